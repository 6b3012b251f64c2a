"""Official figures as they are read: always by their own name, never added to what the house counted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from nhipcau.insight.indicators import pages
from nhipcau.insight.indicators.reading import Indicator, Reading, find
from nhipcau.insight.official.models import Brought, OfficialFigure
from nhipcau.insight.rules import Period
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.shares import FEW, wilson


@dataclass(frozen=True)
class Beside:
    """An official figure in words, to stand beside ours."""

    value: str
    parts: str
    source: str
    dated: date
    replaced: str
    name: str = ""


def standing() -> QuerySet[OfficialFigure]:
    """Return every official figure that was confirmed and that no later file replaced."""
    return OfficialFigure.objects.filter(brought__confirmed_at__isnull=False, replaced_by=None).select_related("brought")


def official(code: str, path: str, period: Period) -> list[Reading]:
    """Return the official figure of a place in the whole period that this one lies in, if there is one: ``origin`` says so."""
    rows = standing().filter(code=code, place=path, first=period.first, last__gte=period.last).order_by("last")[:1]
    return [reading_of(row) for row in rows]


def reading_of(row: OfficialFigure) -> Reading:
    """Return an official figure as a reading of its own origin."""
    indicator = find(row.code, row.last)
    low = high = None
    if indicator.unit == "percent" and row.whole:
        low, high = wilson(min(row.value, 1.0), row.whole)
    part, whole = _parts(row, indicator)
    few = indicator.unit == "percent" and row.whole is not None and row.whole < FEW
    source = f"{row.brought.source}, {row.brought.dated:%d/%m/%Y}"
    return Reading(indicator, row.place, Period(row.first, row.last), part, whole, row.value, low, high, few, origin="official", source=source)


def _parts(row: OfficialFigure, indicator: Indicator) -> tuple[int | None, int | None]:
    if indicator.unit == "points" and row.part is None:
        return round(row.value), round(sum(score.most for score in indicator.scores)) or None
    return row.part, row.whole


def beside(codes: Collection[str], path: str, period: Period) -> dict[str, list[Beside]]:
    """Return the official figure of a place for each code, in words, with what an earlier file said; codes without one are left out."""
    rows = standing().filter(code__in=codes, place=path, first=period.first, last__gte=period.last).order_by("-last")
    nearest = {row.code: row for row in rows}  # whatever ends first comes last, and stays
    return {code: [_beside(row)] for code, row in nearest.items()}


def _beside(row: OfficialFigure) -> Beside:
    one = reading_of(row)
    old = OfficialFigure.objects.filter(code=row.code, place=row.place, first=row.first, last=row.last, replaced_by=row.brought).first()
    parts = "" if one.part is None or one.whole is None else f"{one.part} trên {one.whole}"
    return Beside(pages.shown(one), parts, row.brought.source, row.brought.dated, pages.shown(reading_of(old)) if old else "", one.indicator.name)


def files_of(actor: Actor) -> QuerySet[Brought]:
    """Return the files that were brought for the actor's place, the newest first."""
    return Brought.objects.filter(place=actor.scope, dropped_at=None).order_by("-brought_at")
