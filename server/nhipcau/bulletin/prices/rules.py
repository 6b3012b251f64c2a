"""What holds of prices: which can be compared, which is strange, how a place stands. Pure; amounts in whole đồng, weights exact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from statistics import median
from typing import Final

from nhipcau.bulletin.prices.catalogue import Good, Unit

ENOUGH: Final = 5  # reports from which one knows what is usual
SPREADS: Final = 5  # so many spreads away from the middle a price is strange
LEAST_SPREAD: Final = Fraction(6, 100)  # of the middle: where all say the same, a small step is not strange
LOOKS_BACK: Final = timedelta(days=60)
TOGETHER: Final = timedelta(days=14)  # two reports within it speak of the same time
ALIKE: Final = Fraction(25, 100)
STALE: Final = timedelta(days=30)
WEEKS: Final = 8  # of a card
WIDEST: Final = 5  # the high end, at most so many times the low one


@dataclass(frozen=True)
class Told:
    """A price as it was told: so much for one unit, from low to high. ``by`` is whoever told it."""

    grade: str
    unit: str
    low: int
    high: int
    on: date
    by: object = None
    odd: bool = False

    @property
    def middle(self) -> Fraction:
        """The middle of its range."""
        return Fraction(self.low + self.high, 2)


def converted(amount: Fraction | int, into: Unit, out_of: Unit) -> Fraction | None:
    """Return an amount for one unit as an amount for another; None where no fixed weight leads from one to the other."""
    if out_of.id == into.id:
        return Fraction(amount)
    if out_of.kg is None or into.kg is None:
        return None
    return Fraction(amount) / out_of.kg * into.kg


def in_unit(told: Told, into: Unit, units: dict[str, Unit]) -> Told | None:
    """Return a price as it reads for another unit, rounded to whole đồng; None where that would be invented."""
    known = units.get(told.unit)
    ends = [converted(end, into, known) for end in (told.low, told.high)] if known else [None]
    if any(end is None for end in ends):
        return None
    low, high = (round(end) for end in ends if end is not None)
    return Told(told.grade, into.id, low, high, told.on, told.by, told.odd)


def usual(middles: Sequence[Fraction]) -> tuple[Fraction, Fraction] | None:
    """Return from where to where prices lie usually: the median and five spreads around it; None while too few are known."""
    if len(middles) < ENOUGH:
        return None
    middle = median(middles)
    spread = max(median(abs(one - middle) for one in middles), middle * LEAST_SPREAD)
    return max(Fraction(0), middle - SPREADS * spread), middle + SPREADS * spread


def believable(good: Good, unit: Unit, units: dict[str, Unit]) -> tuple[Fraction, Fraction] | None:
    """Return the band of the catalogue for one unit; None where it has none."""
    for name, (low, high) in good.band.items():
        ends = [converted(end, unit, units[name]) for end in (low, high)]
        if ends[0] is not None and ends[1] is not None:
            return ends[0], ends[1]
    return None


def comparable(told: Told, history: Iterable[Told], units: dict[str, Unit]) -> list[Fraction]:
    """Return the middles of what was told of the same grade in the last sixty days, for the same unit; what is strange is left out."""
    into = units[told.unit]
    lately = (one for one in history if one.grade == told.grade and not one.odd and timedelta(0) <= told.on - one.on <= LOOKS_BACK)
    same = (in_unit(one, into, units) for one in lately)
    return [one.middle for one in same if one]


def strange(told: Told, good: Good, history: Iterable[Told], units: dict[str, Unit]) -> tuple[int, int] | None:
    """Return what would have been usual where a price is strange; None where it is not."""
    around = usual(comparable(told, history, units))
    if around and not around[0] <= told.middle <= around[1]:
        return round(around[0]), round(around[1])
    band = believable(good, units[told.unit], units)
    if band and (told.low < band[0] or told.high > band[1]):
        return round(band[0]), round(band[1])
    if told.high > WIDEST * told.low:
        return told.low, WIDEST * told.low
    return None


def rounded(amount: int) -> int:
    """Return an amount as one says it: its first two digits, then noughts."""
    step = int(10 ** max(0, len(str(amount)) - 2))
    return round(amount / step) * step


def agreed(told: Told, others: Iterable[Told], units: dict[str, Unit]) -> bool:
    """Say whether somebody else told of a like price at about the same time."""
    for one in others:
        if one.by == told.by or one.grade != told.grade or abs(one.on - told.on) > TOGETHER:
            continue
        same = in_unit(one, units[told.unit], units)
        if same and abs(same.middle - told.middle) <= ALIKE * told.middle:
            return True
    return False


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def by_week(told: Iterable[Told]) -> list[tuple[date, int, int]]:
    """Return the lowest and the highest of each week in which anything was told; other weeks are not there."""
    ordered = sorted(told, key=lambda one: one.on)
    found = []
    for week, group in groupby(ordered, lambda one: monday(one.on)):
        ends = list(group)
        found.append((week, min(one.low for one in ends), max(one.high for one in ends)))
    return found
