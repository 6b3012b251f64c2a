"""Reading a CSV of any size in little memory: UTF-8, UTF-16 or an old alphabet, also mixed line by line. Pure.

A quote that is opened and never closed spoils its own line and no other.
"""

import csv
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, Final

from nhipcau.dossiers.exports.records import MOST_COLUMNS, MOST_TITLES, Export, NotAnExport, Record, by_heading, clean

MOST_LINE: Final = 64 * 1024  # bytes of one line
_JOINED: Final = 12  # lines that one quoted cell may run over
_SAMPLE: Final = 4096
TOO_LONG: Final = "Dòng dài quá 64 kB."
UNREADABLE: Final = "Dòng này không tách được thành cột."
CUT: Final = "Số cột khác dòng tiêu đề."


def read_text(file: BinaryIO, is_heading: Callable[[Sequence[str]], bool]) -> Export:
    """Return a CSV as an export; lines above its heading are passed over.

    Raises:
        NotAnExport: no heading that is known stands near its beginning.
    """
    lines = _numbered(file)
    titles: list[tuple[int, str]] = []
    for number, line in lines:
        for separator in ";\t,|":
            cells = [clean(cell) for cell in _split(line, separator)]
            if is_heading(cells):
                return Export("csv", cells[:MOST_COLUMNS], _records(lines, cells[:MOST_COLUMNS], separator), separator)
        titles.append((number, line))
        if len(titles) > MOST_TITLES:
            break
    raise NotAnExport


def _numbered(file: BinaryIO) -> Iterator[tuple[int, str]]:
    return enumerate(_decoded(file), start=1)


def _decoded(file: BinaryIO) -> Iterator[str]:
    """Yield the lines of a file as text; one that is too long comes as nothing but a mark."""
    start = file.read(_SAMPLE)
    file.seek(0)
    wide = _wide(start)
    if wide:
        yield from _wide_lines(file, wide)
        return
    first = True
    while line := file.readline(MOST_LINE + 1):
        if len(line) > MOST_LINE:
            while line and not line.endswith(b"\n"):
                line = file.readline(MOST_LINE)
            yield "\0"
            continue
        yield _narrow(line.removeprefix(b"\xef\xbb\xbf") if first else line)
        first = False


def _wide(start: bytes) -> str:
    """Return which UTF-16 a file is, if it is one: by its mark, or by where its zeros stand."""
    if start.startswith(b"\xff\xfe"):
        return "utf-16-le"
    if start.startswith(b"\xfe\xff"):
        return "utf-16-be"
    half = len(start) // 2
    if half and start[1::2].count(0) > half // 2:
        return "utf-16-le"
    return "utf-16-be" if half and start[0::2].count(0) > half // 2 else ""


def _wide_lines(file: BinaryIO, encoding: str) -> Iterator[str]:
    """Yield lines of UTF-16: cut at its own line ends, since a byte of a letter may look like one."""
    end, left = "\n".encode(encoding), b""
    while chunk := file.read(2 * MOST_LINE):
        left += chunk
        parts = _cut(left, end)
        left = parts.pop()
        if len(left) > 2 * MOST_LINE:
            left = b""
            yield "\0"
        yield from (part.decode(encoding, "replace").removeprefix("\ufeff") for part in parts)
    if left:
        yield left.decode(encoding, "replace").removeprefix("\ufeff")


def _cut(data: bytes, end: bytes) -> list[bytes]:
    parts, at, begin = [], 0, 0
    while (at := data.find(end, at)) >= 0:
        if at % 2:
            at += 1
            continue
        parts.append(data[begin : at + 2])
        at = begin = at + 2
    return [*parts, data[begin:]]


def _narrow(line: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")


def _split(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def _records(lines: Iterator[tuple[int, str]], headings: Sequence[str], separator: str) -> Iterator[Record]:
    waiting: deque[tuple[int, str]] = deque()
    while True:
        here = waiting.popleft() if waiting else next(lines, None)
        if here is None:
            return
        number, line = here
        if line == "\0":
            yield Record(number, fault=TOO_LONG)
            continue
        if line.count('"') % 2:
            line = _with_the_rest(line, lines, waiting)
        if line.strip("\r\n\t ;,|"):
            yield _record(number, line, headings, separator)


def _with_the_rest(line: str, lines: Iterator[tuple[int, str]], waiting: deque[tuple[int, str]]) -> str:
    """Return a line with those that its open quote runs over; alone, where that quote is never closed."""
    whole = line
    for at in range(_JOINED):
        if at >= len(waiting):
            further = next(lines, None)
            if further is None:
                return line
            waiting.append(further)
        whole += waiting[at][1]
        if waiting[at][1].count('"') % 2:
            for _ in range(at + 1):
                waiting.popleft()
            return whole
    return line


def _record(number: int, line: str, headings: Sequence[str], separator: str) -> Record:
    try:
        cells = next(csv.reader(line.splitlines(keepends=True), delimiter=separator), [])
    except csv.Error:
        return Record(number, {headings[0]: clean(line)}, UNREADABLE)
    found = by_heading(headings, cells)
    while len(cells) > len(headings) and not cells[-1].strip():
        cells.pop()
    return Record(number, found, "" if len(cells) == len(headings) else CUT)
