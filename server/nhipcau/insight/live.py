"""What was counted, straight from the counters: always exact, and slower than months added up."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from django.db.models import Case, Count, F, Func, IntegerField, QuerySet, Sum, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import TruncMonth

from nhipcau.insight.models import Tally, Touch
from nhipcau.insight.rules import Period

Level = Literal["place", "commune", "province"]
Sums = Mapping[tuple[str, str], int]


def sums(path: str, period: Period) -> dict[tuple[str, str], int]:
    """Return the sums of every measure and key under a place, in a period."""
    rows = _tallies(path, period).values_list("measure", "key").annotate(total=Sum("value"))
    return {(measure, key): total for measure, key, total in rows}


def sums_by(path: str, period: Period, level: Level, measures: Collection[str] | None = None) -> dict[str, dict[tuple[str, str], int]]:
    """Return the sums of some measures (None: of all) by key, apart for each village path, commune code or province code."""
    asked = _tallies(path, period) if measures is None else _tallies(path, period).filter(measure__in=measures)
    rows = asked.annotate(at=_column(level)).values_list("at", "measure", "key")
    found: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    for where, measure, key, total in rows.annotate(total=Sum("value")):
        found[where][measure, key] = total
    return dict(found)


def sums_by_month(path: str, period: Period, measures: Collection[str]) -> dict[date, dict[tuple[str, str], int]]:
    """Return the sums of some measures under a place, apart for each month of a period."""
    rows = _tallies(path, period).filter(measure__in=measures).annotate(at=TruncMonth("day")).values_list("at", "measure", "key")
    found: dict[date, dict[tuple[str, str], int]] = {month: {} for month in period.months}
    for month, measure, key, total in rows.annotate(total=Sum("value")):
        found[month][measure, key] = total
    return found


def sums_by_each(
    places: Collection[str], periods: Sequence[Period], level: Level, measures: Collection[str]
) -> list[dict[str, dict[tuple[str, str], int]]]:
    """Return the sums of some measures told at these very places, apart for each period and each place of a level.

    Asked in one go; periods do not overlap.
    """
    within = Case(*[When(day__range=(one.first, one.last), then=Value(at)) for at, one in enumerate(periods)], output_field=IntegerField())
    days = (min(one.first for one in periods), max(one.last for one in periods))
    asked = Tally.objects.filter(place__in=places, day__range=days, measure__in=measures).order_by()
    rows = asked.annotate(at=_column(level), period=within).filter(period__isnull=False).values_list("period", "at", "measure", "key")
    found: list[dict[str, dict[tuple[str, str], int]]] = [defaultdict(dict) for _ in periods]
    for period, where, measure, key, total in rows.annotate(total=Sum("value")):
        found[period][where][measure, key] = total
    return found


def met(path: str, period: Period) -> dict[str, int]:
    """Return, for every measure that counts a subject once, how many subjects were met in the months of a period."""
    rows = _touches(path, period).values_list("measure").annotate(total=Count("subject", distinct=True))
    return dict(rows)


def met_by(path: str, period: Period, level: Level) -> dict[str, dict[str, int]]:
    """Return the subjects met, apart for each village path, commune code or province code."""
    rows = _touches(path, period).annotate(at=_column(level)).values_list("at", "measure")
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for where, measure, total in rows.annotate(total=Count("subject", distinct=True)):
        found[where][measure] = total
    return dict(found)


def by_day(path: str, period: Period, measure: str) -> dict[date, int]:
    """Return a measure's sum on each day of the period, nought where nothing was told."""
    rows = _tallies(path, period).filter(measure=measure).values_list("day").annotate(total=Sum("value"))
    told = dict(rows)
    return {day: told.get(day, 0) for day in period.days}


def _column(level: Level) -> Combinable:
    if level == "province":
        return Func(F("place"), Value("."), Value(2), function="split_part", output_field=TextField())
    return F(level)


def _tallies(path: str, period: Period) -> "QuerySet[Tally, Any]":
    return Tally.objects.filter(place__under=path, day__range=(period.first, period.last)).order_by()


def _touches(path: str, period: Period) -> "QuerySet[Touch, Any]":
    first, last = period.first.replace(day=1), period.last
    return Touch.objects.filter(place__under=path, month__range=(first, last)).order_by()
