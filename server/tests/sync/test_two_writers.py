"""Two real connections: a slow transaction commits late, and no cursor skips it."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections

from nhipcau.kernel import bus, registry
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.models import Entry, Feed
from nhipcau.kernel.registry import Command
from nhipcau.sync.pull import pull
from tests.world import World, letter, settle

WAIT = 20


@pytest.fixture
def world(real_database: str) -> World:
    return settle()


def in_another_connection(work: Callable[[], None]) -> threading.Thread:
    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def slow(monkeypatch: pytest.MonkeyPatch, reached: threading.Event, go_on: threading.Event) -> str:
    """Register a verb that records an assist and then takes its time before the commit."""
    known = registry.commands["support.record_assist"]

    def run(actor: Actor, asked: Any, /) -> Any:
        facts = known.run(actor, asked)
        reached.set()
        assert go_on.wait(WAIT)
        return facts

    command = Command("support.record_slowly", known.body, known.roles, known.purpose, run)
    monkeypatch.setitem(registry.commands, command.name, command)
    return command.name


def test_a_slow_commit_is_never_skipped_by_a_cursor(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    reached, go_on = threading.Event(), threading.Event()
    late = letter(slow(monkeypatch, reached, go_on), **world.assist(world.ba_tu))
    quick = letter("support.record_assist", **world.assist(world.pao))
    lan, hoa = world.lan, world.hoa
    slow_writer = in_another_connection(lambda: bus.obey(lan, [late]))
    assert reached.wait(WAIT)
    quick_writer = in_another_connection(lambda: bus.obey(hoa, [quick]))

    while_waiting = pull(hoa, 0, "")
    assert not [moved for moved in while_waiting.changes if moved.collection == "support.assists"]
    go_on.set()
    slow_writer.join(WAIT)
    quick_writer.join(WAIT)

    after = pull(hoa, while_waiting.cursor, while_waiting.scope)
    told = {str(moved.id) for moved in after.changes if moved.collection == "support.assists"}
    assert told == {late.body["id"], quick.body["id"]}
    order = Entry.objects.filter(id__in=[late.id, quick.id]).order_by("number").values_list("id", flat=True)
    assert list(order) == [late.id, quick.id]


def test_the_same_batch_by_two_roads_at_once_is_done_once(world: World) -> None:
    batch = [letter("support.record_assist", **world.assist(world.ba_tu)) for _ in range(5)]
    lan = world.lan
    heard: list[Any] = []
    writers = [in_another_connection(lambda: heard.append(bus.obey(lan, batch).verdicts)) for _ in range(4)]
    for writer in writers:
        writer.join(WAIT)
    assert len(heard) == 4
    assert all(verdicts == heard[0] for verdicts in heard)
    assert Feed.objects.filter(collection="support.assists").count() == 5


def test_communes_do_not_wait_for_each_other(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    reached, go_on = threading.Event(), threading.Event()
    late = letter(slow(monkeypatch, reached, go_on), **world.assist(world.ba_tu))
    lan = world.lan
    slow_writer = in_another_connection(lambda: bus.obey(lan, [late]))
    assert reached.wait(WAIT)
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '2s'")
    elsewhere = bus.obey(world.ke_la, [letter("support.dance")]).verdicts[0]
    assert elsewhere.number == 1
    go_on.set()
    slow_writer.join(WAIT)
