"""A crowd, slow networks, a database that goes away: whoever can be served is, and the others hear when to come again."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from http.client import HTTPResponse
from typing import Any

import pytest
from django.db import connections, transaction

from nhipcau.gateway.gate import READERS, Lane, lanes
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Head
from nhipcau.kernel.pace import come_again
from nhipcau.sync.models import Bundle
from tests.databases import Databases, point_at
from tests.load.served import Line, ask, served, told
from tests.phones import PULL, PUSH, phone_of
from tests.world import settle

NOTHING = '{"sent_at": "2026-11-22T08:00:00Z", "letters": []}'
LONG = f"/api/v1/bundles/{'a' * 64}.json"


@pytest.fixture(scope="module")
def street(django_db_setup: None, databases: Databases, django_db_blocker: Any) -> Iterator[tuple[int, Line, str]]:
    """One worker with a single connection to a database of its own, and the token of Lan's phone."""
    name = f"{databases.own}_load"
    with django_db_blocker.unblock():
        databases.clone(name)
        point_at(databases.server.socket, name)
        try:
            world = settle()
            token = phone_of(world, world.lan.id).token
            with served(databases.server.socket, name, NHIPCAU_POOL="1") as (port, line):
                yield port, line, token
        finally:
            connections.close_all()
            databases.drop(name)
            point_at(databases.server.socket, databases.own)


@pytest.fixture
def house(street: tuple[int, Line, str], databases: Databases, django_db_blocker: Any) -> Iterator[tuple[int, Line]]:
    """The worker's port, and its line to the database, to which this test is connected as well."""
    with django_db_blocker.unblock():
        point_at(databases.server.socket, f"{databases.own}_load")
        yield street[:2]
        point_at(databases.server.socket, databases.own)


@pytest.fixture
def token(street: tuple[int, Line, str]) -> str:
    return street[2]


def is_told_to_wait(answer: HTTPResponse, number: str) -> None:
    assert answer.status == int(number[:3])
    assert 1 <= int(answer.headers["Retry-After"]) <= 300
    assert number in told(answer).decode()


def letter() -> str:
    """A batch with one fresh letter."""
    moment = now().isoformat()
    return json.dumps({"sent_at": moment, "letters": [{"id": str(new_id()), "verb": "?", "happened_at": moment}]})


def slowly_sent(port: int, token: str) -> socket.socket:
    """A phone on a bad network: its letter has begun to arrive."""
    sender = socket.create_connection(("127.0.0.1", port))
    head = f"POST {PUSH} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nContent-Length: {len(NOTHING)}\r\n"
    sender.sendall(f"{head}Content-Type: application/json\r\n\r\n{NOTHING[:3]}".encode())
    return sender


def slowly_read(port: int, path: str) -> socket.socket:
    """A phone that asks for much and takes it in drops."""
    reader = socket.socket()
    reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    reader.connect(("127.0.0.1", port))
    reader.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    assert reader.recv(12) == b"HTTP/1.1 200"
    return reader


def test_no_connection_waits_for_a_slow_network(house: tuple[int, Line], token: str):
    port, line = house
    text = b'"' + b"x" * 9_000_000 + b'"'
    Bundle.objects.create(name="long", hash="a" * 64, content=text, published_at=now())
    with ExitStack() as streets:
        slow = [streets.enter_context(slowly_sent(port, token)) for _ in range(20)]
        for _ in range(20):
            streets.enter_context(slowly_read(port, LONG))
        for drop in NOTHING[3:5]:
            time.sleep(0.2)
            for sender in slow:
                sender.sendall(drop.encode())
            assert pulled(port, token)["cursor"] > 0  # over the only connection there is
        assert line.count() == 1
        for sender in slow:
            sender.sendall(NOTHING[5:].encode())
        assert {sender.recv(12) for sender in slow} == {b"HTTP/1.1 200"}


def test_a_crowd_of_slow_senders_is_bounded_and_the_rest_goes_on(house: tuple[int, Line], token: str):
    port, _ = house
    with ExitStack() as streets:
        slow = [streets.enter_context(slowly_sent(port, token)) for _ in range(READERS)]

        def full() -> bool:
            """Send one more beside our own letter, which may have taken the place of one of the crowd."""
            slow.append(streets.enter_context(slowly_sent(port, token)))
            return ask(port, "POST", PUSH, NOTHING, Authorization=f"Bearer {token}").status == 503

        until(full)
        is_told_to_wait(ask(port, "POST", PUSH, NOTHING, Authorization=f"Bearer {token}"), "503.106")
        assert pulled(port, token)["cursor"] > 0
        for sender in slow:  # else they would stand in the lane in the next test
            sender.sendall(NOTHING[3:].encode())
        for sender in slow:
            sender.recv(9)  # answered, or hung up as too silent: gone either way


def test_a_database_that_is_gone_is_no_fault_of_the_sender(house: tuple[int, Line], token: str):
    port, line = house
    is_through(port, token)  # nobody of an earlier test waits before us
    line.break_off()
    try:
        with ThreadPoolExecutor(3) as callers:
            pushed = callers.submit(ask, port, "POST", PUSH, letter(), Authorization=f"Bearer {token}")
            page, ready = callers.submit(ask, port, "GET", "/thu-tuc"), callers.submit(ask, port, "GET", "/readyz")
            assert ask(port, "GET", "/healthz").status == 200
        is_told_to_wait(pushed.result(), "503.108")
        is_told_to_wait(page.result(), "503.108")
        assert "tạm ngừng" in told(page.result()).decode()
        assert ready.result().status == 503
    finally:
        line.cut = False
    is_through(port, token)


def is_through(port: int, token: str) -> None:
    """Push until it is taken: then everybody who stood in the lane before us has been served."""
    until(lambda: ask(port, "POST", PUSH, letter(), Authorization=f"Bearer {token}").status == 200)


def until(so: Callable[[], bool]) -> None:
    """Wait until it is so."""
    deadline = time.monotonic() + 30
    while not so():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_a_busy_house_answers_whom_it_cannot_serve(house: tuple[int, Line], token: str):
    port, _ = house
    with ThreadPoolExecutor(80) as callers:
        with transaction.atomic():
            list(Head.objects.select_for_update())  # somebody's long transaction: nobody in the commune can write
            crowd = [
                callers.submit(ask, port, "POST", PUSH, letter(), Authorization=f"Bearer {token}") for _ in range(80)
            ]
            until(lambda: sum(one.done() for one in crowd) >= 10)  # sent away at once
            is_told_to_wait(ask(port, "GET", f"{PULL}?cursor=1", Authorization=f"Bearer {token}"), "503.108")
            assert ask(port, "GET", "/healthz").status == 200
        answers = [one.result() for one in crowd]
    for answer in answers:
        if answer.status != 200:
            is_told_to_wait(answer, "503.106")
    assert sum(answer.status == 200 for answer in answers) >= 1
    assert ask(port, "POST", PUSH, letter(), Authorization=f"Bearer {token}").status == 200


def pulled(port: int, token: str) -> Any:
    """Pull everything, which takes a connection to the database."""
    answer = ask(port, "GET", PULL, Authorization=f"Bearer {token}")
    assert answer.status == 200
    return json.loads(told(answer))


def test_whoever_waits_at_the_gate_goes_in_by_the_order_of_arrival():
    lane, order = Lane(1, queue=9, patience=20), []
    assert lane.admit()

    def visit(number: int) -> None:
        assert lane.admit()
        order.append(number)
        lane.leave(0.01)

    threads = []
    for number in range(5):
        threads.append(threading.Thread(target=visit, args=(number,)))
        threads[-1].start()
        until(lambda: len(lane._line) == len(threads))
    lane.leave(0.01)
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]
    assert lane.admit()


def test_nobody_waits_at_the_gate_longer_than_told():
    lane = Lane(1, queue=1, patience=0.05)
    assert lane.admit()
    assert not lane.admit()
    lane.leave(0.01)
    assert lane.admit()


def test_moments_to_come_again_are_spread_over_three_times_the_least():
    moments = {come_again(10) for _ in range(500)}
    assert len(moments) > 10
    assert min(moments) >= 10
    assert max(moments) <= 30
    assert come_again(5_000) == 300


@pytest.mark.parametrize("connections", [1, 2, 8, 12, 40])
def test_lanes_leave_a_connection_for_the_watchman_where_there_is_one_to_spare(connections: int):
    shared = sum(lane.slots for lane in lanes(connections).values())
    assert shared < connections or connections < 6
