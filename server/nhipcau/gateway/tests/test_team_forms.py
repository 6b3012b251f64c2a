"""The small forms of the team: who is taken in, who moves, and what is said when something is wrong."""

import re

import pytest
from django.test import Client

from nhipcau.gateway.models import ActivationCode, Device
from nhipcau.kernel.actor import COMMUNE_LEAD
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.people.models import Member
from nhipcau.places.models import Commune
from tests.officers import at_browser
from tests.phones import phone_of, visit
from tests.world import COMMUNE, World, settle

pytestmark = pytest.mark.django_db

NEIGHBOUR = "vn.40.16936."


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def son(world: World) -> Client:
    return at_browser(COMMUNE_LEAD, COMMUNE, "Vi Văn Sơn", "son")


def neighbour() -> Client:
    """The browser of the next commune's leader."""
    fields = {"province_id": "40", "name": "Tương Dương", "kind": "Xã", "folded": "tuong duong"}
    Commune.objects.get_or_create(code="16936", defaults={**fields, "valid_from": "2025-07-01"})
    return at_browser(COMMUNE_LEAD, NEIGHBOUR, "Lang Văn Kề", "ke")


def told(answer, number):
    """Check that a page is this Problem."""
    assert answer.status_code == int(number.split(".")[0]), answer.content.decode()[-400:]
    assert number in answer.content.decode()


def new_member(world, **changes):
    fields = {
        "ma": str(new_id()), "ten": "Lô Thị Mai", "vai": "member", "thon": str(world.bai_so), "hoi": "women",
        "tieng": ["vi", "thai"], "so": "0912 345 678",
    }  # fmt: skip
    return {**fields, **changes}


def state():
    """What a press could change."""
    members = list(Member.objects.order_by("id").values_list("id", "scope"))
    return members, ActivationCode.objects.count(), list(Device.objects.values_list("id", "revoked_at"))


# ── enrolling


def test_somebody_new_is_in_the_team_and_in_the_ledger(world, son):
    sent = new_member(world)
    answer = son.post("/to/them", sent)
    assert answer.headers["Location"] == f"/to?xong=them#n-{sent['ma']}"
    mai = Member.objects.get(id=sent["ma"])
    assert (mai.full_name, mai.given_name, mai.role) == ("Lô Thị Mai", "Mai", "member")
    assert (mai.scope, mai.affiliation) == (world.scope(world.bai_so), "women")
    assert (mai.languages, mai.phone) == (["vi", "thai"], "0912345678")
    assert Entry.objects.filter(verb="people.enrol_member", verdict="done", actor=Member.objects.get(full_name="Vi Văn Sơn").id).count() == 1  # fmt: skip


def test_pressing_twice_enrols_once(world, son):
    sent = new_member(world)
    assert [son.post("/to/them", sent).status_code for _ in range(2)] == [302, 302]
    assert Member.objects.filter(full_name="Lô Thị Mai").count() == 1


def test_a_leader_may_answer_for_the_whole_commune(world, son):
    son.post("/to/them", new_member(world, vai="leader", thon="ca-xa"))
    assert Member.objects.get(full_name="Lô Thị Mai").scope == COMMUNE


def test_a_village_that_waits_is_already_chosen_on_its_form(world, son):
    page = son.get("/to/them", {"thon": str(world.bai_so)}).content.decode()
    assert f'<option value="{world.bai_so}" selected>' in page


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("ten", "", "Ghi họ và tên"),
        ("ten", "   ", "Ghi họ và tên"),
        ("ten", "x" * 81, "Ghi họ và tên"),
        ("ten", "Lô " + "i" * 41, "Tên gọi dài quá"),
        ("vai", "", "Chọn tổ viên hoặc tổ trưởng"),
        ("vai", "commune_lead", "Chọn tổ viên hoặc tổ trưởng"),
        ("vai", "system", "Chọn tổ viên hoặc tổ trưởng"),
        ("thon", "", "Chọn thôn, bản phụ trách"),
        ("thon", "vn.37.", "không có trong xã"),
        ("thon", "00000000-0000-7000-8000-000000000000", "không có trong xã"),
        ("hoi", "party", "Chọn một mục"),
        ("tieng", ["Thổ"], "Chọn nhiều nhất 8 tiếng"),
        ("tieng", list("abcdefghi"), "Chọn nhiều nhất 8 tiếng"),
        ("so", "gọi Lan", "Số điện thoại có 9 đến 14 chữ số"),
        ("so", "123", "Số điện thoại có 9 đến 14 chữ số"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(world, son, field, typed, words):
    before = Member.objects.count()
    answer = son.post("/to/them", new_member(world, **{field: typed}))
    page = answer.content.decode()
    assert (answer.status_code, Member.objects.count()) == (422, before)
    assert words in page.split(f'id="loi-{field}"')[1][:400]
    kept = {"ten": "Lô Thị Mai", "so": "0912 345 678"} | ({field: ""} if field in {"ten", "so"} else {})
    assert all(f'value="{value}"' in page for value in kept.values() if value)


def test_what_cannot_be_stored_is_a_problem_above_the_form(world, son):
    told(son.post("/to/them", new_member(world, ten="Lô\x00Mai")), "422.5")


def test_an_id_that_is_taken_elsewhere_is_a_problem_above_the_form(world):
    theirs = neighbour()
    told(theirs.post("/to/them", {**new_member(world), "ma": str(world.lan_id), "thon": "ca-xa"}), "409.2")
    assert Member.objects.get(id=world.lan_id).full_name == "Lô Thị Lan"


def test_when_every_village_has_somebody_the_page_says_so(world, son):
    son.post("/to/them", new_member(world))
    page = son.get("/to").content.decode()
    assert "Thôn, bản nào cũng có người." in page
    assert "<b>2</b> trên 2" in page


def test_names_are_shown_as_they_are_typed_and_nothing_in_them_runs(world, son):
    son.post("/to/them", new_member(world, ten="<script>alert(1)</script> Mai"))
    page = son.get("/to").content.decode()
    assert "&lt;script&gt;" in page
    assert "<script" not in page


def test_the_leader_of_another_commune_sees_and_enrols_nobody_here(world):
    client, before = neighbour(), Member.objects.count()
    page = client.get("/to").content.decode()
    assert "Lô Thị Lan" not in page
    assert "Tùng Hương" not in page
    answer = client.post("/to/them", new_member(world))
    assert (answer.status_code, Member.objects.count()) == (422, before)
    assert "không có trong xã" in answer.content.decode()


# ── moving


def test_somebody_moves_and_what_they_did_before_stays_theirs(world, son):
    lans = phone_of(world, world.lan_id)
    before = visit(world)
    assert lans.pull()["scope"] == world.scope(world.tung_huong)
    answer = son.post("/to/chuyen", {"nguoi": world.lan_id, "thon": world.bai_so})
    assert answer.headers["Location"] == f"/to?xong=chuyen#n-{world.lan_id}"
    assert lans.pull()["scope"] == world.scope(world.bai_so)
    assert lans.told(before) == [("done", None)]


def test_the_form_for_moving_shows_where_somebody_works_now(world, son):
    page = son.get("/to/chuyen", {"nguoi": str(world.lan_id)}).content.decode()
    assert f'<option value="{world.tung_huong}" selected>' in page


@pytest.mark.parametrize("thon", ["", "bản", "\x00", "00000000-0000-7000-8000-000000000000"])
def test_nobody_moves_to_where_nothing_is(world, son, thon):
    told(son.post("/to/chuyen", {"nguoi": world.lan_id, "thon": thon}), "422.31")
    assert world.lan.scope == world.scope(world.tung_huong)


def test_officers_are_not_moved_to_a_village(world, son):
    me = Member.objects.get(user__username="son")
    told(son.post("/to/chuyen", {"nguoi": me.id, "thon": world.bai_so}), "404.33")
    assert Member.objects.get(id=me.id).scope == COMMUNE


# ── bad input


@pytest.mark.parametrize(
    "rubbish", ["", "máy", "\x00", "x" * 5000, "' OR 1=1 --", "00000000-0000-7000-8000-000000000000"]
)
def test_a_broken_form_is_a_problem_and_changes_nothing(world, son, rubbish):
    before, client = state(), son
    client.raise_request_exception = False
    for path, field in (
        ("/to/ma", "nguoi"),
        ("/to/ma", "ma"),
        ("/to/khoa", "may"),
        ("/to/chuyen", "nguoi"),
        ("/to/them", "ma"),
    ):
        fields = {"nguoi": str(world.minh_id), "ma": str(new_id()), "thon": "", "ten": "", field: rubbish}
        answer = client.post(path, fields)
        if (path, field, len(rubbish)) in {("/to/ma", "ma", 36), ("/to/them", "ma", 36)}:
            continue  # an id is an id
        assert answer.status_code in {400, 404}, (path, field)
        assert re.search(r"(400\.110|404\.\d+)", answer.content.decode()), (path, field)
    if len(rubbish) != 36:
        assert state() == before
    assert client.get("/to/chuyen", {"nguoi": rubbish}).status_code in {400, 404}
    assert client.get("/to/them", {"thon": rubbish}).status_code == 200
    assert client.get("/to", {"xong": rubbish}).status_code == 200
