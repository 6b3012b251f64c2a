"""The office's page of frauds, the sheet of three acts, and the texts that are made of the content."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from nhipcau.kernel.gsm import plain_letters
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.safety.reports.kinds import ACTS, KINDS, act_faults, acts, kind_faults, kinds, report_text, spoken, written
from nhipcau.safety.reports.messages import text_of
from nhipcau.safety.reports.models import FraudWarning
from tests.officers import at_browser
from tests.world import COMMUNE, World, must, settle

pytestmark = pytest.mark.django_db
PAGE = "/xa/lua-dao"


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def son() -> Client:
    return at_browser("commune_lead", COMMUNE, "Vi Văn Sơn", "son")


def told(world: World, **changes: Any) -> None:
    body = {"id": new_id(), "village_id": world.tung_huong, "kind": "fake_bank", "way": "call", "asked": "code", "number": "0912345678"}
    must(world.lan, "safety.report_scam", **{**body, **changes})


def test_what_was_told_stands_by_village_and_kind_with_the_text_for_156(world: World, son: Client) -> None:
    told(world)
    told(world, kind="prize", way="message", number="", note="mời nhận xe máy", lost=True)
    page = unescape(son.get(PAGE).content.decode())
    for words in ("Giả ngân hàng, xin mã", "Trúng thưởng, nhận quà", "LD (0912345678) (Gia danh ngan hang xin ma)", "S (so goi) (", "mời nhận xe máy", "đã mất tiền"):
        assert words in page, words


def test_the_leader_warns_in_two_presses_and_takes_it_back(world: World, son: Client) -> None:
    form = {"ma": str(new_id()), "kieu": "prize", "thon": ""}
    assert son.post(PAGE, form).headers["Location"] == f"{PAGE}?xong=phat"
    page = unescape(son.get(PAGE).content.decode())
    assert "Đang cảnh báo" in page
    assert spoken("prize", "xã Tam Quang") in page
    assert son.post(PAGE, {**form, "ma": str(new_id())}).status_code == 409
    with acting(world.son):
        name = FraudWarning.objects.get().id
    assert son.post(PAGE, {"canh_bao": str(name)}).headers["Location"] == f"{PAGE}?xong=rut"
    assert "Đang cảnh báo" not in son.get(PAGE).content.decode()


@pytest.mark.parametrize("form", [{"ma": "x", "kieu": "prize"}, {"ma": str(new_id())}, {"canh_bao": "x"}])
def test_a_form_that_is_not_filled_in_is_refused_in_words(world: World, son: Client, form: dict[str, str]) -> None:
    answer = son.post(PAGE, form)
    assert answer.status_code == 422
    assert "Chưa chọn kiểu lừa" in answer.content.decode()


def test_the_desk_looks_and_does_not_warn(world: World) -> None:
    hoa = at_browser("desk", COMMUNE)
    assert "Phát cảnh báo" not in hoa.get(PAGE).content.decode()
    assert hoa.post(PAGE, {"ma": str(new_id()), "kieu": "prize"}).status_code == 403


def test_anybody_reads_the_three_acts_in_order_and_what_is_not_sure_is_said() -> None:
    page = unescape(Client().get("/an-toan/ba-viec").content.decode())
    places = [page.index(act["title"]) for act in acts()]
    assert places == sorted(places)
    assert "113" in page
    assert page.count("số chưa đối chiếu") == sum(not one["sure"] for act in acts() for one in act.get("numbers", ()))


def test_the_content_is_fit_and_what_would_mislead_is_found() -> None:
    assert list(kind_faults(written(KINDS))) == []
    assert list(act_faults(written(ACTS))) == []
    bad = {**written(KINDS), "kinds": [{**kinds()["prize"], "do": "Dừng. " * 40}]}
    assert {fault.split(":")[-1].strip() for fault in kind_faults(bad)} == {"do is too long", "each kind stands there once, and one of them is “other”"}
    act = {"id": "bank", "title": "Gọi", "lines": ["Gọi."], "numbers": [{"name": "A", "number": "12a", "sure": True}]}
    assert len(list(act_faults({"acts": [act]}))) == 3


@pytest.mark.parametrize("kind", list(kinds()))
def test_every_warning_fits_two_text_messages_and_is_read_in_half_a_minute(kind: str) -> None:
    text = text_of(kind, "xã Thượng Thủy Nguyên Bình")
    assert len(plain_letters(text)) <= 306
    assert len(spoken(kind, "xã Tam Quang", "bản Tùng Hương").split()) <= 100


@pytest.mark.parametrize(
    ("way", "number", "sms", "text"),
    [
        ("call", "0912345678", "Giả danh ngân hàng", "LD (0912345678) (Gia danh ngan hang)"),
        ("message", "Vietcombank", "Xin mã", "S (Vietcombank) (Xin ma)"),
        ("visit", "", "Đòi tiền", "LD (so goi) (Doi tien)"),
    ],
)
def test_the_text_for_156_names_the_number_and_has_no_marks(way: str, number: str, sms: str, text: str) -> None:
    assert report_text(way, number, sms) == text
