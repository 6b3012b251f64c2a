"""Officers above communes: named and invited by whoever is in charge of them in a province, and by nobody else."""

import re
from typing import Any

import pytest
from django.test import Client

from nhipcau.gateway.login.models import Invitation
from nhipcau.gateway.login.tests.test_accounts import SECRET, opens
from nhipcau.gateway.login.tests.ways import hoa, log_in
from nhipcau.kernel.actor import (
    AUDITOR,
    COMMUNE_LEAD,
    CONTENT_EDITOR,
    DESK,
    PROVINCE_ANALYST,
    PROVINCE_LEAD,
    Actor,
)
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.people.models import Member
from tests.officers import at_browser, enrol
from tests.world import COMMUNE, World, settle, tell

pytestmark = pytest.mark.django_db
PROVINCE = "vn.40."


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def dat(world: World) -> Client:
    return at_browser(PROVINCE_LEAD, PROVINCE, "Võ Thành Đạt", "dat")


def asks(dat: Client, **fields: str) -> Any:
    return dat.post("/can-bo/moi", {"ma": str(new_id()), "ten": "Lữ Thị Thơm", **fields})


def code_on(page: Any) -> str:
    assert page.status_code == 200, page.content.decode()
    found = re.search(r'<p class="one-code">([^<]+)<', page.content.decode())
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("role", "commune", "scope", "first"),
    [
        (PROVINCE_ANALYST, "", PROVINCE, "/tinh"), (CONTENT_EDITOR, "", PROVINCE, "/soan"), (AUDITOR, "", PROVINCE, "/kiem-toan"),
        (COMMUNE_LEAD, "16933", COMMUNE, "/xa"),
        (AUDITOR, "16933", PROVINCE, "/kiem-toan"),  # who works for all of it has no commune, whatever was chosen
    ],
)  # fmt: skip
def test_each_duty_is_invited_opens_the_account_and_works(dat: Client, role: str, commune: str, scope: str, first: str) -> None:
    code = code_on(asks(dat, viec=role, xa=commune))
    member = Member.objects.get(full_name="Lữ Thị Thơm")
    assert (member.role, member.scope, member.given_name) == (role, scope, "Thơm")
    assert opens(code).status_code == 302
    thom = Client()
    assert log_in(thom, username="thom.lu", password=SECRET).headers["Location"] == first
    assert thom.get(first).status_code == 200
    page = dat.get("/can-bo").content.decode()
    assert "Lữ Thị Thơm" in page
    assert "thom.lu" in page
    assert {"people.enrol_member", "gateway.invite_officer"} <= set(Entry.objects.values_list("verb", flat=True))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"viec": ""}, "Chọn người ấy làm việc gì."),
        ({"viec": DESK}, "Chọn người ấy làm việc gì."),
        ({"viec": PROVINCE_LEAD}, "Chọn người ấy làm việc gì."),
        ({"viec": "system"}, "Chọn người ấy làm việc gì."),
        ({"viec": COMMUNE_LEAD}, "Chọn xã, phường của lãnh đạo này."),
        ({"viec": COMMUNE_LEAD, "xa": "99999"}, "Chọn xã, phường của lãnh đạo này."),
        ({"viec": AUDITOR, "ten": "  "}, "Ghi họ và tên"),
        ({"viec": AUDITOR, "ten": "a" * 81}, "Ghi họ và tên"),
    ],
)
def test_what_will_not_do_is_said_beside_its_field_and_nobody_is_taken_in(dat: Client, fields: dict[str, str], words: str) -> None:
    before = Member.objects.count()
    answer = asks(dat, **fields)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert (Member.objects.count(), Invitation.objects.count()) == (before, 0)


def test_what_was_typed_is_not_lost(dat: Client) -> None:
    page = asks(dat, viec=COMMUNE_LEAD, ten="Mai Xuân Dung").content.decode()
    assert 'value="Mai Xuân Dung"' in page
    assert '<option value="commune_lead" selected>' in page


def test_pressing_twice_takes_one_in_and_shows_one_code(dat: Client) -> None:
    fields = {"ma": str(new_id()), "viec": AUDITOR}
    assert [asks(dat, **fields).status_code for _ in range(2)] == [200, 409]
    assert Member.objects.filter(full_name="Lữ Thị Thơm").count() == 1


def test_the_page_shows_the_provinces_officers_and_no_desk_no_team_and_no_other_province(dat: Client, world: World) -> None:
    enrol(DESK, COMMUNE, "Hà Ở Quầy", "quay")
    enrol(AUDITOR, "vn.37.", "Đỗ Văn Xa", "xa")
    enrol(PROVINCE_LEAD, PROVINCE, "Kẻ Ngang Vai", "ngang")
    enrol(COMMUNE_LEAD, COMMUNE, "Mai Xuân Dung", "dung")
    page = dat.get("/can-bo").content.decode()
    for hidden in ("Hà Ở Quầy", "Đỗ Văn Xa", "Kẻ Ngang Vai", "Lô Thị Lan", "Lô Thị Tư"):
        assert hidden not in page, hidden
    assert "Mai Xuân Dung" in page
    assert "Xã Tam Quang" in page
    assert "Cấp tỉnh" in page


@pytest.mark.parametrize(("role", "scope"), [(DESK, COMMUNE), (PROVINCE_LEAD, PROVINCE), (AUDITOR, "vn.37."), ("member", COMMUNE)])
def test_who_is_not_theirs_is_neither_invited_nor_ended_nor_tied(dat: Client, role: str, scope: str) -> None:
    other = enrol(role, scope, "Kha Thị Mai", "mai")
    fields = {"nguoi": str(other.id), "ma": str(new_id())}
    for address in ("/can-bo/moi", "/can-bo/nghi"):
        assert dat.post(address, fields).status_code == 404, address
    assert dat.post("/can-bo/gan", {**fields, "sub": "mai"}).status_code == 404
    assert not Invitation.objects.exists()
    other.refresh_from_db()
    assert other.left_at is None


def test_an_officer_of_the_province_who_leaves_is_out_at_once(dat: Client) -> None:
    member = hoa(AUDITOR, PROVINCE)
    client = Client()
    log_in(client)
    assert client.get("/kiem-toan").status_code == 200
    assert dat.post("/can-bo/nghi", {"nguoi": str(member.id)}).headers["Location"] == "/can-bo?xong=nghi"
    assert client.get("/kiem-toan").status_code == 302
    assert log_in().status_code == 422


@pytest.mark.parametrize("role", [PROVINCE_ANALYST, CONTENT_EDITOR, AUDITOR, DESK])
def test_nobody_else_of_a_province_names_officers(world: World, role: str) -> None:
    someone = at_browser(role, COMMUNE if role == DESK else PROVINCE, "Kẻ Lạ", "la")
    assert someone.get("/can-bo").status_code == 403
    assert asks(someone, viec=AUDITOR).status_code == 403


def test_a_commune_leader_gets_no_choice_and_cannot_slip_one_in(world: World) -> None:
    son = at_browser(COMMUNE_LEAD, COMMUNE, "Nguyễn Văn Sơn", "son")
    assert "<select" not in son.get("/can-bo").content.decode()
    code_on(asks(son, viec=AUDITOR, xa="16936"))
    member = Member.objects.get(full_name="Lữ Thị Thơm")
    assert (member.role, member.scope) == (DESK, COMMUNE)


def test_the_verbs_themselves_hold_without_the_page(world: World) -> None:
    lead = Actor(new_id(), PROVINCE_LEAD, PROVINCE)
    body = {"id": str(new_id()), "full_name": "Kẻ Lạ", "given_name": "Lạ"}
    for role, scope, number in (
        (PROVINCE_LEAD, PROVINCE, "403.1"), (DESK, COMMUNE, "403.1"), ("member", COMMUNE, "403.1"), (AUDITOR, "vn.37.", "422.31"),
        (COMMUNE_LEAD, "vn.37.14620.", "422.31"),
    ):  # fmt: skip
        told = tell(lead, "people.enrol_member", **{**body, "role": role, "scope": scope})
        assert told.problem
        assert told.problem.number == number, (role, scope)
    assert not Member.objects.filter(full_name="Kẻ Lạ").exists()
