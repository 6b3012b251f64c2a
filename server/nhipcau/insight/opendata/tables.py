"""A province's month as anybody may have it: every public figure of every commune, what is few left out, and why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final, Literal

from nhipcau.insight import queries
from nhipcau.insight.atlas import Spot, names
from nhipcau.insight.indicators.formulas import ANY, Ref, Term, leaves, parsed
from nhipcau.insight.indicators.reading import Indicator, Reading, catalogue, read_below
from nhipcau.insight.opendata.hiding import Cells, Hidden, hide
from nhipcau.insight.opendata.settled import settled
from nhipcau.insight.rules import Period

Status = Literal["A", "C", "M"]  # as SDMX codes them: normal, confidential, missing
UNITS: Final = {"count", "percent", "trips"}  # what adds up from communes to the province; points and averages do not
WORDS: Final = {"A": "có số", "C": "giữ kín vì ít", "M": "chưa có số liệu"}
_Leaf = tuple[str, str]  # measure, key


@dataclass(frozen=True)
class Cell:
    """One figure of one place in the month, or why it is not there."""

    indicator: str
    version: int
    place: str
    name: str
    level: Literal["commune", "province"]
    month: str
    part: int | None
    whole: int | None
    value: float | None
    unit: str
    status: Status


@dataclass(frozen=True)
class OpenTable:
    """All cells, the definitions they go by, and whether any of it was invented for trying out."""

    province: Spot
    month: str
    indicators: tuple[Indicator, ...]
    cells: tuple[Cell, ...]
    demo: bool

    @property
    def hidden(self) -> int:
        """How many cells were left out because they were few."""
        return sum(1 for cell in self.cells if cell.status == "C")

    @property
    def digest(self) -> str:
        """The hash of what it tells."""
        told = [self.demo, [asdict(cell) for cell in self.cells]]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def public_indicators() -> list[Indicator]:
    """Return the figures that anybody may see and that add up, in the order of the registry."""
    return [
        one for one in catalogue() if one.public and one.numerator and one.unit in UNITS and "commune" in one.levels and "month" in one.periods
    ]


def table_of(path: str, period: Period) -> OpenTable:
    """Return a province's month."""
    indicators = public_indicators()
    codes = [one.code for one in indicators]
    found = read_below(codes, path, period, "commune")
    spots = [spot for spot in names().below(path) if spot.path in found]
    heard = {spot.path: any(reading.part for reading in found[spot.path]) for spot in spots}
    sums = queries.sums_by(path, period, "commune")
    province, cells = names().spot(path), []
    for family in families(indicators):
        hidden = _hidden(family, indicators, found, heard, sums)
        for at in family:
            cells += _cells(indicators[at], at, spots, found, heard, hidden, province, period.word)
    order = {code: at for at, code in enumerate(codes)}
    cells.sort(key=lambda cell: (order[cell.indicator], cell.level == "commune", cell.place))
    return OpenTable(province, period.word, tuple(indicators), tuple(cells), demo=any(spot.demo for spot in spots))


def families(indicators: Sequence[Indicator]) -> list[list[int]]:
    """Return the figures that count the same things, in groups: what is hidden in one of them is hidden in all."""
    numerators = {one.code: one.numerator for one in catalogue()}
    groups: list[tuple[set[str], list[int]]] = []
    for at, one in enumerate(indicators):
        measures = {name for name, _ in leaves_of(one, numerators)}
        touching = [group for group in groups if group[0] & measures]
        merged = (measures.union(*(group[0] for group in touching)), sorted([at, *(n for group in touching for n in group[1])]))
        groups = [group for group in groups if group not in touching] + [merged]
    return sorted((members for _, members in groups), key=lambda members: members[0])


def leaves_of(one: Indicator, numerators: Mapping[str, str]) -> set[_Leaf]:
    """Return the measures, with their keys, that a figure counts, through figures that it is made of."""
    found: set[_Leaf] = set()
    waiting, seen = [text for text in (one.numerator, one.denominator) if text], set()
    while waiting:
        text = waiting.pop()
        if text in seen:
            continue
        seen.add(text)
        for leaf in leaves(parsed(text)):
            if isinstance(leaf, Ref):
                waiting.append(numerators.get(leaf.code, "") or "0")
            elif isinstance(leaf, Term):
                found |= {(leaf.name, key) for key in leaf.keys}
    return found


def _hidden(
    family: Sequence[int], indicators: Sequence[Indicator], found: Mapping[str, Sequence[Reading]], heard: Mapping[str, bool], sums: Mapping[str, queries.Sums]
) -> Hidden:
    numerators = {one.code: one.numerator for one in catalogue()}
    exempt = set(settled()["hiding"]["not_people"])
    told = {at: leaves_of(indicators[at], numerators) for at in family}
    counting = [at for at in family if not {name for name, _ in told[at]} <= exempt]
    if not counting:
        return Hidden(frozenset(), total=False)
    atoms = sorted(set().union(*(told[at] for at in counting))) if len(counting) > 1 else []
    table = {path: _parts([readings[at] for at in counting], sums.get(_code(path), {}), atoms) for path, readings in found.items() if heard[path]}
    return hide(table) if table else Hidden(frozenset(), total=False)


def _parts(readings: Sequence[Reading], sums: queries.Sums, atoms: Sequence[_Leaf]) -> Cells:
    """Return what a commune's figures are made of: those that did, those that did not, and every key that is counted apart.

    Keys come in where several figures share measures: one taken from another would tell the keys that lie between.
    """
    parts: list[int] = []
    for one in readings:
        parts += [abs(one.part or 0), abs((one.whole or 0) - (one.part or 0)) if one.whole is not None else 0]
    for name, key in atoms:
        parts.append(sum(value for (measure, _), value in sums.items() if measure == name) if (key,) == ANY else sums.get((name, key), 0))
    return tuple(parts)


def _cells(
    one: Indicator, at: int, spots: Sequence[Spot], found: Mapping[str, Sequence[Reading]], heard: Mapping[str, bool], hidden: Hidden, province: Spot, month: str
) -> list[Cell]:
    about = {"indicator": one.code, "version": one.version, "month": month, "unit": one.unit}
    readings = [(spot, found[spot.path][at]) for spot in spots]
    whole = sum(reading.whole or 0 for _, reading in readings) if one.denominator else None
    part = sum(reading.part or 0 for _, reading in readings)
    status: Status = "C" if hidden.total else "A" if any(heard.values()) else "M"
    cells = [_cell(about, _code(province.path), province.name, "province", part, whole, status)]
    for spot, reading in readings:
        status = "M" if not heard[spot.path] else "C" if spot.path in hidden.communes else "A"
        cells.append(_cell(about, _code(spot.path), spot.name, "commune", reading.part or 0, reading.whole, status))
    return cells


def _cell(about: Mapping[str, object], code: str, name: str, level: str, part: int, whole: int | None, status: Status) -> Cell:
    shown = status == "A"
    value = None if not shown or whole == 0 else round(part / whole, 6) if whole else float(part)
    return Cell(**about, place=code, name=name, level=level, part=part if shown else None, whole=whole if shown else None, value=value, status=status)  # type: ignore[arg-type]


def _code(path: str) -> str:
    return path.rstrip(".").rpartition(".")[2]
