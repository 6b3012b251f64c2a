"""A report as a workbook: numbers as numbers, both parts of each ratio, every definition with its version and its source."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]

from nhipcau.insight.reports.account import REMARKS, Account, Figure

MEDIA: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SAFE: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # xlsxwriter wants a moment without a zone
PARTS: Final = ("Phần", "Tổng", "Kết quả")


def report_xlsx(account: Account, words: Mapping[str, Any]) -> bytes:
    """Return a report as a workbook, the same bytes for the same report."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, SAFE)
    book.set_properties({"title": words["trich_yeu"], "author": "Nhịp Cầu", "created": EPOCH})
    pen = _Pen(book)
    _summary(pen, account, words)
    if account["rows"]:
        _places(pen, account)
    pen.sheet("Chỗ vướng", [["Chỗ vướng", "Lần ghi"], *([name, count] for name, count in account["difficulties"])])
    _corrections(pen, account)
    pen.sheet("Chưa đo được", [["Chỉ số chưa đo được trong kỳ"], *([name] for name in account["unmeasured"])])
    said = [(title, words[field]) for title, field in zip(REMARKS.values(), ("nhan_xet", "kho_khan", "kien_nghi", "nhiem_vu"), strict=True)]
    pen.sheet("Nhận xét", [["Mục", "Lời của cán bộ"], *([title, text] for title, text in said if text)])
    _definitions(pen, account)
    book.close()
    return file.getvalue()


def _summary(pen: _Pen, account: Account, words: Mapping[str, Any]) -> None:
    notes = [[words[flag]] for flag in ("so_lieu_mau", "chua_het_ky") if words[flag]]
    about = [["Từ ngày", account["first"]], ["Đến ngày", account["last"]], ["Chốt lúc", words["chot_luc"]], ["Bản", words["ban"]], ["Mã", words["ma_bao_cao"]]]
    before = [f"Kỳ trước: {one.lower()}" for one in PARTS]
    heading = ["Chỉ số", *PARTS, "Đơn vị", *before, "Ghi chú", "Mã chỉ số", "Bản chỉ số"]
    rows: list[list[object]] = [
        [
            line["name"], *_three(line, line["unit"]), line["unit"], *_three(line["before"] or _NONE, line["unit"]),
            told["ghi_chu"], line["code"], line["version"],
        ]
        for line, told in zip(account["lines"], words["dong"], strict=True)
    ]  # fmt: skip
    pen.sheet("Tổng hợp", [[words["trich_yeu"]], *notes, *about, [], heading, *rows], head=len(notes) + 7)


def _places(pen: _Pen, account: Account) -> None:
    top: list[object] = ["Nơi"]
    for column in account["columns"]:
        top += [f"{column['name']}: {one.lower()}" for one in PARTS]
    rows: list[list[object]] = [top]
    for row in account["rows"]:
        cells: list[object] = [row["name"]]
        for cell, unit in zip(row["cells"], account["units"], strict=True):
            cells += _three(cell, unit) if row["heard"] else ["chưa gửi", "", ""]
        rows.append(cells)
    pen.sheet("Từng nơi", rows)


def _corrections(pen: _Pen, account: Account) -> None:
    heading = ["Chỉ số", "Kỳ", "Bản", *(f"Đã báo: {one.lower()}" for one in PARTS), *(f"Nay là: {one.lower()}" for one in PARTS)]
    rows: list[list[object]] = [
        [one["name"], one["period"], one["edition"], *_three(one["told"], one["unit"]), *_three(one["now"], one["unit"])] for one in account["corrections"]
    ]
    pen.sheet("Đính chính", [heading, *rows])


def _definitions(pen: _Pen, account: Account) -> None:
    rows: list[list[object]] = [
        [one["name"], one["code"], one["version"], one["words"], one["source"], "có" if one["sure"] else "chưa"] for one in account["definitions"]
    ]
    pen.sheet("Cách tính", [["Chỉ số", "Mã", "Bản", "Cách tính", "Nguồn", "Đã đối chiếu văn bản gốc"], *rows])


_NONE: Final[Figure] = {"part": None, "whole": None, "value": None}


def _three(figure: Figure, unit: str) -> list[object]:
    """Return part, whole and what it comes to; a count has no parts."""
    ratio = figure["whole"] is not None
    value = None if figure["value"] is None else _Share(figure["value"]) if unit == "percent" else figure["value"]
    return [figure["part"] if ratio else None, figure["whole"], value]


class _Share(float):
    """A number that is shown in percent."""


class _Pen:
    """Writes sheets: numbers as numbers, everything else as plain text."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 (the library has no types)
        self.book = book
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.percent = book.add_format({"num_format": "0.0%", "valign": "top"})
        self.number = book.add_format({"num_format": "#,##0.###", "valign": "top"})

    def sheet(self, name: str, rows: Sequence[Sequence[object]], head: int = 0) -> None:
        """Write a sheet whose heading is its row ``head``."""
        sheet = self.book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                self._write(sheet, at, column, cell, bold=at == head)
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 30, 16)
        sheet.freeze_panes(head + 1, 1)

    def _write(self, sheet: Any, at: int, column: int, cell: object, *, bold: bool) -> None:  # noqa: ANN401 (as above)
        if cell is None or cell == "":
            return
        if isinstance(cell, int | float):
            sheet.write_number(at, column, cell, self.percent if isinstance(cell, _Share) else self.number)
        else:
            sheet.write_string(at, column, str(cell), self.bold if bold else self.plain)
