"""Reading a file of official figures: CSV or XLSX, bounded in every direction, each fault by its line. Pure but for the libraries."""

import csv
import io
import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook

from nhipcau.insight.official.bodies import MOST
from nhipcau.insight.official.problems import UNREADABLE
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.workbooks import Broken, Room, TooFar, TooLarge, check_workbook

MOST_BYTES: Final = 2 * 1024 * 1024
MOST_WORDS: Final = 2_000_000  # letters in all cells: a full file of 4,000 figures, 500 for each
ROOM: Final = Room(inflated=20 * 1024 * 1024, row=MOST * 2, column=80, words=MOST_WORDS)
PORTAL: Final[tuple[str, ...]] = ("CKMB", "TDGQ", "CLGQ", "TTTT", "MDHL", "MDSH", "TONG_SCORE")
_PLACES: Final = ("ma_coquan", "ma", "code", "place", "noi", "ten", "don vi")
_GENERIC: Final = {
    "indicator": "indicator", "chi so": "indicator", "place": "place", "noi": "place", "period": "period", "ky": "period", "part": "part",
    "phan": "part", "tu so": "part", "whole": "whole", "tong": "whole", "mau so": "whole", "value": "value", "gia tri": "value",
}  # fmt: skip
_PERIOD: Final = re.compile(r"(20\d\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?")


@dataclass(frozen=True)
class Known:
    """What lines may name: places by folded name and by code; figures by code and by the portal's column, with unit and most points."""

    places: Mapping[str, str]
    figures: Mapping[str, tuple[str, str, float]]


@dataclass(frozen=True)
class Fault:
    """What is wrong in which line, as the spreadsheet numbers it."""

    line: int
    what: str


def rows_in(content: bytes) -> list[list[str]]:
    """Return the cells of a file, the heading first.

    Raises:
        Refusal: 422.561 it is no such file, or too large.
    """
    if len(content) > MOST_BYTES:
        raise Refusal(UNREADABLE, what="tệp lớn hơn 2 MB", what_en="it is larger than 2 MB")
    rows = _workbook(content) if content.startswith(b"PK") else _text(content)
    if len(rows) < 2 or len(rows) > MOST + 1:  # noqa: PLR2004 (heading and one line)
        raise Refusal(UNREADABLE, what=f"cần một dòng tiêu đề và từ 1 đến {MOST} dòng số", what_en=f"it needs a heading and 1 to {MOST} lines")
    return rows


def _workbook(content: bytes) -> list[list[str]]:
    try:
        check_workbook(content, ROOM)
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        return [[_cell(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    except (TooLarge, TooFar) as error:
        raise Refusal(UNREADABLE, what="bảng tính quá lớn", what_en="the workbook is too large") from error
    except (Broken, CalamineError, ValueError, OSError, IndexError) as error:
        raise Refusal(UNREADABLE, what="đây không phải bảng tính .xlsx", what_en="it is no .xlsx workbook") from error


def _cell(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip() if cell is not None else ""


def _text(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(UNREADABLE, what="tệp .csv phải lưu bằng mã UTF-8", what_en="a .csv has to be UTF-8") from error
    if "\0" in text:
        raise Refusal(UNREADABLE, what="đây không phải tệp chữ", what_en="it is no text")
    comma = ";" if text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",") else ","
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=comma)]
    except csv.Error as error:
        raise Refusal(UNREADABLE, what="có dòng không phải CSV", what_en="a line is no CSV") from error


def folded(text: str) -> str:
    """Return a name without marks, case and kind, as names of places and columns are compared."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    plain = " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())
    return re.sub(r"^(xa|phuong|tinh|thanh pho|dac khu|ubnd xa|ubnd phuong) ", "", plain)


def lines_of(rows: Sequence[Sequence[str]], known: Known, usual: tuple[date, date] | None) -> tuple[list[dict[str, Any]], list[Fault]]:
    """Return the figures of a file and what is wrong with it; ``usual`` is the period of lines that name none.

    Raises:
        Refusal: 422.561 its heading is neither the portal's nor ours.
    """
    heading = [cell.strip() for cell in rows[0]]
    portal = {name: heading.index(name) for name in PORTAL if name in heading}
    columns = {_GENERIC[folded(cell)]: at for at, cell in enumerate(heading) if folded(cell) in _GENERIC}
    if not portal and not {"indicator", "place"} <= columns.keys():
        raise Refusal(UNREADABLE, what="không thấy cột CKMB… TONG_SCORE, cũng không thấy cột chỉ số và nơi", what_en="its heading is not known")
    reader = _Reader(known, usual)
    for number, row in enumerate(rows[1:], start=2):
        if any(row):
            cells = [*row, *[""] * (len(heading) - len(row))]
            reader.portal(number, cells, heading, portal) if portal else reader.generic(number, cells, columns)
    return reader.found, reader.faults


class _Reader:
    def __init__(self, known: Known, usual: tuple[date, date] | None) -> None:
        self._known, self._usual = known, usual
        self.found: list[dict[str, Any]] = []
        self.faults: list[Fault] = []
        self._seen: set[tuple[object, ...]] = set()

    def _say(self, line: int, what: str) -> None:
        self.faults.append(Fault(line, what))

    def portal(self, line: int, cells: Sequence[str], heading: Sequence[str], columns: Mapping[str, int]) -> None:
        """Read a line of the portal: one place, a column for each group of points."""
        asked = {folded(name): cells[at] for at, name in enumerate(heading) if folded(name) in {*_PLACES, "month"}}
        names = [asked[name] for name in _PLACES if asked.get(name)]
        place = next((self._known.places[folded(name)] for name in names if folded(name) in self._known.places), None)
        period = period_of(asked["month"]) if _PERIOD.fullmatch(asked.get("month", "")) else self._usual
        if place is None:
            return self._say(line, f"không rõ nơi “{' / '.join(names)[:60] or 'để trống'}”")
        if period is None:
            return self._say(line, "chưa biết kỳ: chọn kỳ của tệp")
        for name, at in columns.items():
            if cells[at]:
                self._add(line, name, place, period, ("", "", cells[at]))
        return None

    def generic(self, line: int, cells: Sequence[str], columns: Mapping[str, int]) -> None:
        """Read a line of our own layout: one figure of one place."""
        asked = {name: cells[at] for name, at in columns.items()}
        place = self._known.places.get(folded(asked["place"]))
        period = period_of(asked["period"]) if asked.get("period") else self._usual
        if place is None:
            return self._say(line, f"không rõ nơi “{asked['place'][:60] or 'để trống'}”")
        if period is None:
            return self._say(line, f"không rõ kỳ “{asked.get('period', '')[:20]}”: ghi 2026-10, 2026-Q3, 2026-H1 hoặc 2026")
        return self._add(line, asked["indicator"], place, period, (asked.get("part", ""), asked.get("whole", ""), asked.get("value", "")))

    def _add(self, line: int, name: str, place: str, period: tuple[date, date], said: tuple[str, str, str]) -> None:
        figure = self._known.figures.get(name.strip())
        if figure is None:
            return self._say(line, f"không có con số “{name[:40]}”")
        code, unit, most = figure
        part, whole, value = (number_in(text) for text in said)
        if any(text and number is None for text, number in zip(said, (part, whole, value), strict=True)):
            return self._say(line, f"“{name}”: có ô không phải số")
        value = _value(unit, part, whole, value)
        fault = _fault(unit, most, part, whole, value)
        if fault or value is None:
            return self._say(line, f"“{name}”: {fault}")
        if (slot := (code, place, *period)) in self._seen:
            return self._say(line, f"“{name}” của nơi này, kỳ này đã có ở dòng trên")
        self._seen.add(slot)
        number = {"part": None if part is None else round(part), "whole": None if whole is None else round(whole), "value": value}
        self.found.append({"code": code, "place": place, "first": period[0], "last": period[1], "line": line, **number})
        return None


def _value(unit: str, part: float | None, whole: float | None, value: float | None) -> float | None:
    """Return the value in the registry's unit: a share lies between 0 and 1, and files say percent."""
    if part is not None and whole:
        return part / whole
    if value is None:
        return part if unit in {"count", "trips"} else None
    return value / 100 if unit == "percent" else value


def _fault(unit: str, most: float, part: float | None, whole: float | None, value: float | None) -> str:
    if any(number is not None and number < 0 for number in (part, whole, value)):
        return "số âm"
    if part is not None and whole is not None and part > whole:
        return "phần lớn hơn tổng"
    if value is None:
        return "chưa có giá trị, cũng chưa đủ phần và tổng"
    if unit == "points" and value > most:
        return f"nhiều hơn {most:g} điểm"
    return "quá 100 %" if unit == "percent" and value > 1 else ""


def number_in(text: str) -> float | None:
    """Return the number in a cell, with a comma or a point, perhaps with a sign of percent; None where there is none."""
    plain = text.replace("%", "").replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    plain = plain.replace(".", "").replace(",", ".") if "," in plain and "." in plain else plain.replace(",", ".")
    return float(plain) if re.fullmatch(r"-?\d{1,12}(\.\d{1,12})?", plain) else None


def period_of(word: str) -> tuple[date, date] | None:
    """Return the first and last day of a whole period by its word: ``2026-10``, ``2026-Q3``, ``2026-H1``, ``2026``."""
    match = _PERIOD.fullmatch(word.strip().upper())
    if match is None:
        return None
    year, month, quarter, half = (int(part) if part else 0 for part in match.groups())
    first, many = (month, 1) if month else (3 * quarter - 2, 3) if quarter else (6 * half - 5, 6) if half else (1, 12)
    last = first + many - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
