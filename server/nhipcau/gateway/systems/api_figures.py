"""The doors for figures: which there are, and what they say of a place in a period."""

from datetime import datetime
from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, Field, StringConstraints

from nhipcau.gateway.systems import cursors
from nhipcau.gateway.systems.asking import Asked
from nhipcau.gateway.systems.auth import ProgramRequest, ProgramToken, path_in
from nhipcau.gateway.systems.problems import NO_SUCH_FIGURE, NO_SUCH_PERIOD
from nhipcau.insight import rules
from nhipcau.insight.indicators import reading
from nhipcau.insight.rules import Period
from nhipcau.kernel.actor import PROVINCE_ANALYST, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.outsiders import FIGURES_READ
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import acting, commune_of

router = Router(tags=["systems"])
FigureCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(\.[a-z][a-z0-9_]*)+$", max_length=60)]
Place = Annotated[str, StringConstraints(pattern=r"^([0-9]{2}|[0-9]{5})?$")]
Cursor = Annotated[str, StringConstraints(max_length=cursors.LONGEST)]


class FigureLaw(BaseModel):
    """Where a figure comes from; ``sure``: it was held against the original."""

    document: str
    article: str
    sure: bool


class FigureOut(BaseModel):
    """A figure of the registry: what it is called, how it is counted."""

    code: str
    version: int
    name: str
    name_en: str
    words: str
    unit: str
    better: str
    periods: list[str]
    levels: list[str]
    law: list[FigureLaw]
    sure: bool


class FiguresOut(BaseModel):
    """Every figure that a program may read."""

    items: list[FigureOut]


class ReadingsAsked(Asked):
    """Which figures, where, when. ``below=commune``: of every commune of a province, by pages."""

    code: Annotated[list[FigureCode], Field(min_length=1, max_length=20)]
    period: Annotated[str, StringConstraints(min_length=4, max_length=22)]
    place: Place = ""
    below: Literal["", "commune"] = ""
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Cursor = ""


class RestatedOut(BaseModel):
    """What a figure of a closed period said before."""

    part: int | None
    whole: int | None
    value: float | None
    told_at: datetime


class ReadingOut(BaseModel):
    """A figure at a place in a period. No data is null, never nought; ``few``: too few to compare, so no value is given."""

    code: str
    version: int
    place: str
    period: str
    closed: bool
    part: int | None
    whole: int | None
    value: float | None
    low: float | None
    high: float | None
    few: bool
    origin: str
    source: str
    restated: RestatedOut | None


class ReadingsOut(BaseModel):
    """Readings, place by place; ``next`` is the cursor of the following page, null at the end."""

    items: list[ReadingOut]
    next: str | None


@router.get("/figures/catalogue", auth=ProgramToken(FIGURES_READ), response={200: FiguresOut, 304: None}, summary="Which figures there are", operation_id="list_figures")
def figures(request: HttpRequest) -> FiguresOut:  # noqa: ARG001 (ninja's signature)
    """Return the figures in force, with their version and their source."""
    return FiguresOut(items=[_figure(one) for one in reading.catalogue(PROVINCE_ANALYST)])


@router.get("/readings", auth=ProgramToken(FIGURES_READ), response={200: ReadingsOut, 304: None}, summary="Read figures of a place and a period", operation_id="read_figures")
def readings(request: ProgramRequest, asked: Query[ReadingsAsked]) -> ReadingsOut:
    """Return figures of a place, or of the communes in it; a place that the program was not given is refused."""
    actor, codes = request.auth, list(dict.fromkeys(asked.code))
    path, period = path_in(actor, asked.place), rules.of(asked.period, local_today())
    if period is None:
        raise Refusal(NO_SUCH_PERIOD, period=asked.period)
    known = {one.code for one in reading.catalogue(PROVINCE_ANALYST)}
    for code in codes:
        if code not in known:
            raise Refusal(NO_SUCH_FIGURE, code=code)
    with acting(actor):
        if not asked.below or commune_of(path):
            return ReadingsOut(items=[_reading(one) for one in reading.read(codes, path, period)], next=None)
        return _below(actor, asked, codes, path, period)


def _below(actor: Actor, asked: ReadingsAsked, codes: list[str], path: str, period: Period) -> ReadingsOut:
    listed = f"readings {actor.id} {path} {period.word} {','.join(codes)}"
    key = cursors.read(listed, asked.cursor)
    found = reading.read_below(codes, path, period, "commune")
    after = str(key[0]) if key else ""
    paths = sorted(one for one in found if one > after)
    shown = paths[: asked.limit]
    rest = cursors.spelled(listed, [shown[-1]]) if len(paths) > len(shown) else None
    return ReadingsOut(items=[_reading(one) for place in shown for one in found[place]], next=rest)


def _figure(one: reading.Indicator) -> FigureOut:
    law = [FigureLaw(document=law.document, article=law.article, sure=law.sure) for law in one.law]
    return FigureOut(
        code=one.code, version=one.version, name=one.name, name_en=one.name_en, words=one.words, unit=one.unit, better=one.better,
        periods=list(one.periods), levels=list(one.levels), law=law, sure=one.sure,
    )  # fmt: skip


def _reading(one: reading.Reading) -> ReadingOut:
    told = one.restated
    value, low, high = (None, None, None) if one.few else (one.value, one.low, one.high)
    return ReadingOut(
        code=one.indicator.code, version=one.indicator.version, place=one.path.rstrip(".").rsplit(".", 1)[-1], period=one.period.word,
        closed=one.period.whole, part=one.part, whole=one.whole, value=value, low=low, high=high, few=one.few, origin=one.origin,
        source=one.source, restated=RestatedOut.model_validate(told, from_attributes=True) if told else None,
    )  # fmt: skip
