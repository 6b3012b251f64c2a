"""A month's active days as a table, a workbook and a sheet of paper; and a paper of thanks without an amount."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]

from nhipcau.kernel import say
from nhipcau.kernel.typesetting import compiled
from nhipcau.people.duty.queries import Line, Statement, sources
from nhipcau.people.duty.rules import BY_HAND, UNITS, Allowance, Way

HERE: Final = Path(__file__).parent / "typst"
BY_HAND_WORDS: Final = "Xã ghi thêm"
UNIT_WORDS: Final = dict(zip(UNITS, ("một tổ, một tháng", "một người, một tháng", "một người, một ngày", "một người, một đêm"), strict=True))
SIGNS: Final = ("Người lập bảng", "Tổ trưởng", "Lãnh đạo xã")


@dataclass(frozen=True)
class Paper:
    """What a statement is printed with: whose, of which month, by which rule."""

    commune: str
    month: date
    demo: bool
    rule: Allowance | None
    way: Way | None


def source_words(line: Line) -> list[str]:
    """Return on how many days somebody did what, in words."""
    known = sources()
    return [f"{known[code].vi if code in known else BY_HAND_WORDS}: {many} ngày" for code, many in line.sources.items() if code in known or code == BY_HAND]


def notes_of(paper: Paper, told: Statement) -> list[str]:
    """Return what has to stand below: how days are counted, by which rule, what is not sure, what waits."""
    notes = ["Một ngày có việc là một ngày, dù bao nhiêu lượt. Số tài khoản đã mở không được tính."]
    if paper.rule and paper.way:
        rates = "; ".join(f"{say.money(dong)} {UNIT_WORDS[unit]}" for unit, dong in paper.way.rates.items())
        notes.append(f"Theo {paper.rule.name}: {rates}. Nguồn: {paper.rule.source}.")
        if not paper.rule.sure:
            notes.append(f"Cần đối chiếu trước khi chi: {paper.rule.check}")
        notes.append(
            f"Nhiều nhất {say.money(paper.rule.ceiling)} một người, một tháng (Nghị định 224/2026, Điều 79)."
            if paper.rule.ceiling
            else "Nghị định 224/2026, Điều 79: không quá mức của người hoạt động không chuyên trách ở thôn. Mức ấy chưa ghi vào máy, nên xã tự soát."
        )
    if told.waiting:
        notes.append(f"Còn {told.waiting} ngày chờ người thứ hai duyệt, chưa có trong bảng này.")
    return notes


def heading_of(paper: Paper) -> list[str]:
    """Return the heading of the table."""
    return ["Họ tên", "Tổ", "Số ngày", "Trong đó đêm", "Các ngày", "Làm việc gì, mấy ngày", *(["Bồi dưỡng, đồng"] if paper.way else []), "Ký nhận"]


def rows_of(paper: Paper, told: Statement) -> list[list[str | int]]:
    """Return a row for each member, in the order of teams and names, and their sum."""
    whole = [told.days, sum(line.nights for line in told.lines)]
    lines: list[list[str | int]] = [
        [
            line.member.full_name, line.team, len(line.days), line.nights, ", ".join(str(one.day.day) for one in line.days),
            "; ".join(source_words(line)), *([line.dong] if paper.way else []), "",
        ]
        for line in told.lines
    ]  # fmt: skip
    return [*lines, ["Cộng", "", *whole, "", "", *([sum(line.dong for line in told.lines)] if paper.way else []), ""]]


def statement_xlsx(paper: Paper, told: Statement) -> bytes:
    """Return a statement as a workbook: numbers as numbers, everything else as plain text."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    title = f"Bảng kê ngày công tổ công nghệ số cộng đồng, {say.month(paper.month)}, {paper.commune}"
    _fill(book.add_worksheet("Ngày công"), [[title], *([["SỐ LIỆU MẪU, KHÔNG DÙNG ĐỂ CHI"]] if paper.demo else []), heading_of(paper), *rows_of(paper, told)])
    if told.teams:
        _fill(book.add_worksheet("Theo tổ"), [["Tổ có hoạt động trong tháng", "Bồi dưỡng, đồng"], *told.teams.items()])
    _fill(book.add_worksheet("Căn cứ"), [[note] for note in notes_of(paper, told)])
    book.close()
    return file.getvalue()


def _fill(sheet: Any, rows: Sequence[Sequence[object]]) -> None:  # noqa: ANN401 (the library has no types)
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(at, column, cell)
            else:
                sheet.write_string(at, column, str(cell))
    sheet.set_column(0, 7, 20)


def statement_pdf(paper: Paper, told: Statement) -> bytes:
    """Return a statement as PDF on A4, with the places to sign."""
    return compiled(HERE / "statement.typ", statement_data(paper, told))


def statement_data(paper: Paper, told: Statement) -> dict[str, Any]:
    """Return what the statement's template reads."""
    money = ["22mm"] if paper.way else []
    return {
        "commune": paper.commune,
        "month": say.month(paper.month),
        "demo": paper.demo,
        "heading": heading_of(paper),
        "widths": ["38mm", "30mm", "14mm", "16mm", "1fr", "1fr", *money, "22mm"],
        "rows": [[_cell(cell) for cell in row] for row in rows_of(paper, told)],
        "teams": [[name, say.number(dong)] for name, dong in told.teams.items()],
        "notes": notes_of(paper, told),
        "signs": SIGNS,
    }


def _cell(cell: str | int) -> str:
    return say.number(cell) if isinstance(cell, int) else cell


def thanks_pdf(commune: str, place: str, line: Line, until: date, *, demo: bool) -> bytes:
    """Return a paper of thanks to one member for the days of a year, with no amount on it."""
    data = {
        "commune": commune,
        "place": place,
        "name": line.member.full_name,
        "team": f"Tổ công nghệ số cộng đồng {line.team}".strip(),
        "year": until.year,
        "until": f"{until:%d/%m/%Y}",
        "days": len(line.days),
        "sources": source_words(line),
        "demo": demo,
    }
    return compiled(HERE / "thanks.typ", data)
