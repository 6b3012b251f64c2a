"""Reading the first sheet of an XLSX of any size in little memory: row by row, as it is unpacked. Pure.

Its XML may declare nothing of its own; how much is unpacked, and how much text is kept beside, has a limit.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import IO, BinaryIO, Final
from xml.parsers import expat

from nhipcau.dossiers.exports.records import (
    MOST_CELL,
    MOST_COLUMNS,
    MOST_TITLES,
    Export,
    NotAnExport,
    Record,
    TooMuch,
    by_heading,
    clean,
)

CHUNK: Final = 1 << 16
MOST_UNPACKED: Final = 800 * 1024 * 1024
MOST_SHARED: Final = 40_000_000  # characters of texts that cells share
MOST_ENTRIES: Final = 200
_SHEET: Final = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_FAULTS: Final = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error, ValueError, expat.ExpatError)


def read_sheet(file: BinaryIO, is_heading: Callable[[Sequence[str]], bool]) -> Export:
    """Return the first sheet of a workbook as an export; rows above its heading are passed over.

    Raises:
        NotAnExport: it is no workbook, or no heading that is known stands near its beginning.
        TooMuch: unpacked, it holds more than there is room for.
    """
    try:
        rows = _rows(zipfile.ZipFile(file))
        for passed, (_, cells) in enumerate(rows):
            headings = [clean(cell) for cell in cells]
            if is_heading(headings):
                return Export("xlsx", headings, _records(rows, headings))
            if passed > MOST_TITLES:
                break
    except _FAULTS as error:
        raise NotAnExport from error
    raise NotAnExport


def _records(rows: Iterator[tuple[int, list[str]]], headings: Sequence[str]) -> Iterator[Record]:
    try:
        for number, cells in rows:
            if any(cells):
                yield Record(number, by_heading(headings, [*cells, *[""] * (len(headings) - len(cells))]))
    except _FAULTS as error:
        raise NotAnExport from error


def _rows(archive: zipfile.ZipFile) -> Iterator[tuple[int, list[str]]]:
    names = archive.namelist()
    sheets = sorted((name for name in names if _SHEET.fullmatch(name)), key=lambda name: int(_SHEET.fullmatch(name)[1]))  # type: ignore[index]
    if len(names) > MOST_ENTRIES or not sheets:
        raise NotAnExport
    shared = _Shared()
    if "xl/sharedStrings.xml" in names:
        for _ in _parsed(archive.open("xl/sharedStrings.xml"), shared):
            pass
    sheet = _Sheet(shared.texts)
    yield from chain.from_iterable(_parsed(archive.open(sheets[0]), sheet))


class _Shared:
    """The texts that cells share, each under its number."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._inside, self._size, self._spoken = False, 0, 0

    def begin(self, name: str, _attributes: dict[str, str]) -> None:
        """Note the beginning of an element; how something is pronounced is no part of it."""
        self._inside = name == "t" and not self._spoken
        self._spoken += name == "rPh"

    def end(self, name: str) -> None:
        """Keep a whole text."""
        self._inside = False
        self._spoken -= name == "rPh"
        if name == "si":
            text = "".join(self._parts)[:MOST_CELL]
            self._parts.clear()
            self._size += len(text)
            if self._size > MOST_SHARED:
                raise TooMuch
            self.texts.append(text)

    def text(self, text: str) -> None:
        """Take in a part of a text."""
        if self._inside:
            self._parts.append(text)

    def taken(self) -> list[tuple[int, list[str]]]:
        """Return the rows that are finished: texts are none."""
        return []


class _Sheet:
    """The rows of a sheet that are finished and not yet fetched."""

    def __init__(self, shared: Sequence[str]) -> None:
        self._shared, self._rows = shared, list[tuple[int, list[str]]]()
        self._number, self._cells, self._parts = 0, list[str](), list[str]()
        self._column, self._kind, self._inside = 0, "", False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Note the beginning of a row, a cell or a value."""
        if name == "row":
            said = attributes.get("r", "")
            self._number = int(said) if said.isdecimal() and len(said) < 8 else self._number + 1  # noqa: PLR2004 (a sheet has no more)
            self._cells, self._column = [], 0
        elif name == "c":
            letters = re.match(r"[A-Z]{1,3}", attributes.get("r", ""))
            self._column = _number(letters[0]) if letters else self._column + 1
            self._kind = attributes.get("t", "")
            self._parts.clear()
        self._inside = name in {"v", "t"}

    def end(self, name: str) -> None:
        """Keep a whole cell, or a whole row."""
        self._inside = False
        if name == "c" and self._column <= MOST_COLUMNS:
            self._cells += [""] * (self._column - len(self._cells))
            self._cells[self._column - 1] = self._value("".join(self._parts)[:MOST_CELL])
        elif name == "row":
            self._rows.append((self._number, self._cells))

    def text(self, text: str) -> None:
        """Take in a part of a value."""
        if self._inside:
            self._parts.append(text)

    def taken(self) -> list[tuple[int, list[str]]]:
        """Return the rows that are finished, once."""
        rows, self._rows = self._rows, []
        return rows

    def _value(self, said: str) -> str:
        if self._kind == "s":
            return self._shared[int(said)] if said.isdecimal() and int(said) < len(self._shared) else ""
        return said


def _parsed(entry: IO[bytes], into: "_Shared | _Sheet") -> Iterator[list[tuple[int, list[str]]]]:
    """Feed a part of a workbook to its reader, and yield what is finished after each piece."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _declares
    parser.StartElementHandler = lambda name, attributes: into.begin(name.rsplit(":", 1)[-1], attributes)
    parser.EndElementHandler = lambda name: into.end(name.rsplit(":", 1)[-1])
    parser.CharacterDataHandler = into.text
    left = MOST_UNPACKED
    with entry:
        while piece := entry.read(CHUNK):
            left -= len(piece)
            if left < 0:
                raise TooMuch
            try:
                parser.Parse(piece)
            except expat.ExpatError:
                yield into.taken()  # what was whole before the fault
                raise
            yield into.taken()
        parser.Parse(b"", True)
        yield into.taken()


def _declares(*_: object) -> None:
    raise NotAnExport


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
