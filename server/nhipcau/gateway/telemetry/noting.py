"""Every answer is counted, timed and, where a machine reads the log, told in a line: door, status, milliseconds.

It stands before everything else in the list of middleware, so that the wait at the gate is in the time. A door is
named as our table of addresses names it; what was typed there may hold a code or an id.
"""

import logging
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import Final

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponseBase

from nhipcau.gateway.gate import lane_of
from nhipcau.kernel import gauges, tracing
from nhipcau.settings.lines import request_id

log = logging.getLogger("nhipcau.request")
PLAIN: Final = ("/static/", "/app/")
METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
FAULT: Final = 500
SAID: Final = 400  # from this status on, an answer names its request, for whoever asks about it
REST: Final = 1.0  # seconds between two looks at memory and pool
PAGE_SIZE: Final = os.sysconf("SC_PAGE_SIZE")


class Noting:
    """Note how each request was answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response, self._counts = get_response, settings.TELEMETRY.metrics
        if settings.TELEMETRY.traces and not tracing.on():
            tracing.begin()
        self._looked = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on, and note the answer."""
        started, number = time.perf_counter(), token_hex(8)
        token = request_id.set(number)
        method = request.method if request.method in METHODS else "other"
        lane = "static" if request.path.startswith(PLAIN) else lane_of(request)
        try:
            with tracing.span("request", {"http.request.method": method or "", "nhipcau.lane": lane, "nhipcau.request": number}) as span:
                response = self.get_response(request)
                door = door_of(request)
                if tracing.on():
                    span.note({"http.route": door, "http.response.status_code": response.status_code})
            took = time.perf_counter() - started
            self._note(str(method), door, response.status_code, lane, took)
            if response.status_code >= SAID:
                response.headers.setdefault("Request-Id", number)
            return response
        finally:
            request_id.reset(token)

    def _note(self, method: str, door: str, status: int, lane: str, took: float) -> None:
        if self._counts:
            gauges.requests.labels(method, door, str(status)).inc()
            gauges.seconds.labels(lane).observe(took)
            if status == FAULT:
                gauges.faults.inc()
        if log.isEnabledFor(logging.INFO):
            facts = {"method": method, "door": door, "status": status, "ms": round(took * 1000, 1), "lane": lane}
            log.info("%s %s %s %.1f ms", method, door, status, took * 1000, extra={"facts": facts})
        if self._counts and time.monotonic() - self._looked > REST:
            self._looked = time.monotonic()
            look()


def door_of(request: HttpRequest) -> str:
    """Return the door of a request as our table of addresses names it, ``/static/``, ``/app/``, or ``/?``."""
    if match := request.resolver_match:
        return f"/{match.route}"
    return next((plain for plain in PLAIN if request.path.startswith(plain)), "/?")


def look() -> None:
    """Note this process's memory and its pool of connections."""
    with suppress(OSError):  # no Linux
        gauges.memory.set(int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE_SIZE)
    if not connection.settings_dict.get("OPTIONS", {}).get("pool"):
        return
    stats = connection.pool.get_stats()  # type: ignore[attr-defined]  # Django's PostgreSQL has one
    held, free = stats.get("pool_size", 0), stats.get("pool_available", 0)
    for state, count in (("held", held), ("in use", held - free), ("in vain", stats.get("requests_errors", 0))):
        gauges.pool.labels(state).set(count)
