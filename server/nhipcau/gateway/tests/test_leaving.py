"""Whoever leaves: their phone drops everything, and what they did before is still taken for a while."""

from datetime import datetime, timedelta

import pytest
import time_machine

from nhipcau.gateway.phones import give_code
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.ids import new_id
from tests.phones import Phone, activate, phone_of, problem, visit
from tests.world import COMMUNE, World, letter, must, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def lans(world: World) -> Phone:
    return phone_of(world, world.lan_id)


def test_whoever_has_left_gets_no_phone_and_theirs_drops_everything(world: World, lans: Phone) -> None:
    code = give_code(world.system, world.lan_id)
    assert lans.pull()["changes"]
    must(world.son, "people.leave_member", member_id=world.lan_id)
    problem(activate(code, new_id()), "404.95")
    told = lans.pull()
    assert (told["reset"], told["scope"], told["changes"], told["snapshot"], told["place"]) == (
        True,
        "",
        [],
        None,
        None,
    )


def test_what_was_done_before_leaving_is_taken_for_as_long_as_a_phone_may_stay_away(world: World, lans: Phone) -> None:
    before, again = visit(world), visit(world)
    must(world.son, "people.leave_member", member_id=world.lan_id)
    after = letter("support.record_assist", now() + timedelta(minutes=2), **world.assist(world.ba_tu))
    assert lans.told(before, after) == [("done", None), ("refused", "403.2")]
    with time_machine.travel(now() + timedelta(days=6, hours=23)):
        assert lans.told(again, before) == [("done", None), ("done", None)]
    with time_machine.travel(now() + timedelta(days=7, minutes=1)):
        problem(lans.push(visit(world)), "401.97")


def test_whoever_comes_back_works_on_the_same_phone(world: World, lans: Phone) -> None:
    must(world.son, "people.leave_member", member_id=world.lan_id)
    lans.pull()
    must(world.son, "people.return_member", member_id=world.lan_id, scope=world.scope(world.bai_so))
    told = lans.pull()
    assert (told["scope"], told["place"]["scope"]) == (world.scope(world.bai_so),) * 2
    assert {one["id"] for one in told["changes"]} >= {str(world.pao.household)}


def test_whoever_leaves_tomorrow_works_today(world: World, lans: Phone) -> None:
    tomorrow = local_today() + timedelta(days=1)
    must(world.son, "people.leave_member", member_id=world.lan_id, left_on=tomorrow)
    assert lans.pull()["changes"]
    with time_machine.travel(now() + timedelta(days=1)):
        assert not lans.pull()["changes"]


def test_a_phone_is_told_how_long_it_may_show_people(world: World, lans: Phone) -> None:
    told = lans.pull()
    lease = datetime.fromisoformat(told["lease_until"]) - datetime.fromisoformat(told["now"])
    assert lease == timedelta(days=7)


def rows(told: dict[str, object]) -> set[tuple[str, str]]:
    """Return what a pull puts and drops, by operation and id."""
    changes = told["changes"]
    assert isinstance(changes, list)
    return {(one["op"], one["id"]) for one in changes if one["collection"] == "people.households"}


def test_a_member_who_rises_fetches_only_what_came_and_drops_it_again(world: World, lans: Phone) -> None:
    lans.pull()
    must(world.son, "people.move_member", member_id=world.lan_id, scope=COMMUNE)
    told = lans.pull()
    assert (told["reset"], rows(told)) == (False, {("put", str(world.pao.household))})
    must(world.son, "people.move_member", member_id=world.lan_id, scope=world.scope(world.bai_so))
    told = lans.pull()
    assert (told["reset"], rows(told)) == (False, {("drop", str(world.ba_tu.household))})


def test_a_member_who_goes_to_another_village_starts_anew(world: World, lans: Phone) -> None:
    lans.pull()
    must(world.son, "people.move_member", member_id=world.lan_id, scope=world.scope(world.bai_so))
    assert lans.pull()["reset"]


def test_nobody_is_told_of_a_place_by_claiming_to_come_from_there(world: World, lans: Phone) -> None:
    lans.pull()
    lans.scope = COMMUNE
    told = lans.pull()
    assert told["reset"]
    assert str(world.pao.household) not in str(told)


def test_two_villages_become_one_and_the_phone_keeps_what_it_has(world: World, lans: Phone) -> None:
    lans.pull()
    must(world.son, "people.merge_villages", village_id=world.tung_huong, into_id=world.bai_so, on=local_today())
    told = lans.pull()
    assert not told["reset"]
    assert rows(told) == {("put", str(world.ba_tu.household)), ("put", str(world.pao.household))}
