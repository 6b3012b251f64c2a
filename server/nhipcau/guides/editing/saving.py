"""Saving from a page: once however often it is pressed, and kept aside where somebody was faster."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nhipcau.guides.editing.bodies import KeepAside, SaveDraft
from nhipcau.guides.editing.changes import changes_between
from nhipcau.guides.editing.models import Revision
from nhipcau.guides.editing.problems import NEWER_REVISION
from nhipcau.guides.editing.queries import body_at, get_revision
from nhipcau.kernel import bus
from nhipcau.kernel.doors import OfficeRequest
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.troubles import BAD_LETTER

Clash = Callable[..., HttpResponse]


def id_in(request: HttpRequest) -> UUID:
    """Return the id that the page gave to this save.

    Raises:
        Refusal: 400.2 there is none.
    """
    try:
        return UUID(request.POST.get("ma", ""))
    except ValueError as error:
        raise Refusal(BAD_LETTER) from error


def over_in(request: HttpRequest) -> int:
    """Return the revision that the page was made from."""
    text = request.POST.get("tren", "")
    return int(text) if text.isdecimal() and len(text) < 9 else 0  # noqa: PLR2004 (digits of a revision)


def saved_before(request: HttpRequest) -> bool:
    """Say whether this save was pressed before and is there."""
    return Revision.objects.filter(id=id_in(request)).exclude(kind="aside").exists()


def save(request: OfficeRequest, found: SaveDraft, clash: Clash | None = None) -> HttpResponse | None:
    """Save; None when it is done, else the page that says why not. What came too late is kept aside."""
    actor = request.officer.actor
    try:
        bus.do(actor, "guides.save_draft", found)
    except Refusal as refusal:
        if refusal.problem is not NEWER_REVISION:
            return refused_page(request, refusal)
        aside = KeepAside(id=new_id(), procedure=found.procedure, over=found.over, guide=found.guide)
        if get_known(found.procedure, found.over):
            bus.do(actor, "guides.keep_aside", aside)
        told = _both(found, refusal, aside)
        return clash(**told) if clash else refused_page(request, refusal, **told)
    return None


def get_known(code: str, number: int) -> bool:
    """Say whether a revision is there to be written over; 0 is the guide in force."""
    return number == 0 or Revision.objects.filter(procedure_id=code, number=number).exists()


def _both(found: SaveDraft, refusal: Refusal, aside: KeepAside) -> dict[str, Any]:
    """Return what both people changed since the revision that this one was written over."""
    newest = get_revision(found.procedure, refusal.details["newest"])
    before = body_at(found.procedure, found.over) or {}
    kept = Revision.objects.filter(id=aside.id).first()
    return {
        "refusal": refusal,
        "words": refusal.problem.vi.filled(refusal.details),
        "theirs": newest,
        "their_changes": changes_between(before, newest.body),
        "my_changes": changes_between(newest.body, found.guide) if kept is None else kept.changes,
        "aside": kept,
    }


def refused_page(request: OfficeRequest, refusal: Refusal, **told: Any) -> HttpResponse:  # noqa: ANN401 (of the page)
    """Show a refusal inside the transaction, so that the ledger keeps it."""
    context = {
        "refusal": refusal,
        "words": refusal.problem.vi.filled(refusal.details),
        "english": refusal.problem.en.filled(refusal.details),
        "code": request.resolver_match.kwargs.get("code", "") if request.resolver_match else "",
        **told,
    }
    return render(request, "guides/editing/refused.html", context, status=refusal.problem.status)
