"""What was counted, for a place and a period. Always exact, whatever was told a moment ago.

Whole months are read as they were added up (`rollups/`), after what was told since is added up again; where somebody
else is just doing that, and for days and weeks, the counters themselves are read (`live`).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, TypeVar

from nhipcau.insight import live
from nhipcau.insight.atlas import names
from nhipcau.insight.live import Level, Sums
from nhipcau.insight.models import Heard, MonthWhole, Source
from nhipcau.insight.rollups import reading
from nhipcau.insight.rollups.refreshing import refresh
from nhipcau.insight.rules import Period
from nhipcau.kernel import registry
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.scope import COUNTRY

__all__ = ["Level", "Sums", "as_of", "by_day", "by_month", "met", "met_by", "met_by_month", "sums", "sums_by", "sums_by_each", "told_by_each", "whole", "wholes_by"]

_SPANS: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12}  # months that a subject is counted once in
_ROW: Final = {"place": 4, "commune": 3, "province": 2}  # dots of a path
FoundT = TypeVar("FoundT")


def sums(path: str, period: Period) -> Sums:
    """Return the sums of every measure and key under a place, in a period."""
    return _asked(path, period, _is_months(period), lambda: reading.sums(path, period), lambda: live.sums(path, period))


def sums_by(
    path: str, period: Period, level: Level, measures: Collection[str] | None = None, only: Collection[str] | None = None
) -> dict[str, Sums]:
    """Return the sums of some measures (None: of all) by key, apart for each village path, commune code or province code.

    ``only``: the paths of the places that are wanted; others may come along.
    """
    kept = lambda: reading.sums_by(path, period, level, measures, only)  # noqa: E731 (a question put off)
    return dict(_asked(path, period, _is_months(period), kept, lambda: live.sums_by(path, period, level, measures)))


def sums_by_each(path: str, periods: Sequence[Period], level: Level, measures: Collection[str]) -> Sequence[Mapping[str, Sums]]:
    """Return the sums of some measures, apart for each of some runs of days and for each place of a level; days as they are now."""
    months = Period(min(one.first for one in periods), max(one.last for one in periods), "days")
    if not _sources() and refresh(path, months.first, months.last):
        return live.sums_by_each(reading.heard_of(path, months), periods, level, measures)
    return [live.sums_by(path, one, level) for one in periods]  # somebody else is adding months up, so they cannot say who was heard of


def met(path: str, period: Period) -> dict[str, int]:
    """Return, for every measure that counts a subject once, how many subjects were met in the months of the period."""
    span = _span(period)
    return _asked(path, period, span > 0, lambda: reading.met(path, period, span), lambda: live.met(path, period))


def met_by(path: str, period: Period, level: Level, only: Collection[str] | None = None) -> dict[str, dict[str, int]]:
    """Return the subjects met, apart for each village path, commune code or province code; ``only`` as in `sums_by`."""
    span = _span(period)
    kept = lambda: reading.met_by(path, period, level, span, only)  # noqa: E731 (a question put off)
    return _asked(path, period, span > 0, kept, lambda: live.met_by(path, period, level))


def told_by_each(
    path: str, periods: Collection[Period], level: Level, measures: Collection[str], only: Collection[str] | None = None
) -> dict[Period, tuple[Mapping[str, Sums], Mapping[str, Mapping[str, int]]]]:
    """Return `sums_by` and `met_by` for each of some periods; months are asked for together."""
    months = [one for one in periods if _span(one) == 1 and _is_months(one)]
    kept: dict[Period, reading.Told] = {}
    if len(months) > 1 and (_sources() or refresh(path, min(one.first for one in months), max(_until(one) for one in months))):
        kept = reading.told_by_month(path, months, level, measures, only)
    return {one: kept.get(one) or (sums_by(path, one, level, measures, only), met_by(path, one, level, only)) for one in periods}


def by_day(path: str, period: Period, measure: str) -> dict[date, int]:
    """Return a measure's sum on each day of the period, nought where nothing was told. Days do not come to the nation."""
    return live.by_day(path, period, measure)


def by_month(path: str, first_month: date, last_month: date, measures: Collection[str]) -> dict[date, Sums]:
    """Return the sums of some measures and their keys, apart for each month; both are first days of months."""
    run = _run(first_month, last_month)
    kept = lambda: reading.sums_by_month(path, run, measures)  # noqa: E731 (a question put off)
    return dict(_asked(path, run, True, kept, lambda: live.sums_by_month(path, run, measures)))


def met_by_month(path: str, first_month: date, last_month: date) -> dict[date, dict[str, int]]:
    """Return how many subjects were met in each month, for every measure that counts a subject once."""
    run = _run(first_month, last_month)
    kept = lambda: reading.met_by_month(path, run) if path != COUNTRY else None  # noqa: E731 (a question put off)
    each = lambda: {month: met(path, _run(month, month)) for month in run.months}  # noqa: E731 (likewise)
    return dict(_asked(path, run, True, kept, each))


def whole(name: str, path: str, period: Period) -> int | None:
    """Return a registered total of a place as it stood in a period; of one that is running, as it is now.

    Now is to the minute up to a commune, and above one as it was kept in the last quarter of an hour. Of a month before
    totals were kept: as it was first kept. At the nation: as the provinces kept it, None where none did.
    """
    provinces = _sources()
    if not provinces and _is_running(period) and not _is_kept(path):
        return registry.denominators[name].count(path)
    rows = MonthWhole.objects.filter(level="province") if path == "vn." else MonthWhole.objects.filter(place=path)
    kept = reading.wholes(name, rows, period.last.replace(day=1))
    if not kept:
        return None if provinces else registry.denominators[name].count(path)
    return sum(kept.values())


def wholes_by(name: str, path: str, period: Period, level: Level) -> dict[str, int]:
    """Return a registered total apart for each village path, commune code or province code."""
    places = [path] if path.count(".") == _ROW[level] else [spot.path for spot in names().below(path)]
    places = [place for place in places if place.count(".") == _ROW[level]]
    kept: dict[str, int] = {}
    if _sources() or not _is_running(period) or _is_kept(path):
        kept = reading.wholes(name, MonthWhole.objects.filter(level=level, place__under=path), period.last.replace(day=1))
    missing = [] if _sources() else [place for place in places if place not in kept]
    counted = registry.denominators[name].counts(path, _ROW[level]) if missing else {}
    return {_key(place, level): value for place, value in (kept | {place: counted.get(place, 0) for place in missing}).items()}


def as_of(path: str, period: Period) -> datetime:  # noqa: ARG001 (no province's months are older than others)
    """Return the moment that figures of a place stand for: at the nation, the oldest of the provinces they come from."""
    provinces = _sources()
    if not provinces:
        return now()
    heard = dict(Heard.objects.values_list("province", "at"))
    asked = {path.split(".")[1]} & provinces or provinces
    return min(heard.get(province, datetime.fromtimestamp(0, tz=now().tzinfo)) for province in asked)


def _asked(path: str, period: Period, may_read: bool, kept: Callable[[], FoundT | None], live_: Callable[[], FoundT]) -> FoundT:
    if may_read and (_sources() or refresh(path, period.first, _until(period))) and (found := kept()) is not None:
        return found
    return live_()


def _sources() -> set[str]:
    return set(Source.objects.values_list("province", flat=True))


def _is_months(period: Period) -> bool:
    """Say whether it begins with a month, and ends with one or is still running; days after it are looked at when reading."""
    return period.first.day == 1 and ((period.last + timedelta(days=1)).day == 1 or period.last >= local_today())


def _is_kept(path: str) -> bool:
    """Say whether totals of a place are read as they were kept this month, since counting them would keep somebody waiting."""
    return path.count(".") < _ROW["commune"] and MonthWhole.objects.filter(place=path, month=local_today().replace(day=1)).exists()


def _is_running(period: Period) -> bool:
    return period.last >= local_today()


def _span(period: Period) -> int:
    """Return over how many months of the calendar subjects are counted once here; 0 where that is not kept."""
    if period.kind in _SPANS:
        return _SPANS[period.kind]
    return 1 if len(period.months) == 1 else 0


def _until(period: Period) -> date:
    months = _span(period) or len(period.months)
    at = period.first.year * 12 + period.first.month - 1 + months
    return date(at // 12, at % 12 + 1, 1) - timedelta(days=1)


def _key(path: str, level: Level) -> str:
    return path if level == "place" else path.split(".")[2 if level == "commune" else 1]


def _run(first_month: date, last_month: date) -> Period:
    end = (last_month.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Period(first_month, end, "days")
