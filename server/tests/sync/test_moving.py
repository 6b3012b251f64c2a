"""Homes move: what was done before is credited where it happened, what comes after is refused with the reason."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from nhipcau.dossiers.models import Preparation
from nhipcau.insight.models import Tally
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Verdict
from nhipcau.kernel.models import Entry, Feed, Head
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Consent, FormerHome, Household, Resident
from nhipcau.support.models import Assist
from tests.world import COMMUNE, NEIGHBOUR, World, letter, must, neighbour, settle, tell

pytestmark = pytest.mark.django_db
ALL = (Household, Resident, Consent, Assist, Preparation)


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def ba_tu_moves(world: World) -> None:
    """Bà Tư, with one visit and one list of papers, moves from Tùng Hương to Bãi Sở."""
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    must(world.lan, "dossiers.prepare", **world.preparation(world.ba_tu))
    move(world, world.bai_so)


def move(world: World, village: UUID, by: Actor | None = None) -> Verdict:
    return must(by or world.hoa, "people.move_household", household_id=world.ba_tu.household, village_id=village)


def visited(world: World, actor: Actor, at: Any = None) -> Verdict:
    return tell(actor, "support.record_assist", at, **world.assist(world.ba_tu))


def places(model: Any) -> set[str]:
    with acting(system("vn.")):
        return set(model.objects.filter(**_of(model)).values_list("place", flat=True))


def _of(model: Any) -> dict[str, Any]:
    return {} if model in (Assist, Preparation) else {"id__isnull": False}


def credited(place: str) -> int:
    return sum(Tally.objects.filter(place=place, measure="support.assists").values_list("value", flat=True))


def test_everything_of_a_home_goes_along_and_figures_stay(world: World, ba_tu_moves: None) -> None:
    old, new = world.scope(world.tung_huong), world.scope(world.bai_so)
    for model in ALL:
        assert places(model) == {new}, model.__name__
    assert (credited(old), credited(new)) == (1, 0)
    with acting(system(COMMUNE)):
        left = FormerHome.objects.get()
    assert (left.place, left.went) == (old, new)


def test_the_old_place_hears_a_drop_and_the_new_one_a_put(world: World) -> None:
    before = Head.objects.get(commune="16933").changes
    move(world, world.bai_so)
    told = Feed.objects.filter(commune="16933", number__gt=before).values_list("collection", "row", "place")
    home, person = world.ba_tu.household, world.ba_tu.resident
    rows = (("people.households", home), ("people.residents", person))
    both = {(*row, world.scope(village)) for row in rows for village in (world.tung_huong, world.bai_so)}
    assert set(told) == both


def test_work_done_before_a_move_that_arrives_after_it_is_credited_to_the_old_village(world: World) -> None:
    before = now() - timedelta(minutes=3)
    move(world, world.bai_so)
    assert visited(world, world.lan, before).state == "done"
    assert tell(world.lan, "dossiers.prepare", before, **world.preparation(world.ba_tu)).state == "done"
    old, new = world.scope(world.tung_huong), world.scope(world.bai_so)
    assert (credited(old), credited(new)) == (1, 0)
    assert places(Assist) == places(Preparation) == {new}
    assert Entry.objects.get(verb="support.record_assist").place == old
    with acting(world.hoa):
        assert Household.objects.get(id=world.ba_tu.household).reached


def test_work_after_a_move_is_refused_and_says_where_the_home_went(world: World) -> None:
    move(world, world.bai_so)
    told = visited(world, world.lan)
    assert told.problem is not None
    assert (told.state, told.problem.number) == ("refused", "409.31")
    assert told.details["village"] == "Bản Bãi Sở"
    assert Entry.objects.get(id=told.id).details == told.details


def test_whoever_works_at_the_new_place_goes_on_there_even_with_a_slow_clock(world: World) -> None:
    before = now() - timedelta(minutes=3)
    move(world, world.bai_so)
    must(world.son, "people.move_member", member_id=world.minh_id, scope=world.scope(world.bai_so))
    assert visited(world, world.minh).state == "done"
    there = Actor(new_id(), "member", world.scope(world.bai_so), "Mai")
    assert visited(world, there, before).state == "done"
    assert credited(world.scope(world.bai_so)) == 2


def test_a_person_a_consent_and_a_withdrawal_told_late_follow_the_home(world: World) -> None:
    before, person = now() - timedelta(minutes=3), new_id()
    move(world, world.bai_so)
    fields = {"full_name": "Lô Văn Bé", "given_name": "Bé", "household_id": world.ba_tu.household}
    agreed = {"purpose": "help_now", "given_by": "self", "method": "tap", "resident_id": person}
    assert tell(world.lan, "people.add_resident", before, id=person, **fields).state == "done"
    assert tell(world.lan, "people.give_consent", before, id=new_id(), **agreed).state == "done"
    late = tell(world.lan, "people.add_resident", id=new_id(), **fields)
    assert late.problem is not None
    assert late.problem.number == "409.31"
    assert tell(world.lan, "people.withdraw_consent", consent_id=world.ba_tu.consent).state == "done"
    assert places(Consent) == {world.scope(world.bai_so)}


def test_a_home_that_comes_back_is_theirs_again(world: World) -> None:
    move(world, world.bai_so)
    between = now()
    move(world, world.tung_huong)
    assert visited(world, world.lan).state == "done"
    assert visited(world, world.lan, between).state == "done"
    assert credited(world.scope(world.tung_huong)) == 2


def test_a_stranger_learns_nothing_of_a_move(world: World) -> None:
    before = now() - timedelta(minutes=3)
    move(world, world.bai_so)
    for at in (before, None):
        told = visited(world, world.ke_la, at)
        assert told.problem is not None
        assert (told.problem.number, told.details) == ("404.31", {})


# ── who moves a home, and where to


def test_a_leader_moves_a_home_within_the_commune_and_the_desk_beyond_it(world: World) -> None:
    there = neighbour(world)
    asked = {"household_id": world.ba_tu.household, "village_id": there}
    refused = tell(world.minh, "people.move_household", **asked)
    assert refused.problem is not None
    assert refused.problem.number == "403.30"
    move(world, world.bai_so, by=world.minh)
    assert tell(world.hoa, "people.move_household", **asked).state == "done"
    assert tell(world.lan, "people.move_household", **asked).problem.number == "403.1"  # type: ignore[union-attr]


def test_a_move_told_late_does_not_undo_a_newer_one(world: World) -> None:
    before = now() - timedelta(minutes=3)
    move(world, world.bai_so)
    asked = {"household_id": world.ba_tu.household, "village_id": world.tung_huong}
    old = tell(world.hoa, "people.move_household", before, **asked)
    assert old.problem is not None
    assert (old.problem.number, old.details["village"]) == ("409.31", "Bản Bãi Sở")
    assert places(Household) >= {world.scope(world.bai_so)}


def test_moving_to_the_same_village_and_to_nowhere_changes_nothing(world: World) -> None:
    before = Feed.objects.count()
    move(world, world.tung_huong)
    nowhere = tell(world.hoa, "people.move_household", household_id=world.ba_tu.household, village_id=new_id())
    assert nowhere.problem is not None
    assert nowhere.problem.number == "404.21"
    assert Feed.objects.count() == before


# ── across communes


def test_both_communes_hear_of_a_home_that_crosses_and_the_old_ones_ledger_keeps_it(world: World) -> None:
    there = neighbour(world)
    heads = dict(Head.objects.values_list("commune", "changes"))
    told = move(world, there)
    assert Entry.objects.get(id=told.id).commune == "16933"
    after = dict(Head.objects.values_list("commune", "changes"))
    assert (after["16933"] - heads["16933"], after["16936"] - heads["16936"]) == (2, 2)
    with acting(world.hoa):
        assert not Household.objects.filter(id=world.ba_tu.household).exists()


def test_late_work_crosses_after_its_home_and_both_communes_count_right(world: World) -> None:
    before, there = now() - timedelta(minutes=3), neighbour(world)
    move(world, there)
    heads = dict(Head.objects.values_list("commune", "changes"))
    assert visited(world, world.lan, before).state == "done"
    new = f"{NEIGHBOUR}{there}."
    assert (credited(world.scope(world.tung_huong)), credited(new)) == (1, 0)
    assert places(Assist) == {new}
    after = dict(Head.objects.values_list("commune", "changes"))
    assert (after["16933"] - heads["16933"], after["16936"] - heads["16936"]) == (2, 2)


def test_the_house_itself_moves_a_home_from_above_both_communes(world: World) -> None:
    there = neighbour(world)
    told = move(world, there, by=system("vn."))
    assert Entry.objects.get(id=told.id).commune == "16933"


# ── a village goes to another commune


def give_away(world: World) -> UUID:
    neighbour(world)
    new = new_id()
    asked = {"village_id": world.tung_huong, "id": new, "commune": "16936", "on": now().date()}
    must(system("vn.40."), "people.transfer_village", **asked)
    return new


def test_a_village_goes_to_another_commune_with_homes_members_and_what_was_done(world: World) -> None:
    must(world.lan, "support.record_assist", **world.assist(world.ba_tu))
    new = f"{NEIGHBOUR}{give_away(world)}."
    assert world.lan.scope == world.minh.scope == new
    with acting(system(NEIGHBOUR)):
        assert {row.place for model in ALL for row in model.objects.all()} == {new}
    assert (credited(world.scope(world.tung_huong)), credited(new)) == (1, 0)
    assert Entry.objects.get(verb="people.transfer_village").commune == "16933"


def test_work_from_before_a_boundary_changed_is_credited_to_the_old_commune(world: World) -> None:
    before = now() - timedelta(minutes=3)
    new = f"{NEIGHBOUR}{give_away(world)}."
    assert visited(world, world.lan, before).state == "done"
    assert visited(world, world.lan).state == "done"
    assert (credited(world.scope(world.tung_huong)), credited(new)) == (1, 1)


def test_a_home_told_late_for_a_village_that_left_is_entered_where_it_is_now(world: World) -> None:
    new, home = give_away(world), new_id()
    late = letter("people.register_household", id=home, village_id=world.tung_huong, head_name="Vi Văn Sáu")
    assert tell(world.lan, late.verb, **late.body).state == "done"
    with acting(system(NEIGHBOUR)):
        assert Household.objects.get(id=home).village_id == new
