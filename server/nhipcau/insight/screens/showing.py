"""What a screen of figures shows of a place: its tiles, its trend, the places below held against one another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from nhipcau.insight.atlas import Spot, names
from nhipcau.insight.indicators import pages, runs
from nhipcau.insight.indicators.reading import Indicator, Reading, catalogue, read, read_below
from nhipcau.insight.official.queries import Beside, beside
from nhipcau.insight.queries import Level
from nhipcau.insight.rules import Period, month_at, months_back, of, quarter_at, year_at
from nhipcau.insight.screens import drawing
from nhipcau.insight.screens.rules import Group, Seen, grouped
from nhipcau.kernel import registry, say
from nhipcau.kernel.scope import COUNTRY

HEARD: Final = "support.assists"
TILES: Final = (HEARD, "share.reached", "share.covered", "share.alone", "share.complete", "share.in_time")
RANKED: Final = "share.alone"
MONTHS: Final = 13  # this month, and a year back
LEVELS: Final[dict[int, Level]] = {2: "province", 3: "commune", 4: "place"}  # what lies below “vn.”, “vn.40.”, “vn.40.16933.”
ABOUT: Final = {2: "nation", 3: "province", 4: "commune", 5: "place"}
GROUPS: Final[dict[Group, tuple[str, str]]] = {
    "above": ("ok", "Chắc chắn cao hơn mức chung"),
    "alike": ("none", "Chưa phân biệt được với mức chung"),
    "below": ("wait", "Chắc chắn thấp hơn mức chung"),
}


@dataclass(frozen=True)
class Line:
    """A figure in words, with the official one that stands beside it."""

    reading: Reading
    value: str
    parts: str
    between: str
    beside: Sequence[Beside] = ()


@dataclass(frozen=True)
class Row:
    """A place below: its figure, and where its interval is drawn."""

    spot: Spot
    code: str
    line: Line
    group: Group
    drawn: drawing.Interval | None

    @property
    def set_apart(self) -> str:
        """The group in words."""
        return {"few": "ít quá, chưa so", "silent": "chưa có số liệu"}.get(self.group) or GROUPS[self.group][1].lower()


@dataclass(frozen=True)
class Below:
    """The places below in their groups; without ``ranked``, a figure that is no share: then nobody is set apart."""

    rows: Sequence[Row]
    ranked: bool
    scale: drawing.Scale | None

    @property
    def groups(self) -> list[tuple[str, str, list[Row]]]:
        """The groups that can be compared, the highest first, each by name."""
        return [(shape, word, [row for row in self.rows if row.group == key]) for key, (shape, word) in GROUPS.items()]

    @property
    def few(self) -> list[Row]:
        """Places that were heard of too little."""
        return [row for row in self.rows if row.group == "few"]

    @property
    def silent(self) -> list[Row]:
        """Places of which nothing was heard: not nought."""
        return [row for row in self.rows if row.group == "silent"]

    @property
    def shown(self) -> list[Row]:
        """Every place that was heard of."""
        return [row for row in self.rows if row.group != "silent"]


def code_of(path: str) -> str:
    """Return how a place stands in an address: ``vn``, ``40``, ``16933``, a village's id."""
    return path.rstrip(".").rpartition(".")[2]


def level_below(path: str) -> Level | None:
    """Return the level of what lies right below a place; None below a village."""
    return LEVELS.get(len(path.split(".")))


def known(role: str, path: str) -> dict[str, Indicator]:
    """Return the figures that a role may see at this level of place, counted ones, by code."""
    level = ABOUT[len(path.split("."))]
    return {one.code: one for one in catalogue(role) if level in one.levels and one.definition.counted}


def periods(today: date) -> list[tuple[str, list[Period]]]:
    """Return the periods that can be chosen: 13 months, 5 quarters, 3 years."""
    quarters, years = [quarter_at(today, today)], [year_at(today, today)]
    while len(quarters) < 5:  # noqa: PLR2004 (this one and a year back)
        quarters.append(quarter_at(date.fromordinal(quarters[-1].first.toordinal() - 1), today))
    while len(years) < 3:  # noqa: PLR2004
        years.append(year_at(date.fromordinal(years[-1].first.toordinal() - 1), today))
    return [("Tháng", months_back(today, MONTHS)), ("Quý", quarters), ("Năm", years)]


def period_of(word: str, today: date) -> Period:
    """Return the month, quarter or year that an address names, this month where it names none."""
    found = of(word, today)
    return found if found and found.kind in {"month", "quarter", "year"} else month_at(today, today)


def lines(codes: Sequence[str], path: str, period: Period, *, official: bool = False) -> list[Line]:
    """Return figures of a place in words."""
    told = beside(codes, path, period) if official else {}
    return [_line(one, told.get(one.indicator.code, ())) for one in read(codes, path, period)]


def below(one: Indicator, path: str, period: Period, total: Reading) -> Below | None:
    """Return the places right below with one figure, held against one another; None below a village, or where it is not read there."""
    level = level_below(path)
    if level is None or level not in one.levels:
        return None
    found = read_below([one.code, HEARD], path, period, level)
    ranked = one.unit == "percent"
    told = _grouped(found, ranked=ranked)
    scale = drawing.scale([reading for reading, _ in found.values() if told[reading.path] in GROUPS], total.value) if ranked else None
    rows = [
        Row(spot, code_of(spot.path), _line(found[spot.path][0]), told[spot.path], scale.interval(found[spot.path][0]) if scale else None)
        for spot in names().below(path)
        if spot.path in found
    ]
    return Below(rows, ranked, scale)


def course(one: Indicator, path: str, today: date) -> list[Reading]:
    """Return a figure over 13 months, the oldest first."""
    return runs.course(one.code, path, list(reversed(months_back(today, MONTHS))))


def way_up(path: str, scope: str) -> list[Spot]:
    """Return the places around this one that the officer may see, the widest first."""
    parts = path.rstrip(".").split(".")
    around = [".".join(parts[:n]) + "." for n in range(1, len(parts))]
    return [names().spot(one) for one in around if one.startswith(scope)]


def _grouped(found: Mapping[str, Sequence[Reading]], *, ranked: bool) -> dict[str, Group]:
    told = {path: _seen(one, heard=_heard(one) or bool(visits.part)) for path, (one, visits) in found.items()}
    if ranked:
        return grouped(told)
    return {path: "alike" if one.heard else "silent" for path, one in told.items()}


def _heard(one: Reading) -> bool:
    """Say whether a figure shows that anything was told; a whole that exists there anyway (homes, villages) does not."""
    told = any(name in one.indicator.numerator for name in registry.denominators)  # a total of what was told, not of what is there
    exists = not told and any(name in one.indicator.denominator for name in registry.denominators)
    return bool(one.part) or bool(one.whole and not exists)


def _seen(reading: Reading, *, heard: bool) -> Seen:
    whole = reading.whole or 0
    return Seen(min(max(reading.part or 0, 0), whole), whole, heard)


def seen(reading: Reading) -> Seen:
    """Return a reading of a share as it is compared."""
    return _seen(reading, heard=True)


def _line(one: Reading, official: Sequence[Beside] = ()) -> Line:
    return Line(one, pages.shown(one), pages.parts(one), pages.between(one), official)


def is_nation(path: str) -> bool:
    """Say whether a path is the country's."""
    return path == COUNTRY


def points_apart(value: float) -> str:
    """Say a difference of two shares in points of percent, with its sign."""
    return ("−" if value < 0 else "+") + say.percent(abs(value)).replace("%", "điểm %")
