"""Figures over several periods at once, so that a course or a row of weeks is asked in one go."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from nhipcau.insight import queries
from nhipcau.insight.atlas import names
from nhipcau.insight.indicators.arithmetic import Counted, Worked, work_out
from nhipcau.insight.indicators.reading import Reading, asked_of, counted_of, key_of, read, whole
from nhipcau.insight.indicators.rules import measures_of
from nhipcau.insight.indicators.shapes import Definition
from nhipcau.insight.indicators.store import versions
from nhipcau.insight.indicators.telling import closed, told_in
from nhipcau.insight.queries import Level
from nhipcau.insight.rules import Period
from nhipcau.kernel import registry

__all__ = ["course", "worked_below"]


def course(code: str, path: str, periods: Sequence[Period]) -> list[Reading]:
    """Return one figure of a place over several months, each by the version in force then; months that are over are asked at once."""
    over = [one for one in periods if closed(one) and one.kind == "month"]
    found = _over(code, path, over) if over else {}
    return [found[one.first] if one.first in found and one in over else read([code], path, one)[0] for one in periods]


def _over(code: str, path: str, months: Sequence[Period]) -> dict[date, Reading]:
    known = versions()
    asked = {one.first: asked_of(known, one, {}) for one in months}
    needs = {name for one in asked.values() for name in measures_of(one.standing[code], one.standing)}
    first, last = min(asked), max(asked)
    sums, met = queries.by_month(path, first, last, needs), _met(path, first, last, needs)
    before = told_in([code], [path], months)
    found = {}
    for one in months:
        counted = counted_of(sums[one.first], met.get(one.first, {}), partial(_whole, path, one))
        found[one.first] = asked_of(known, one, before.get(one, {})).reading(code, path, counted)
    return found


def _met(path: str, first: date, last: date, needs: set[str]) -> Mapping[date, Mapping[str, int]]:
    return queries.met_by_month(path, first, last) if needs & _distinct() else {}


def _distinct() -> set[str]:
    return {name for name, one in registry.measures.items() if one.kind == "distinct"}


def _whole(path: str, period: Period, name: str) -> int | None:
    return whole(name, path, period)


def worked_below(definitions: Sequence[Definition], path: str, periods: Sequence[Period], level: Level) -> list[dict[str, list[Worked]]]:
    """Return figures of every place below that has a name, apart for each of some runs of days that do not overlap.

    Each place (by its path) has the figures in the order of the definitions; silent places are in it, with noughts. Figures
    of subjects counted once in a month cannot be asked here.

    Raises:
        LookupError: a figure counts subjects once in a month.
    """
    standing = versions().all_at(periods[0].last)
    needs = {name for one in definitions for name in measures_of(one, standing)}
    if needs & _distinct():
        raise LookupError(f"{sorted(needs & _distinct())}: counted once in a month, not in days")
    told = queries.sums_by_each(path, periods, level, needs - set(registry.denominators))
    spots = names().below(path)

    def counted(at: int, place: str) -> Counted:
        return counted_of(told[at].get(key_of(place, level), {}), {}, partial(_whole, place, periods[at]))

    return [
        {spot.path: [work_out(one, here, standing.get) for one in definitions] for spot in spots for here in [counted(at, spot.path)]}
        for at in range(len(periods))
    ]
