"""How prices are shown on pages and in text messages: ranges, days, weeks, what one unit makes in another. Pure."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from nhipcau.bulletin.prices.catalogue import names, unit_name, units
from nhipcau.bulletin.prices.rules import STALE, Told, converted, in_unit, monday
from nhipcau.kernel import say

OTHER_UNITS: Final = ("kg", "yen", "ta")
HEIGHT, STEP, THICK, LEAST = 100, 30, 14, 4  # of the drawing


@dataclass(frozen=True)
class Shown:
    """A line of a card in words."""

    grade: str
    range: str
    unit: str
    where: str
    on: date
    source: str
    stale: bool


@dataclass(frozen=True)
class Bar:
    """One week of a drawing: where its bar stands. A week without a report has none."""

    x: int
    top: float
    height: float
    middle: float
    week: date
    range: str


@dataclass(frozen=True)
class Trend:
    """Weeks as bars, lines only between weeks that follow each other, and the ends of the scale."""

    bars: list[Bar]
    links: list[tuple[int, float, int, float]]
    width: int
    low: int
    high: int
    empty: int
    since: date


def spread(low: int, high: int) -> str:
    """Write a range: “18.000–22.000 đ”, or one amount."""
    return say.money(low) if low == high else f"{say.number(low)}–{say.money(high)}"


def shown(line: Mapping[str, Any], today: date) -> Shown:
    """Return a line of a card in words."""
    on = date.fromisoformat(line["on"])
    kind = names("kinds").get(line["kind"], "")
    place = line["where"] or kind
    if kind and not place.startswith(kind):
        place = f"{place} · {kind}"
    return Shown(line["grade"], spread(line["low"], line["high"]), unit_name(line["unit"]), place, on, line["source"], today - on > STALE)


def in_other_units(line: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the range for other units of weight; nothing for what is sold by the piece."""
    known = units()
    told = Told(line["grade"], line["unit"], line["low"], line["high"], date.fromisoformat(line["on"]))
    others = [(known[unit].name, in_unit(told, known[unit], known)) for unit in OTHER_UNITS if unit != told.unit]
    return [(name, spread(found.low, found.high)) for name, found in others if found]


def trend(weeks: Sequence[tuple[date, int, int]], today: date, many: int) -> Trend | None:
    """Return the drawing of the last weeks; None where none of them has a report."""
    first = monday(today) - timedelta(weeks=many - 1)
    told = [one for one in weeks if one[0] >= first]
    if not told:
        return None
    low, high = min(one[1] for one in told), max(one[2] for one in told)
    floor = low * 9 / 10
    scale = HEIGHT / max(1.0, high - floor)
    bars = [_bar(one, first, high, scale) for one in told]
    pairs = [(one, two) for one, two in itertools.pairwise(bars) if two.week - one.week == timedelta(weeks=1)]
    links = [(one.x + THICK // 2, one.middle, two.x + THICK // 2, two.middle) for one, two in pairs]
    return Trend(bars, links, many * STEP, low, high, many - len(told), first)


def _bar(week: tuple[date, int, int], first: date, top: int, scale: float) -> Bar:
    monday_of, low, high = week
    upper, lower = (top - high) * scale, (top - low) * scale
    height = max(LEAST, lower - upper)
    x = (monday_of - first).days // 7 * STEP + (STEP - THICK) // 2
    return Bar(x, round(min(upper, HEIGHT - height), 1), round(height, 1), round((upper + lower) / 2, 1), monday_of, spread(low, high))


def can_convert(unit: str) -> bool:
    """Say whether a unit has a weight."""
    known = units()
    return unit in known and converted(1, known["kg"], known[unit]) is not None
