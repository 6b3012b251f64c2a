"""Homes to reach first stand on the list by consent; how they were found is kept a while; an acknowledgement counts once."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from nhipcau.bulletin.warnings import keeping
from nhipcau.bulletin.warnings.models import Ack, Call, Check, HazardWarning, Look, SafeHome
from nhipcau.bulletin.warnings.tests.rooms import acked, checked, issued, leader_of, listed, look, written
from nhipcau.kernel import registry
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from tests.figures import summed
from tests.world import World, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db
PHOTO = {"digest": "a" * 64, "bytes": 40_000, "media": "image/webp"}


@pytest.fixture
def world() -> World:
    return settle()


def rows(actor: Actor, name: str) -> list[Any]:
    with acting(actor):
        shape = registry.collections[name].row
        return [shape.model_validate(one).model_dump(mode="json") for one in registry.collections[name].visible_to(actor)]


def refused(actor: Actor, verb: str, **body: Any) -> str:
    verdict = tell(actor, verb, **body)
    assert verdict.problem is not None, verb
    return str(verdict.problem.number)


def test_nobody_stands_on_the_list_without_having_agreed(world: World) -> None:
    home = world.ba_tu
    about = {"household_id": home.household, "resident_id": home.resident, "reasons": ["elder"]}
    assert refused(world.lan, "bulletin.list_home", id=new_id(), consent_id=home.consent, **about) == "422.402"
    line = listed(world, home, world.lan)
    assert rows(world.lan, "bulletin.safe_list") == rows(world.son, "bulletin.safe_list")
    assert rows(leader_of(world, world.bai_so), "bulletin.safe_list") == [], "the next village does not read it"
    again = listed(world, home, world.lan, ("ill",))
    assert [one["id"] for one in rows(world.hoa, "bulletin.safe_list")] == [str(again)] != [str(line)]
    assert refused(world.ke_la, "bulletin.unlist_home", list_id=again) == "404.403"
    must(world.lan, "bulletin.unlist_home", list_id=again)
    assert rows(world.hoa, "bulletin.safe_list") == []


def test_a_home_is_found_safe_or_in_need_and_the_newest_word_is_shown(world: World) -> None:
    name = issued(world)
    checked(world, name, world.ba_tu, "needs_help", ("boat", "boat"), world.lan)
    checked(world, name, world.ba_tu, "safe", ("food",), world.minh)
    assert [(one["found"], one["needs"]) for one in rows(world.hoa, "bulletin.checks")] == [("needs_help", ["boat"]), ("safe", [])]
    assert summed("bulletin.checks") == {"bulletin.checks/needs_help": 1, "bulletin.checks/safe": 1}
    body = {"household_id": world.ba_tu.household, "state": "safe"}
    assert refused(world.lan, "bulletin.check_home", id=new_id(), warning_id=written(world), **body) == "404.394"
    assert refused(world.ke_la, "bulletin.check_home", id=new_id(), warning_id=name, **body) == "404.30"


def test_a_photo_follows_its_check_and_only_whoever_announced_it_brings_it(world: World) -> None:
    check = checked(world, issued(world), world.ba_tu, "needs_help", actor=world.lan)
    must(world.lan, "bulletin.attach_look", id=new_id(), check_id=check, **PHOTO)
    assert refused(world.ke_la, "bulletin.attach_look", id=new_id(), check_id=check, **PHOTO) == "404.403"
    assert refused(world.lan, "bulletin.attach_look", id=new_id(), check_id=check, **{**PHOTO, "bytes": 10**9}) == "422.404"
    duty = registry.file_duties["bulletin"]
    awaited = duty.awaited(world.lan, PHOTO["digest"])
    assert awaited is not None
    assert awaited.home == world.ba_tu.household
    assert duty.awaited(world.minh, PHOTO["digest"]) is None
    assert duty.readable(world.son, PHOTO["digest"]) is None, "it has not come yet"
    duty.arrived(awaited, PHOTO["digest"])
    assert duty.readable(world.son, PHOTO["digest"]) is not None
    assert duty.readable(leader_of(world, world.bai_so), PHOTO["digest"]) is None
    assert duty.wanted("vn.40.16933", [PHOTO["digest"], "b" * 64]) == {PHOTO["digest"]}


def test_who_takes_it_back_is_gone_with_everything_and_the_rest_stays(world: World) -> None:
    name = issued(world)
    for home in (world.ba_tu, world.pao):
        listed(world, home)
        must(world.hoa, "bulletin.attach_look", id=new_id(), check_id=checked(world, name, home), **PHOTO)
    must(world.hoa, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="safe_list")
    with acting(system(COUNTRY)):
        assert [one.resident_id for one in SafeHome.objects.all()] == [world.pao.resident]
        assert [one.household_id for one in Check.objects.all()] == [world.pao.household]
        assert Look.objects.count() == 1
    must(world.hoa, "people.take_back", id=new_id(), resident_id=world.pao.resident, purpose="help_now")
    with acting(system(COUNTRY)):
        assert not SafeHome.objects.exists()
        assert not Check.objects.exists()


def test_the_list_goes_along_with_a_home_that_moves(world: World) -> None:
    name = issued(world)
    listed(world, world.ba_tu)
    check = checked(world, name, world.ba_tu)
    must(world.hoa, "bulletin.attach_look", id=new_id(), check_id=check, **PHOTO)
    there = neighbour(world)
    must(world.son, "people.move_household", household_id=world.ba_tu.household, village_id=there)
    assert rows(world.son, "bulletin.safe_list") == rows(world.son, "bulletin.checks") == []
    with acting(system(COUNTRY)):
        assert {one.place for one in (SafeHome.objects.get(), Check.objects.get(), Look.objects.get())} == {f"vn.40.16936.{there}."}


def test_single_checks_go_after_ninety_days_and_the_numbers_stay(world: World) -> None:
    name = issued(world)
    checked(world, name, world.ba_tu, "safe")
    checked(world, name, world.pao, "away")
    with acting(system(COUNTRY)):
        assert keeping.let_go() == 0
        Check.objects.update(received_at=now() - timedelta(days=91))
        assert keeping.let_go() == 2
        assert keeping.let_go() == 0
    assert look(name).counts == {"safe": 1, "away": 1}


def test_an_acknowledgement_counts_once_and_never_before_the_warning(world: World) -> None:
    name = issued(world, villages=[])
    early = now() - timedelta(days=2)
    first = tell(world.minh, "bulletin.acknowledge", early, id=new_id(), warning_id=name, village_id=world.tung_huong, how="app")
    assert first.state == "done"
    acked(world, name, world.tung_huong)
    with acting(world.son):
        assert [one.at for one in Ack.objects.all()] == [look(name).issued_at]
    assert refused(world.minh, "bulletin.acknowledge", id=new_id(), warning_id=name, village_id=world.bai_so) == "404.21"
    assert refused(world.lan, "bulletin.acknowledge", id=new_id(), warning_id=name, village_id=world.tung_huong) == "403.1"
    assert summed("bulletin.acknowledged") == {"bulletin.acknowledged/app": 1}


def test_a_village_that_is_not_concerned_is_not_waited_for(world: World) -> None:
    name = issued(world, villages=[str(world.tung_huong)])
    assert refused(leader_of(world, world.bai_so), "bulletin.acknowledge", id=new_id(), warning_id=name, village_id=world.bai_so) == "404.401"
    must(world.hoa, "bulletin.note_call", id=new_id(), warning_id=name, village_id=world.tung_huong, reached=False)
    must(world.hoa, "bulletin.note_call", id=new_id(), warning_id=name, village_id=world.tung_huong, reached=True, spoke_with="Bà Tư")
    with acting(world.son):
        assert Call.objects.count() == 2
        assert [(one.how, one.by_name) for one in Ack.objects.all()] == [("call", "Bà Tư")]


def test_a_drill_is_in_no_figure_of_the_real_thing(world: World) -> None:
    name = issued(world, drill=True)
    acked(world, name, world.tung_huong)
    checked(world, name, world.ba_tu)
    assert summed("bulletin.") == {"bulletin.drills/heavy_rain": 1}
    with acting(system(COUNTRY)):
        assert HazardWarning.objects.get().follow_on == []


def test_ids_of_another_kind_lead_nowhere(world: World) -> None:
    gone = UUID(int=9)
    assert refused(world.hoa, "bulletin.cancel_warning", warning_id=gone) == "404.394"
    assert refused(world.minh, "bulletin.acknowledge", id=new_id(), warning_id=gone, village_id=world.tung_huong) == "404.401"
    assert refused(world.lan, "bulletin.attach_look", id=new_id(), check_id=gone, **PHOTO) == "404.403"
