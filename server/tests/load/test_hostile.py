"""Heads and bodies without end, bodies that never come: an answer or a closed line, and everybody else is served."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import connections

from nhipcau.gateway.gate import READERS
from tests.databases import Databases, point_at
from tests.load.served import ask, served

SHORT = "from nhipcau.gateway import silence; silence.LONGEST = 2.0"  # else a test waits for half a minute
PATIENCE = 60  # seconds after which a test gives up; nothing depends on how quick the house is
HEAD = b"POST /api/v1/courier HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\n"


@pytest.fixture(scope="module")
def port(django_db_setup: None, databases: Databases, django_db_blocker: Any) -> Iterator[int]:
    """The real server, one worker, on a database of its own."""
    name = f"{databases.own}_hostile"
    with django_db_blocker.unblock():
        databases.clone(name)
        try:
            with served(databases.server.socket, name, SHORT) as (port, _):
                yield port
        finally:
            connections.close_all()
            databases.drop(name)
            point_at(databases.server.socket, databases.own)


def line_to(port: int) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port))
    line.settimeout(PATIENCE)
    return line


def end_of(line: socket.socket) -> bytes:
    """Return what a line said before it was closed; a house that goes on for ever fails here."""
    told = b""
    try:
        while piece := line.recv(65536):
            told += piece
    except ConnectionError:
        pass
    return told


def pours(line: socket.socket, piece: Callable[[int], bytes], most: int) -> int:
    """Pour until the house hangs up; return how many bytes it took."""
    poured = 0
    try:
        for at in range(most):
            line.sendall(piece(at))
            poured += len(piece(at))
    except OSError:
        pass
    return poured


def goes_on(port: int) -> None:
    """See that others are served: somebody who reads, and somebody who sends a body."""
    assert ask(port, "GET", "/thu-tuc").status == 200
    assert ask(port, "POST", "/api/v1/procedures/9.999999/checklist", '{"answers": {}}').status == 404


def test_a_head_without_end_is_refused(port: int) -> None:
    with line_to(port) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        poured = pours(line, lambda at: b"X-%d: %s\r\n" % (at, b"a" * 1000), 20_000)
        assert poured < 5_000_000
    goes_on(port)


@pytest.mark.parametrize("many", [[b"X-Big: " + b"a" * 2_000_000], [b"X-%d: a" % at for at in range(3000)]], ids=["one huge", "very many"])
def test_huge_heads_are_refused_and_said_so(port: int, many: list[bytes]) -> None:
    with line_to(port) as line:
        pours(line, lambda _at: b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"\r\n".join(many) + b"\r\n\r\n", 1)
        assert end_of(line)[9:12] in {b"431", b""}  # a line closed while more came may lose the answer
    goes_on(port)


def test_a_body_that_says_it_is_huge_is_refused_before_it_comes(port: int) -> None:
    with line_to(port) as line:
        line.sendall(HEAD + b"Content-Length: 10000000000\r\n\r\n")
        assert line.recv(12) == b"HTTP/1.1 413"
        assert pours(line, lambda _at: b"a" * 65536, 5_000) < 20_000_000
    goes_on(port)


def test_a_body_in_pieces_without_end_is_not_taken_in(port: int) -> None:
    piece = b"10000\r\n" + b"a" * 65536 + b"\r\n"
    with line_to(port) as line:
        line.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        assert pours(line, lambda _at: piece, 5_000) < 50_000_000
    goes_on(port)


def test_bodies_that_never_come_are_hung_up_and_leave_their_places_to_others(port: int) -> None:
    with ExitStack() as streets:
        silent = [streets.enter_context(line_to(port)) for _ in range(READERS)]
        for line in silent:
            line.sendall(HEAD + b'Content-Length: 100\r\n\r\n{"a')
        assert ask(port, "GET", "/thu-tuc").status == 200  # who only reads never notices
        for line in silent:
            end_of(line)  # hung up, with or without a word
    deadline = time.monotonic() + PATIENCE
    while ask(port, "POST", "/api/v1/procedures/9.999999/checklist", '{"answers": {}}').status != 404:
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_who_sends_slowly_is_not_silent(port: int) -> None:
    body = b'{"answers": {}}'
    with line_to(port) as line:
        line.sendall(b"POST /api/v1/procedures/9.999999/checklist HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + b"Content-Length: %d\r\n\r\n" % len(body))
        for at in range(len(body)):
            line.sendall(body[at : at + 1])
            time.sleep(0.3)  # longer in all than the silence that is borne, and never silent
        assert line.recv(12) == b"HTTP/1.1 404"


def test_a_head_that_never_ends_holds_up_nobody(port: int) -> None:
    with ExitStack() as streets:
        for _ in range(300):
            streets.enter_context(line_to(port)).sendall(b"GET / HTTP/1.1\r\nHo")
        goes_on(port)
