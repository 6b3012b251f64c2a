"""Figures as pages, reports and programs read them: each with both parts, its version, and how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from nhipcau.insight import queries
from nhipcau.insight.atlas import names
from nhipcau.insight.indicators.arithmetic import Counted, Worked, work_out
from nhipcau.insight.indicators.content import definitions
from nhipcau.insight.indicators.shapes import Better, Definition, Law, PeriodKind, PlaceLevel, Score, Unit
from nhipcau.insight.queries import Level
from nhipcau.insight.rules import Period
from nhipcau.kernel import registry

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
class Restated:
    """What a figure of a closed period said before, when it was told, and how many entries arrived since."""

    part: int | None
    whole: int | None
    value: float | None
    told_at: datetime
    late: int


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
    return [_indicator(code) for code, (_, one) in definitions().items() if role is None or role in one.roles]


def read(codes: Sequence[str], path: str, period: Period) -> list[Reading]:
    """Return these figures of a place in a period, in their order.

    Raises:
        LookupError: there is no such figure.
    """
    counted = _counted(queries.sums(path, period), queries.met(path, period), path)
    return [_reading(_indicator(code), path, period, counted) for code in codes]


def read_below(codes: Sequence[str], path: str, period: Period, level: Level) -> dict[str, list[Reading]]:
    """Return these figures for every place below that has a name, by its path; silent places are in it, with noughts.

    Raises:
        LookupError: there is no such figure.
    """
    sums, met = queries.sums_by(path, period, level), queries.met_by(path, period, level)
    indicators = [_indicator(code) for code in codes]
    found = {}
    for spot in names().below(path):
        key = spot.path if level == "place" else spot.path.rstrip(".").rpartition(".")[2]
        counted = _counted(sums.get(key, {}), met.get(key, {}), spot.path)
        found[spot.path] = [_reading(one, spot.path, period, counted) for one in indicators]
    return found


def trend(code: str, path: str, periods: Sequence[Period]) -> list[Reading]:
    """Return one figure of a place over several periods, each by the version in force then."""
    return [reading for period in periods for reading in read([code], path, period)]


def _indicator(code: str) -> Indicator:
    if code not in definitions():
        raise LookupError(f"{code}: no such figure")
    group, one = definitions()[code]
    return Indicator(code, 1, group, one)


def _find(code: str) -> Definition | None:
    found = definitions().get(code)
    return found[1] if found else None


def _counted(sums: queries.Sums, met: dict[str, int], path: str) -> Counted:
    distinct = frozenset(name for name, one in registry.measures.items() if one.kind == "distinct")
    totals = registry.denominators
    return Counted(sums, met, lambda name: totals[name].count(path), distinct, frozenset(totals))


def _reading(one: Indicator, path: str, period: Period, counted: Counted) -> Reading:
    worked: Worked = work_out(one.definition, counted, _find)
    return Reading(
        one, path, period, worked.part, worked.whole, worked.value, worked.low, worked.high,
        few=one.unit in {"percent", "days"} and worked.few,
    )  # fmt: skip
