"""What figures of closed periods said, so that a figure that says otherwise now says so, too."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from nhipcau.insight.indicators.arithmetic import Worked
from nhipcau.insight.indicators.models import ToldFigure
from nhipcau.insight.indicators.rules import measures_of
from nhipcau.insight.indicators.shapes import Definition
from nhipcau.insight.rules import Period
from nhipcau.kernel import news
from nhipcau.kernel.clock import local_today, start_of
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import commune_of

RESTATED: Final = news.kind(
    "figure.restated",
    vi="Số của kỳ đã khóa nay khác trước",
    en="A figure of a closed period says something else now",
    fields=("figure", "version", "first", "last", "part_before", "whole_before", "part", "whole"),
)


@dataclass(frozen=True)
class Told:
    """What a figure said at a moment."""

    version: int
    part: int | None
    whole: int | None
    value: float | None
    late: int | None
    told_at: datetime


@dataclass(frozen=True)
class Restated:
    """What a figure of a closed period said at first, when that was, and how many entries about it arrived since.

    ``late`` is None where nobody has counted them yet: a province's or the country's, within the hour.
    """

    part: int | None
    whole: int | None
    value: float | None
    told_at: datetime
    late: int | None


def closed(period: Period) -> bool:
    """Say whether a period is over."""
    return period.last < local_today()


def told_before(codes: Iterable[str], paths: Iterable[str], period: Period) -> dict[tuple[str, str], list[Told]]:
    """Return what was told of a closed period, by place and figure, the first word first; nothing of one that runs."""
    return told_in(codes, paths, [period]).get(period, {}) if closed(period) else {}


def told_in(codes: Iterable[str], paths: Iterable[str], periods: Iterable[Period]) -> dict[Period, dict[tuple[str, str], list[Told]]]:
    """Return what was told of several closed periods, apart for each, as `told_before` does for one."""
    by_days = {(one.first, one.last): one for one in periods}
    rows = ToldFigure.objects.filter(place__in=list(paths), code__in=list(codes), first__in=[first for first, _ in by_days])
    found: dict[Period, dict[tuple[str, str], list[Told]]] = {}
    for row in rows.order_by("told_at"):
        if (one := by_days.get((row.first, row.last))) is not None:
            told = Told(row.version, row.part, row.whole, row.value, row.late, row.told_at)
            found.setdefault(one, {}).setdefault((row.place, row.code), []).append(told)
    return found


def retold(before: Sequence[Told], version: int, now: Worked, path: str, period: Period) -> Restated | None:
    """Return what a figure said at first, if that was something else than now and counted in the same way."""
    same = [one for one in before if one.version == version]
    if not same or _says(same[0]) == (now.part, now.whole):
        return None
    first, last = same[0], same[-1]
    known = [one.late for one in same[1:]]
    late = sum(one or 0 for one in known) if known and None not in known else None
    if _says(last) != (now.part, now.whole):
        more = arrived_since(path, period, last.told_at)
        late = None if more is None else (late or 0) + more
    return Restated(first.part, first.whole, first.value, first.told_at, late)


def _says(one: Told) -> tuple[int | None, int | None]:
    return one.part, one.whole


def arrived_since(path: str, period: Period, moment: datetime, measures: Iterable[str] = ()) -> int | None:
    """Return how many counted entries of a period arrived after a moment; None above a commune, where that is asked at rest."""
    code = commune_of(path)
    if code is None:
        return None
    found = Entry.objects.filter(
        commune=code, place__under=path, verdict="done", received_at__gt=moment,
        happened_at__gte=start_of(period.first), happened_at__lt=start_of(period.last + timedelta(days=1)),
    ).exclude(counts=[])  # fmt: skip
    return found.filter(about(measures)).count()


def about(measures: Iterable[str]) -> Q:
    """Return the filter for entries that tell of one of these measures; of none named, all of them."""
    condition = Q()
    for name in sorted(measures):
        condition |= Q(counts__contains=[{"measure": name}])
    return condition


def keep(told: Mapping[tuple[str, str], tuple[int, Worked]], period: Period, definitions: Mapping[str, Definition], at: datetime) -> int:
    """Keep what figures of a closed period say, by place and figure, wherever they say something new; return how many.

    Of what they said otherwise before, other systems hear in the same transaction.
    """
    if not closed(period):
        return 0
    before = told_before({code for _, code in told}, {path for path, _ in told}, period)
    fresh, otherwise = [], []
    for (path, code), (version, worked) in told.items():
        last = next((one for one in reversed(before.get((path, code), ())) if one.version == version), None)
        if worked.part is None or (last is not None and _says(last) == (worked.part, worked.whole)):
            continue
        late = None
        if last:
            late = arrived_since(path, period, last.told_at, measures_of(definitions[code], definitions))
            otherwise.append(news.Told(RESTATED, _news(code, last, worked, period), path, at))
        fresh.append(
            ToldFigure(
                code=code, version=version, place=path, first=period.first, last=period.last, part=worked.part, whole=worked.whole,
                value=worked.value, late=late, told_at=at,
            )
        )  # fmt: skip
    with transaction.atomic():
        ToldFigure.objects.bulk_create(fresh, ignore_conflicts=True)
        news.publish(otherwise)
    return len(fresh)


def _news(code: str, last: Told, worked: Worked, period: Period) -> Mapping[str, news.Value]:
    return news.news(
        RESTATED, figure=code, version=last.version, first=period.first, last=period.last,
        part_before=last.part, whole_before=last.whole, part=worked.part, whole=worked.whole,
    ).data  # fmt: skip


def month_before(today: date) -> Period:
    """Return the month that was over last."""
    last = today.replace(day=1) - timedelta(days=1)
    return Period(last.replace(day=1), last)
