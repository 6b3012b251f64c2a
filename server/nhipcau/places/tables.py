"""Reading a table that somebody made in a spreadsheet: CSV or XLSX, bounded in every direction. Pure."""

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineWorkbook

from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.workbooks import Broken, Room, TooFar, TooLarge, check_workbook
from nhipcau.places.problems import FILE_EMPTY, FILE_ENCODING, FILE_TOO_LARGE, FILE_UNREADABLE, TOO_MANY_ROWS

MOST_BYTES = 5 * 1024 * 1024
MOST_INFLATED = 40 * 1024 * 1024  # bytes of an XLSX, unpacked
MOST_ROWS, MOST_COLUMNS = 2000, 60
MOST_TEXT = 5 * 1024 * 1024  # bytes in all cells of an XLSX
ROOM = Room(inflated=MOST_INFLATED, row=5 * MOST_ROWS, column=5 * MOST_COLUMNS, words=MOST_TEXT)


@dataclass(frozen=True)
class Row:
    """A line of a table, with its number as the spreadsheet shows it."""

    number: int
    cells: list[str]


def read_table(content: bytes) -> list[Row]:
    """Return the lines that hold anything; the first is the heading.

    Raises:
        Refusal: 413.20 too large, packed or unpacked; 422.20 not a table; 422.21 not UTF-8; 422.24 nothing
            below the heading; 422.25 too many lines.
    """
    check_size(len(content))
    rows = _from_workbook(content) if content.startswith(b"PK") else _from_text(_decoded(content))
    table = [row for row in rows if any(row.cells)]
    if len(table) > MOST_ROWS + 1:
        raise Refusal(TOO_MANY_ROWS, limit=MOST_ROWS)
    if len(table) < 2:  # noqa: PLR2004 (heading and one line)
        raise Refusal(FILE_EMPTY)
    return table


def check_size(size: int) -> None:
    """Refuse a file by its size, before a byte of it is read.

    Raises:
        Refusal: 413.20 too large.
    """
    if size > MOST_BYTES:
        raise Refusal(FILE_TOO_LARGE, size=_megabytes(size), limit=_megabytes(MOST_BYTES))


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig"
        if b"\0" in content:
            raise Refusal(FILE_UNREADABLE)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal(FILE_ENCODING, row=content[: error.start].count(b"\n") + 1) from error


def _from_text(text: str) -> Iterator[Row]:
    heading = text.lstrip("\r\n").split("\n", 1)[0]
    separator = max(";\t,", key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for cells in reader:
            yield Row(reader.line_num, [_clean(cell) for cell in cells[:MOST_COLUMNS]])
            if reader.line_num > 5 * MOST_ROWS:
                raise Refusal(TOO_MANY_ROWS, limit=MOST_ROWS)
    except csv.Error as error:
        raise Refusal(FILE_UNREADABLE) from error


def _from_workbook(content: bytes) -> Iterator[Row]:
    _check_workbook(content)
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        lines = sheet.to_python(skip_empty_area=False)
    except (CalamineError, ValueError, IndexError, OSError) as error:
        raise Refusal(FILE_UNREADABLE) from error
    for number, cells in enumerate(lines, start=1):
        yield Row(number, [_clean(_spelled(cell)) for cell in cells[:MOST_COLUMNS]])


def _check_workbook(content: bytes) -> None:
    """Look the workbook through before a library trusts it."""
    try:
        check_workbook(content, ROOM)
    except TooLarge as error:
        raise Refusal(
            FILE_TOO_LARGE, size=f"> {_megabytes(MOST_INFLATED)}", limit=_megabytes(MOST_INFLATED)
        ) from error
    except TooFar as error:
        raise Refusal(TOO_MANY_ROWS, limit=MOST_ROWS) from error
    except Broken as error:
        raise Refusal(FILE_UNREADABLE) from error


def _spelled(cell: object) -> str:
    """Return a cell as it is shown: a code typed as a number keeps no “.0”."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _clean(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFC", cell).split())
