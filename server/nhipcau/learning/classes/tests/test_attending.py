"""Who came: by name with a passport, as a number without; evidence, certificates, and what is let go of."""

from datetime import timedelta

import pytest

from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import local_date, now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.learning.classes.keeping import let_go
from nhipcau.learning.classes.models import Class, Seat
from nhipcau.learning.classes.tests.rooms import agrees, comes, letter, look, planned, seats
from nhipcau.learning.skills.models import Evidence
from nhipcau.learning.skills.rules import Seen, levels
from nhipcau.people.models import Erasure
from tests.world import NEIGHBOUR, Home, World, move_in, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def course(world: World) -> Class:
    return planned(world)


def number_of(verdict: object) -> str:
    problem = getattr(verdict, "problem", None)
    return problem.number if problem else "done"


def proofs() -> list[Seen]:
    with acting(system(COUNTRY)):
        return [one.seen for one in Evidence.objects.order_by("skill", "observer")]


def counts(course: Class) -> tuple[int, int]:
    now_is = look(course.id)
    return now_is.came, now_is.unnamed


def test_with_a_passport_the_name_is_kept_and_the_trainer_is_no_stranger_any_more(world: World, course: Class) -> None:
    agrees(world, world.ba_tu)
    assert number_of(comes(world.lan, course, resident_id=world.ba_tu.resident)) == "done"
    assert [(one.skill, one.kind, one.mode, one.observer, one.about) for one in proofs()] == [
        (skill, "class", "prompted", world.lan_id, str(course.id)) for skill in ("B4", "C1")
    ]
    assert [one.resident_id for one in seats()] == [world.ba_tu.resident]
    assert counts(course) == (1, 0)


def test_a_class_never_makes_level_three_and_its_trainer_cannot_confirm_it(world: World, course: Class) -> None:
    agrees(world, world.ba_tu)
    comes(world.lan, course, resident_id=world.ba_tu.resident)
    taught = [one for one in proofs() if one.skill == "C1"]
    today = local_date(now()) + timedelta(days=30)
    assert levels(taught, today) == {"C1": 2}
    alone = taught[0]._replace(kind="tick", mode="alone")
    for observer, level in ((world.lan_id, 2), (world.minh_id, 3)):
        watched = [
            alone._replace(id=new_id(), observer=observer, happened_at=now() + timedelta(days=days)) for days in (1, 9)
        ]
        assert levels([*taught, *watched], today)["C1"] == level, observer


def test_without_a_passport_nobody_is_kept_and_everybody_is_counted(world: World, course: Class) -> None:
    agrees(world, world.ba_tu, "follow_up")
    comes(world.lan, course, resident_id=world.ba_tu.resident)
    comes(world.lan, course, code=new_slip_code())  # nobody's
    must(world.lan, "learning.count_heads", id=new_id(), class_id=course.id, many=7)
    assert (seats(), proofs(), counts(course)) == ([], [], (0, 9))


def test_told_by_two_phones_and_told_again_a_person_is_one(world: World, course: Class) -> None:
    agrees(world, world.ba_tu)
    first = letter("learning.attend", id=new_id(), class_id=course.id, resident_id=world.ba_tu.resident)
    for _ in range(2):
        assert bus.obey(world.lan, [first]).verdicts[0].state == "done"
    assert number_of(comes(world.minh, course, resident_id=world.ba_tu.resident)) == "done"
    assert (len(seats()), counts(course), len(proofs())) == (1, (1, 0), 2)


def test_of_one_counter_the_last_number_counts_and_two_counters_add_up(world: World, course: Class) -> None:
    at = now()
    for actor, many, minutes in ((world.lan, 5, 1), (world.lan, 9, 3), (world.lan, 2, 2), (world.minh, 4, 1)):
        tell(actor, "learning.count_heads", at + timedelta(minutes=minutes - 9), id=new_id(), class_id=course.id, many=many)
    assert counts(course) == (0, 13)


def test_whoever_carries_a_slip_of_another_village_is_noted_where_they_live(world: World, course: Class) -> None:
    slip, receipt = new_slip_code(), new_slip_code()
    agrees(world, world.pao, receipt=receipt)
    must(world.hoa, "dossiers.prepare", **world.preparation(world.pao, slip_code=slip))
    assert number_of(comes(world.lan, course, resident_id=world.pao.resident)) == "404.31"
    for code in (slip, receipt):  # the slip, and the receipt of consent: one person
        assert number_of(comes(world.lan, course, code=code)) == "done"
    assert [(one.place, one.resident_id) for one in seats()] == [(world.scope(world.bai_so), world.pao.resident)]
    assert {(one.place, one.resident) for one in proofs()} == {(world.scope(world.bai_so), world.pao.resident)}


def test_a_slip_of_another_commune_is_only_counted(world: World, course: Class) -> None:
    there, home, slip = neighbour(world), Home(), new_slip_code()
    house = system(NEIGHBOUR)
    world.system = house
    move_in(world, home, there, "Lương Thị Mùi")
    must(house, "people.agree", id=new_id(), resident_id=home.resident, purpose="passport", given_by="self", method="tap", wording="v3", receipt=new_slip_code())
    must(house, "dossiers.prepare", **world.preparation(home, slip_code=slip))
    assert number_of(comes(world.lan, course, code=slip)) == "done"
    assert (seats(), counts(course)) == ([], (0, 1))


@pytest.mark.parametrize(("who", "number"), [("lan", "done"), ("minh", "done"), ("hoa", "done"), ("far", "404.310"), ("ke_la", "404.310")])
def test_only_its_office_its_trainers_and_the_team_of_its_village_note_anything(world: World, who: str, number: str) -> None:
    course = planned(world)
    far = Actor(new_id(), "member", world.scope(world.bai_so), "Người bản khác")
    actor = far if who == "far" else getattr(world, who)
    told = tell(actor, "learning.count_heads", id=new_id(), class_id=course.id, many=3)
    assert number_of(told) == number


def test_a_trainer_from_another_village_notes_members_and_numbers(world: World) -> None:
    course = planned(world, village_id=str(world.bai_so), audience="member")
    assert number_of(comes(world.lan, course, member_id=world.minh_id)) == "done"
    assert number_of(comes(world.lan, course, member_id=new_id())) == "422.313"
    assert {(one.member, one.kind) for one in proofs()} == {(world.minh_id, "class")}
    assert counts(course) == (1, 0)


def test_the_end_gives_certificates_to_who_stayed_and_later_word_still_counts(world: World, course: Class) -> None:
    agrees(world, world.ba_tu)
    comes(world.lan, course, resident_id=world.ba_tu.resident)
    comes(world.lan, course, member_id=world.minh_id)
    left = next(one for one in seats() if one.member)
    at = now()
    must(world.lan, "learning.close_class", id=new_id(), class_id=course.id, notes="Lần sau mang loa.", left_early=[str(left.id)])
    assert {(one.member, one.whole, bool(one.code)) for one in seats()} == {(None, True, True), (world.minh_id, False, False)}
    assert number_of(tell(world.lan, "learning.close_class", id=new_id(), class_id=course.id)) == "409.311"
    tell(world.minh, "learning.count_heads", at, id=new_id(), class_id=course.id, many=4)
    assert counts(course) == (2, 4)


def test_a_class_that_has_not_begun_has_no_end(world: World) -> None:
    course = planned(world, begins_at=(now() + timedelta(days=1)).isoformat())
    assert number_of(tell(world.hoa, "learning.close_class", id=new_id(), class_id=course.id)) == "409.311"


@pytest.mark.parametrize(
    ("agreed", "came", "taken_back", "left"),
    [
        (("passport",), True, "passport", 0),
        (("passport", "follow_up"), True, "passport", 0),
        (("passport", "follow_up"), False, "passport", 1),
        (("passport",), False, "passport", 0),
        (("follow_up",), False, "follow_up", 0),
        (("passport", "follow_up"), True, "follow_up", 1),
        (("passport", "follow_up"), False, "follow_up", 1),
        (("passport", "follow_up"), True, "statistics", 1),
        (("passport", "follow_up"), True, "help_now", 0),
    ],
)
def test_a_seat_goes_with_what_it_was_kept_for_and_the_number_stays(
    world: World, course: Class, agreed: tuple[str, ...], came: bool, taken_back: str, left: int
) -> None:
    for purpose in (*agreed, "statistics"):
        agrees(world, world.ba_tu, purpose)
    must(world.hoa, "learning.enrol", id=new_id(), class_id=course.id, resident_id=world.ba_tu.resident)
    if came:
        comes(world.lan, course, resident_id=world.ba_tu.resident)
    must(world.hoa, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose=taken_back)
    assert (len(seats()), counts(course)) == (left, (int(came), 0))
    with acting(system(COUNTRY)):
        assert Erasure.objects.get().kinds.get("seats", 0) == 1 - left


def test_a_seat_goes_along_with_its_home(world: World, course: Class) -> None:
    agrees(world, world.ba_tu)
    comes(world.lan, course, resident_id=world.ba_tu.resident)
    must(world.hoa, "people.move_household", household_id=world.ba_tu.household, village_id=world.bai_so)
    assert [one.place for one in seats()] == [world.scope(world.bai_so)]


def test_names_of_who_did_not_come_are_let_go_of_after_a_month(world: World, course: Class) -> None:
    agrees(world, world.ba_tu)
    must(world.hoa, "learning.enrol", id=new_id(), class_id=course.id, resident_id=world.ba_tu.resident)
    comes(world.lan, course, member_id=world.minh_id)
    with acting(system(COUNTRY)):
        assert let_go() == 0
        Class.objects.update(begins_at=now() - timedelta(days=31))
        assert let_go() == 1
        assert [one.member for one in Seat.objects.all()] == [world.minh_id]
