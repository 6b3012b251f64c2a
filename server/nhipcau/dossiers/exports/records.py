"""A row of an export, whatever the format; and what is wrong with a whole file. Pure."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from nhipcau.dossiers.exports.legacy import readable, readable_row

MOST_COLUMNS: Final = 120
MOST_CELL: Final = 4_000  # characters
MOST_TITLES: Final = 30  # lines above the heading
Kind = Literal["csv", "xlsx", "json"]


@dataclass(frozen=True)
class Record:
    """One row: its number as a person counts it, and its cells by heading, in Unicode. ``fault``: it cannot be read."""

    number: int
    cells: dict[str, str] = field(default_factory=dict)
    fault: str = ""


@dataclass(frozen=True)
class Export:
    """A file that is read row by row: its kind, its headings in order, and how its cells are parted if it is a CSV."""

    kind: Kind
    headings: Sequence[str]
    rows: Iterator[Record]
    separator: str = ","


class NotAnExport(Exception):  # noqa: N818 (what is told to a person is the caller's to say)
    """It is no table, or none that says anything about dossiers."""


class TooMuch(Exception):  # noqa: N818 (as above)
    """It holds more than there is room for."""


def folded(heading: str) -> str:
    """Return a heading as it is compared: small letters and digits, without marks or gaps."""
    plain = unicodedata.normalize("NFD", heading.lower().replace("đ", "d"))
    return "".join(one for one in plain if one.isascii() and one.isalnum())


def clean(cell: str) -> str:
    """Return a cell in Unicode, on one line."""
    return " ".join(readable(cell[:MOST_CELL]).split())


def by_heading(headings: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Return cells by their headings; what stands beyond the last heading is left out."""
    return read_cells({heading: cell[:MOST_CELL] for heading, cell in zip(headings, cells, strict=False) if heading})


def read_cells(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of one row in Unicode, each on one line."""
    return {heading: " ".join(cell.split()) for heading, cell in zip(cells, readable_row(list(cells.values())), strict=True)}
