"""The gate: when too much comes in at once, some are told when to come again, instead of all waiting without end.

Bodies are read before anything is asked of the database, and its connection is given back before the answer
travels: no connection waits for a network. Each worker process counts for itself.
"""

import logging
import math
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from django.conf import settings
from django.db import connections
from django.http import HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError

from nhipcau.gateway.api import refuse
from nhipcau.gateway.gate_problems import TOO_BUSY, TOO_SLOW
from nhipcau.gateway.problem_pages import problem_page
from nhipcau.gateway.silence import heard
from nhipcau.kernel import gauges
from nhipcau.kernel.pace import come_again
from nhipcau.kernel.problems import Problem

OPEN: Final = ("/healthz", "/readyz", "/metrics", "/static/", "/app/")
STREAMED: Final = "/api/v1/files"  # takes its bodies in pieces, and holds no connection meanwhile
FILES: Final = "files"  # the lane of those
READERS: Final = 64  # bodies on their way at once
GRACE, SLOWEST = 30, 1000  # a body may take this many seconds, and one more for so many bytes
DEAR: Final = {"/dang-nhap", "/mo-tai-khoan", "/tai-khoan/mat-khau", "/api/v1/phones/activate"}  # a password is hashed, or a phone let in
QUIET: Final = 10  # seconds between two lines in the log
log = logging.getLogger("nhipcau.gate")


class Lane:
    """A few at work, some waiting in order of arrival, the others told when to come again."""

    def __init__(self, slots: int, *, queue: int, patience: float) -> None:
        """Let so many in at once; so many more may wait, so many seconds at most."""
        self.slots, self._queue, self._patience = slots, queue, patience
        self._lock, self._line, self._free = threading.Lock(), deque[threading.Event](), slots
        self._pace = 0.05  # seconds that one takes, lately

    def admit(self) -> bool:
        """Take a place, or wait for one; False when too many wait, or the wait was too long."""
        with self._lock:
            if self._free:
                self._free -= 1
                return True
            if len(self._line) >= self._queue:
                return False
            turn = threading.Event()
            self._line.append(turn)
        if turn.wait(self._patience):
            return True
        with self._lock:
            if turn.is_set():  # it was handed over in the last moment
                return True
            self._line.remove(turn)
        return False

    def leave(self, took: float) -> None:
        """Hand the place to whoever has waited longest."""
        with self._lock:
            self._pace += (took - self._pace) / 16
            if self._line:
                self._line.popleft().set()
            else:
                self._free += 1

    def again(self) -> int:
        """Return in how many seconds to come again: when those who wait are through, spread so that not all come at once."""
        through = math.ceil(len(self._line) * self._pace / self.slots)
        return come_again(max(2, through))


def lanes(connections: int) -> dict[str, Lane]:
    """Share a worker's connections: one always stays free for the health doors."""
    part, quarter = max(1, connections // 8), max(1, connections // 4)
    return {
        "push": Lane(quarter, queue=64, patience=5),
        "first pull": Lane(part, queue=64, patience=15),
        "log-in": Lane(part, queue=128, patience=15),
        "other": Lane(max(1, connections - quarter - 2 * part - 1), queue=128, patience=5),
    }


class Gate:
    """Let requests in by lanes, body first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.lanes = lanes(settings.CONNECTIONS)
        self._files = Lane(2 * settings.FILES.lanes, queue=64, patience=5)  # these hold no connection while they wait
        self._readers = threading.BoundedSemaphore(READERS)
        self._last_said = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Read what was sent, let it in or tell it when to come again, and let go of the database."""
        if request.path.startswith(OPEN):
            return self.get_response(request)
        if not request.path.startswith(STREAMED) and (refused := self._read(request)):
            return refused
        name = lane_of(request)
        lane = self._files if name == FILES else self.lanes[name]
        with gauges.waiting.labels(name).track_inprogress():
            admitted = lane.admit()
        if not admitted:
            return self._busy(request, lane.again())
        with gauges.inside.labels(name).track_inprogress(), _inside(lane):
            return self.get_response(request)

    def _busy(self, request: HttpRequest, seconds: int) -> HttpResponse:
        """Tell somebody to come again; the log hears of it now and then, not each time."""
        gauges.turned_away.labels(lane_of(request)).inc()
        if time.monotonic() - self._last_said > QUIET:
            self._last_said = time.monotonic()
            log.warning("too much at once: the gate sends some away, such as in the lane “%s”", lane_of(request))
        return _told(request, TOO_BUSY, seconds)

    def _read(self, request: HttpRequest) -> HttpResponse | None:
        """Take in the whole body while nothing else is held; a body that is too large is left to its door to refuse."""
        length = _length(request)
        if not 0 < length <= (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0):
            return None
        if not self._readers.acquire(blocking=False):
            return self._busy(request, come_again(10))
        try:
            body = _body(request, length)
        finally:
            self._readers.release()
        if body is None:
            return _told(request, TOO_SLOW, come_again(10))
        request._body = body  # noqa: SLF001 (where Django itself keeps a body it has read)
        return None


def lane_of(request: HttpRequest) -> str:
    """Name the lane of a request: what is dear, and what comes in crowds, does not stand in the way of the rest."""
    if request.path.startswith(STREAMED):
        return FILES
    if request.path == "/dang-nhap/co-quan/ve" or (request.method == "POST" and request.path in DEAR):
        return "log-in"
    if request.path == "/api/v1/sync/push":
        return "push"
    if request.path == "/api/v1/sync/pull" and request.GET.get("cursor", "0") in {"", "0"}:
        return "first pull"
    return "other"


@contextmanager
def _inside(lane: Lane) -> Iterator[None]:
    started = time.monotonic()
    try:
        yield
    finally:
        for line in connections.all(initialized_only=True):
            if not line.in_atomic_block:  # a test's own transaction goes on
                line.close()  # back to the pool
        lane.leave(time.monotonic() - started)


def _length(request: HttpRequest) -> int:
    given = request.META.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isdecimal() else 0


def _body(request: HttpRequest, length: int) -> bytes | None:
    """Read a body piece by piece; None when it comes too slowly. A body cut short is what came of it."""
    piece, read = max(64, length // 32), bytearray()
    hear = heard(request.read, request.META.get("SERVER_PORT"))
    deadline = time.monotonic() + GRACE + length / SLOWEST
    while len(read) < length:
        try:
            found = hear(min(piece, length - len(read)))
        except UnreadablePostError:
            break
        if not found:
            break
        read += found
        if time.monotonic() > deadline:
            return None
    return bytes(read)


def _told(request: HttpRequest, problem: Problem, seconds: int) -> HttpResponse:
    """Answer with a Problem for a program, with a page for a person, and with the moment to come again."""
    machine = request.path.startswith("/api/")
    answer = refuse(problem, seconds=seconds) if machine else problem_page(request, problem, seconds=seconds)
    answer.headers["Retry-After"] = str(seconds)
    return answer
