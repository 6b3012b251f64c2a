"""Many phones ask for their first rows at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.scope import acting
from nhipcau.sync import snapshots
from nhipcau.sync.models import Snapshot
from nhipcau.sync.pull import Pulled, pull
from tests.world import World, must, settle

PHONES = 8


@pytest.fixture
def world(real_database: str) -> World:
    return settle()


def asks(lan: Actor, together: Barrier) -> Pulled:
    together.wait(20)
    try:
        return pull(lan, 0, "", 1)
    finally:
        connections.close_all()


def all_at_once(lan: Actor) -> list[Pulled]:
    together = Barrier(PHONES)
    with ThreadPoolExecutor(PHONES) as phones:
        return list(phones.map(lambda _: asks(lan, together), range(PHONES)))


def built(lan: Actor) -> int:
    with acting(lan):
        return Snapshot.objects.count()


def test_one_of_many_phones_builds_and_the_others_take_what_it_built(world: World) -> None:
    lan = world.lan
    told = all_at_once(lan)
    assert len({one.snapshot for one in told}) == 1
    assert told[0].snapshot
    assert built(lan) == 1


def test_while_one_builds_anew_the_others_take_the_older_one(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "LEAST_CHANGES", 0)
    lan = world.lan
    older = pull(lan, 0, "", 1).snapshot
    must(lan, "support.record_assist", **world.assist(world.ba_tu))
    with acting(lan):
        assert snapshots.ready(lan) != older  # this transaction builds, and has not ended
        with ThreadPoolExecutor(1) as phone:
            told = phone.submit(asks, lan, Barrier(1)).result(20)
    assert told.snapshot == older
    assert told.changes
    assert built(lan) == 2


def test_a_phone_that_waits_too_long_for_the_first_snapshot_is_told_every_row(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "WAIT", "50ms")
    lan = world.lan
    with acting(lan):
        assert snapshots.ready(lan)
        with ThreadPoolExecutor(1) as phone:
            told = phone.submit(asks, lan, Barrier(1)).result(20)
    assert told.snapshot is None
    assert len(told.changes) == 3
