"""What may be said of figures side by side: who is surely above or below the rest, and by how much two differ. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, lgamma, sqrt
from typing import Final, Literal

from nhipcau.kernel.shares import FEW, wilson

SURE: Final = 0.05  # how often, at most, any place at all is set apart though all are alike
Group = Literal["above", "alike", "below", "few", "silent"]
_TINY: Final = 1e-12


@dataclass(frozen=True)
class Seen:
    """A share as it was seen at a place; ``whole`` nought: nothing to divide by. ``heard``: whether anything was told there."""

    part: int
    whole: int
    heard: bool = True


def grouped(places: Mapping[str, Seen]) -> dict[str, Group]:
    """Say of every place whether its share is surely above or below that of the others.

    Each place is held against all others together by Fisher's exact test, and all places at once by Holm's rule: if the
    places were alike, one of them would be set apart in at most 5 of 100 such tables, however many places there are.
    Places with fewer than 30 looks are not compared, and lend their looks to nobody.
    """
    found: dict[str, Group] = {}
    compared = {key: one for key, one in places.items() if one.heard and one.whole >= FEW}
    part, whole = sum(one.part for one in compared.values()), sum(one.whole for one in compared.values())
    chances = {key: chance(one, Seen(part - one.part, whole - one.whole)) for key, one in compared.items()}
    apart = _standing_out(chances)
    for key, one in places.items():
        if key not in compared:
            found[key] = "few" if one.heard else "silent"
        elif key not in apart:
            found[key] = "alike"
        else:
            found[key] = "above" if one.part * whole > part * one.whole else "below"
    return found


def chance(one: Seen, others: Seen) -> float:
    """Return how likely shares so unlike are if both come from the same rate (Fisher's exact test, both sides)."""
    if not one.whole or not others.whole:
        return 1.0
    part, whole = one.part + others.part, one.whole + others.whole
    if one.part * whole < part * one.whole:  # look only to the side it lies on: the other tail holds more than half
        one, part = Seen(one.whole - one.part, one.whole), whole - part
    return min(1.0, 2 * _tail(one.part, one.whole, part, whole))


def _standing_out(chances: Mapping[str, float]) -> set[str]:
    """Return those that stand out among all looked at (Holm)."""
    found = set()
    for at, (key, how) in enumerate(sorted(chances.items(), key=lambda item: (item[1], item[0]))):
        if how > SURE / (len(chances) - at):
            break
        found.add(key)
    return found


def _tail(drawn: int, draws: int, marked: int, total: int) -> float:
    """Return how likely at least ``drawn`` marked ones are among ``draws`` of ``total``, ``marked`` of which are marked."""
    if not 0 <= drawn <= min(draws, marked):
        return 1.0
    term = exp(_ways(marked, drawn) + _ways(total - marked, draws - drawn) - _ways(total, draws))
    added, at = term, drawn
    while at < min(draws, marked):
        term *= (marked - at) * (draws - at) / ((at + 1) * (total - marked - draws + at + 1))
        added, at = added + term, at + 1
        if term < _TINY * added:
            break
    return min(1.0, added)


def _ways(of: int, take: int) -> float:
    return lgamma(of + 1) - lgamma(take + 1) - lgamma(of - take + 1) if 0 <= take <= of else float("-inf")


@dataclass(frozen=True)
class Difference:
    """By how much a first share is above a second, between -1 and 1, and the 95 % interval of that."""

    value: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """Whether no difference at all lies outside the interval."""
        return self.low > 0 or self.high < 0


def difference(one: Seen, other: Seen) -> Difference | None:
    """Return the difference of two shares with its interval (Newcombe, from both Wilson intervals); None where one is no share."""
    if not one.whole or not other.whole:
        return None
    first, second = min(one.part / one.whole, 1.0), min(other.part / other.whole, 1.0)
    (low, high), (below, above) = wilson(first, one.whole), wilson(second, other.whole)
    value = first - second
    down = sqrt((first - low) ** 2 + (above - second) ** 2)
    return Difference(value, max(-1.0, value - down), min(1.0, value + sqrt((high - first) ** 2 + (second - below) ** 2)))


def classes(values: list[float], most: int = 4) -> list[float]:
    """Return the bounds above which a value falls into the next class of a map: equal numbers of places, no class twice."""
    told = sorted(values)
    if not told:
        return []
    bounds = {told[len(told) * at // most] for at in range(1, most)}
    return sorted(bound for bound in bounds if bound > told[0])


def class_of(value: float, bounds: list[float]) -> int:
    """Return the class of a value, the lowest is 0."""
    return sum(value >= bound for bound in bounds)
