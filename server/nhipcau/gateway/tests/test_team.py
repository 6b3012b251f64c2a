"""The leader's page of the teams: who may do what, codes shown once, phones locked, members enrolled and moved."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from nhipcau.gateway.models import ActivationCode, Device
from nhipcau.gateway.phones import give_code
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, PROVINCE_ANALYST, Actor
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.qr import qr_in_page
from nhipcau.people.models import Member
from nhipcau.places.models import Commune
from tests.officers import at_browser, enrol
from tests.phones import PULL, PUSH, Phone, activate, phone_of, post, problem, sealed, visit
from tests.world import COMMUNE, World, letter, must, settle, tell

pytestmark = pytest.mark.django_db

NEIGHBOUR = "vn.40.16936."
SEEN, CLOSED, LOG_IN = 200, 403, 302
CODE = re.compile(r'<p class="one-code">([0-9A-Z]{5}-[0-9A-Z]{5})</p>')


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


def doors(world):
    """Every door of the team, with a press that would do something there."""
    phone = phone_of(world, world.lan_id)
    return {
        "GET /to": {},
        "GET /to/them": {},
        "GET /to/chuyen": {"nguoi": world.lan_id},
        "POST /to/ma": {"nguoi": world.lan_id, "ma": new_id()},
        "POST /to/khoa": {"may": phone.device},
        "POST /to/them": {"ma": new_id(), "ten": "Lô Thị Mai", "vai": "member", "thon": world.bai_so, "hoi": "women"},
        "POST /to/chuyen": {"nguoi": world.lan_id, "thon": world.bai_so},
    }


def knock(client, door, fields):
    method, path = door.split()
    return client.get(path, fields) if method == "GET" else client.post(path, fields)


# ── who may


def state():
    """What a press could change."""
    members = list(Member.objects.order_by("id").values_list("id", "scope"))
    return members, ActivationCode.objects.count(), list(Device.objects.values_list("id", "revoked_at"))


@pytest.mark.parametrize("role", [None, MEMBER, LEADER, DESK, PROVINCE_ANALYST])
def test_no_door_of_the_team_opens_for_another_role(world, role):
    pressed = doors(world)
    scope = "vn.40." if role == PROVINCE_ANALYST else COMMUNE
    client = at_browser(role, scope) if role else Client()
    before = state()
    for door, fields in pressed.items():
        assert knock(client, door, fields).status_code == (CLOSED if role else LOG_IN), door
    assert state() == before


def test_the_leader_of_the_commune_may_do_all_of_it(world, son):
    for door, fields in doors(world).items():
        assert knock(son, door, fields).status_code in {200, 302}, door


@pytest.mark.parametrize(
    ("door", "number"),
    [
        ("GET /to/chuyen", "404.33"),
        ("POST /to/ma", "404.33"),
        ("POST /to/khoa", "404.96"),
        ("POST /to/chuyen", "404.33"),
    ],
)
def test_the_leader_of_another_commune_reaches_nobody_here(world, door, number):
    client, pressed = neighbour(), doors(world)
    before = state()
    told(knock(client, door, pressed[door]), number)
    assert state() == before


@pytest.mark.parametrize("path", ["/to/ma", "/to/khoa", "/to/them", "/to/chuyen"])
def test_a_press_from_another_site_is_refused(world, path):
    client = Client(enforce_csrf_checks=True)
    client.force_login(enrol(COMMUNE_LEAD, COMMUNE).user)
    told(client.post(path, {"may": new_id(), "nguoi": world.lan_id, "ma": new_id()}), "403.110")


@pytest.mark.parametrize("path", ["/to/ma", "/to/khoa"])
def test_what_changes_something_is_never_done_by_following_a_link(son, path):
    assert son.get(path).status_code == 405


# ── the page


def test_the_page_shows_who_works_where_on_which_phone_and_who_is_missing(world, son):
    phone_of(world, world.lan_id)
    Member.objects.filter(id=world.lan_id).update(languages=["vi", "thai"], phone="0900000002")
    page = son.get("/to").content.decode()
    for words in (
        "Lô Thị Lan", "Tổ viên · Đoàn Thanh niên", "Tiếng Việt, Thái", 'href="tel:0900000002"', "Máy thử",
        "Đang dùng", "Vi Văn Minh", "Tổ trưởng", "Chưa mở máy", "Cả xã", "Vi Văn Sơn", "<b>1</b> trên 2", "50,0",
        f"/to/them?thon={world.bai_so}",
    ):  # fmt: skip
        assert words in page, words
    assert page.index("Vi Văn Minh") < page.index("Lô Thị Lan"), "the leader stands first"
    assert f"/to/them?thon={world.tung_huong}" not in page


def test_an_officer_of_the_whole_commune_covers_no_village(world, son):
    Member.objects.filter(id__in=[world.lan_id, world.minh_id]).update(scope=COMMUNE)
    assert "<b>0</b> trên 2" in son.get("/to").content.decode()


def test_a_commune_without_villages_and_members_has_its_page(world):
    assert "Xã chưa nhập danh sách thôn, bản." in neighbour().get("/to").content.decode()


def test_whoever_has_left_is_not_shown_and_whoever_leaves_tomorrow_gets_no_new_phone(world, son):
    must(world.son, "people.leave_member", member_id=world.lan_id)
    must(world.son, "people.leave_member", member_id=world.minh_id, left_on=local_today() + timedelta(days=1))
    page = son.get("/to").content.decode()
    assert "Lô Thị Lan" not in page
    assert "Vi Văn Minh" in page
    assert "Cấp mã mở máy" not in page


# ── codes


def test_a_code_is_shown_once_big_and_as_a_picture_and_opens_a_phone(world, son):
    answer = son.post("/to/ma", {"nguoi": world.lan_id, "ma": new_id()})
    page = answer.content.decode()
    code = CODE.search(page)[1]
    assert answer.headers["Cache-Control"] == "no-store"
    assert qr_in_page(f"http://testserver/app/#kich-hoat={code}", "Mã QR mở máy", border=4) in page
    assert "testserver/app/" in page
    assert activate(code, new_id()).status_code == 200


def test_sending_the_page_again_shows_no_code_and_gives_no_second_one(world, son):
    press = {"nguoi": world.lan_id, "ma": new_id()}
    first = CODE.search(son.post("/to/ma", press).content.decode())[1]
    again = son.post("/to/ma", press)
    told(again, "409.97")
    assert not CODE.search(again.content.decode())
    assert ActivationCode.objects.count() == 1
    assert first not in son.get("/to").content.decode()
    assert "Mã chưa dùng" in son.get("/to").content.decode()
    assert activate(first, new_id()).status_code == 200


def test_no_code_stands_in_the_session_the_ledger_or_an_address(world, son):
    code = CODE.search(son.post("/to/ma", {"nguoi": world.lan_id, "ma": new_id()}).content.decode())[1]
    kept = [str(dict(son.session)), *(str(vars(line)) for line in Entry.objects.all())]
    assert all(code not in one and code.replace("-", "") not in one for one in kept)
    assert Entry.objects.filter(verb="gateway.issue_code", verdict="done").count() == 1


def test_a_role_without_a_phone_gets_no_code_and_the_ledger_keeps_that_it_was_asked(world, son):
    me = Member.objects.get(user__username="son")
    assert str(me.id) not in re.findall(r'name="nguoi" value="([^"]+)"', son.get("/to").content.decode())
    told(son.post("/to/ma", {"nguoi": me.id, "ma": new_id()}), "403.95")
    assert Entry.objects.get(verb="gateway.issue_code").problem == "403.95"


def test_a_team_leader_gives_codes_to_the_team_and_not_to_the_desk(world):
    head = Actor(new_id(), LEADER, COMMUNE, "Tổ trưởng xã")
    desk = enrol(DESK, COMMUNE, login="quay").id
    asked = {"id": new_id(), "code_mark": "ab" * 32}
    assert tell(head, "gateway.issue_code", **asked, member_id=desk).problem.number == "403.95"
    assert tell(head, "gateway.issue_code", **asked, member_id=world.lan_id).state == "done"


# ── locking


def test_a_locked_phone_is_dead_at_once_and_its_work_waits_for_a_new_code(world, son):
    lans = phone_of(world, world.lan_id)
    unsent = sealed(visit(world))
    answer = son.post("/to/khoa", {"may": lans.device})
    assert answer.headers["Location"] == "/to?xong=khoa"
    problem(Client().get(PULL, headers=lans.head), "401.96")
    problem(post(PUSH, {"sent_at": now().isoformat(), "letters": [unsent]}, headers=lans.head), "401.96")
    page = son.get("/to?xong=khoa").content.decode()
    assert "Đã khóa máy." in page
    assert "Đang dùng" not in page
    again = Phone(activate(give_code(world.system, world.lan_id), lans.device).json()["token"], lans.device)
    assert again.told(unsent) == [("done", None)]


def test_locking_twice_keeps_the_first_moment_and_both_stand_in_the_ledger(world, son):
    lans = phone_of(world, world.lan_id)
    moments = []
    for _ in range(2):
        assert son.post("/to/khoa", {"may": lans.device}).status_code == 302
        moments.append(Device.objects.get().revoked_at)
    assert moments[0] == moments[1]
    lines = Entry.objects.filter(verb="gateway.lock_phone")
    assert [(line.verdict, line.commune, line.place) for line in lines] == [
        ("done", "16933", world.scope(world.tung_huong))
    ] * 2


def test_a_phone_is_locked_by_the_heads_of_its_place_and_nobody_else(world):
    lans, mai = phone_of(world, world.lan_id), new_id()
    fields = {"full_name": "Lô Thị Mai", "given_name": "Mai", "role": "leader"}
    must(world.system, "people.enrol_member", id=mai, scope=world.scope(world.bai_so), **fields)
    there = Actor(mai, LEADER, world.scope(world.bai_so), "Mai")
    for actor, number in ((there, "404.96"), (world.lan, "403.1"), (world.hoa, "403.1"), (world.tam, "403.1")):
        assert tell(actor, "gateway.lock_phone", device_id=lans.device).problem.number == number, actor.role
    assert lans.pull()["reset"]
    assert tell(world.minh, "gateway.lock_phone", device_id=lans.device).state == "done"


def test_a_phone_may_lock_another_by_its_own_letter(world):
    """A team leader in the village needs no office: the letter travels as all others do."""
    lans, minhs = phone_of(world, world.lan_id), phone_of(world, world.minh_id)
    assert minhs.told(letter("gateway.lock_phone", device_id=lans.device)) == [("done", None)]
    problem(Client().get(PULL, headers=lans.head), "401.96")


# ── leaving


def test_whoever_is_let_go_is_asked_about_first_and_then_not_shown(world, son):
    page = son.get("/to/nghi", {"nguoi": world.lan_id}).content.decode()
    assert "Lô Thị Lan thôi phụ trách" in page
    assert "Lô Thị Lan" in son.get("/to").content.decode()
    answer = son.post("/to/nghi", {"nguoi": world.lan_id})
    assert answer.headers["Location"] == "/to?xong=nghi"
    page = son.get("/to?xong=nghi").content.decode()
    assert "Đã cho nghỉ." in page
    assert "Lô Thị Lan" not in page
    assert son.post("/to/nghi", {"nguoi": world.lan_id}).status_code == 404
