"""Recording how far somebody came: of whoever agreed, of the member themselves, and of nobody else by name."""

import random
from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from nhipcau.kernel import bus, registry
from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.learning.lessons.queries import progress_of, progress_visible_to
from nhipcau.learning.lessons.tests.people import OTP, RECORD, ba_tu, learns, skills_of, went
from nhipcau.learning.models import Evidence, Progress
from nhipcau.learning.skills.tests.people import agrees
from tests.figures import summed
from tests.world import World, letter, must, settle, tell


@pytest.fixture
def world(db: None) -> World:
    return settle()


def kept() -> list[Progress]:
    with acting(system(COUNTRY)):
        return list(Progress.objects.order_by("id"))


def proven() -> list[tuple[str, str, str]]:
    with acting(system(COUNTRY)):
        return sorted(Evidence.objects.values_list("skill", "kind", "mode"))


def refused(verdict: Any) -> str:
    assert verdict.state == "refused"
    return str(verdict.problem.number)


def test_a_passed_quiz_is_kept_counted_and_proves_the_skills_of_the_lesson(world: World) -> None:
    agrees(world)
    row = learns(world)
    assert [(one.id, one.resident_id, one.member_id, one.place, one.told_by) for one in kept()] == [
        (row, world.ba_tu.resident, None, world.scope(world.tung_huong), world.lan_id)
    ]
    assert proven() == sorted((skill, "quiz", "right") for skill in skills_of(OTP))
    assert summed("learning.") == {f"learning.lessons/{OTP}": 1}


def test_screens_that_came_right_are_a_proof_of_another_kind_and_no_figure(world: World) -> None:
    agrees(world)
    learns(world, "tries", right=2, of=2)
    assert proven() == sorted((skill, "sandbox", "right") for skill in skills_of(OTP))
    assert summed("learning.") == {}


@pytest.mark.parametrize("changes", [{"right": 4}, {"done": False}, {"seconds": 9}, {"lesson": "bai-cua-mai-sau"}, {"part": "cards"}])
def test_what_was_not_passed_or_read_or_is_not_known_here_is_kept_and_proves_nothing(world: World, changes: dict[str, Any]) -> None:
    agrees(world)
    learns(world, **changes)
    assert len(kept()) == 1
    assert proven() == []


def test_nothing_is_kept_of_somebody_who_agreed_to_no_passport(world: World) -> None:
    told = tell(world.lan, RECORD, **went(learner=ba_tu(world)))
    assert refused(told) == "422.300"
    assert (kept(), proven()) == ([], [])


def test_what_comes_after_the_passport_was_taken_back_is_kept_no_more(world: World) -> None:
    agrees(world)
    before = letter(RECORD, **went(learner=ba_tu(world)))
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="passport")
    assert refused(bus.obey(world.lan, [before]).verdicts[0]) == "422.300"
    assert kept() == []


def test_somebody_without_a_name_is_counted_and_nothing_else(world: World) -> None:
    must(world.lan, RECORD, **went(learner={}))
    assert (kept(), proven()) == ([], [])
    assert summed("learning.") == {f"learning.lessons/{OTP}": 1}


def test_a_member_learns_for_themselves_and_no_colleague_sees_it(world: World) -> None:
    must(world.lan, RECORD, **went())
    assert [(one.resident_id, one.member_id) for one in kept()] == [(None, world.lan_id)]
    assert proven() == sorted((skill, "quiz", "right") for skill in skills_of(OTP))
    seen = {}
    for name, actor in (("lan", world.lan), ("hoa", world.hoa)):
        with acting(actor):
            seen[name] = progress_visible_to(actor).count()
    assert seen == {"lan": 1, "hoa": 0}


def test_more_right_answers_than_questions_are_refused(world: World) -> None:
    assert refused(tell(world.lan, RECORD, **went(right=8))) == "422.301"


def test_a_letter_among_many_is_refused_alone(world: World) -> None:
    agrees(world)
    bodies = [went(), went(right=8), went(learner=ba_tu(world)), went(learner={"resident_id": str(new_id())})]
    told = bus.obey(world.lan, [letter(RECORD, **body) for body in bodies]).verdicts
    assert [one.state for one in told] == ["done", "refused", "done", "refused"]
    assert len(kept()) == 2


def test_a_row_that_two_phones_bring_is_kept_and_counted_once(world: World) -> None:
    agrees(world)
    body = went(learner=ba_tu(world))
    for _ in range(2):
        must(world.lan, RECORD, **body)
    assert len(kept()) == 1
    assert len(proven()) == len(skills_of(OTP))
    assert summed("learning.") == {f"learning.lessons/{OTP}": 1}


@pytest.mark.parametrize("seed", range(3))
def test_from_two_phones_in_any_order_and_twice_it_is_one_summary(world: World, seed: int) -> None:
    agrees(world)
    who = ba_tu(world)
    bodies = [went(part, learner=who, right=right) for part, right in (("cards", 0), ("tries", 7), ("quiz", 3), ("quiz", 7))]
    mixed = random.Random(seed)
    for actor in (world.lan, world.hoa):
        for body in mixed.sample(bodies, len(bodies)):
            must(actor, RECORD, **body)
    with acting(world.lan):
        found = progress_of(world.lan, world.ba_tu.resident)[OTP]
    assert (found.read, found.tried, found.goes, found.best, found.passed_at is not None) == (True, True, 2, (7, 7), True)


def test_a_new_phone_gets_back_what_people_of_its_village_learned(world: World) -> None:
    agrees(world)
    row = learns(world)
    known = registry.collections["learning.progress"]
    with acting(world.lan):
        told = [known.row.model_validate(one).model_dump() for one in known.visible_to(world.lan)]
    assert [(one["id"], one["lesson"], one["resident_id"], one["right"]) for one in told] == [(row, OTP, world.ba_tu.resident, 7)]


def test_the_database_lets_nobody_change_what_was_learned(world: World) -> None:
    agrees(world)
    learns(world)
    with pytest.raises(ProgrammingError), transaction.atomic(), acting(world.lan):
        Progress.objects.update(right=0)


def test_a_stranger_sees_nothing_and_the_second_wall_holds(world: World) -> None:
    agrees(world)
    learns(world)
    with acting(world.ke_la):
        assert Progress.objects.count() == 0


def test_it_goes_along_when_the_home_moves(world: World) -> None:
    agrees(world)
    learns(world)
    must(world.son, "people.move_household", household_id=world.ba_tu.household, village_id=world.bai_so)
    assert [one.place for one in kept()] == [world.scope(world.bai_so)]


def test_it_goes_with_the_passport(world: World) -> None:
    agrees(world)
    learns(world)
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="passport")
    assert (kept(), proven()) == ([], [])
