"""The drawn map of a commune: its own points on paper, without tiles. Pure: points in, shapes and words for a template out."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

LENGTHS: Final = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)  # km of the scale bar
LEAST: Final = 1.0  # km a map shows, so that one point alone is a map too
_KM: Final = 111.32  # of a degree of latitude
_LETTER: Final = 0.56  # width of a letter, in its height
APART: Final = 22.0  # between the middles of two marks that are drawn beside each other
_AROUND: Final = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))


@dataclass(frozen=True)
class Mark:
    """Something on the map: of which kind, under which number of the list, called what."""

    kind: str
    number: int
    name: str
    lat: float
    lon: float


class Box(NamedTuple):
    """A rectangle of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Say whether two overlap."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Dot:
    """A mark as it is drawn. Where it was moved aside, ``at`` is the point it belongs to. ``label``: its words, where they fit."""

    kind: str
    number: int
    x: float
    y: float
    at: tuple[float, float] | None = None
    label: str = ""
    label_x: float = 0.0
    label_y: float = 0.0
    anchor: str = "start"


@dataclass(frozen=True)
class Drawn:
    """A map that is ready to be drawn. ``scale`` is the length of the bar in the drawing, ``km`` what it stands for."""

    width: int
    height: int
    font: int
    dots: list[Dot] = field(default_factory=list)
    across: list[float] = field(default_factory=list)
    down: list[float] = field(default_factory=list)
    scale: float = 0.0
    km: str = ""


def draw(marks: Sequence[Mark], width: int, height: int, font: int) -> Drawn:
    """Draw marks to fit; as many as can be are named without touching another, all have their number."""
    if not marks:
        return Drawn(width, height, font)
    points, per_km = _projected(marks, width, height)
    spots = _spread(points, width, height)
    length = max((one for one in LENGTHS if one * per_km <= width / 3), default=LENGTHS[0])
    step = length * per_km
    return Drawn(
        width, height, font, _named(marks, points, spots, width, height, font),
        [round(step * at, 1) for at in range(1, math.ceil(width / step))],
        [round(step * at, 1) for at in range(1, math.ceil(height / step))],
        round(step, 1), f"{length:g}".replace(".", ","),
    )  # fmt: skip


def _projected(marks: Sequence[Mark], width: int, height: int) -> tuple[list[tuple[float, float]], float]:
    """Lay points on a plane: degrees become kilometres (a commune is small enough), then places of the drawing."""
    lat0 = (min(one.lat for one in marks) + max(one.lat for one in marks)) / 2
    lon0 = (min(one.lon for one in marks) + max(one.lon for one in marks)) / 2
    flat = [((one.lon - lon0) * _KM * math.cos(math.radians(lat0)), (one.lat - lat0) * _KM) for one in marks]
    wide = max(LEAST, 2 * max(abs(x) for x, _ in flat))
    high = max(LEAST, 2 * max(abs(y) for _, y in flat))
    side, under = 0.14 * width, 56.0  # room for words, and for the scale bar below
    per_km = min((width - 2 * side) / wide, (height - 2 * under) / high)
    return [(width / 2 + x * per_km, height / 2 - y * per_km) for x, y in flat], per_km


def _spread(points: Sequence[tuple[float, float]], width: int, height: int) -> list[tuple[float, float]]:
    """Move marks aside that would lie on one another, as little as it takes."""
    taken: list[tuple[float, float]] = []
    for x, y in points:
        tries = [(x, y)] + [
            (x + ring * APART * math.cos(math.tau * turn / 8), y + ring * APART * math.sin(math.tau * turn / 8))
            for ring in (1.0, 1.6, 2.2, 3.0, 4.0)
            for turn in range(8)
        ]
        free = (at for at in tries if all(math.dist(at, other) >= APART - 0.01 for other in taken) and 12 <= at[0] <= width - 12 and 12 <= at[1] <= height - 40)  # noqa: PLR2004 (half a mark; the bar)
        taken.append(next(free, (x, y)))
    return taken


def _named(
    marks: Sequence[Mark], points: Sequence[tuple[float, float]], spots: Sequence[tuple[float, float]], width: int, height: int, font: int
) -> list[Dot]:
    half = APART / 2 - 1
    taken = [Box(x - half, y - half, x + half, y + half) for x, y in spots]
    taken += [Box(0, height - 34, width * 0.46, height), Box(width - 40, 0, width, 52)]  # the bar, the arrow
    dots = []
    for mark, point, (x, y) in zip(marks, points, spots, strict=True):
        moved = point if math.dist(point, (x, y)) > 1 else None
        words, place = "", (0.0, 0.0, "start")
        for right, down in _AROUND:
            box, spot = _label(mark.name, x, y, (right, down), font)
            inside = box.left >= 2 and box.top >= 2 and box.right <= width - 2 and box.bottom <= height - 2  # noqa: PLR2004 (the edge)
            if inside and not any(box.meets(other) for other in taken):
                taken.append(box)
                words, place = mark.name, spot
                break
        dots.append(
            Dot(mark.kind, mark.number, round(x, 1), round(y, 1), _rounded(moved), words, round(place[0], 1), round(place[1], 1), place[2])
        )
    return dots


def _label(name: str, x: float, y: float, towards: tuple[int, int], font: int) -> tuple[Box, tuple[float, float, str]]:
    """Return the room that words take beside a mark, and where they begin, end or have their middle."""
    right, down = towards
    long, off = len(name) * font * _LETTER, APART / 2 + 3
    middle = y + down * (off + font * 0.4) if not right else y + down * off * 0.8
    left = x + off if right > 0 else x - off - long if right < 0 else x - long / 2
    anchor = {1: "start", -1: "end", 0: "middle"}[right]
    at = left if right > 0 else left + long if right < 0 else x
    return Box(left, middle - font * 0.62, left + long, middle + font * 0.62), (at, middle + font * 0.36, anchor)


def _rounded(point: tuple[float, float] | None) -> tuple[float, float] | None:
    return (round(point[0], 1), round(point[1], 1)) if point else None
