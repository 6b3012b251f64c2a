"""Posters of a procedure for a village's wall: big words, three pictures, a QR code to the questions, 0 đ."""

from __future__ import annotations

from itertools import groupby
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.guides import queries
from nhipcau.guides.channels import paper
from nhipcau.guides.fold import fold
from nhipcau.guides.models import Procedure
from nhipcau.kernel.actor import COMMUNE_LEAD
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.scope import commune_of
from nhipcau.places.models import Village
from nhipcau.places.queries import get_commune, village_today, villages_visible_to

LONGEST_CONTACT: Final = 60
PICTURES: Final = (
    {
        "words": "Hỏi vài câu",
        "strokes": "M13 4a9 9 0 1 0 .01 0M10.5 10.5a2.500 2.500 0 1 1 3.500 2.300c-.7 .4-1 .9-1 1.700M13 17.800h.010",
    },
    {"words": "Ra đúng giấy", "strokes": "M7 3.500h8l5 5v14H7zM15 3.500v5h5M10 15l2 2 4.500-4.500"},
    {
        "words": "Đi một lần",
        "strokes": "M4 21.500h18M13 4 4 9.500h18zM6.500 9.500v9M11 9.500v9M15 9.500v9M19.500 9.500v9M5 18.500h16",
    },
)


@require_safe
def poster(request: HttpRequest, code: str) -> HttpResponse:
    """Return the poster of a procedure (``kho``: a4, a3) for a village (``ban``), with a line for the team's number.

    Nobody types a number into this one: whoever could, could print posters with a thief's.

    Raises:
        Refusal: 404.40 no such procedure.
    """
    return _printed(request, code, _village(request.GET.get("ban", "")), "")


@require_safe
@office(COMMUNE_LEAD, purpose=CONTENT, export="pdf")
def make_poster(request: OfficeRequest) -> HttpResponse:
    """Show the commune leader the form for posters; with a procedure (``ma``) chosen, return the poster.

    Raises:
        Refusal: 404.40 no such procedure.
    """
    actor, asked = request.officer.actor, request.GET
    villages = [village for village in villages_visible_to(actor) if village.valid_to is None]
    if code := asked.get("ma", ""):
        village = next((one for one in villages if str(one.id) == asked.get("ban", "")), None)
        return _printed(request, code, village, asked.get("lien_he", "").strip()[:LONGEST_CONTACT])
    context = {
        "here": "/to",
        "commune": get_commune(commune_of(actor.scope) or "").full_name,
        "villages": villages,
        "shelves": _shelves(),
        "chosen": asked.get("chon", ""),
    }
    return render(request, "guides/poster_form.html", context)


def _shelves() -> list[tuple[str, list[Procedure]]]:
    """Return what posters can be made for, by the fields of public services, each in the order of the alphabet."""
    names = {field["key"]: field["title"] for field in queries.fields()}
    guided = [found for found in queries.procedures_by_field() if queries.has_guide(found)]
    grouped = groupby(guided, key=lambda one: one.field)
    return [(names.get(field, field), sorted(rows, key=lambda one: fold(one.plain))) for field, rows in grouped]


def poster_data(code: str, village: Village | None, contact: str) -> dict[str, Any]:
    """Return what a poster says.

    Raises:
        Refusal: 404.40 no such procedure.
    """
    procedure = queries.get_procedure(code)
    return {
        "code": procedure.code,
        "title": procedure.plain,
        "place": _place(village),
        "contact": contact,
        "pictures": list(PICTURES),
        "sms": settings.SMS_NUMBER,
    }


def _printed(request: HttpRequest, code: str, village: Village | None, contact: str) -> HttpResponse:
    data = poster_data(code, village, contact)
    asked = "hoi" if queries.has_guide(queries.get_procedure(code)) else ""
    address = request.build_absolute_uri(f"/thu-tuc/{code}/{asked}".rstrip("/"))
    pdf = paper.poster_pdf(data, paper.size_of(request.GET.get("kho", ""), paper.POSTERS), address)
    name = f'inline; filename="to-dan-{code}.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": name})


def _village(asked: str) -> Village | None:
    """Return the living village that an id names; a poster without one is for any village."""
    try:
        return village_today(UUID(asked))
    except (ValueError, Refusal):
        return None


def _place(village: Village | None) -> str:
    if village is None:
        return ""
    return f"{village.kind} {village.name}".strip()
