"""A guide as a workbook: a sheet for each kind of line, written and read back to the same version.

Every cell is text, so that no spreadsheet turns a code into a number or a date. Conditions stand in their own
spelling; the column beside them says what they mean and is not read back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from nhipcau.guides.conditions import ConditionFault, check_condition
from nhipcau.guides.editing.changes import value_in
from nhipcau.guides.editing.columns import HEAD_COLUMNS, TABLES, Column, Table, bare
from nhipcau.guides.editing.opening import sheets_of
from nhipcau.guides.editing.problems import BAD_FILE, BAD_WORKBOOK
from nhipcau.guides.editing.readings import read_condition
from nhipcau.guides.replay import is_day
from nhipcau.guides.shapes import DEFAULTS
from nhipcau.kernel.problems import Refusal

HEAD_SHEET, OPTIONS_SHEET, PERIODS_SHEET = "Phần đầu", "Đáp án", "Kỳ của mức"
READING: Final = "Đọc là"
_KEPT: Final = ("review.reviewed_by", "review.reviewed_on")  # of the head, beside what editors fill in
_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_WIDE: Final = {"text": 50, "line": 40, "when": 50, "lines": 24}
_CHECKED: Final = ("by", "on", "next_review")
_MOST_ROWS: Final = 1000


@dataclass(frozen=True)
class Cell:
    """Where a text of a workbook stands."""

    sheet: str
    row: int
    column: str
    text: str

    def wrong(self, what: str, what_en: str) -> Refusal:
        """Return the refusal that names this cell."""
        return Refusal(BAD_WORKBOOK, sheet=self.sheet, row=self.row, column=self.column, what=what, what_en=what_en)


def workbook_of(body: Mapping[str, Any]) -> bytes:
    """Return the workbook of a guide."""
    plain, file = bare(dict(body)), BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False})
    looks = (
        book.add_format({"bold": True, "bg_color": "#DCEBE8", "text_wrap": True}),
        book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
    )
    labels = {column.name: column.label for column in HEAD_COLUMNS}
    head = [(name, labels.get(name, name), _head_text(plain, name)) for name in ["procedure", *labels, *_KEPT]]
    _sheet(book, HEAD_SHEET, ["mục", "tên mục", "nội dung"], head, looks, [24, 28, 90])
    for table in TABLES:
        columns = _columns(table)
        names = [name for name, _, _ in columns]
        rows = [[_line_text(line, name, plain) for name in names] for line in plain.get(table.kind, [])]
        _sheet(book, table.title, [label for _, label, _ in columns], rows, looks, [width for *_, width in columns])
        if table.kind == "questions":
            _sheet(
                book,
                OPTIONS_SHEET,
                ["câu hỏi", "mã đáp án", "đáp án", "đứng một mình"],
                _options(plain),
                looks,
                [24, 24, 50, 16],
            )
        if table.kind == "values":
            _sheet(book, PERIODS_SHEET, ["mức", "từ ngày", "đến ngày", "số"], _periods(plain), looks, [24, 16, 16, 16])
    book.close()
    return file.getvalue()


def read_workbook(content: bytes, procedure: str) -> dict[str, Any]:
    """Return the guide of a workbook.

    Raises:
        Refusal: 422.131 it is no workbook of this procedure; 422.130 a cell cannot be taken.
    """
    sheets = sheets_of(content, {HEAD_SHEET, OPTIONS_SHEET, PERIODS_SHEET, *(table.title for table in TABLES)}, _MOST_ROWS)
    body = _read_head(sheets, procedure)
    for table in TABLES:
        lines = [
            _read_line(table, cells)
            for cells in _rows(sheets, table.title, {c[1] for c in _columns(table)} - {READING})
        ]
        _unique(table.title, lines)
        if lines:
            body[table.kind] = [line for _, line in lines]
    _read_options(sheets, body)
    _read_periods(sheets, body)
    return bare(body)


def _columns(table: Table) -> list[tuple[str, str, int]]:
    found = [("id", "Mã dòng", 20)]
    for column in table.columns:
        if column.shape == "checked":
            found += [(f"checked.{name}", f"Soát riêng: {name}", 16) for name in _CHECKED]
        elif column.shape not in {"id", "options", "periods"}:
            found.append((column.name, column.label, _WIDE.get(column.shape, 16)))
            found += [("", READING, 50)] if column.shape == "when" else []
    return found


def _sheet(book: Any, name: str, heads: list[str], rows: Any, looks: Any, widths: list[int]) -> None:  # noqa: ANN401 (xlsxwriter has no types)
    sheet = book.add_worksheet(name)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width, looks[1])
    for at, label in enumerate(heads):
        sheet.write_string(0, at, label, looks[0])
    for row, cells in enumerate(rows, start=1):
        for at, text in enumerate(cells):
            if text:
                sheet.write_string(row, at, text, looks[1])
    sheet.freeze_panes(1, 1)


def _head_text(body: Mapping[str, Any], name: str) -> str:
    found = value_in(body, name)
    return "\n".join(found) if isinstance(found, list) else str(found)


def _line_text(line: Mapping[str, Any], name: str, body: Mapping[str, Any]) -> str:
    if not name:
        return read_condition(line.get("when"), body)
    found = value_in(line, name) if "." in name else line.get(name, "")
    if name == "when":
        return json.dumps(found, ensure_ascii=False) if found else ""
    if isinstance(found, bool):
        return "có" if found else ""
    return "\n".join(found) if isinstance(found, list) else str(found)


def _options(body: Mapping[str, Any]) -> Iterator[list[str]]:
    for line in body.get("questions", []):
        for option in line.get("options", []):
            yield [line["id"], option["id"], option["label"], "có" if option.get("exclusive") else ""]


def _periods(body: Mapping[str, Any]) -> Iterator[list[str]]:
    for line in body.get("values", []):
        for period in line.get("periods", []):
            yield [line["id"], period["from"], period["to"], str(period["amount"])]


def _rows(sheets: Mapping[str, Any], name: str, needed: set[str]) -> Iterator[dict[str, Cell]]:
    """Yield the rows of a sheet, each cell by the name at the head of its column; empty rows are left out."""
    if name not in sheets:
        raise Refusal(BAD_FILE, what=f"thiếu trang “{name}”", what_en=f"the sheet “{name}” is missing")
    rows = sheets[name][: _MOST_ROWS + 1]
    heads = [str(head).strip() for head in rows[0]] if rows else []
    missing = sorted(needed - {*heads})
    if missing:
        raise Cell(name, 1, missing[0], "").wrong("thiếu cột này", "this column is missing")
    for at, row in enumerate(rows[1:], start=2):
        cells = {head: Cell(name, at, head, _cell(value)) for head, value in zip(heads, row, strict=False) if head}
        if any(cell.text for label, cell in cells.items() if label != READING):
            yield cells


def _cell(value: Any) -> str:  # noqa: ANN401 (what a spreadsheet made of a cell)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    return str(value).replace("\r\n", "\n").strip()


def _read_head(sheets: Mapping[str, Any], procedure: str) -> dict[str, Any]:
    known = {column.name: column for column in HEAD_COLUMNS}
    body: dict[str, Any] = {"procedure": "", "title": ""}
    for cells in _rows(sheets, HEAD_SHEET, {"mục", "nội dung"}):
        name, cell = cells["mục"].text, cells["nội dung"]
        if name not in {"procedure", *known, *_KEPT}:
            raise cells["mục"].wrong(f"không có mục “{name[:40]}”", f"there is no item “{name[:40]}”")
        value = _taken(known[name], cell) if name in known else cell.text
        first, _, second = name.partition(".")
        if second:
            body.setdefault(first, {})[second] = value or ""
        else:
            body[first] = value if value is not None else ""
    if body["procedure"] != procedure:
        raise Cell(HEAD_SHEET, 2, "nội dung", "").wrong(
            f"bảng này của thủ tục {str(body['procedure'])[:20] or '?'}",
            f"this workbook is of procedure {str(body['procedure'])[:20] or '?'}",
        )
    return body


def _read_line(table: Table, cells: Mapping[str, Cell]) -> tuple[Cell, dict[str, Any]]:
    name = cells["Mã dòng"]
    if not _ID.fullmatch(name.text):
        raise name.wrong("mã dòng chỉ gồm chữ thường không dấu, số, gạch dưới", "an id is lower snake ASCII")
    line: dict[str, Any] = {"id": name.text}
    for column in table.columns:
        if column.shape == "checked":
            found = {part: cells[f"Soát riêng: {part}"].text for part in _CHECKED}
            if any(found.values()):
                line[column.name] = found
        elif column.shape not in {"id", "options", "periods"}:
            cell = cells[column.label]
            value = _taken(column, cell)
            if column.needed and value is None:
                raise cell.wrong("ô này không để trống", "this cell may not be empty")
            if value is not None:
                line[column.name] = value
    return name, line


def _taken(column: Column, cell: Cell) -> Any:  # noqa: ANN401 (any value of a guide)
    """Return the value of a cell, or None for an empty one."""
    if not cell.text:
        return None
    if column.shape == "number":
        return _whole(cell)
    if column.shape == "flag":
        if cell.text.lower() not in {"có", "không"}:
            raise cell.wrong("ghi “có” hoặc để trống", "write “có”, or leave it empty")
        return cell.text.lower() == "có" or None
    if column.shape == "day" and not is_day(cell.text):
        raise cell.wrong("ghi ngày như 2026-07-01", "write a day like 2026-07-01")
    if column.shape == "choice" and cell.text not in dict(column.choices):
        names = ", ".join(name for name, _ in column.choices)
        raise cell.wrong(f"chọn một trong: {names}", f"choose one of: {names}")
    if column.shape == "when":
        return _condition(cell)
    return [part.strip() for part in cell.text.split("\n") if part.strip()] if column.shape == "lines" else cell.text


def _condition(cell: Cell) -> Any:  # noqa: ANN401 (a condition)
    try:
        check_condition(found := json.loads(cell.text))
    except (ValueError, ConditionFault) as error:
        raise cell.wrong(
            "điều kiện không đọc được. Sửa điều kiện trên trang soạn", "the condition cannot be read"
        ) from error
    return found


def _whole(cell: Cell) -> int:
    if not re.fullmatch(r"-?\d{1,12}", cell.text):
        raise cell.wrong("ghi số nguyên, như 8000", "write a whole number, like 8000")
    return int(cell.text)


def _unique(sheet: str, lines: list[tuple[Cell, dict[str, Any]]]) -> None:
    seen: set[str] = set()
    for cell, line in lines:
        if line["id"] in seen:
            raise Cell(sheet, cell.row, cell.column, "").wrong("mã dòng này dùng hai lần", "this id is used twice")
        seen.add(line["id"])


def _read_options(sheets: Mapping[str, Any], body: dict[str, Any]) -> None:
    known = {line["id"]: line for line in body.get("questions", [])}
    for cells in _rows(sheets, OPTIONS_SHEET, {"câu hỏi", "mã đáp án", "đáp án", "đứng một mình"}):
        if cells["câu hỏi"].text not in known:
            raise cells["câu hỏi"].wrong("không có câu hỏi mang mã này", "there is no question with this id")
        if not _ID.fullmatch(cells["mã đáp án"].text) or not cells["đáp án"].text:
            raise cells["mã đáp án"].wrong("mỗi đáp án cần mã và lời", "an option needs an id and words")
        option: dict[str, Any] = {"id": cells["mã đáp án"].text, "label": cells["đáp án"].text}
        if cells["đứng một mình"].text.lower() == "có":
            option["exclusive"] = True
        known[cells["câu hỏi"].text].setdefault("options", []).append(option)


def _read_periods(sheets: Mapping[str, Any], body: dict[str, Any]) -> None:
    known = {line["id"]: line for line in body.get("values", [])}
    for cells in _rows(sheets, PERIODS_SHEET, {"mức", "từ ngày", "đến ngày", "số"}):
        if cells["mức"].text not in known:
            raise cells["mức"].wrong("không có mức mang mã này", "there is no value with this id")
        for name in ("từ ngày", "đến ngày"):
            if not is_day(cells[name].text) and (cells[name].text or name == "từ ngày"):
                raise cells[name].wrong("ghi ngày như 2026-07-01", "write a day like 2026-07-01")
        period = {"from": cells["từ ngày"].text, "to": cells["đến ngày"].text, "amount": _whole(cells["số"])}
        known[cells["mức"].text].setdefault("periods", []).append(period)


assert {table.kind for table in TABLES} == {*DEFAULTS}  # noqa: S101 (a kind without a sheet would be lost)
