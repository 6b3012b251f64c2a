"""The commune's page of accounts, and the sheet that anybody may open."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.people.models import Member
from nhipcau.safety.http import purpose_of
from nhipcau.safety.models import OwnAccount, Payee
from nhipcau.safety.payees import mark_of
from nhipcau.safety.tests.test_payees import publish
from nhipcau.safety.vietqr import make_code
from tests.markup import Markup
from tests.officers import at_browser, real_guide
from tests.world import COMMUNE, NEIGHBOUR, PROCEDURE, World, must, settle

pytestmark = pytest.mark.django_db
PAGE = "/xa/noi-nhan-tien"


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def hoa() -> Client:
    return at_browser("desk", COMMUNE)


@pytest.fixture
def son() -> Client:
    return at_browser("commune_lead", COMMUNE, "Vi Văn Sơn", "son")


def form(**changes: Any) -> dict[str, Any]:
    return {
        "viec": "ghi",
        "ma": str(new_id()),
        "don_vi": "Ủy ban nhân dân xã",
        "thu_tuc": PROCEDURE,
        "ngan_hang": "970405",
        "tai_khoan": "3511.0101.23456",
        "chu": "UBND XA TAM QUANG",
        "so_tien": "8.000",
        "noi_dung": "",
        "giay": "Thông báo 12/TB-UBND",
        "tu_ngay": local_today().isoformat(),
        "den_ngay": "",
        **changes,
    }


def test_the_desk_writes_and_the_leader_confirms_and_both_stand_there(world: World, hoa: Client, son: Client) -> None:
    assert hoa.post(PAGE, form()).headers["Location"] == f"{PAGE}?xong=ghi"
    payee = Payee.objects.get()
    assert (payee.account, payee.amount) == ("3511010123456", 8000)
    assert "Đã so với giấy" not in hoa.get(PAGE).content.decode()
    assert "Đã so với giấy" in son.get(PAGE).content.decode()
    assert son.post(PAGE, {"viec": "xac-nhan", "ma": str(payee.id)}).status_code == 302
    told = son.get(PAGE).content.decode()
    assert "Đang công bố" in told
    assert "Lữ Thị Hoa" in told
    assert "Vi Văn Sơn" in told
    assert hoa.post(PAGE, {"viec": "thoi", "ma": str(payee.id), "vi_sao": "wrong"}).status_code == 302
    assert "ghi sai" in hoa.get(PAGE).content.decode()


def test_a_refusal_keeps_what_was_typed_and_offers_to_remember_the_account(world: World, hoa: Client) -> None:
    helper = Member.objects.get(id=world.lan_id)
    answer = hoa.post(PAGE, form(chu=helper.full_name.upper()))
    assert answer.status_code == 422
    told = answer.content.decode()
    assert "422.73" in told
    assert 'value="3511.0101.23456"' in told
    remembered = hoa.post(PAGE, {"viec": "cua-nguoi", "ngan_hang": "970405", "tai_khoan": "3511.0101.23456"})
    assert remembered.status_code == 302
    assert OwnAccount.objects.count() == 1
    assert hoa.post(PAGE, form(chu="MOT TEN KHAC")).status_code == 422


@pytest.mark.parametrize(
    "changes",
    [{"so_tien": "tám nghìn"}, {"tai_khoan": "'; DROP"}, {"tai_khoan": ""}, {"tu_ngay": "hôm nay"}, {"ma": "x"}, {"ngan_hang": "Agribank"}, {"viec": "cua-nguoi", "tai_khoan": ""}, {"viec": "xac-nhan", "ma": ""}, {"viec": "thoi", "vi_sao": "?"}, {"noi_dung": "<b>"}],
)
def test_a_form_that_is_not_whole_is_refused_in_words(world: World, hoa: Client, changes: dict[str, Any]) -> None:
    answer = hoa.post(PAGE, form(**changes))
    assert answer.status_code == 422
    assert "422.71" in answer.content.decode()
    assert not Payee.objects.exists()


def test_anybody_opens_the_sheet_with_its_code_and_no_name_of_a_family(world: World) -> None:
    name, slip = publish(world, purpose=""), new_slip_code()
    answer = Client().get(f"/tra-tien/{name}?phieu={slip}")
    told = answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    assert "<svg" in told
    for words in ("Agribank", "3511 0101 2345 6", "UBND XA TAM QUANG", "8.000 đ", f"{PROCEDURE} {slip}", "Thông báo 12/TB-UBND"):
        assert words in told, words
    assert Markup(told).faults == []


def test_the_code_on_the_sheet_pays_that_account_and_says_procedure_and_slip_only(world: World) -> None:
    payee = Payee(procedure=PROCEDURE, purpose="")
    slip = new_slip_code()
    assert purpose_of(payee, slip) == f"{PROCEDURE} {slip}"
    assert purpose_of(payee, "") == PROCEDURE
    assert purpose_of(Payee(procedure=PROCEDURE, purpose="HOC PHI THANG 11"), slip) == slip
    assert slip in make_code("970405", "3511010123456", 8000, purpose_of(payee, slip))


def test_a_sheet_that_is_not_published_is_refused_for_anybody(world: World) -> None:
    assert Client().get(f"/tra-tien/{uuid4()}").status_code == 404
    waits = Payee.objects.create(id=new_id(), place=COMMUNE, unit="x", bank="970405", account="1", holder="x", source="x", valid_from=local_today(), proposed_by=uuid4(), proposed_name="x", proposed_role="desk", proposed_at="2026-11-22T00:00:00Z")
    assert Client().get(f"/tra-tien/{waits.id}").status_code == 404


def test_a_slip_leads_to_the_sheet_of_its_procedure_while_it_is_published(world: World) -> None:
    real_guide(PROCEDURE)
    code = new_slip_code()
    must(world.lan, "dossiers.prepare", **world.preparation(world.ba_tu, slip_code=code))
    name = publish(world)
    link = f"/tra-tien/{name}?phieu={code}"
    assert link in Client().get(f"/s/{code}").content.decode()
    assert link in Client().get(f"/s/{code}?tieng=en").content.decode()
    must(world.son, "safety.end_payee", payee_id=name, why="changed")
    assert "/tra-tien/" not in Client().get(f"/s/{code}").content.decode()


def test_an_account_that_a_newcomers_name_hides_says_so_to_the_office_until_it_is_ended(world: World, hoa: Client, son: Client) -> None:
    name, other = publish(world, holder="NGUYEN VAN CO", procedure=""), publish(world)
    assert "Không còn hiện" not in son.get(PAGE).content.decode()
    body = {"id": new_id(), "full_name": "Nguyễn Văn Cờ", "given_name": "Cờ", "role": "member", "scope": world.scope(world.bai_so)}
    must(world.son, "people.enrol_member", **body, phone="0912345678", languages=["vi"], affiliation="youth")
    assert "Có nơi nhận tiền không còn hiện" in son.get("/to").content.decode(), "the page that takes people in says so"
    for officer in (hoa, son):
        told = officer.get(PAGE).content.decode()
        cards = {one: told.split(f'id="n-{one}"')[1].split("</article>")[0] for one in (name, other)}
        assert "Không còn hiện: trùng tên tổ viên" in cards[name]
        assert "Bấm Thôi dùng để mọi máy bỏ đi." in cards[name]
        assert "Đang công bố" not in cards[name]
        assert f"/tra-tien/{name}" not in told, "its sheet answers nobody"
        assert "Đang công bố" in cards[other]
        assert "Không còn hiện" not in cards[other]
        assert Markup(told).faults == []
    son.post(PAGE, {"viec": "thoi", "ma": str(name), "vi_sao": "suspected"})
    assert "Không còn hiện" not in son.get(PAGE).content.decode()
    assert "Có nơi nhận tiền không còn hiện" not in son.get("/to").content.decode()


def test_an_account_that_another_commune_named_as_a_helpers_own_says_that(world: World, son: Client) -> None:
    publish(world)
    OwnAccount.objects.create(mark=mark_of("970405", "3511010123456"), place=NEIGHBOUR, named_at=now())
    assert "Không còn hiện: tài khoản của người giúp" in son.get(PAGE).content.decode()


def test_an_account_that_another_organisation_explained_stays_in_sight(world: World, son: Client) -> None:
    told = {"explained_by": "Kho bạc Nhà nước khu vực XI", "explained_in": "Thông báo 45/KBNN"}
    publish(world, holder=f"TRUONG TIEU HOC {Member.objects.get(id=world.lan_id).full_name}", unit="Trường Tiểu học", procedure="", **told)
    page = son.get(PAGE).content.decode()
    assert "Đang công bố" in page
    assert "Không còn hiện" not in page
