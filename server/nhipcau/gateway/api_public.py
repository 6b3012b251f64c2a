"""The doors for everybody: find a procedure, read it, get this family's own list."""

import datetime as dt
from dataclasses import asdict
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints

from nhipcau.guides.models import Procedure
from nhipcau.guides.queries import checklist, find_former, find_procedures, get_procedure, has_guide

router = Router(tags=["procedures"])
_SHOWN = ("open", "assumed", "items", "steps", "warnings", "mistakes", "fees", "lapsed")


class Brief(BaseModel):
    """A procedure in a list of results."""

    code: str
    title: str
    plain: str
    field: str
    where: str
    time: str
    fee: str
    has_guide: bool


class Found(BaseModel):
    """The procedures found, best first."""

    items: list[Brief]


class ReferencePaper(BaseModel):
    """A paper as the official procedure lists it."""

    name: str
    how: str
    originals: int | None = None
    copies: int | None = None
    when: str = ""
    form: str = ""


class FormerOut(BaseModel):
    """The code of before that was asked for: until when it was used, and what to know about it."""

    code: str
    title: str
    state: Literal["replaced", "repealed", "unsure"]
    valid_to: str
    note: str
    source: str


class Reference(Brief):
    """A procedure, whole, with its sources and the date it was checked; ``asked_as`` if by a code of before."""

    asked_as: FormerOut | None = None

    pictogram: str
    summary: str
    agency: str
    level: str
    status: str
    note: str
    steps: list[str]
    requirements: str
    result: str
    channels: list[str]
    law: list[str]
    law_changes: list[str] = []
    check: list[str] = []
    source: str
    as_of: str
    reviewed_by: str
    papers: list[ReferencePaper] = []


class OptionOut(BaseModel):
    """One possible answer."""

    id: str
    label: str
    exclusive: bool = False


class QuestionOut(BaseModel):
    """A question; ``assume`` is the usual answer, which counts until another is given."""

    id: str
    kind: Literal["one", "many", "number", "date", "place"]
    ask: str
    why: str
    pictogram: str
    options: list[OptionOut]
    min: int | None = None
    max: int | None = None
    unit: str = ""
    assume: str = ""


class LineOut(BaseModel):
    """A line of the list: by which law, where it was read, and from when to when it holds."""

    id: str
    law: list[str] = []
    source: str = ""
    valid_from: str = ""
    valid_to: str = ""


class PaperOut(LineOut):
    """A paper that this family needs."""

    name: str
    how: Literal["bring", "show", "if_not_found"]
    originals: int
    copies: int
    form: str
    why: str
    get: str
    note: str


class StepOut(LineOut):
    """One thing to do; a secret step is done by the resident alone."""

    text: str
    pictogram: str
    secret: bool
    who: Literal["resident", "together", "office"]


class CautionOut(LineOut):
    """Something to know first."""

    text: str
    goto: str
    stop: bool


class MistakeOut(LineOut):
    """Why such dossiers come back, and what to do about it now."""

    text: str
    fix: str
    reason: str
    paper: str


class FeeOut(LineOut):
    """A fee in đồng, or words where the amount is not fixed."""

    text: str
    amount: int | None = None


class LapsedOut(BaseModel):
    """An amount that this list needs and that is not known for the day: ask before going."""

    id: str
    label: str


class GuideOut(BaseModel):
    """The guide that a list comes from; ``stale`` when its review is overdue."""

    procedure: str
    version: str
    title: str
    stale: bool
    reviewed_by: str
    legal_as_of: str


class FamilyListOut(BaseModel):
    """What is still to be asked, what is only assumed, and what is certain already."""

    guide: GuideOut
    open: list[QuestionOut]
    assumed: list[QuestionOut]
    items: list[PaperOut]
    steps: list[StepOut]
    warnings: list[CautionOut]
    mistakes: list[MistakeOut]
    fees: list[FeeOut]
    lapsed: list[LapsedOut]
    complete: bool


class Search(BaseModel):
    """What is looked for; nothing lists all by field."""

    q: Annotated[str, StringConstraints(max_length=200)] = ""
    limit: Annotated[int, Field(ge=1, le=100)] = 20


class Ask(BaseModel):
    """A family's answers, and the day for which the list is wanted (today in Vietnam if left out)."""

    model_config = ConfigDict(extra="forbid")

    answers: Annotated[dict[str, JsonValue], Field(max_length=100)]
    on: dt.date | None = None


@router.get("/procedures", response=Found, summary="Find procedures", operation_id="find_procedures")
def find(request: HttpRequest, search: Query[Search]) -> Found:  # noqa: ARG001 (ninja's signature)
    """Find procedures by everyday words, with or without Vietnamese marks."""
    return Found(items=[_brief(row) for row in find_procedures(search.q, search.limit)])


@router.get("/procedures/{code}", response=Reference, summary="Read one procedure", operation_id="get_procedure")
def read(request: HttpRequest, code: str) -> Reference:  # noqa: ARG001 (ninja's signature)
    """Return the reference of one procedure; for a code of before, of the one that took over."""
    row, former = get_procedure(code), find_former(code)
    asked_as = {"asked_as": asdict(former)} if former else {}
    return Reference.model_validate(row.body | _brief(row).model_dump() | asked_as)


@router.post(
    "/procedures/{code}/checklist",
    response=FamilyListOut,
    summary="Get this family's list of papers",
    operation_id="work_out_checklist",
    exclude_none=True,
)
def work_out(request: HttpRequest, code: str, ask: Ask) -> dict[str, Any]:  # noqa: ARG001 (ninja's signature)
    """Work out the open questions and the papers for these answers. Nothing is stored."""
    found = checklist(code, ask.answers, ask.on.isoformat() if ask.on else "")
    guide, lines = found.guide, found.checklist
    review = guide["review"]
    head = {
        "procedure": guide["procedure"],
        "version": guide["version"],
        "title": guide["title"],
        "stale": found.stale,
        "reviewed_by": review.get("reviewed_by", ""),
        "legal_as_of": review.get("legal_as_of", ""),
    }
    shown = {name: list(getattr(lines, name)) for name in _SHOWN}
    return {"guide": head, **shown, "complete": lines.complete}


def _brief(row: Procedure) -> Brief:
    body = row.body
    return Brief(
        code=row.code,
        title=row.title,
        plain=row.plain,
        field=row.field,
        where=body["where"],
        time=body["time"]["text"],
        fee=body["fee"]["text"],
        has_guide=has_guide(row),
    )
