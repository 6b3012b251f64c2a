"""The public doors of places: communes of today, and where former communes went."""

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from ninja import Query, Router
from pydantic import BaseModel, Field, StringConstraints

from nhipcau.places.models import Commune
from nhipcau.places.queries import FormerFound, find_communes, find_former
from nhipcau.places.sources import split_kind

router = Router(tags=["places"])
LONGEST = 100  # characters of a name that are read
MOST = 20  # former communes on a page
FEW = 6  # communes of today that are offered when no former one is found
EXTENTS = {
    "whole": "nhận toàn bộ",
    "part": "nhận một phần",
    "land": "nhận một phần đất",
    "land_all_people": "nhận một phần đất, toàn bộ người dân",
    "people": "nhận một phần người dân",
    "all_land": "nhận toàn bộ đất",
    "rest": "nhận phần còn lại",
}


@require_safe
def old_commune(request: HttpRequest) -> HttpResponse:
    """Show which commune of today a former one (``q``) belongs to; a divided one is shown whole and nothing is picked."""
    query = request.GET.get("q", "").strip()[:LONGEST]
    found = find_former(query, MOST)
    context = {
        "query": query,
        "found": [_shown(one) for one in found],
        "most": MOST,
        "today": [] if found else find_communes(query, FEW),
    }
    return render(request, "places/old_commune.html", context)


def _shown(found: FormerFound) -> dict[str, object]:
    """Return a former commune for the page: the sort of place it was, and each successor with its share in words."""
    return {
        "former": found.former,
        "kind": split_kind(found.former.name)[0] or "Nơi",
        "must_ask": found.must_ask,
        "successors": [(one.commune, EXTENTS[one.extent]) for one in found.successors],
    }


class Asked(BaseModel):
    """What is looked for: a name with or without marks, or a code."""

    q: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)] = ""
    limit: Annotated[int, Field(ge=1, le=50)] = 20


class CommuneOut(BaseModel):
    """A commune of today. Names repeat; the code and the province tell them apart."""

    code: str
    kind: str
    name: str
    province_code: str
    province: str
    valid_from: str


class CommunesOut(BaseModel):
    """Communes, best first."""

    items: list[CommuneOut]


class SuccessorOut(CommuneOut):
    """A commune that took a former one in; ``extent`` says how much of it."""

    extent: Literal["whole", "part", "land", "land_all_people", "people", "all_land", "rest"]


class FormerOut(BaseModel):
    """A former commune. ``must_ask``: it was divided, ask which place is meant."""

    code: str
    name: str
    district: str
    province: str
    must_ask: bool
    successors: list[SuccessorOut]


class FormerListOut(BaseModel):
    """Former communes, best first."""

    items: list[FormerOut]


@router.get("/places/communes", response=CommunesOut, summary="Find a commune of today")
def communes(request: HttpRequest, asked: Query[Asked]) -> CommunesOut:  # noqa: ARG001 (ninja's signature)
    """Return communes whose name or code is like what was typed."""
    return CommunesOut(items=[CommuneOut(**_plain(one)) for one in find_communes(asked.q, asked.limit)])


@router.get("/places/former", response=FormerListOut, summary="Find where a former commune went")
def former(request: HttpRequest, asked: Query[Asked]) -> FormerListOut:  # noqa: ARG001 (ninja's signature)
    """Return former communes with every commune they may be today; nothing is picked for the caller."""
    return FormerListOut(items=[_former(found) for found in find_former(asked.q, asked.limit)])


def _former(found: FormerFound) -> FormerOut:
    successors = [SuccessorOut.model_validate(_plain(one.commune) | {"extent": one.extent}) for one in found.successors]
    former = found.former
    return FormerOut(
        code=former.code,
        name=former.name,
        district=former.district,
        province=former.province,
        must_ask=found.must_ask,
        successors=successors,
    )


def _plain(commune: Commune) -> dict[str, str]:
    province = commune.province
    return {
        "code": commune.code,
        "kind": commune.kind,
        "name": commune.name,
        "province_code": province.code,
        "province": f"{province.kind} {province.name}",
        "valid_from": commune.valid_from.isoformat(),
    }
