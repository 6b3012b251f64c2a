"""Evidence is kept for whoever agreed, moves with the home, and goes with the consent."""

from datetime import date
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.registry import collections
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.learning.models import Evidence
from nhipcau.learning.skills.commands import LEVELS, Seen, keep
from nhipcau.learning.skills.queries import passports_visible_to
from nhipcau.learning.skills.tests.people import agrees, of
from nhipcau.people.retention import days_for
from nhipcau.people.telling import everything_about, person_of
from nhipcau.people.wordings import newest, wording
from tests.world import World, must, settle


@pytest.fixture
def world(db: None) -> World:
    return settle()


def kept(world: World, *seen: Seen) -> list[UUID]:
    with acting(world.lan):
        return [change.id for change in keep(world.lan, seen)]


def rows() -> int:
    with acting(system(COUNTRY)):
        return Evidence.objects.count()


def test_nothing_is_kept_of_somebody_who_did_not_agree_to_a_passport(world: World) -> None:
    assert kept(world, of(world, "alone")) == []
    assert rows() == 0


def test_many_proofs_of_a_person_are_one_word_to_the_phones(world: World) -> None:
    agrees(world)
    proofs = [of(world, "alone", skill=skill) for skill in ("D1", "D2", "D4")]
    with acting(world.lan):
        changes = keep(world.lan, proofs)
    assert [(one.collection, one.id) for one in changes] == [(LEVELS, world.ba_tu.resident)]
    assert rows() == 3


def test_nobody_is_asked_when_there_is_nothing_to_keep(world: World) -> None:
    assert kept(world) == []


def test_what_happened_before_they_agreed_is_not_kept(world: World) -> None:
    before = of(world, "alone")
    agrees(world)
    assert kept(world, before) == []


def test_what_a_member_learns_is_theirs_and_asks_for_no_consent(world: World) -> None:
    own = of(world, "right", resident=None, member=world.lan_id, kind="quiz", place=world.lan.scope)
    assert kept(world, own) == []
    assert rows() == 1


def test_the_database_holds_that_evidence_is_of_one_person_and_never_changed(world: World) -> None:
    agrees(world)
    kept(world, of(world, "prompted"))
    with pytest.raises(ProgrammingError), transaction.atomic(), acting(world.lan):
        Evidence.objects.update(mode="alone")


def test_a_stranger_sees_no_evidence_and_can_write_none(world: World) -> None:
    agrees(world)
    kept(world, of(world, "alone"))
    with acting(world.ke_la):
        assert not Evidence.objects.exists()
        assert keep(world.ke_la, [of(world, "alone")]) == ()


def test_a_phone_gets_levels_and_no_word_of_who_saw_what(world: World) -> None:
    agrees(world)
    kept(world, of(world, "alone"), of(world, "done_for", skill="F1"))
    with acting(world.lan):
        row = passports_visible_to(world.lan).get()
        assert (row.id, row.levels, list(row.lapses)) == (world.ba_tu.resident, {"D1": 2, "F1": 1}, ["F1"])
        told = collections[LEVELS].row.model_validate(row, from_attributes=True).model_dump(mode="json")
    assert set(told) == {"id", "levels", "lapses"}


def test_a_passport_that_is_taken_back_goes_at_once_and_the_helpings_stay(world: World) -> None:
    agrees(world)
    kept(world, of(world, "alone"))
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="passport")
    assert rows() == 0
    with acting(world.lan):
        assert not passports_visible_to(world.lan).exists()
        assert person_of(world.lan, world.ba_tu.resident).full_name == "Lô Thị Tư"
    assert kept(world, of(world, "alone")) == [], "what comes later is not kept either"


def test_a_passport_goes_with_everything_else(world: World) -> None:
    agrees(world)
    kept(world, of(world, "alone"))
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose="help_now")
    assert rows() == 0


def test_a_passport_goes_along_with_the_home(world: World) -> None:
    agrees(world)
    kept(world, of(world, "alone"))
    minh: Actor = world.minh
    must(world.son, "people.move_household", household_id=world.ba_tu.household, village_id=world.bai_so)
    with acting(minh):
        assert not passports_visible_to(minh).exists()
    with acting(world.hoa):
        assert passports_visible_to(world.hoa).get().place == world.scope(world.bai_so)
        assert Evidence.objects.get().place == world.scope(world.bai_so)


def test_whoever_asks_what_is_kept_about_them_is_told_their_levels(world: World) -> None:
    agrees(world)
    kept(world, of(world, "alone"))
    with acting(world.hoa):
        told = everything_about(world.hoa, person_of(world.hoa, world.ba_tu.resident))
    assert told["kept"][LEVELS][0]["levels"] == {"D1": 2}


def test_it_is_asked_in_words_of_its_own_and_has_a_time_of_its_own() -> None:
    assert "passport" in {line["key"] for line in wording(newest())["purposes"]}
    assert "passport" not in [one["key"] for one in wording("v2")["purposes"]]
    assert days_for("passport", date(2026, 12, 1)) == 730
