"""Where a citizen begins without an account: one page that leads everywhere, and opens again without a network."""

import hashlib
from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.guides import queries
from nhipcau.safety.queries import current_cards

WORKER: Final = Path(__file__).parent / "static" / "gateway" / "worker.js"
SHELL: Final = ("house/tokens.css", "house/office.css", "house/mark.svg", "gateway/public.js")


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Lead to the guides, the slip, the team, and whoever stands at the door; say what keeps one safe. Nobody is named."""
    counted: dict[str, int] = {}
    for procedure in queries.procedures_by_field():
        counted[procedure.field] = counted.get(procedure.field, 0) + 1
    shelves = [(field["key"], field["title"], counted[field["key"]]) for field in queries.fields() if counted.get(field["key"])]
    return render(request, "gateway/start.html", {"here": "tu-lam", "shelves": shelves, "cards": current_cards(), "number": settings.SMS_NUMBER})


@require_safe
def worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Return what keeps the public pages in the browser; a change of the shell makes it another worker."""
    told = WORKER.read_text(encoding="utf-8").replace("__SHELL__", ", ".join(f"'{settings.STATIC_URL}{name}'" for name in SHELL))
    mark = hashlib.sha256((told + "".join(_mark(name) for name in SHELL)).encode()).hexdigest()[:8]
    response = HttpResponse(told.replace("__BUILD__", mark), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


def _mark(name: str) -> str:
    room = "kernel" if name.startswith("house/") else "gateway"
    file = Path(__file__).parents[1] / room / "static" / name
    return hashlib.sha256(file.read_bytes()).hexdigest()
