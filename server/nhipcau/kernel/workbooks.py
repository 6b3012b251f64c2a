"""A workbook that somebody sends, looked through before a library trusts it: how large, how far, and what it claims.

It is unpacked once, in parts and with a limit, so that no small file becomes a large one; its XML may declare nothing
of its own, no cell may claim to lie where a whole hall of empty ones would have to be made up to it, and one long text,
kept once, may not be pointed at by ten thousand cells. Pure.
"""

import io
import re
import zipfile
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

CHUNK = 1 << 18
MOST_ENTRIES = 200
_POSITION = re.compile(rb"""\sr\s*=\s*["']([^"']*)["']""")
_CELL = re.compile(rb"([A-Z]{1,3})?(\d{1,7})")
_GRID = re.compile(rb"<(?:\w+:)?sheetData[\s/>]")
_SHARED = re.compile(rb"<(?:\w+:)?si[\s/>]")
_POINTED = re.compile(rb"<(?:\w+:)?v\b[^>]*>\s*\+?(\d[\d_]*)\s*<")
_TYPED = re.compile(rb"<(?:\w+:)?t\b[^>]*>([^<]*)<")
_ODD = re.compile(rb"<!\[CDATA\[|<!--|<(?:\w+:)?v\b[^>]*>[\s\d+_]*&#")  # no program that writes workbooks puts these into a sheet
_FAULTS = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error, ValueError)


@dataclass(frozen=True)
class Room:
    """How much a workbook may hold: bytes of it unpacked, the last row and column of a cell, and bytes of text in all cells."""

    inflated: int
    row: int
    column: int
    words: int | None = None  # None: not counted


class Broken(Exception):  # noqa: N818 (what is told to a person is the caller's to say)
    """It is no workbook, or one that lies about itself."""


class TooLarge(Exception):  # noqa: N818 (as above)
    """Unpacked, it holds more than there is room for."""


class TooFar(Exception):  # noqa: N818 (as above)
    """A cell lies beyond the last row or column."""


def check_workbook(content: bytes, room: Room) -> None:
    """Look a workbook through.

    Raises:
        Broken, TooLarge, TooFar: as they say.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise TooLarge
            left = room.inflated
            shared: Sequence[int] = ()
            for entry in entries:
                found = _inflated(archive, entry, left)
                left -= len(found)
                _check_entry(entry.filename, found, room)
                if room.words is not None and entry.filename.endswith(".xml") and _SHARED.search(found):
                    if shared or _GRID.search(found):
                        raise Broken
                    shared = _lengths(found)
            if room.words is not None:
                _check_words(archive, shared, room.inflated, room.words)
    except _FAULTS as error:
        raise Broken from error


def _lengths(found: bytearray) -> Sequence[int]:
    """Return how long each shared text is, as it is written."""
    starts = array("I", (one.start() for one in _SHARED.finditer(found)))
    starts.append(len(found))
    return array("I", (after - start for start, after in pairwise(starts)))


def _check_words(archive: zipfile.ZipFile, shared: Sequence[int], limit: int, left: int) -> None:
    for entry in archive.infolist():
        if not entry.filename.endswith(".xml"):
            continue
        found = _inflated(archive, entry, limit)
        if _SHARED.search(found):
            continue
        if _GRID.search(found) and _ODD.search(found):
            raise Broken
        for typed in _TYPED.finditer(found):
            left -= typed.end(1) - typed.start(1)
        for pointed in _POINTED.finditer(found):
            at = int(pointed[1])
            left -= shared[at] if at < len(shared) else 0
            if left < 0:
                raise TooLarge
        if left < 0:
            raise TooLarge


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytearray:
    found = bytearray()
    with archive.open(entry) as part:
        while chunk := part.read(CHUNK):
            found += chunk
            if len(found) > limit:
                raise TooLarge
    return found


def _check_entry(name: str, found: bytearray, room: Room) -> None:
    if not name.endswith((".xml", ".rels")):
        return
    if b"\0" in found or b"<!DOCTYPE" in found or b"<!ENTITY" in found:
        raise Broken
    if name.startswith("xl/worksheets/"):
        for position in _POSITION.findall(found):
            _check_position(position, room)


def _check_position(position: bytes, room: Room) -> None:
    cell = _CELL.fullmatch(position)
    if cell is None:
        raise Broken
    column, row = cell.groups()
    if int(row) > room.row or _number(column or b"A") > room.column:
        raise TooFar


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
