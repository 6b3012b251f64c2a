"""Places on a map: dots where places lie, or their borders from a file of the operator's. Colours are classes with words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from typing import Final

from nhipcau.insight.atlas import names
from nhipcau.insight.screens import borders
from nhipcau.insight.screens.rules import class_of, classes
from nhipcau.insight.screens.showing import Row, code_of
from nhipcau.kernel import say

WIDE: Final = 640
EDGE: Final = 16
SHORTEST, LONGEST = 240, 640  # of the other side


@dataclass(frozen=True)
class Mark:
    """A place on the map: a dot or an outline, its class (0 is the lowest; -1: not compared), and what it says."""

    row: Row
    at: int
    x: float
    y: float
    outline: str = ""


@dataclass(frozen=True)
class Drawn:
    """A map as it is drawn, with the words of its classes, and the places that nobody located."""

    marks: Sequence[Mark]
    words: Sequence[tuple[int, str]]
    missing: Sequence[Row]
    high: float
    source: str = ""
    wide: int = WIDE


def drawn(path: str, rows: Sequence[Row]) -> Drawn | None:
    """Return the map of the places right below a place; None where none of them was located."""
    points, outlines = names().points(path), borders.outlines()
    here = {row.spot.path: outlines.get(code_of(row.spot.path), ()) for row in rows}
    spread = [*(points[row.spot.path] for row in rows if row.spot.path in points), *((lat, lon) for rings in here.values() for ring in rings for lon, lat in ring)]
    if not spread:
        return None
    onto = _Sheet(spread)
    values = [row.line.reading.value for row in rows if _told(row) and row.line.reading.value is not None]
    bounds = classes(values)
    marks = [_mark(row, bounds, points, here[row.spot.path], onto) for row in rows if row.spot.path in points or here[row.spot.path]]
    placed = {mark.row.spot.path for mark in marks}
    words = [(at, word) for at, word in enumerate(_words(values, bounds, rows))]
    if any(mark.at < 0 for mark in marks):
        words.append((-1, "ít quá hoặc chưa có số liệu"))
    return Drawn(marks, words, [row for row in rows if row.spot.path not in placed], onto.high, borders.source() if any(here.values()) else "")


def _told(row: Row) -> bool:
    return row.group not in {"few", "silent"}


def _mark(row: Row, bounds: list[float], points: Mapping[str, tuple[float, float]], rings: borders.Rings, onto: "_Sheet") -> Mark:
    value = row.line.reading.value
    at = class_of(value, bounds) if _told(row) and value is not None else -1
    lat, lon = points.get(row.spot.path) or (rings[0][0][1], rings[0][0][0])
    x, y = onto.at(lat, lon)
    outline = " ".join("M" + "L".join("{:g} {:g}".format(*onto.at(lat, lon)) for lon, lat in ring) + "Z" for ring in rings)
    return Mark(row, at, x, y, outline)


def _words(values: list[float], bounds: list[float], rows: Sequence[Row]) -> list[str]:
    if not values:
        return []
    share = rows[0].line.reading.indicator.unit == "percent"
    ends = [min(values), *bounds, max(values)]

    def said(value: float) -> str:
        return say.percent(value) if share else say.number(round(value))

    last = len(ends) - 2
    return [f"từ {said(low)} đến {'hết' if at == last else 'dưới'} {said(high)}" for at, (low, high) in enumerate(pairwise(ends))]


class _Sheet:
    """From latitude and longitude to the sheet; a degree of longitude is shorter than one of latitude."""

    def __init__(self, spread: Sequence[tuple[float, float]]) -> None:
        lats, lons = [lat for lat, _ in spread], [lon for _, lon in spread]
        self.north, self.west = max(lats), min(lons)
        self.narrow = cos(radians((max(lats) + min(lats)) / 2))
        across, down = (max(lons) - self.west) * self.narrow or 0.01, self.north - min(lats) or 0.01
        self.grain = min((WIDE - 2 * EDGE) / across, (LONGEST - 2 * EDGE) / down)
        self.high = round(max(SHORTEST, down * self.grain + 2 * EDGE), 1)
        self.left = (WIDE - across * self.grain) / 2
        self.top = (self.high - down * self.grain) / 2

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Return where a point lies."""
        return round(self.left + (lon - self.west) * self.narrow * self.grain, 1), round(self.top + (self.north - lat) * self.grain, 1)
