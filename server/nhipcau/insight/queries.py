"""What was counted, for a place and a period."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

from django.db.models import Count, QuerySet, Sum

from nhipcau.insight.models import Tally, Touch
from nhipcau.insight.rules import Period
from nhipcau.kernel.clock import now

Level = Literal["place", "commune"]
Sums = Mapping[tuple[str, str], int]


def sums(path: str, period: Period) -> Sums:
    """Return the sums of every measure and key under a place, in a period."""
    rows = _tallies(path, period).values_list("measure", "key").annotate(total=Sum("value"))
    return {(measure, key): total for measure, key, total in rows}


def sums_by(path: str, period: Period, level: Level) -> dict[str, Sums]:
    """Return the sums of every measure and key, apart for each village path or each commune code."""
    rows = _tallies(path, period).values_list(level, "measure", "key").annotate(total=Sum("value"))
    found: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    for where, measure, key, total in rows:
        found[where][measure, key] = total
    return dict(found)


def met(path: str, period: Period) -> dict[str, int]:
    """Return, for every measure that counts a subject once, how many subjects were met in the period."""
    rows = _touches(path, period).values_list("measure").annotate(total=Count("subject", distinct=True))
    return dict(rows)


def met_by(path: str, period: Period, level: Level) -> dict[str, dict[str, int]]:
    """Return the subjects met, apart for each village path or each commune code."""
    rows = _touches(path, period).values_list(level, "measure").annotate(total=Count("subject", distinct=True))
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for where, measure, total in rows:
        found[where][measure] = total
    return dict(found)


def by_day(path: str, period: Period, measure: str) -> dict[date, int]:
    """Return a measure's sum on each day of the period, nought where nothing was told."""
    rows = _tallies(path, period).filter(measure=measure).values_list("day").annotate(total=Sum("value"))
    told = dict(rows)
    return {day: told.get(day, 0) for day in period.days}


def as_of(path: str, period: Period) -> datetime:  # noqa: ARG001 (a roll-up may be older than now)
    """Return the moment that figures of a place and a period stand for."""
    return now()


def _tallies(path: str, period: Period) -> QuerySet[Tally]:
    return Tally.objects.filter(place__under=path, day__range=(period.first, period.last)).order_by()


def _touches(path: str, period: Period) -> QuerySet[Touch]:
    first, last = period.first.replace(day=1), period.last
    return Touch.objects.filter(place__under=path, month__range=(first, last)).order_by()
