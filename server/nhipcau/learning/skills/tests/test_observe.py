"""A skill that no step of a helping shows is ticked by whoever saw it."""

from typing import Any

import pytest

from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Verdict
from nhipcau.kernel.models import Body
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.learning.models import Evidence
from nhipcau.learning.skills.queries import passports_visible_to
from nhipcau.learning.skills.tests.people import agrees
from tests.world import World, must, settle, tell


@pytest.fixture
def world(db: None) -> World:
    return settle()


def ticks(world: World, **changes: Any) -> Verdict:
    body = {"id": new_id(), "resident_id": world.ba_tu.resident, "skill": "H1", "mode": "alone"}
    return tell(world.lan, "learning.observe", **(body | changes))


def number(verdict: Verdict) -> str:
    assert verdict.problem is not None
    return verdict.problem.number


def test_a_tick_is_kept_and_makes_a_level(world: World) -> None:
    agrees(world)
    assert ticks(world).state == "done"
    with acting(world.lan):
        assert passports_visible_to(world.lan).get().levels == {"H1": 2}


def test_whoever_has_just_taught_it_is_noted_as_having_taught(world: World) -> None:
    agrees(world)
    ticks(world, just_taught=True)
    with acting(system(COUNTRY)):
        assert sorted(Evidence.objects.values_list("mode", "observer")) == [("alone", world.lan_id), ("prompted", world.lan_id)]


def test_without_a_passport_nothing_is_ticked(world: World) -> None:
    assert number(ticks(world)) == "422.290"
    agrees(world)
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="passport")
    assert number(ticks(world)) == "422.290"


def test_what_cannot_be_ticked_is_refused_with_its_number(world: World) -> None:
    agrees(world)
    assert number(ticks(world, skill="A9")) == "404.291"
    assert number(ticks(world, skill="Z1")) == "422.2"
    assert number(ticks(world, mode="right")) == "422.2"
    assert number(ticks(world, resident_id=new_id())) == "404.31"
    assert number(ticks(world, resident_id=world.pao.resident)) == "404.31"
    assert number(ticks(world, note="mã 123456")) == "422.2"


def test_the_words_of_a_tick_go_from_the_ledger_with_the_passport(real_database: str) -> None:
    world = settle()
    agrees(world)
    tick = new_id()
    ticks(world, id=tick)
    assert Body.objects.using("owner").filter(text__contains=str(tick)).exists()
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="passport")
    assert not Body.objects.using("owner").filter(text__contains=str(tick)).exists()
