"""Classes: who may plan which, who gets a seat, who is told, and what is refused."""

from datetime import timedelta
from typing import Any

import pytest

from nhipcau.kernel.actor import PROVINCE_LEAD, Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.learning.classes.models import Class
from nhipcau.learning.classes.queries import last_notes, planned_visible_to
from nhipcau.learning.classes.rules import fitting_level
from nhipcau.learning.classes.tests.rooms import about, agrees, look, planned, seats
from tests.world import COMMUNE, NEIGHBOUR, World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def province(world: World) -> Actor:
    return Actor(new_id(), PROVINCE_LEAD, "vn.40.", "Trần Thị Hiền")


def refused(actor: Actor, verb: str, **body: Any) -> str:
    told = tell(actor, verb, **body)
    return told.problem.number if told.problem else told.state


def test_a_commune_holds_its_class_and_its_villages_hear_of_it(world: World) -> None:
    course = planned(world)
    assert (course.place, course.trainers) == (COMMUNE, [{"id": str(world.lan_id), "name": "Lô Thị Lan"}])
    for actor in (world.lan, world.minh, world.hoa, world.son):
        with acting(actor):
            assert planned_visible_to(actor).count() == 1, actor.name
    for actor in (world.ke_la, Actor(new_id(), "desk", NEIGHBOUR)):
        with acting(actor):
            assert (planned_visible_to(actor).count(), Class.objects.count()) == (0, 0)


def test_a_province_holds_its_own_classes_and_plans_for_its_communes(world: World, province: Actor) -> None:
    core = planned(world, province, audience="core", village_id=None, trainers=[])
    there = planned(world, province, commune="16933", trainers=[])
    assert (core.place, there.place) == ("vn.40.", COMMUNE)
    elsewhere = Actor(new_id(), PROVINCE_LEAD, "vn.37.", "Người tỉnh khác")
    assert refused(elsewhere, "learning.plan_class", **about(world, commune="16933", trainers=[])) == "422.316"
    assert refused(province, "learning.plan_class", **about(world, commune="99999", trainers=[])) == "404.20"


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"begins_at": (now() - timedelta(hours=2)).isoformat()}, "422.312"),
        ({"begins_at": (now() + timedelta(days=400)).isoformat()}, "422.312"),
        ({"trainers": [str(new_id())]}, "422.313"),
        ({"village_id": str(new_id())}, "422.316"),
        ({"skills": []}, "422.2"),
        ({"level": 4}, "422.2"),
        ({"room": 0}, "422.2"),
        ({"minutes": 600}, "422.2"),
        ({"begins_at": "2026-12-01T08:00:00"}, "422.2"),
    ],
)
def test_a_class_that_cannot_be_is_refused(world: World, changes: dict[str, Any], number: str) -> None:
    assert refused(world.hoa, "learning.plan_class", **about(world, **changes)) == number
    assert not Class.objects.exists()


def test_a_village_is_no_host_and_another_commune_changes_nothing(world: World) -> None:
    neighbour(world)
    course, there = planned(world), Actor(new_id(), "desk", NEIGHBOUR)
    near = Actor(new_id(), "desk", world.scope(world.tung_huong))
    assert refused(near, "learning.plan_class", **about(world)) == "422.316"
    for verb in ("cancel_class", "invite", "close_class"):
        assert refused(there, f"learning.{verb}", id=new_id(), class_id=course.id) == "404.310", verb
    assert look(course.id).state == "planned"


def test_a_seat_needs_an_agreement_and_is_kept_once(world: World) -> None:
    course = planned(world)
    seat = {"class_id": course.id, "resident_id": world.ba_tu.resident}
    assert refused(world.hoa, "learning.enrol", id=new_id(), **seat) == "422.314"
    agrees(world, world.ba_tu, "follow_up")
    for _ in range(2):
        must(world.hoa, "learning.enrol", id=new_id(), **seat)
    must(world.hoa, "learning.enrol", id=new_id(), class_id=course.id, member_id=world.minh_id)
    assert [(one.place, one.member) for one in seats()] == [(world.scope(world.tung_huong), None), (COMMUNE, world.minh_id)]
    assert look(course.id).members == [{"id": str(world.minh_id), "name": "Vi Văn Minh"}]


def test_a_full_room_takes_nobody_more(world: World) -> None:
    course = planned(world, room=1)
    must(world.hoa, "learning.enrol", id=new_id(), class_id=course.id, member_id=world.minh_id)
    assert refused(world.hoa, "learning.enrol", id=new_id(), class_id=course.id, member_id=world.lan_id) == "409.315"
    stranger = refused(world.hoa, "learning.enrol", id=new_id(), class_id=planned(world).id, member_id=new_id())
    assert stranger == "422.313"


def test_a_class_that_is_over_is_not_changed(world: World) -> None:
    course = planned(world)
    must(world.hoa, "learning.cancel_class", id=new_id(), class_id=course.id)
    told = about(world, class_id=course.id, begins_at=(now() + timedelta(days=1)).isoformat())
    del told["commune"]
    assert refused(world.hoa, "learning.change_class", **told) == "409.311"
    for verb in ("cancel_class", "invite", "close_class"):
        assert refused(world.hoa, f"learning.{verb}", id=new_id(), class_id=course.id) == "409.311", verb
    assert refused(world.lan, "learning.attend", id=new_id(), class_id=course.id, member_id=world.minh_id) == "409.311"


def test_the_next_trainer_reads_what_the_last_one_of_the_village_noted(world: World) -> None:
    first, elsewhere = planned(world), planned(world, village_id=str(world.bai_so))
    for course, notes in ((first, "Dạy lại mã OTP."), (elsewhere, "Mang loa.")):
        must(world.hoa, "learning.close_class", id=new_id(), class_id=course.id, notes=notes)
    after = planned(world, begins_at=(now() + timedelta(days=7)).isoformat())
    with acting(world.hoa):
        assert (last_notes(after), last_notes(first)) == ("Dạy lại mã OTP.", "")


# ── the level


@pytest.mark.parametrize(
    ("levels", "alone", "steps", "level"),
    [
        ((), 0, 0, 1),
        ((), 1, 10, 1),
        ((), 5, 10, 2),
        ((), 8, 10, 3),
        ((0, 0, 3), 10, 10, 1),
        ((1, 1, 2), 0, 10, 2),
        ((1, 2, 2), 0, 10, 3),
        ((3, 4, 4), 0, 10, 3),
        ((0, 3), 10, 10, 1),
    ],
)
def test_a_class_is_offered_one_level_above_most_of_them(levels: tuple[int, ...], alone: int, steps: int, level: int) -> None:
    assert fitting_level(levels, alone, steps) == level
