"""How long a security centre that comes back takes to be told everything."""

import os
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection
from place import Meter
from report import Report

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.events import tell
from nhipcau.settings.soc import Receiver, Soc
from nhipcau.watch.sending import put_again, send

EVENTS = 100_000


def soc(report: Report) -> None:
    """Keep as many events as a province has in a bad week, then tell them to a file and to a syslog receiver."""
    report.heading(f"Telling a security centre {EVENTS:,} events")
    desk, begin = Actor(UUID(int=3), "desk", "vn.40.16933."), now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        meter = Meter(os.getpid(), cursor.fetchone()[0])
    _timed(report, "kept, each with its line in the chain", meter, lambda: [_happened(desk, at) for at in range(EVENTS)])
    with tempfile.TemporaryDirectory() as folder, _listening() as port:
        for words, one in (
            ("told as ECS lines to a file, fsync each 200", Receiver("file", "", 0, str(Path(folder, "ecs.jsonl")))),
            ("told as RFC 5424 over TCP, a line for each 200", Receiver("syslog+tcp", "127.0.0.1", port, "")),
        ):
            settings.SOC = Soc((one,), "", "", "")
            put_again(begin)
            done = _timed(report, words, meter, lambda one=one: send(one))  # type: ignore[misc]
            if done.taken != EVENTS:
                raise RuntimeError(f"{done.receiver} took {done.taken}: {done.why}")
    settings.SOC = Soc((), "", "", "")


def _happened(desk: Actor, at: int) -> None:
    tell("door.refused", desk, status=403, route="/xa", problem="403.1", times=1, address=f"192.0.2.{at % 250}")


def _timed(report: Report, words: str, meter: Meter, work):  # noqa: ANN001, ANN202 (whatever the work returns)
    before, began = meter.read(), time.monotonic()
    done = work()
    report.figure(words, time.monotonic() - began, "s")
    report.figure("  server and database", (meter.read() - before) / EVENTS * 1000, "CPU-ms an event")
    return done


@contextmanager
def _listening() -> Iterator[int]:
    """A receiver that reads all and closes, as rsyslog does."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                line, _ = server.accept()
            except OSError:
                return
            with line:
                while line.recv(1 << 20):
                    pass

    threading.Thread(target=serve, daemon=True).start()
    yield server.getsockname()[1]
    server.close()
