"""Putting counted numbers together into what a leader or an analyst reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nhipcau.insight import queries
from nhipcau.insight.atlas import Spot, names
from nhipcau.insight.queries import Level, Sums
from nhipcau.insight.rules import Period, Share
from nhipcau.kernel import registry

# What the boards show, by the names under which the domains register it.
ASSISTS = "support.assists"
REACHED, HOUSEHOLDS = "support.households_reached", "people.households"
COVERED, VILLAGES = "support.villages_covered", "places.villages"
STEPS = "support.steps"
DIFFICULTIES = "support.difficulties"
PREPARED, COMPLETE = "dossiers.prepared", "dossiers.complete"


@dataclass(frozen=True)
class Modes:
    """How the steps were done: by the person alone, with a reminder, or by the helper instead."""

    alone: int
    prompted: int
    done_for: int

    @property
    def total(self) -> int:
        """Every recorded step."""
        return self.alone + self.prompted + self.done_for

    @property
    def ends(self) -> tuple[float, float]:
        """Where the first and the second part of the bar end, in hundredths of its length."""
        whole = self.total or 1
        return round(100 * self.alone / whole, 1), round(100 * (self.alone + self.prompted) / whole, 1)

    @property
    def share(self) -> Share:
        """The share “tự làm”: steps done alone, of all recorded steps."""
        return Share(self.alone, self.total)

    @property
    def reminded(self) -> Share:
        """Steps done with a reminder, of all recorded steps."""
        return Share(self.prompted, self.total)

    @property
    def instead(self) -> Share:
        """Steps the helper did instead, of all recorded steps."""
        return Share(self.done_for, self.total)


@dataclass(frozen=True)
class Difficulty:
    """What people got stuck on, how often, and how long its bar is beside the most frequent one."""

    word: str
    count: int
    bar: float


@dataclass(frozen=True)
class Figures:
    """The figures of one place in one period. ``heard`` is false where nothing was told at all."""

    spot: Spot
    assists: int
    reached: Share
    covered: Share
    modes: Modes
    prepared: Share
    difficulties: Sequence[Difficulty]
    heard: bool

    @property
    def stuck(self) -> int:
        """How often somebody got stuck, whatever on."""
        return sum(one.count for one in self.difficulties)


@dataclass(frozen=True)
class Bar:
    """One day in a drawing of days, in hundredths of its height."""

    day: date
    value: int
    x: int
    top: float
    height: float


def label(name: str) -> str:
    """Return what a measure or a denominator is called in Vietnamese, by the registry."""
    entry = registry.measures.get(name) or registry.denominators[name]
    return entry.vi


def figures(spot: Spot, period: Period) -> Figures:
    """Return the figures of a place: sums, and subjects counted once, against what exists today."""
    wholes = {name: queries.whole(name, spot.path, period) or 0 for name in (HOUSEHOLDS, VILLAGES)}
    return _figures(spot, queries.sums(spot.path, period), queries.met(spot.path, period), wholes)


def figures_below(path: str, period: Period, level: Level) -> list[Figures]:
    """Return the figures of every place right below; places that ended are added up in a last row."""
    sums, met = queries.sums_by(path, period, level), queries.met_by(path, period, level)
    spots = list(names().below(path))
    wholes = {name: queries.wholes_by(name, path, period, level) for name in (HOUSEHOLDS, VILLAGES)}
    rows = []
    for spot in spots:
        key = spot.path if level == "place" else spot.path.split(".")[2]
        if level == "commune" and key not in sums and key not in met:
            rows.append(_silent(spot))
        else:
            own = {name: found.get(key, 0) for name, found in wholes.items()}
            rows.append(_figures(spot, sums.pop(key, {}), met.pop(key, {}), own))
    if sums or met:
        rows.append(_rest(sums, met))
    return rows


def _figures(spot: Spot, sums: Sums, met: dict[str, int], wholes: Mapping[str, int]) -> Figures:
    def total(name: str) -> int:
        return sums.get((name, ""), 0)

    return Figures(
        spot=spot,
        assists=total(ASSISTS),
        reached=Share(met.get(REACHED, 0), wholes[HOUSEHOLDS]),
        covered=Share(met.get(COVERED, 0), wholes[VILLAGES]),
        modes=Modes(*(sums.get((STEPS, mode), 0) for mode in ("alone", "prompted", "done_for"))),
        prepared=Share(total(COMPLETE), total(PREPARED)),
        difficulties=_difficulties(sums),
        heard=bool(sums or met),
    )


def _silent(spot: Spot) -> Figures:
    """Return the row of a commune that told nothing: not nought, so nothing is counted for it."""
    nothing = Share(0, 0)
    return Figures(spot, 0, nothing, nothing, Modes(0, 0, 0), nothing, [], heard=False)


def _rest(sums: dict[str, Sums], met: dict[str, dict[str, int]]) -> Figures:
    """Add up what happened in places that are no longer on the list, so that the rows make the total."""
    added: dict[tuple[str, str], int] = {}
    for one in sums.values():
        for slot, value in one.items():
            added[slot] = added.get(slot, 0) + value
    reached = sum(one.get(REACHED, 0) for one in met.values())
    steps = Modes(*(added.get((STEPS, mode), 0) for mode in ("alone", "prompted", "done_for")))
    prepared = Share(added.get((COMPLETE, ""), 0), added.get((PREPARED, ""), 0))
    spot = Spot("", "Nơi khác, đã nhập hoặc chưa rõ")
    return Figures(
        spot, added.get((ASSISTS, ""), 0), Share(reached, 0), Share(0, 0), steps, prepared, _difficulties(added), heard=True
    )


def _difficulties(sums: Sums) -> list[Difficulty]:
    counted = [(key, count) for (measure, key), count in sums.items() if measure == DIFFICULTIES and count > 0]
    counted.sort(key=lambda pair: (-pair[1], pair[0]))
    return [
        Difficulty(names().word(DIFFICULTIES, key), count, round(100 * count / counted[0][1], 1))
        for key, count in counted
    ]


def bars(path: str, period: Period) -> list[Bar]:
    """Return the assists of each day, ready to be drawn; the highest day is 100 high."""
    days = queries.by_day(path, period, ASSISTS)
    highest = max([*days.values(), 1])
    heights = [(day, value, round(100 * value / highest, 1)) for day, value in days.items()]
    return [Bar(day, value, 10 * n, round(100 - high, 1), high) for n, (day, value, high) in enumerate(heights)]
