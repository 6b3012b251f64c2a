"""Between team and desk: a prepared case is taken once, a task reaches the phones of that village, and times are measured."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from nhipcau.desk.handover import arrived_at, given_to_team, times
from nhipcau.dossiers.models import Handover
from nhipcau.kernel import registry
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Feed, Read
from nhipcau.kernel.scope import COUNTRY, acting
from tests.officers import at_browser
from tests.world import COMMUNE, PROCEDURE, Home, World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 16, 2, 30, tzinfo=UTC)  # 9:30 in Vietnam


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def desk(world: World) -> Client:
    return at_browser("desk", COMMUNE)


def prepared(world: World, home: Home) -> UUID:
    body = world.preparation(home)
    must(world.hoa, "dossiers.prepare", **body)
    return UUID(str(body["id"]))


def give(desk: Client, preparation: UUID, **more: Any) -> Any:
    said = {"viec": "nho", "chuan_bi": str(preparation), "task": "sign", "next_date": "2026-11-18", "note": "Cả hai bố mẹ ký"}
    return desk.post("/ban/chuyen-giao", said | more)


def bai_so(world: World) -> Actor:
    """Return a helper of the other village."""
    return Actor(new_id(), "member", world.scope(world.bai_so), "Và Bá Nênh")


def tasks_on(actor: Actor) -> list[dict[str, Any]]:
    """Return the tasks that the phones of a helper keep, as they travel."""
    tasks = registry.collections["dossiers.tasks"]
    with acting(actor):
        return [tasks.row.model_validate(one).model_dump(mode="json") for one in tasks.visible_to(actor)]


def test_what_a_team_prepared_waits_for_the_desk_until_somebody_takes_it_and_only_one_can(world: World, desk: Client) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        listed = prepared(world, world.ba_tu)
        clock.shift(timedelta(minutes=90))
        page = desk.get("/ban/chuyen-giao").content.decode()
        assert "Lô Thị Tư" in page
        assert "Tôi nhận" in page
        assert desk.post("/ban/chuyen-giao", {"viec": "nhan", "chuan_bi": str(listed)}).status_code == 302
        page = desk.get("/ban/chuyen-giao").content.decode()
        assert "Lữ Thị Hoa" in page
        assert "sau 1 giờ" in page
        again = at_browser("desk", COMMUNE, "Vi Thị Xuân", login="xuan").post("/ban/chuyen-giao", {"viec": "nhan", "chuan_bi": str(listed)})
        assert again.status_code == 409
        assert "409.237" in again.content.decode()
        with acting(world.hoa):
            assert times(arrived_at(world.hoa), []) == {"taken": timedelta(minutes=90), "visited": None}


def test_a_case_that_became_a_dossier_waits_no_more(world: World, desk: Client) -> None:
    listed = prepared(world, world.ba_tu)
    with acting(world.hoa):
        slip = arrived_at(world.hoa)[0].brief.code
    must(world.hoa, "dossiers.hand_in", id=new_id(), preparation_id=listed, slip_code=slip, procedure=PROCEDURE)
    with acting(world.hoa):
        assert arrived_at(world.hoa) == []


def test_a_task_is_on_the_phones_of_that_village_and_no_other_and_says_what_to_do_by_when(world: World, desk: Client) -> None:
    listed = prepared(world, world.ba_tu)
    assert give(desk, listed).status_code == 302
    (task,) = tasks_on(world.lan)
    assert task["note"] == "Đến nhà lấy chữ ký: Cả hai bố mẹ ký"
    assert task["next_date"] == "2026-11-18"
    assert task["household_id"] == str(world.ba_tu.household)
    assert tasks_on(bai_so(world)) == []


def test_a_visit_after_the_task_is_seen_and_timed_and_the_end_takes_it_off_the_phones(world: World, desk: Client) -> None:
    with time_machine.travel(MONDAY, tick=False) as clock:
        listed = prepared(world, world.ba_tu)
        must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
        clock.shift(timedelta(hours=1))
        give(desk, listed)
        with acting(world.hoa):
            assert given_to_team(world.hoa)[0].seen_at is None, "the visit before does not count"
        clock.shift(timedelta(hours=5))
        must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
        with acting(world.hoa):
            given = given_to_team(world.hoa)
            assert times([], given)["visited"] == timedelta(hours=5)
        page = desk.get("/ban/chuyen-giao").content.decode()
        assert "Tổ đã đến" in page
        assert "sau 5 giờ" in page
        told = Feed.objects.filter(collection="dossiers.tasks").count()
        assert desk.post("/ban/chuyen-giao", {"viec": "xong", "task": str(given[0].task.id)}).status_code == 302
        assert Feed.objects.filter(collection="dossiers.tasks").count() == told + 1, "phones hear of it"
        assert tasks_on(world.lan) == []
        assert desk.post("/ban/chuyen-giao", {"viec": "xong", "task": str(given[0].task.id)}).status_code == 404


def test_a_task_goes_with_its_home_and_goes_for_good_when_the_person_is_forgotten(world: World, desk: Client) -> None:
    listed = prepared(world, world.ba_tu)
    give(desk, listed)
    must(world.hoa, "dossiers.take_over", id=new_id(), preparation_id=listed)
    there = {"household_id": world.ba_tu.household, "village_id": world.bai_so}
    must(world.hoa, "people.move_household", **there)
    assert len(tasks_on(bai_so(world))) == 1
    assert tasks_on(world.lan) == []
    must(world.hoa, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="help_now")
    assert tasks_on(bai_so(world)) == []
    with acting(system(COUNTRY)):
        assert not Handover.objects.exists()


def test_a_helper_may_end_a_task_of_their_village_and_nobody_elses(world: World, desk: Client) -> None:
    give(desk, prepared(world, world.pao))
    with acting(world.hoa):
        task = Handover.objects.get().id
    assert tell(world.lan, "dossiers.end_task", task_id=task).state == "refused"
    assert tell(bai_so(world), "dossiers.end_task", task_id=task).state == "done"


def test_the_page_notes_each_home_that_it_shows_and_another_commune_sees_none(world: World, desk: Client) -> None:
    listed = prepared(world, world.ba_tu)
    give(desk, listed)
    desk.get("/ban/chuyen-giao")
    with acting(system(COUNTRY)):
        assert {one.household for one in Read.objects.filter(door="handover")} == {world.ba_tu.household}
    neighbour(world)
    elsewhere = at_browser("desk", "vn.40.16936.", login="nga")
    assert "Lô Thị Tư" not in elsewhere.get("/ban/chuyen-giao").content.decode()
    assert give(elsewhere, listed).status_code == 404


def test_a_leader_looks_and_gives_nothing(world: World, desk: Client) -> None:
    listed = prepared(world, world.ba_tu)
    leader = at_browser("commune_lead", COMMUNE, "Vi Văn Sơn", login="son")
    assert "Tôi nhận" not in leader.get("/ban/chuyen-giao").content.decode()
    assert give(leader, listed).status_code == 403


@pytest.mark.parametrize("said", [{}, {"viec": "nho"}, {"viec": "nhan", "chuan_bi": "x"}, {"viec": "nho", "task": "dance", "next_date": "mai"}])
def test_an_odd_press_is_refused_with_words(world: World, desk: Client, said: dict[str, str]) -> None:
    answer = desk.post("/ban/chuyen-giao", said)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
