"""Figures as pages, reports and programs read them: each with both parts, its version, and how sure it is."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from nhipcau.insight import queries
from nhipcau.insight.atlas import names
from nhipcau.insight.indicators.arithmetic import NOTHING, Counted, Worked, work_out
from nhipcau.insight.indicators.rules import measures_of
from nhipcau.insight.indicators.shapes import Better, Definition, Law, PeriodKind, PlaceLevel, Score, Unit
from nhipcau.insight.indicators.store import Version, Versions, versions
from nhipcau.insight.indicators.telling import Restated, Told, closed, retold, told_before, told_in
from nhipcau.insight.queries import Level
from nhipcau.insight.rules import Period
from nhipcau.kernel import registry
from nhipcau.kernel.clock import local_today

__all__ = ["Indicator", "Origin", "Reading", "Restated", "catalogue", "find", "read", "read_below", "read_below_each"]

Origin = Literal["counted", "official"]


@dataclass(frozen=True)
class Indicator:
    """A figure of the registry, in the version that counts: what it is called, how it is counted, who may see it."""

    code: str
    version: int
    group: str
    definition: Definition

    @property
    def name(self) -> str:
        """What it is called in Vietnamese."""
        return self.definition.name

    @property
    def name_en(self) -> str:
        """What it is called in English."""
        return self.definition.name_en

    @property
    def words(self) -> str:
        """How it is counted, in one plain sentence."""
        return self.definition.words

    @property
    def unit(self) -> Unit:
        """What ``Reading.value`` is: how many, a share between 0 and 1, points, trips, days."""
        return self.definition.unit

    @property
    def numerator(self) -> str:
        """What is counted, as a formula over registered measures."""
        return self.definition.numerator

    @property
    def denominator(self) -> str:
        """What it is set against, as a formula; empty where nothing is."""
        return self.definition.denominator

    @property
    def scores(self) -> tuple[Score, ...]:
        """The lines of a figure in points."""
        return self.definition.scores

    @property
    def better(self) -> Better:
        """Whether more is better, or less, or neither."""
        return self.definition.better

    @property
    def periods(self) -> tuple[PeriodKind, ...]:
        """The kinds of period it may be read for."""
        return self.definition.periods

    @property
    def levels(self) -> tuple[PlaceLevel, ...]:
        """The levels of place it may be read for."""
        return self.definition.levels

    @property
    def law(self) -> tuple[Law, ...]:
        """Where it comes from."""
        return self.definition.law

    @property
    def sure(self) -> bool:
        """Whether every source and weight of it was held against the original."""
        return all(one.sure for one in self.law) and all(one.sure for one in self.scores)

    @property
    def roles(self) -> tuple[str, ...]:
        """Who may see it."""
        return self.definition.roles

    @property
    def public(self) -> bool:
        """Whether everybody may."""
        return self.definition.public

    @property
    def since(self) -> date | None:
        """From which day the ledger has it; None: always had."""
        return self.definition.since


@dataclass(frozen=True)
class Reading:
    """A figure at a place in a period. Without anything to divide by ``value`` is None, which is not nought.

    ``value``: a share lies between 0 and 1; ``low`` and ``high`` are its 95 % interval (Wilson). ``few``: the whole is
    too small to rank by. In points, ``part`` and ``whole`` are rounded, and ``whole`` is how many of 100 could be computed.
    """

    indicator: Indicator
    path: str
    period: Period
    part: int | None
    whole: int | None
    value: float | None
    low: float | None
    high: float | None
    few: bool
    origin: Origin = "counted"
    source: str = ""
    restated: Restated | None = None


def catalogue(role: str | None = None) -> list[Indicator]:
    """Return every figure in force today that a role may see (None: everything), in the order of the registry."""
    known, today = versions(), local_today()
    found = [_indicator(known, code, today) for code in known.by_code]
    return [one for one in found if role is None or role in one.roles]


def find(code: str, day: date | None = None) -> Indicator:
    """Return a figure by the version that holds on a day, today if none is given.

    Raises:
        LookupError: there is no such figure.
    """
    return _indicator(versions(), code, day or local_today())


def read(codes: Sequence[str], path: str, period: Period) -> list[Reading]:
    """Return these figures of a place in a period, in their order, by the versions in force on its last day.

    Raises:
        LookupError: there is no such figure.
    """
    asked = asked_of(versions(), period, told_before(codes, [path], period))
    counted = count(path, period)
    return [asked.reading(code, path, counted) for code in codes]


def read_below(codes: Sequence[str], path: str, period: Period, level: Level) -> dict[str, list[Reading]]:
    """Return these figures for every place below that has a name, by its path; silent places are in it, with noughts.

    Raises:
        LookupError: there is no such figure.
    """
    return read_below_each(codes, path, [period], level)[period]


def read_below_each(
    codes: Sequence[str], path: str, periods: Collection[Period], level: Level, only: Collection[str] | None = None
) -> dict[Period, dict[str, list[Reading]]]:
    """Return these figures for every place below, apart for each of some periods; ``only``: the paths that are wanted, all if None.

    Raises:
        LookupError: there is no such figure.
    """
    spots = [spot for spot in names().below(path) if only is None or spot.path in only]
    known, told = versions(), told_in(codes, [spot.path for spot in spots], filter(closed, periods))
    each = {period: asked_of(known, period, told.get(period, {})) for period in periods}
    needs = {name for asked in each.values() for code in codes if code in asked.standing for name in measures_of(asked.standing[code], asked.standing)}
    counted = queries.told_by_each(path, periods, level, needs, only)
    return {period: _below(asked, codes, path, [spot.path for spot in spots], level, *counted[period]) for period, asked in each.items()}


def _below(
    asked: "Asked", codes: Sequence[str], path: str, places: Sequence[str], level: Level,
    sums: Mapping[str, queries.Sums], met: Mapping[str, Mapping[str, int]],
) -> dict[str, list[Reading]]:  # fmt: skip
    wholes = _wholes_below(path, asked.period, level)
    found = {}
    for place in places:
        key = key_of(place, level)
        counted = counted_of(sums.get(key, {}), met.get(key, {}), partial(wholes, key, place))
        found[place] = [asked.reading(code, place, counted) for code in codes]
    return found


def count(path: str, period: Period) -> Counted:
    """Return everything that was counted at a place in a period, for figures to be worked out of."""
    return counted_of(queries.sums(path, period), queries.met(path, period), lambda name: whole(name, path, period))


def key_of(path: str, level: Level) -> str:
    """Return by what a place is known among others of its level: a village by its path, a commune or province by its code."""
    return path if level == "place" else path.rstrip(".").rpartition(".")[2]


def whole(name: str, path: str, period: Period) -> int | None:
    """Return a registered total of a place as it stood in a period."""
    return queries.whole(name, path, period)


def _wholes_below(path: str, period: Period, level: Level) -> Callable[[str, str, str], int | None]:
    """Return how to find a total of a place below, by its key and path: each total is asked once for all places."""
    asked: dict[str, dict[str, int]] = {}

    def find_whole(key: str, place: str, name: str) -> int | None:
        if name not in asked:
            asked[name] = queries.wholes_by(name, path, period, level)
        found = asked[name].get(key)
        return whole(name, place, period) if found is None else found

    return find_whole


def _indicator(known: Versions, code: str, day: date) -> Indicator:
    found = known.at(code, day)
    if found is None:
        raise LookupError(f"{code}: no such figure")
    return _as_read(found)


def _as_read(found: Version) -> Indicator:
    return Indicator(found.code, found.version, found.group, found.definition)


def counted_of(sums: queries.Sums, met: Mapping[str, int], wholes: Callable[[str], int | None]) -> Counted:
    """Return sums and subjects of a place as figures are worked out of them."""
    distinct = frozenset(name for name, one in registry.measures.items() if one.kind == "distinct")
    return Counted(sums, met, wholes, distinct, frozenset(registry.denominators))


def asked_of(known: Versions, period: Period, before: Mapping[tuple[str, str], Sequence[Told]]) -> "Asked":
    """Return what all readings of a period share; ``before``: what was told of it, by place and figure."""
    return Asked(known, period, before, known.all_at(period.last))


@dataclass(frozen=True)
class Asked:
    """What all readings of one question share."""

    known: Versions
    period: Period
    before: Mapping[tuple[str, str], Sequence[Told]]
    standing: Mapping[str, Definition]

    def reading(self, code: str, path: str, counted: Counted) -> Reading:
        """Return one figure of one place."""
        one = _indicator(self.known, code, self.period.last)
        worked: Worked = NOTHING if self._too_early(one.definition) else work_out(one.definition, counted, self.standing.get)
        return Reading(
            one, path, self.period, worked.part, worked.whole, worked.value, worked.low, worked.high,
            few=one.unit in {"percent", "days"} and worked.few,
            restated=retold(self.before.get((path, code), ()), one.version, worked, path, self.period),
        )  # fmt: skip

    def _too_early(self, one: Definition) -> bool:
        """Say whether a figure of nothing but totals is asked of a time when none was kept: they would be those of today."""
        early = one.since is not None and self.period.last < one.since
        return early and measures_of(one, self.standing) <= registry.denominators.keys()
