"""Reading months added up. Everything here is asked only of months that are clean; ``None``: they cannot say it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any, Final

from django.db import connection
from django.db.models import Max, Q, QuerySet, Sum

from nhipcau.insight.live import Level
from nhipcau.insight.models import MonthSum, MonthWhole
from nhipcau.insight.rollups import sql
from nhipcau.insight.rules import Period
from nhipcau.kernel.scope import COUNTRY

LEVELS: Final[dict[int, Level]] = {1: "province", 2: "province", 3: "commune", 4: "place"}  # by the dots of a path
_KEYS: Final = {"place": "place", "commune": "commune", "province": "province"}
_DEPTH: Final = {"province": 2, "commune": 3, "place": 4}

Told = tuple[dict[str, dict[tuple[str, str], int]], dict[str, dict[str, int]]]  # sums and subjects met, apart for each place


def sums(path: str, period: Period) -> dict[tuple[str, str], int] | None:
    """Return the sums of every measure and key."""
    rows = _months(at(path), period).filter(met=False).values_list("measure", "key").annotate(total=Sum("value"), until=Max("latest"))
    found = [*rows]
    return None if _beyond(period, (row[3] for row in found)) else {(row[0], row[1]): int(row[2]) for row in found}


def sums_by(
    path: str, period: Period, level: Level, measures: Collection[str] | None = None, only: Collection[str] | None = None
) -> dict[str, dict[tuple[str, str], int]] | None:
    """Return the sums of some measures (None: of all) by key, apart for each place of a level; ``only``: of these paths, None of all."""
    if path.count(".") > _DEPTH[level]:
        return None
    asked = _months(below(path, level, only), period).filter(met=False)
    rows = (asked if measures is None else asked.filter(measure__in=measures)).values_list(_KEYS[level], "measure", "key")
    found: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    for where, measure, key, total, until in rows.annotate(total=Sum("value"), until=Max("latest")):
        if until > period.last:
            return None
        found[where][measure, key] = int(total)
    return dict(found)


def sums_by_month(path: str, period: Period, measures: Collection[str]) -> dict[date, dict[tuple[str, str], int]]:
    """Return the sums of some measures, apart for each month; the period is of whole months."""
    rows = _months(at(path), period).filter(met=False, measure__in=measures).values_list("month", "measure", "key")
    found: dict[date, dict[tuple[str, str], int]] = {month: {} for month in period.months}
    for month, measure, key, total in rows.annotate(total=Sum("value")):
        found[month][measure, key] = int(total)
    return found


def met(path: str, period: Period, span: int) -> dict[str, int] | None:
    """Return how many subjects were met in the span that the period is."""
    rows = at(path).filter(span=span, month=period.first.replace(day=1), met=True)
    found = [*rows.values_list("measure").annotate(total=Sum("value"), until=Max("latest"))]
    if _beyond(period, (row[2] for row in found)):
        return None
    twice = _twice(period) if path == COUNTRY else {}
    return {measure: int(total) - twice.get(measure, 0) for measure, total, _until in found}


def met_by(path: str, period: Period, level: Level, span: int, only: Collection[str] | None = None) -> dict[str, dict[str, int]] | None:
    """Return the subjects met in the span that the period is, apart for each place of a level."""
    if path.count(".") > _DEPTH[level]:
        return None
    rows = below(path, level, only).filter(span=span, month=period.first.replace(day=1), met=True)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for where, measure, total, until in rows.values_list(_KEYS[level], "measure", "value", "latest"):
        if until > period.last or measure in found[where]:
            return None
        found[where][measure] = total
    return dict(found)


def told_by_month(
    path: str, months: Collection[Period], level: Level, measures: Collection[str], only: Collection[str] | None = None
) -> dict[Period, Told]:
    """Return `sums_by` and `met_by` of each of some months, asked in one go; a month that cannot say them is left out."""
    if path.count(".") > _DEPTH[level]:
        return {}
    begun = {month.first: month for month in months}
    found: dict[Period, Told] = {month: (defaultdict(dict), defaultdict(dict)) for month in months}
    silent = set()
    asked = below(path, level, only).filter(Q(met=True) | Q(measure__in=measures), span=1, month__in=begun)
    for first, where, measure, key, is_met, value, until in asked.values_list("month", _KEYS[level], "measure", "key", "met", "value", "latest"):
        month = begun[first]
        sums, met = found[month]
        if until > month.last or (is_met and measure in met[where]):
            silent.add(month)
        elif is_met:
            met[where][measure] = value
        else:
            sums[where][measure, key] = sums[where].get((measure, key), 0) + value
    return {month: told for month, told in found.items() if month not in silent}


def met_by_month(path: str, period: Period) -> dict[date, dict[str, int]]:
    """Return how many subjects were met in each month."""
    found: dict[date, dict[str, int]] = {month: {} for month in period.months}
    for month, measure, total in _months(at(path), period).filter(met=True).values_list("month", "measure").annotate(total=Sum("value")):
        found[month][measure] = int(total)
    return found


def heard_of(path: str, period: Period) -> list[str]:
    """Return the places under a path at which anything was told in the months of a period, as told: not added up."""
    rows = MonthSum.objects.order_by().filter(level="place", place__under=path, span=1, month__in=period.months, met=False)
    return [*rows.values_list("place", flat=True).distinct()]


def wholes(name: str, rows: "QuerySet[MonthWhole, Any]", month: date) -> dict[str, int]:
    """Return a total of each of these places as it stood in a month: as last kept then or before, else as first kept later."""
    found: dict[str, tuple[date, int]] = {}
    for place, kept, value in rows.filter(name=name).order_by("month").values_list("place", "month", "value"):
        if place not in found or kept <= month:
            found[place] = (kept, value)
    return {place: value for place, (_kept, value) in found.items()}


def at(path: str) -> "QuerySet[MonthSum, Any]":
    """Return the rows of a place; of the country, those of its provinces."""
    rows = MonthSum.objects.order_by().filter(level=LEVELS.get(path.count("."), "place"))
    return rows if path == COUNTRY else rows.filter(place=path)


def below(path: str, level: Level, only: Collection[str] | None = None) -> "QuerySet[MonthSum, Any]":
    """Return the rows of the places of a level under a place: of all, or of some paths only."""
    rows = MonthSum.objects.order_by().filter(level=level, place__under=path)
    return rows if only is None else rows.filter(place__in=only)


def _months(rows: "QuerySet[MonthSum, Any]", period: Period) -> "QuerySet[MonthSum, Any]":
    return rows.filter(span=1, month__in=period.months)


def _beyond(period: Period, latest: Any) -> bool:  # noqa: ANN401 (any dates)
    return any(day > period.last for day in latest)


def _twice(period: Period) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(sql.TWICE, {"first": period.first.replace(day=1), "last": period.last})
        return dict(cursor.fetchall())
