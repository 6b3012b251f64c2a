"""Two real connections: a home moves while its helper's work arrives; whichever comes first, nothing is lost."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connections

from nhipcau.insight.models import Tally
from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.models import Entry, Feed
from nhipcau.kernel.scope import acting
from nhipcau.support.models import Assist
from nhipcau.sync.pull import pull
from tests.world import NEIGHBOUR, World, letter, neighbour, settle

WAIT = 30
VISITS = 6


@pytest.fixture
def world(real_database: str) -> World:
    return settle()


def at_once(*works: Callable[[], None]) -> None:
    """Let each work begin at the same moment, on its own connection."""
    gate = threading.Barrier(len(works))

    def run(work: Callable[[], None]) -> None:
        try:
            gate.wait(WAIT)
            work()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)


@pytest.mark.parametrize("beyond", [False, True], ids=["within the commune", "to another commune"])
def test_a_move_and_work_from_before_it_at_the_same_moment(world: World, beyond: bool) -> None:
    village: UUID = neighbour(world) if beyond else world.bai_so
    lan, hoa, before = world.lan, world.hoa, now() - timedelta(minutes=2)
    visits = [letter("support.record_assist", before, **world.assist(world.ba_tu)) for _ in range(VISITS)]
    move = letter("people.move_household", household_id=world.ba_tu.household, village_id=village)
    asked = pull(lan, 0, "")
    heard: list[Any] = []
    pushes = [lambda one=one: heard.append(bus.obey(lan, [one]).verdicts[0].state) for one in visits]
    at_once(lambda: heard.append(bus.obey(hoa, [move]).verdicts[0].state), *pushes)
    assert heard == ["done"] * (VISITS + 1)
    places = Tally.objects.filter(measure="support.assists").values_list("place", "value")
    assert list(places) == [(world.scope(world.tung_huong), VISITS)]
    with acting(system("vn.")):
        assert set(Assist.objects.values_list("place", flat=True)) == {
            f"{NEIGHBOUR if beyond else 'vn.40.16933.'}{village}."
        }
    told = {(one.collection, one.id): one.row for one in pull(lan, asked.cursor, asked.scope).changes}
    gone = {("people.households", world.ba_tu.household), ("people.residents", world.ba_tu.resident)}
    gone |= {("support.assists", UUID(one.body["id"])) for one in visits}
    assert set(told) == gone
    assert not any(told.values())
    for commune in ("16933", "16936"):
        for rows in (Entry, Feed):
            numbers = list(rows.objects.filter(commune=commune).order_by("number").values_list("number", flat=True))
            assert numbers == list(range(1, len(numbers) + 1))
