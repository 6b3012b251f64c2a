"""What was counted, for a place and a period. Always exact, whatever was told a moment ago."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from nhipcau.insight import live
from nhipcau.insight.atlas import names
from nhipcau.insight.live import Level, Sums, by_day, met, met_by, sums, sums_by
from nhipcau.insight.rules import Period
from nhipcau.kernel import registry
from nhipcau.kernel.clock import now

__all__ = ["Level", "Sums", "as_of", "by_day", "by_month", "met", "met_by", "met_by_month", "sums", "sums_by", "whole", "wholes_by"]


def by_month(path: str, first_month: date, last_month: date, measures: Collection[str]) -> dict[date, Sums]:
    """Return the sums of some measures and their keys, apart for each month; both are first days of months."""
    return dict(live.sums_by_month(path, _run(first_month, last_month), measures))


def met_by_month(path: str, first_month: date, last_month: date) -> dict[date, dict[str, int]]:
    """Return how many subjects were met in each month, for every measure that counts a subject once."""
    return {month: met(path, _run(month, month)) for month in _run(first_month, last_month).months}


def whole(name: str, path: str, period: Period) -> int | None:  # noqa: ARG001 (a month that ended keeps its own)
    """Return a registered total of a place as it stood in a period."""
    return registry.denominators[name].count(path)


def wholes_by(name: str, path: str, period: Period, level: Level) -> dict[str, int]:  # noqa: ARG001 (as above)
    """Return a registered total apart for each village path, commune code or province code."""
    below = {"place": 4, "commune": 3, "province": 2}[level]
    spots = names().below(path) if path.count(".") == below - 1 else ()
    return {_key(spot.path, level): registry.denominators[name].count(spot.path) for spot in spots}


def as_of(path: str, period: Period) -> datetime:  # noqa: ARG001 (a roll-up may be older than now)
    """Return the moment that figures of a place and a period stand for."""
    return now()


def _key(path: str, level: Level) -> str:
    return path if level == "place" else path.split(".")[2 if level == "commune" else 1]


def _run(first_month: date, last_month: date) -> Period:
    end = (last_month.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Period(first_month, end, "days")
