"""A first sync: the rows of an area, built once, true to the row, seen by nobody else."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import call_command

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import acting
from nhipcau.sync import snapshots
from nhipcau.sync.models import Snapshot
from nhipcau.sync.pull import Pulled, pull
from nhipcau.sync.tests.opened import opened
from tests.world import World, must, settle

pytestmark = pytest.mark.django_db
Rows = dict[tuple[str, str], Any]


@pytest.fixture
def world() -> World:
    return settle()


@pytest.fixture
def soon_worn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "LEAST_CHANGES", 2)


def first(actor: Actor) -> Pulled:
    return pull(actor, 0, "", 1)


def visit(world: World, times: int = 1) -> None:
    for _ in range(times):
        must(world.lan, "support.record_assist", **world.assist(world.ba_tu))


def rows_told(pulled: Pulled) -> Rows:
    return {(one.collection, str(one.id)): one.row for one in pulled.changes if one.row}


def rows_kept(actor: Actor, pulled: Pulled) -> Rows:
    """What a phone holds after it has applied the snapshot and then the changes."""
    assert pulled.snapshot
    rows = opened(snapshots.read(actor, pulled.snapshot.hash))[1]
    for one in pulled.changes:
        rows.pop((one.collection, str(one.id)), None)
    return rows | rows_told(pulled)


def test_a_snapshot_and_what_happened_since_are_the_rows_that_a_plain_pull_tells(world: World) -> None:
    visit(world, 2)
    assert first(world.lan).snapshot
    visit(world)
    must(
        world.system,
        "people.register_household",
        id=world.pao.consent,
        village_id=world.tung_huong,
        head_name="Vi Thị Mới",
    )
    told = first(world.lan)
    assert 0 < len(told.changes) < len(rows_told(pull(world.lan, 0, "")))
    assert rows_kept(world.lan, told) == rows_told(pull(world.lan, 0, ""))
    assert told.reset
    after = pull(world.lan, told.cursor, told.scope)
    assert (after.reset, after.changes) == (False, [])


def test_a_snapshot_says_what_it_is(world: World) -> None:
    ready = first(world.lan).snapshot
    assert ready
    content = snapshots.read(world.lan, ready.hash)
    head, rows = opened(content)
    assert head == {
        "shape": 1, "scope": world.lan.scope, "role": "member", "cursor": ready.cursor, "rows": len(rows),
    }  # fmt: skip
    assert (ready.rows, ready.bytes) == (len(rows), len(content))


def test_a_phone_that_reads_no_snapshot_is_told_every_row(world: World) -> None:
    for shape in (0, 2):
        told = pull(world.lan, 0, "", shape)
        assert told.snapshot is None
        assert len(told.changes) == 3  # the village, the home, the person
    assert not Snapshot.objects.exists()


def test_a_snapshot_serves_all_phones_of_its_place_and_role_until_it_is_worn(world: World, soon_worn: None) -> None:
    one = first(world.lan).snapshot
    visit(world)
    assert one == first(world.lan).snapshot
    visit(world, 2)
    told = first(world.lan)
    assert told.snapshot != one
    assert told.changes == []


def test_what_happens_in_other_places_does_not_wear_it(world: World, soon_worn: None) -> None:
    one = first(world.lan).snapshot
    for _ in range(4):
        must(world.hoa, "support.record_assist", **world.assist(world.pao))
    assert first(world.lan).snapshot == one


def test_an_old_snapshot_is_built_anew(world: World) -> None:
    first(world.lan)
    built = Snapshot.objects
    with time_machine.travel(now() + timedelta(days=31)), acting(world.lan):
        assert snapshots.ready(world.lan)
        assert built.get(replaced_at=None).built_at > now() - timedelta(hours=1)


def test_a_snapshot_made_of_other_fields_is_built_anew(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    first(world.lan)
    with acting(world.lan):
        before = Snapshot.objects.get(replaced_at=None).made_of
    monkeypatch.setattr(snapshots, "_made_of", lambda: "a newer house")
    first(world.lan)
    with acting(world.lan):
        assert Snapshot.objects.get(replaced_at=None).made_of == "a newer house" != before


def test_a_snapshot_from_beyond_the_feed_is_not_believed(world: World) -> None:
    """The database was restored from a copy: what was numbered since is not known any more."""
    ahead = first(world.lan)
    with acting(world.lan):
        Snapshot.objects.update(cursor=1000)
    told = first(world.lan)
    assert told.snapshot == ahead.snapshot
    assert told.cursor == ahead.cursor


def test_a_phone_in_the_middle_of_the_older_one_can_finish_it_for_an_hour(world: World, soon_worn: None) -> None:
    one = first(world.lan).snapshot
    assert one
    visit(world, 3)
    first(world.lan)
    assert snapshots.read(world.lan, one.hash)
    with time_machine.travel(now() + timedelta(hours=2)):
        call_command("snapshots", stdout=StringIO())
        with pytest.raises(Refusal) as gone:
            snapshots.read(world.lan, one.hash)
    assert gone.value.problem.number == "404.91"


def test_nobody_reads_a_snapshot_of_another_place_or_role(world: World) -> None:
    ready = first(world.lan).snapshot
    assert ready
    for actor in (world.minh, world.hoa, world.ke_la):  # a leader there, the commune's desk, a stranger
        with pytest.raises(Refusal):
            snapshots.read(actor, ready.hash)
    for wrong in ("0" * 64, ready.hash.upper(), "x\0"):
        with pytest.raises(Refusal):
            snapshots.read(world.lan, wrong)


def test_the_second_wall_hides_snapshots_too(world: World) -> None:
    first(world.lan)
    assert not Snapshot.objects.exists()
    with acting(world.ke_la):
        assert not Snapshot.objects.exists()
    with acting(world.lan):
        assert Snapshot.objects.count() == 1


def test_forgetting_a_place_drops_every_snapshot_that_may_hold_its_people(world: World) -> None:
    first(world.lan)
    for actor in (world.minh, world.hoa):
        first(actor)
    other = Actor(world.lan_id, "member", world.scope(world.bai_so))
    first(other)
    said = StringIO()
    call_command("snapshots", forget=world.scope(world.tung_huong), stdout=said)
    assert "Dropped 3 snapshots" in said.getvalue()
    with acting(system("vn.")):
        assert [one.place for one in Snapshot.objects.all()] == [other.scope]


def test_the_command_renews_what_is_worn_and_says_so(world: World, soon_worn: None) -> None:
    first(world.lan)
    first(world.hoa)
    must(
        world.system, "people.register_household", id=world.pao.consent, village_id=world.bai_so, head_name="Vi Thị Mới"
    )
    visit(world)
    said = StringIO()
    call_command("snapshots", stdout=said)
    assert "2 areas, 1 built anew" in said.getvalue()  # most of it happened in the other village
