"""`/metrics`: figures about the house for Prometheus. For whoever is on the machine itself, or knows the token."""

import os
from hmac import compare_digest
from pathlib import Path
from typing import Final

import psutil
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from nhipcau.gateway.problem_pages import not_found
from nhipcau.gateway.telemetry.house import House
from nhipcau.gateway.telemetry.noting import look
from nhipcau.kernel import gauges
from nhipcau.settings.telemetry import FOLDER

HERE: Final = ("127.0.0.1", "::1", "")  # "": a socket of this machine
PASSED_ON: Final = ("X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "Via", "X-Real-Ip")  # a proxy speaks for somebody elsewhere
_house: Final = CollectorRegistry()
_house.register(House())


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Return every figure; for anybody else there is no such page."""
    if not settings.TELEMETRY.metrics or not _may(request):
        return not_found(request, Exception())
    look()
    text = _processes() + generate_latest(_house)
    return HttpResponse(text, content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


def _may(request: HttpRequest) -> bool:
    """Say whether somebody knows the token, or, where none is set, asks on this machine and through no proxy."""
    token = settings.TELEMETRY.token
    if token:
        return compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {token}".encode())
    return request.META.get("REMOTE_ADDR", "") in HERE and not any(name in request.headers for name in PASSED_ON)


def _processes() -> bytes:
    """Return what all processes of this house counted; what is a moment's, of those that live."""
    folder = os.environ.get(FOLDER)
    if not folder:
        return generate_latest(gauges.registry)
    for file in Path(folder).glob("gauge_live*_*.db"):
        pid = int(file.stem.rpartition("_")[2])
        if not psutil.pid_exists(pid):
            mark_process_dead(pid, folder)  # type: ignore[no-untyped-call]  # of prometheus-client
    together = CollectorRegistry()
    MultiProcessCollector(together, folder)  # type: ignore[no-untyped-call]  # same
    return generate_latest(together)
