"""The page of questions: an address is a question, its answer is of today; saved under a name, taken along as a table."""

import io
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nhipcau.insight.questions import queries
from nhipcau.insight.questions.bodies import DropQuestion, SaveQuestion
from nhipcau.insight.questions.problems import QUESTION_MISREAD
from nhipcau.insight.questions.queries import Answer
from nhipcau.insight.questions.rules import STEPS, Question, asked
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_ANALYST
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.events import tell
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import STATISTICS
from nhipcau.kernel.tables import csv_file

PAGE: Final = "/so-lieu/cau-hoi"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SAFE: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
DONE: Final = {"luu": "Đã lưu câu hỏi.", "bo": "Đã bỏ câu hỏi."}
BAR: Final = 100.0  # hundredths of the longest bar
SHOWN, DRAWN = 150, 40  # lines of a page, bars of a drawing; files hold all


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, PROVINCE_ANALYST, purpose=STATISTICS, export="the answer of a question as CSV or XLSX")
def questions(request: OfficeRequest) -> HttpResponse:
    """Answer the question that the address asks; take a press: save it, or take one off the list."""
    if request.method == "POST":
        return _pressed(request)
    question = _read(request)
    if request.GET.get("dang") in {"csv", "xlsx"}:
        return _file(request, queries.answer(question, request.officer.actor, local_today()))
    return _page(request, question)


def _read(request: OfficeRequest) -> Question:
    actor = request.officer.actor
    known = {one.code for one in queries.may_see(actor)}
    given = request.GET if request.method != "POST" else request.POST
    return asked(given.getlist("cs"), given.getlist("noi"), given.dict(), known=known, scope=actor.scope, today=local_today())


def _pressed(request: OfficeRequest) -> HttpResponse:
    actor, sent, pressed = request.officer.actor, request.POST, request.POST.get("viec", "")
    question = _read(request)
    try:
        try:
            if pressed == "bo":
                bus.do(actor, "insight.drop_question", DropQuestion.model_validate({"question_id": sent.get("ma")}))
                return redirect(f"{PAGE}?xong=bo")
            if not question.codes:
                raise Refusal(QUESTION_MISREAD)
            told = {"id": new_id(), "name": " ".join(sent.get("ten", "").split()), "asked": question.address, "shared": sent.get("chung") == "1"}
            bus.do(actor, "insight.save_question", SaveQuestion.model_validate(told))
        except ValueError as error:
            raise Refusal(QUESTION_MISREAD) from error
    except Refusal as refusal:
        return _page(request, question, refusal)
    return redirect(f"{PAGE}?{question.address}&xong=luu")


def _page(request: OfficeRequest, question: Question, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    found = queries.answer(question, actor, local_today(), SHOWN)
    spots = queries.places_of(actor)
    context: dict[str, Any] = {
        "here": PAGE,
        "place": spots[0],
        "it": question,
        "indicators": [(one, one.code in question.codes) for one in queries.may_see(actor)],
        "spots": [(spot, spot.path in question.places) for spot in spots],
        "steps": [(key, words, key == question.step) for key, (_, words) in STEPS.items()],
        "found": found,
        "lines": [(line, [_cell(reading) for reading in line.readings]) for line in found.lines],
        "undrawn": found.more or len(found.lines) > DRAWN,
        "charts": _charts(found) if question.chart else [],
        "saved": [(one, one.saved_by == actor.id) for one in queries.saved(actor)],
        "updated": now(),
        "done": DONE.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "insight/questions.html", context, status=refusal.problem.status if refusal else 200)


def _cell(reading: Any) -> dict[str, Any]:  # noqa: ANN401 (a reading, for the template)
    return {"name": reading.indicator.name, "told": queries.told(reading), "part": reading.part, "whole": reading.whole, "few": reading.few}


def _charts(found: Answer) -> list[dict[str, Any]]:
    """Return a drawing of bars for each figure: one bar a line, the longest as wide as there is room."""
    charts = []
    for at, one in enumerate(found.indicators):
        values = [line.readings[at].value for line in found.lines[:DRAWN]]
        longest = max([1.0 if one.unit == "percent" else 0.0, *(value or 0.0 for value in values)]) or 1.0
        bars = [
            {"name": f"{line.spot.name}, {line.period.name}", "told": queries.told(line.readings[at]), "wide": round(BAR * (value or 0) / longest, 1), "known": value is not None}
            for line, value in zip(found.lines[:DRAWN], values, strict=True)
        ]
        charts.append({"name": one.name, "bars": bars})
    return charts


def _file(request: OfficeRequest, found: Answer) -> HttpResponse:
    tell("export.made", request.officer.actor, what="question", rows=len(found.lines))
    heading, rows = queries.heading_of(found), queries.rows_of(found)
    if request.GET["dang"] == "csv":
        return csv_file("cau-hoi.csv", heading, [["" if cell is None else cell for cell in row] for row in rows])
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, SAFE)
    sheet = book.add_worksheet("Trả lời")
    table: list[list[object]] = [[*heading], *rows]
    for at, row in enumerate(table):
        for column, cell in enumerate(row):
            if isinstance(cell, int | float):
                sheet.write_number(at, column, cell)
            elif cell is not None:
                sheet.write_string(at, column, str(cell))
    meant = book.add_worksheet("Cách tính")
    for at, line in enumerate([("Chỉ số", "Mã", "Bản", "Cách tính"), *((one.name, one.code, str(one.version), one.words) for one in found.indicators)]):
        for column, text in enumerate(line):
            meant.write_string(at, column, text)
    book.close()
    return HttpResponse(file.getvalue(), content_type=XLSX, headers={"Content-Disposition": 'attachment; filename="cau-hoi.xlsx"'})
