"""Where the lines of a drawing go: intervals beside one another, and thirteen months. Pure; without a script."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from nhipcau.insight.indicators import pages
from nhipcau.insight.indicators.reading import Reading

WIDE: Final = 720
HIGH: Final = 200
EDGE: Final = 12  # of the drawing of months, in its own measure


@dataclass(frozen=True)
class Interval:
    """An interval and its middle, in hundredths of the width of its drawing."""

    low: float
    wide: float
    at: float


@dataclass(frozen=True)
class Scale:
    """From where to where intervals are drawn, and where the common value stands."""

    first: float
    last: float
    common: float | None

    def at(self, value: float) -> float:
        """Return where a value lies, in hundredths."""
        return round(100 * (min(max(value, self.first), self.last) - self.first) / (self.last - self.first), 2)

    def interval(self, one: Reading) -> Interval | None:
        """Return where a reading is drawn, if it is a share."""
        if one.value is None or one.low is None or one.high is None:
            return None
        low = self.at(one.low)
        return Interval(low, round(self.at(one.high) - low, 2), self.at(one.value))


def scale(readings: Sequence[Reading], common: float | None) -> Scale:
    """Return the scale that holds every interval, in steps of a tenth."""
    ends = [end for one in readings for end in (one.low, one.high) if end is not None]
    first = int(min([*ends, common if common is not None else 1.0, 1.0]) * 10) / 10
    last = min(1.0, -int(-max([*ends, common or 0.0, first + 0.1]) * 10 - 0.999) / 10)
    last = last if last > first else first + 0.1
    found = Scale(first, last, None)
    return Scale(first, last, found.at(common) if common is not None else None)


@dataclass(frozen=True)
class Dot:
    """One month of a drawing: where, and what it says."""

    x: float
    y: float | None
    reading: Reading
    value: str
    parts: str
    between: str


@dataclass(frozen=True)
class Course:
    """Months drawn: dots, the line through neighbours, the band of their intervals, and three marks at the side."""

    dots: Sequence[Dot]
    runs: Sequence[str]
    bands: Sequence[str]
    marks: Sequence[tuple[float, str]]
    wide: int = WIDE
    high: int = HIGH

    @property
    def any(self) -> bool:
        """Whether there is a month to draw."""
        return bool(self.runs)


def course(readings: Sequence[Reading]) -> Course:
    """Return how months are drawn; a month without data breaks the line."""
    unit = readings[0].indicator.unit if readings else "count"
    tops = [end for one in readings for end in (one.value, one.high) if end is not None]
    top = max([*tops, 0.0]) or 1.0
    top = min(1.0, -int(-top * 10 - 0.999) / 10) if unit == "percent" else top

    def y(value: float) -> float:
        return round(HIGH - EDGE - (HIGH - 2 * EDGE) * min(value, top) / top, 1)

    step = (WIDE - 2 * EDGE) / max(1, len(readings) - 1)
    dots = [
        Dot(round(EDGE + n * step, 1), None if one.value is None else y(one.value), one, pages.shown(one), pages.parts(one), pages.between(one))
        for n, one in enumerate(readings)
    ]
    runs = [run for run in _runs(dots) if run]
    bands = [_band(run, y) for run in runs if all(dot.reading.low is not None for dot in run)]
    marks = [(y(top * part), _mark(top * part, unit)) for part in (1.0, 0.5, 0.0)]
    return Course(dots, [" ".join(f"{dot.x:g},{dot.y:g}" for dot in run) for run in runs], [band for band in bands if band], marks)


def _runs(dots: Sequence[Dot]) -> list[list[Dot]]:
    runs: list[list[Dot]] = [[]]
    for dot in dots:
        if dot.y is None:
            runs.append([])
        else:
            runs[-1].append(dot)
    return runs


def _band(run: Sequence[Dot], y: Callable[[float], float]) -> str:
    upper = [f"{dot.x:g},{y(dot.reading.high or 0.0):g}" for dot in run]
    lower = [f"{dot.x:g},{y(dot.reading.low or 0.0):g}" for dot in reversed(run)]
    return " ".join([*upper, *lower])


def _mark(value: float, unit: str) -> str:
    if unit == "percent":
        return f"{value * 100:g} %".replace(".", ",")
    return f"{value:,.0f}".replace(",", ".")
