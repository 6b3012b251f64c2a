"""The calendar of classes as a workbook of plain text."""

import io
from collections.abc import Sequence

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from nhipcau.kernel.say import day
from nhipcau.learning.planning.queries import Planned, tongues

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CLASSES = ("Tuần từ", "Ngày", "Nơi", "Chuyên đề", "Lớp thứ", "Người dạy", "Tiếng", "Km", "Ghim tay")
REFUSED = ("Tuần từ", "Nơi", "Vì sao", "Nguồn", "Mức")


def workbook(planned: Planned) -> bytes:
    """Return two sheets: every class with its day and trainer; every week that was refused or avoided, and why."""
    file = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, plain)
    for name, rows in (("Lịch lớp", [CLASSES, *_classes(planned)]), ("Tuần không xếp", [REFUSED, *_refused(planned)])):
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(at, column, cell)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(rows[0]) - 1, 20)
    book.close()
    return file.getvalue()


def _classes(planned: Planned) -> list[Sequence[str]]:
    task, spoken = planned.task, tongues()
    topics = {one.id: one.name for one in task.topics}
    found = sorted(planned.plan.items(), key=lambda pair: (planned.days[pair[0]], pair[0]))
    return [
        (
            f"{planned.monday(slot.week):%d/%m/%Y}", day(planned.days[one], year=True), planned.names[one.site], topics[one.topic], str(one.number + 1),
            task.trainer[slot.trainer].name, spoken.get(task.site[one.site].tongue, ""), str(task.far[slot.trainer, one.site]),
            "có" if one in task.pinned else "",
        )
        for one, slot in found
    ]  # fmt: skip


def _refused(planned: Planned) -> list[Sequence[str]]:
    found: list[Sequence[str]] = []
    for site in planned.task.sites:
        for week in range(planned.row.weeks):
            monday = f"{planned.monday(week):%d/%m/%Y}"
            if week in site.forbidden:
                found.append((monday, site.name, "Lãnh đạo bỏ tuần này", "", "không xếp"))
            found += [(monday, site.name, one.name, one.source, "không xếp" if one.refuses else "nên tránh") for one in site.reasons.get(week, ())]
    return found
