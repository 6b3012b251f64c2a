"""What a report tells, as it was told: figures with both their parts, their definitions, and nobody's name but the officer's. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, NotRequired, TypedDict

Kind = Literal["team", "commune", "province"]
KINDS: Final = ("team", "commune", "province")
REMARKS: Final = {  # what an officer adds in words, in the order in which it stands
    "assessment": "Nhận xét, đánh giá",
    "trouble": "Khó khăn, nguyên nhân",
    "proposal": "Kiến nghị, đề xuất",
    "next": "Nhiệm vụ kỳ tới",
}
SHAPE_OF_ACCOUNT: Final = 1


class Figure(TypedDict):
    """One reading. ``value``: a share between 0 and 1 where the unit is percent; None where nothing was measured."""

    part: int | None
    whole: int | None
    value: float | None


class Line(Figure):
    """A figure of the place in the period. ``before``: of the period before; ``origin``: counted by us, or official."""

    code: str
    version: str
    name: str
    unit: str
    few: bool
    origin: str
    source: str
    before: Figure | None


class Row(TypedDict):
    """A place below, with a figure for each column; silent where it told nothing, which is not nought."""

    name: str
    path: str
    heard: bool
    cells: list[Figure]


class Definition(TypedDict):
    """How a figure is counted, by which version of which source; ``sure``: whether the source was checked."""

    code: str
    version: str
    name: str
    words: str
    source: str
    sure: bool


class Correction(TypedDict):
    """A figure of an earlier period that reads otherwise now than it was told then."""

    name: str
    unit: str
    period: str
    told: Figure
    now: Figure
    edition: int


class Account(TypedDict):
    """All that a report tells."""

    shape: int
    kind: Kind
    path: str
    place: str
    demo: bool
    period: str
    period_name: str
    first: str
    last: str
    ended: bool
    as_of: str
    lines: list[Line]
    columns: list[Definition]
    units: list[str]
    rows: list[Row]
    difficulties: list[tuple[str, int]]
    corrections: list[Correction]
    unmeasured: list[str]
    definitions: list[Definition]
    warned: NotRequired[list[str]]


def digest_of(account: Mapping[str, Any]) -> str:
    """Return the hash of what is told: the same figures, words and definitions give the same one."""
    told = json.dumps(account, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def differing(told: Account, now: Account) -> list[tuple[Line, Line]]:
    """Return the figures that read otherwise now than they were told: what was told, and what is read now."""
    current = {line["code"]: line for line in now["lines"]}
    pairs = [(line, current[line["code"]]) for line in told["lines"] if line["code"] in current]
    return [(old, new) for old, new in pairs if not same(old, new)]


def same(one: Figure, other: Figure) -> bool:
    """Say whether two readings are the same figure, both of its parts."""
    if (one["part"], one["whole"]) != (other["part"], other["whole"]):
        return False
    return one["value"] == other["value"] or (None not in {one["value"], other["value"]} and abs((one["value"] or 0) - (other["value"] or 0)) < 1e-9)  # noqa: PLR2004 (what rounding leaves)


def corrections(earlier: Sequence[tuple[Account, int, Account]]) -> list[Correction]:
    """Return what changed in earlier periods: each (as told, its edition, as read now)."""
    return [
        {"name": old["name"], "unit": old["unit"], "period": told["period_name"], "told": figure(old), "now": figure(new), "edition": edition}
        for told, edition, now in earlier
        for old, new in differing(told, now)
    ]


def figure(line: Figure) -> Figure:
    """Return the three numbers of a figure alone."""
    return {"part": line["part"], "whole": line["whole"], "value": line["value"]}
