"""Word, workbook and PDF tell the same figures: read back by other programs, number by number."""

import io
import re
from datetime import UTC, datetime
from typing import Any

import python_calamine
from docx import Document
from pypdf import PdfReader

from nhipcau.insight.reports.account import Account, Figure, digest_of
from nhipcau.insight.reports.filling import ours
from nhipcau.insight.reports.papers import report_pdf
from nhipcau.insight.reports.sheets import report_xlsx
from nhipcau.insight.reports.tests.told import FRAME, an_account, count, share
from nhipcau.insight.reports.words import both, number, result, words_of

AT = datetime(2026, 11, 2, tzinfo=UTC)


def tables_of(content: bytes) -> dict[str, list[list[str]]]:
    """Return the tables of a Word file by the first cell of their heading."""
    found = [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(io.BytesIO(content)).tables]
    return {rows[0][0] + "|" + rows[0][1]: rows[1:] for rows in found}


def sheets_of(content: bytes) -> dict[str, list[list[Any]]]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def text_of(content: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))


def three(cells: list[Any], unit: str) -> Figure:
    part, whole, value = (None if cell == "" else cell for cell in cells)
    if whole is None and unit == "count":
        part = value
    return {"part": part, "whole": whole, "value": value}


def told_by_word(account: Account, content: bytes) -> list[tuple[str, ...]]:
    return [tuple(" ".join(cell.split()) for cell in row[:5]) for row in tables_of(content)["Chỉ số|Số lượng"]]


def told_by_workbook(account: Account, content: bytes) -> list[tuple[str, ...]]:
    rows = sheets_of(content)["Tổng hợp"]
    at = next(n for n, row in enumerate(rows) if row[0] == "Chỉ số")
    found = []
    for row in rows[at + 1 :]:
        unit = row[4]
        now, before = three(row[1:4], unit), three(row[5:8], unit)
        ratio = now["whole"] is not None
        told = (row[0], number(now["part"]) if ratio else "–", number(now["whole"]) if ratio else "–", result(now, unit), both(before, unit))
        found.append(tuple(" ".join(cell.split()) for cell in told))
    return found


def check(account: Account) -> None:
    words = words_of(account, FRAME)
    word, book, paper = ours(words), report_xlsx(account, words), text_of(report_pdf(words, AT))
    lines = told_by_word(account, word)
    assert lines == told_by_workbook(account, book)
    for line in lines:
        assert " ".join(line) in paper, line
    rows = tables_of(word).get("Thôn, bản, tổ dân phố|Lượt giúp", [])
    sheet = sheets_of(book).get("Từng nơi", [[]])[1:]
    for row, cells in zip(rows, sheet, strict=True):
        units = account["units"]
        figures = [cells[1 + 3 * at : 4 + 3 * at] for at in range(len(units))]
        told = ["chưa gửi" if one[0] == "chưa gửi" else both(three(one, unit), unit) for one, unit in zip(figures, units, strict=True)]
        assert row == [cells[0], *told]
        assert " ".join(" ".join(row).split()) in paper
    for name, many in account["difficulties"]:
        assert [name, number(many)] in tables_of(word)["Chỗ vướng|Lần ghi"]
        assert [name, many] in sheets_of(book)["Chỗ vướng"]
        assert f"{name} {number(many)}" in paper
    for one, row in zip(account["corrections"], sheets_of(book)["Đính chính"][1:], strict=True):
        pair = [both(three(row[3:6], one["unit"]), one["unit"]), both(three(row[6:9], one["unit"]), one["unit"])]
        assert [*tables_of(word)["Chỉ số|Kỳ, bản"][0][2:]] == pair == [both(one["told"], one["unit"]), both(one["now"], one["unit"])]
        assert " ".join(pair) in paper


def test_the_three_files_tell_the_same_figures() -> None:
    check(an_account())


def test_they_do_where_nothing_was_told_and_where_the_month_is_not_over() -> None:
    lines: Any = [{**an_account()["lines"][0], **count(0), "before": None}, {**an_account()["lines"][1], **share(0, 3), "before": None}]
    check(an_account(lines=lines, rows=[], difficulties=[], corrections=[], unmeasured=[], ended=False, demo=True))


def test_a_figure_that_differs_in_one_file_would_be_seen() -> None:
    account = an_account()
    other: Any = {**account, "lines": [{**account["lines"][0], **count(1205)}, *account["lines"][1:]]}
    book = report_xlsx(other, words_of(other, FRAME))
    assert told_by_word(account, ours(words_of(account, FRAME))) != told_by_workbook(account, book)
    assert digest_of(account) != digest_of(other)


def test_a_report_is_the_same_bytes_whenever_it_is_taken_along() -> None:
    words = words_of(an_account(), FRAME)
    for make in (lambda: ours(words), lambda: report_xlsx(an_account(), words), lambda: report_pdf(words, AT)):
        assert make() == make()


def test_the_head_of_the_letter_is_that_of_an_office() -> None:
    paper = text_of(report_pdf(words_of(an_account(), FRAME), AT))
    for said in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN XÃ TAM QUANG", "Số: 12/BC-UBND", "Tam Quang, ngày 02 tháng 11 năm 2026", "Vi Văn Sơn", "Mưa 9 ngày liền."):
        assert said in paper, said
