"""Who goes where at the office's browser: suggestions from calls, dates and homes; changed by hand; given, so that a phone shows it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Read
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Member
from nhipcau.support.calls.asking import call_team
from nhipcau.support.calls.queries import reached_by, served, team_calls_visible_to
from nhipcau.support.matching.queries import Board, board
from nhipcau.support.models import Arranged, Assist, TeamCall
from tests.officers import at_browser
from tests.world import COMMUNE, Home, World, move_in, must, settle, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


def promised(world: World, home: Home, on: date) -> UUID:
    """Let Hoa help a family, who are to be visited again on a day; the day is set afterwards, since nobody promises a past one."""
    body = world.assist(home, next_date=local_today() + timedelta(days=3))
    must(world.hoa, "people.give_consent", id=new_id(), resident_id=home.resident, purpose="follow_up", given_by="self", method="tap")
    must(world.hoa, "support.record_assist", **body)
    with acting(world.system):
        Assist.objects.filter(id=body["id"]).update(next_date=on, happened_at=now() - timedelta(days=20))
    return UUID(str(body["id"]))


def day_of(world: World, **more: Any) -> Board:
    with acting(world.son):
        return board(world.son, **more)


def told(world: World, **more: Any) -> dict[UUID, tuple[str, str]]:
    return {one.need.id: (one.need.kind, one.helper.name if one.helper else one.why[0]) for one in day_of(world, **more).suggestions}


def call(world: World, village: UUID, number: str = "0912345678", **more: Any) -> UUID:
    call_team(COMMUNE, "web", number, village_id=village, wish="call", **more)
    with acting(world.system):
        return TeamCall.objects.latest("asked_at").id


def office() -> Client:
    return at_browser("desk", COMMUNE, login="hoa2")


def test_calls_dates_that_have_come_and_homes_are_the_needs(world: World) -> None:
    asked, visit = call(world, world.tung_huong), promised(world, world.ba_tu, local_today())
    assert {need: kind for need, (kind, _) in told(world).items()} == {asked: "call", visit: "visit"}
    assert {kind for kind, _ in told(world, homes=True).values()} == {"call", "visit", "home"}
    later = promised(world, world.pao, local_today() + timedelta(days=1))
    assert later not in told(world)
    must(world.hoa, "support.record_assist", **world.assist(world.ba_tu))
    assert visit not in told(world), "somebody has been there since"


def test_a_visit_that_is_given_stands_on_the_helpers_phone_and_tells_the_home_only_when_asked(world: World) -> None:
    visit = promised(world, world.ba_tu, local_today() - timedelta(days=2))
    page = office()
    shown = page.get("/xa/ai-di-dau").content.decode()
    assert "Lô Thị Tư" in shown
    assert page.post("/xa/ai-di-dau", {"viec": "giao", "loai": "visit", "can": visit, "nguoi": world.lan_id}).status_code == 302
    lan = world.lan
    with acting(lan):
        given = team_calls_visible_to(lan).get()
        assert (given.helper_id, given.wish, given.village_id) == (world.lan_id, "visit", world.tung_huong)
        assert "Tư" not in given.about
        assert "Nhà Lô Thị Tư" in reached_by(lan, given.id).where
    assert visit not in told(world)
    must(lan, "support.answer_call", id=new_id(), call_id=given.id, answer="helped")
    with acting(world.son):
        assert served(world.son).due == 0, "the office's own visits are no answers to families"
        assert TeamCall.objects.get(id=given.id).sealed is None


def test_each_look_at_names_is_noted_and_a_day_of_calls_notes_none(world: World) -> None:
    call(world, world.tung_huong)
    page = office()
    page.get("/xa/ai-di-dau")
    with acting(world.son):
        assert not Read.objects.filter(door="who_goes").exists()
    promised(world, world.ba_tu, local_today())
    page.get("/xa/ai-di-dau?nha=1")
    with acting(world.son):
        noted = Read.objects.filter(door="who_goes")
        assert {one.resident for one in noted} == {world.ba_tu.resident, None}
        assert world.pao.household in {one.household for one in noted}


def test_all_suggestions_are_given_at_once_and_a_second_press_finds_nothing_more(world: World) -> None:
    call(world, world.tung_huong)
    promised(world, world.ba_tu, local_today())
    page = office()
    for _ in range(2):
        assert page.post("/xa/ai-di-dau", {"viec": "het"}).headers["Location"] == "/xa/ai-di-dau?xong=giao"
    assert told(world) == {}
    with acting(world.son):
        assert TeamCall.objects.filter(ended_at=None).exclude(given_by=None).count() == 2


def test_a_leaders_choice_stays_and_the_rest_is_matched_around_it(world: World) -> None:
    needs = [call(world, world.tung_huong, f"091234567{at}") for at in range(2)]
    for member in (world.lan_id, world.minh_id):
        must(world.son, "support.set_strength", id=new_id(), member_id=member, most=1)
    first = told(world)
    other = {"Lô Thị Lan": world.minh_id, "Vi Văn Minh": world.lan_id}[first[needs[0]][1]]
    page = office()
    assert page.post("/xa/ai-di-dau", {"viec": "chon", "can": needs[0], "nguoi": other}).headers["Location"] == "/xa/ai-di-dau?xong=chon"
    after = told(world)
    assert [after[need][1] for need in needs] == [first[need][1] for need in reversed(needs)]
    assert "Đã chọn tay" in page.get("/xa/ai-di-dau").content.decode()


def test_who_asks_for_a_woman_is_served_by_one_who_said_so_or_by_nobody(world: World) -> None:
    asked = call(world, world.tung_huong)
    page = office()
    page.post("/xa/ai-di-dau", {"viec": "chon", "can": asked, "gioi": "female"})
    assert told(world)[asked] == ("call", "no_sex")
    assert "hợp ý bà con về nam, nữ" in page.get("/xa/ai-di-dau").content.decode()
    page.post("/xa/ai-di-dau", {"viec": "suc", "nguoi": world.lan_id, "nhieu": "4", "gioi": "female"})
    assert told(world)[asked] == ("call", "Lô Thị Lan")


def test_a_tongue_that_nobody_speaks_is_named_and_who_speaks_it_goes(world: World) -> None:
    asked = call(world, world.tung_huong, tongue="mong")
    assert "nói tiếng Mông" in office().get("/xa/ai-di-dau").content.decode()
    Member.objects.filter(id=world.minh_id).update(languages=["vi", "mong"])
    assert told(world)[asked] == ("call", "Vi Văn Minh")


def test_the_list_of_each_helper_follows_the_villages_that_lie_near(world: World) -> None:
    promised(world, world.ba_tu, local_today())
    promised(world, world.pao, local_today())
    must(world.son, "support.set_near", id=new_id(), village_id=world.bai_so, near=[str(world.tung_huong)])
    Member.objects.filter(id=world.minh_id).update(scope=COMMUNE)
    must(world.son, "support.set_strength", id=new_id(), member_id=world.minh_id, most=0)
    page = office().get("/xa/ai-di-dau").content.decode()
    assert page.index("<b>Bản Tùng Hương</b>") < page.index("<b>Bản Bãi Sở</b>")


@pytest.mark.parametrize(
    ("verb", "body", "number"),
    [
        ("give_visit", {"assist_id": new_id(), "member_id": "lan"}, "404.365"),
        ("give_visit", {"household_id": new_id(), "member_id": "lan"}, "404.365"),
        ("give_visit", {"assist_id": new_id(), "member_id": new_id()}, "422.56"),
        ("give_visit", {"member_id": "lan"}, "422.2"),
        ("arrange", {"need_id": new_id(), "member_id": "lan"}, "404.365"),
        ("arrange", {"need_id": new_id(), "member_id": new_id()}, "422.56"),
        ("set_strength", {"member_id": new_id(), "most": 3}, "422.56"),
    ],
)
def test_what_cannot_be_given_is_refused_with_its_reason(world: World, verb: str, body: dict[str, Any], number: str) -> None:
    named = {name: world.lan_id if value == "lan" else value for name, value in body.items()}
    verdict = tell(world.son, f"support.{verb}", id=new_id(), **named)
    assert verdict.problem
    assert verdict.problem.number == number


@pytest.mark.parametrize("purpose", ["follow_up", "help_now"])
def test_a_visit_is_called_off_when_the_family_takes_its_consent_back(world: World, purpose: str) -> None:
    visit = promised(world, world.ba_tu, local_today())
    must(world.son, "support.arrange", id=new_id(), need_id=visit, member_id=world.lan_id)
    must(world.son, "support.give_visit", id=new_id(), assist_id=visit, member_id=world.lan_id)
    must(world.hoa, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose=purpose)
    with acting(world.son):
        one = TeamCall.objects.get()
        assert (one.sealed, one.outcome, one.ended_at is not None) == (None, "not_needed", True)
        assert not Arranged.objects.exists()


def test_a_commune_sees_nothing_of_anothers_work(world: World) -> None:
    promised(world, world.ba_tu, local_today())
    other = Home()
    move_in(world, other, world.bai_so, "Lương Thị Mùi")
    with acting(world.ke_la):
        assert board(world.ke_la, homes=True).suggestions == []
