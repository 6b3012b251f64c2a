"""Calling the team in Tam Quang: somebody who fits is found, told, and the number goes with the end."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from nhipcau.gateway.texts import LATER, WILL_CALL, hear
from nhipcau.kernel import lasting
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Read
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.messaging.models import OutMessage
from nhipcau.people.models import Member
from nhipcau.support.calls.asking import call_team
from nhipcau.support.calls.models import TeamCall
from nhipcau.support.queries import reached_by, served
from tests.figures import summed
from tests.officers import at_browser
from tests.phones import phone_of
from tests.world import COMMUNE, World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db
NUMBER = "0912 345 678"


@pytest.fixture
def world() -> World:
    return settle()


def asked(world: World, **told: Any) -> TeamCall:
    fields = {"village_id": world.tung_huong, "wish": "call", "about": "giấy khai sinh", "tongue": "vi", **told}
    call_team(COMMUNE, "web", fields.pop("number", NUMBER), fields.pop("where", ""), **fields)
    return waiting()[-1]


def waiting() -> list[TeamCall]:
    with acting(system(COMMUNE)):
        return list(TeamCall.objects.filter(ended_at=None).order_by("asked_at", "id"))


def form(world: World, **changes: Any) -> dict[str, Any]:
    return {"xa": "16933", "cho": "goi", "so": NUMBER, "thon": str(world.tung_huong), "viec": "khai sinh", "tieng": "thai", "luc": "sang", "dong_y": "1", **changes}


# ── who is found


def test_a_call_goes_to_whoever_is_in_the_village_and_speaks_the_tongue(world: World) -> None:
    Member.objects.filter(id=world.minh_id).update(languages=["vi", "thai"])
    call = asked(world, tongue="thai")
    assert (call.helper_id, call.place) == (world.minh_id, world.scope(world.tung_huong))
    assert call.why[:2] == ["speaks_thai", "same_village"]
    assert call.shown_from == call.asked_at + timedelta(minutes=15)
    assert summed("support.team")["support.team_calls/web"] == 1


def test_duty_and_neighbouring_villages_are_written_down_and_used(world: World) -> None:
    pao = new_id()
    must(world.system, "people.enrol_member", id=pao, full_name="Và Bá Páo", given_name="Páo", role="member", scope=world.scope(world.bai_so), affiliation="youth")
    must(world.son, "support.set_duty", id=new_id(), member_id=pao, days=[*range(7)])
    for one in (world.lan_id, world.minh_id):
        must(world.son, "support.set_duty", id=new_id(), member_id=one, days=[], away_until=None)
    call = asked(world)
    assert (call.helper_id, call.why[1:3]) == (pao, ["other_village", "on_duty"])
    must(world.son, "support.set_near", id=new_id(), village_id=world.tung_huong, near=[str(world.bai_so)])
    assert asked(world, number="0987654321").why[1] == "near_village"
    must(world.son, "support.set_near", id=new_id(), village_id=world.bai_so, near=[])
    assert asked(world, number="0987654322").why[1] == "other_village"


def test_with_nobody_on_duty_the_call_stays_with_the_commune(world: World) -> None:
    for one in (world.lan_id, world.minh_id):
        must(world.hoa, "support.set_duty", id=new_id(), member_id=one, days=[])
    call = asked(world)
    assert (call.helper_id, call.place, call.shown_from) == (None, COMMUNE, None)


def test_a_stranger_is_given_nothing_and_no_strange_village_is_taken(world: World) -> None:
    there = neighbour(world)
    call = asked(world)
    given = tell(world.son, "support.give_call", id=new_id(), call_id=call.id, member_id=world.ke_la.id)
    near = tell(world.son, "support.set_near", id=new_id(), village_id=world.tung_huong, near=[str(there)])
    duty = tell(world.son, "support.set_duty", id=new_id(), member_id=world.ke_la.id, days=[1])
    assert [one.problem.number for one in (given, near, duty) if one.problem] == ["422.56", "422.57", "422.56"]
    with acting(world.ke_la):
        assert not TeamCall.objects.exists()


# ── what becomes of it


def test_the_helper_is_told_once_and_only_after_the_officers_while(world: World) -> None:
    call = asked(world)
    with acting(system(COUNTRY)):
        (told,) = OutMessage.objects.filter(kind="support.team_call")
    assert (told.book, UUID(told.key), told.due_at) == ("member", call.helper_id, call.shown_from)
    assert told.params == {"noi": "Bản Tùng Hương"}
    must(world.son, "support.give_call", id=new_id(), call_id=call.id, member_id=call.helper_id)
    with acting(system(COUNTRY)):
        assert OutMessage.objects.filter(kind="support.team_call").count() == 1


def test_who_cannot_go_passes_it_to_the_next_and_the_phones_hear_of_it(world: World) -> None:
    call = asked(world)
    helper = world.lan if call.helper_id == world.lan_id else world.minh
    other = world.minh_id if helper.id == world.lan_id else world.lan_id
    must(helper, "support.answer_call", id=new_id(), call_id=call.id, answer="passed")
    (call,) = waiting()
    assert (call.helper_id, call.passed, call.taken_at) == (other, [str(helper.id)], None)
    assert call.shown_from is not None
    assert call.shown_from <= now()
    must(world.son, "support.set_duty", id=new_id(), member_id=other, days=[])
    with acting(system(COMMUNE)):
        role = Member.objects.get(id=other).role
    assert role in {"member", "leader"}
    next_one = world.minh if other == world.minh_id else world.lan
    must(next_one, "support.answer_call", id=new_id(), call_id=call.id, answer="passed")
    assert [(one.helper_id, one.place) for one in waiting()] == [(None, COMMUNE)]


def test_a_call_in_another_village_leaves_a_members_sight_when_it_is_given_there(world: World) -> None:
    call = asked(world)
    pao = new_id()
    must(world.system, "people.enrol_member", id=pao, full_name="Và Bá Páo", given_name="Páo", role="member", scope=world.scope(world.bai_so), affiliation="youth")
    phone = phone_of(world, world.lan_id)
    phone.pull()
    must(world.son, "support.give_call", id=new_id(), call_id=call.id, member_id=pao)
    (seen,) = [one for one in phone.pull()["changes"] if one["collection"] == "support.team_calls"]
    assert seen["op"] == "drop"


def test_with_the_end_the_number_goes_and_the_answer_is_counted_in_time(world: World) -> None:
    call = asked(world)
    helper = world.lan if call.helper_id == world.lan_id else world.minh
    must(helper, "support.answer_call", id=new_id(), call_id=call.id, answer="taken")
    assert waiting()[0].taken_at is not None
    must(helper, "support.answer_call", id=new_id(), call_id=call.id, answer="not_reached")
    must(helper, "support.answer_call", id=new_id(), call_id=call.id, answer="helped")
    assert waiting() == []
    with acting(system(COMMUNE)):
        done = TeamCall.objects.get()
    assert (done.sealed, done.outcome) == (None, "helped")
    assert summed("support.team")["support.team_answers/in_time"] == 1
    with time_machine.travel(now() + timedelta(days=10)), acting(world.son):
        assert served(world.son) == (1, 1)


def test_the_database_itself_keeps_no_number_after_the_end(world: World) -> None:
    asked(world)
    with pytest.raises(IntegrityError), transaction.atomic(), acting(system(COMMUNE)):
        TeamCall.objects.update(ended_at=now())


def test_a_number_nobody_let_go_of_goes_after_thirty_days(world: World) -> None:
    asked(world)
    with time_machine.travel(now() + timedelta(days=31)), acting(system(COUNTRY)):
        assert lasting.let_go() == 1
        (call,) = TeamCall.objects.all()
        assert call.sealed is None
        assert (reached_by(system(COUNTRY), call.id)) == ("", "")


def test_another_members_call_is_not_theirs_to_answer(world: World) -> None:
    call = asked(world)
    must(world.son, "support.give_call", id=new_id(), call_id=call.id, member_id=world.minh_id)
    refused = tell(world.lan, "support.answer_call", id=new_id(), call_id=call.id, answer="helped")
    assert refused.problem is not None
    assert refused.problem.number == "404.56"


# ── the number


def test_every_look_at_a_number_is_noted_and_a_phone_sees_its_own_calls_only(world: World) -> None:
    call = asked(world)
    must(world.son, "support.give_call", id=new_id(), call_id=call.id, member_id=world.lan_id)
    lan, minh = phone_of(world, world.lan_id), phone_of(world, world.minh_id)
    (row,) = [one["row"] for one in lan.pull()["changes"] if one["collection"] == "support.team_calls"]
    assert "0912" not in str(row)
    assert Client().get(f"/api/v1/team-calls/{call.id}").status_code == 401
    assert Client(headers=lan.head).get(f"/api/v1/team-calls/{call.id}").json() == {"number": "0912345678", "where": ""}
    with acting(system(COUNTRY)):
        (look,) = Read.objects.filter(door="team_call")
    assert (look.actor, look.kinds) == (world.lan_id, "phone")
    assert Client(headers=minh.head).get(f"/api/v1/team-calls/{call.id}").status_code in {200, 404}


# ── the page for everybody


def test_a_call_from_the_page_arrives_at_the_leaders_page_with_its_reasons(world: World) -> None:
    Member.objects.filter(id=world.lan_id).update(languages=["vi", "thai"])
    page = Client(enforce_csrf_checks=True)
    shown = page.get("/goi-to").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown)
    assert token is not None
    answer = page.post("/goi-to", {**form(world), "csrfmiddlewaretoken": token[1]})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/goi-to?xa=16933&xong=1")
    assert "Đã ghi lời gọi" in page.get(answer.headers["Location"]).content.decode()
    office = at_browser("commune_lead", COMMUNE, login="son")
    told = office.get("/xa/goi-to").content.decode()
    assert "khai sinh" in told
    assert "nói tiếng Thái, cùng thôn, bản, chưa ghi ngày trực" in told
    assert "0912345678" not in told
    call = waiting()[0]
    assert "0912345678" in office.get(f"/xa/goi-to?xem={call.id}").content.decode()
    assert office.post("/xa/goi-to", {"goi": call.id, "nguoi": world.lan_id}).status_code == 302
    assert "Đã giao, chờ nhận" in office.get("/xa/goi-to").content.decode()
    assert office.post("/xa/goi-to", {"goi": call.id, "ket": "xong"}).status_code == 302
    assert "Không còn lời gọi nào chờ" in office.get("/xa/goi-to").content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"so": ""}, "Ghi số điện thoại, 10 chữ số."),
        ({"so": "12"}, "Số điện thoại chưa đúng."),
        ({"cho": "den", "so": ""}, "Ghi số điện thoại, hoặc tả chỗ ở"),
        ({"cho": ""}, "Chọn gọi lại hay đến nhà."),
        ({"dong_y": ""}, "Đánh dấu ô đồng ý"),
        ({"thon": str(UUID(int=9))}, "Chọn lại thôn, bản"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(world: World, changes: dict[str, str], said: str) -> None:
    answer = Client().post("/goi-to", form(world, **changes))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert 'value="khai sinh"' in answer.content.decode()
    assert waiting() == []


def test_asked_again_and_again_it_stands_there_once(world: World) -> None:
    for _ in range(9):
        assert Client().post("/goi-to", form(world)).status_code == 302
    assert len(waiting()) == 1


def test_whoever_is_helped_and_calls_again_and_again_is_slowed_down(world: World, settings: Any) -> None:
    settings.SMS_PLACE, settings.SMS_SECRET = COMMUNE, "secret"
    for _ in range(6):
        assert Client().post("/goi-to", form(world, so="0912345678")).status_code == 302
        with acting(world.system):
            TeamCall.objects.update(ended_at=now(), sealed=None)
    refused = Client().post("/goi-to", form(world, so="0912345678"))
    assert refused.status_code == 429
    assert "429.56" in refused.content.decode()
    assert hear("+84912345678", "HEN") == [LATER]
    assert waiting() == []


def test_a_place_is_enough_for_a_visit(world: World) -> None:
    assert Client().post("/goi-to", form(world, cho="den", so="", o_dau="nhà sàn cạnh cầu treo")).status_code == 302
    with acting(world.son):
        assert reached_by(world.son, waiting()[0].id) == ("", "nhà sàn cạnh cầu treo")


# ── by text


def test_hen_and_a_missed_call_stand_on_the_same_list(world: World, settings: Any) -> None:
    settings.SMS_PLACE, settings.SMS_SECRET = COMMUNE, "secret"
    assert hear("+84912345678", "HEN") == [WILL_CALL]
    Client().get("/tin-nhan/goi-nho", {"tu": "+84987654321", "khoa": "secret"})
    assert [(one.how, one.wish) for one in waiting()] == [("text", "call"), ("ring", "call")]
    assert {*hear("+84912345678", "HEN"), *hear("+84912345678", "HEN")} == {WILL_CALL}
    assert len(waiting()) == 2


def test_the_duty_page_shows_and_takes_days_and_neighbours(world: World) -> None:
    office = at_browser("desk", COMMUNE, login="hoa")
    assert "Chưa ghi ngày trực" in office.get("/xa/goi-to/truc").content.decode()
    assert office.post("/xa/goi-to/truc", {"nguoi": world.lan_id, "ngay": ["0", "2", "rac"], "vang": "2026-12-01"}).status_code == 302
    assert office.post("/xa/goi-to/truc", {"thon": world.tung_huong, "gan": [world.bai_so]}).status_code == 302
    told = office.get("/xa/goi-to/truc?xong=truc").content.decode()
    assert 'value="2026-12-01"' in told
    assert told.count("checked") == 2 + 2  # two days, and each village beside the other
    assert office.post("/xa/goi-to/truc", {"nguoi": UUID(int=9)}).status_code == 422
