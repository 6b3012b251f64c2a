"""The pages of reports: what was made, making one, taking it along, what makes itself."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import BaseModel

from nhipcau.insight.atlas import names
from nhipcau.insight.reports import problems, queries
from nhipcau.insight.reports.account import REMARKS
from nhipcau.insight.reports.bodies import MakeReport, SetReportSchedule
from nhipcau.insight.reports.models import Report
from nhipcau.insight.reports.rules import MAY_MAKE
from nhipcau.insight.reports.sheets import MEDIA as XLSX
from nhipcau.insight.reports.words import both, words_of
from nhipcau.insight.rules import Period, months_back, of
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_ANALYST, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.events import tell
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import STATISTICS
from nhipcau.kernel.scope import commune_of

PAGE: Final = "/bao-cao"
MONTHS, QUARTERS = 13, 5
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF: Final = "application/pdf"
KINDS: Final = {"team": "Báo cáo tổ công nghệ số cộng đồng", "commune": "Báo cáo toàn xã", "province": "Báo cáo toàn tỉnh"}
DONE: Final = {
    "lap": "Đã lập. Con số được giữ đúng như lúc này.",
    "lich": "Đã ghi lịch tự lập.",
}
_READS: Final = (DESK, COMMUNE_LEAD, PROVINCE_ANALYST)


@require_http_methods(["GET", "HEAD", "POST"])
@office(*_READS, purpose=STATISTICS)
def reports(request: OfficeRequest) -> HttpResponse:
    """Show the reports made and what makes itself; take a press: make one now, or set when they make themselves."""
    if request.method != "POST":
        return _page(request)
    pressed = request.POST.get("viec", "")
    actor = request.officer.actor
    try:
        verb, body = _asked(request.POST, pressed, actor)
        bus.do(actor, verb, body)
    except Refusal as refusal:
        return _page(request, refusal)
    return redirect(f"{PAGE}?xong={pressed}" if pressed == "lich" else f"{PAGE}/{body.id}?xong=lap")  # type: ignore[attr-defined]


@require_safe
@office(*_READS, purpose=STATISTICS)
def report(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Show one report as it was told, and which of its figures read otherwise now."""
    found = queries.get_report(request.officer.actor, report_id)
    account = queries.account_in(found)
    changed = [
        {"name": old["name"], "told": both(old, old["unit"]), "now": both(new, new["unit"])} for old, new in queries.changed_since(found, local_today())
    ]
    words = words_of(account, found.frame)
    context = {
        "here": PAGE,
        "it": found,
        "kind": KINDS[found.kind],
        "words": words,
        "remarks": [(title, words[field]) for title, field in zip(REMARKS.values(), ("nhan_xet", "kho_khan", "kien_nghi", "nhiem_vu"), strict=True)],
        "changed": changed,
        "editions": queries.editions(found),
        "done": DONE.get(request.GET.get("xong", "")),
    }
    return render(request, "insight/report.html", context)


@require_safe
@office(*_READS, purpose=STATISTICS, export="a report as Word")
def as_docx(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Return a report as Word, to be changed by whoever signs it."""
    found = _taken(request, report_id)
    content, ours = queries.as_docx(found)
    answer = _file(content, DOCX, found, "docx")
    if ours:
        answer.headers["X-Report-Template"] = "standard"
    return answer


@require_safe
@office(*_READS, purpose=STATISTICS, export="a report as XLSX")
def as_xlsx(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Return a report as a workbook."""
    found = _taken(request, report_id)
    return _file(queries.as_xlsx(found), XLSX, found, "xlsx")


@require_safe
@office(*_READS, purpose=STATISTICS, export="a report as PDF")
def as_pdf(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Return a report as PDF."""
    found = _taken(request, report_id)
    return _file(queries.as_pdf(found), PDF, found, "pdf")


def _taken(request: OfficeRequest, report_id: UUID) -> Report:
    found = queries.get_report(request.officer.actor, report_id)
    tell("export.made", request.officer.actor, what="report", rows=len(found.account["lines"]))
    return found


def _page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor, today = request.officer.actor, local_today()
    kinds = kinds_of(actor)
    kind = request.GET.get("loai", "")
    context: dict[str, Any] = {
        "here": PAGE,
        "place": names().spot(actor.scope),
        "kinds": [(name, KINDS[name]) for name in kinds],
        "names": KINDS,
        "kind": kind if kind in KINDS else "",
        "periods": [(one.word, one.name + ("" if one.whole else " (chưa hết kỳ)")) for one in periods_of(today)],
        "chosen": request.POST.get("ky", ""),
        "remarks": [(name, title, request.POST.get(name, "")) for name, title in REMARKS.items()],
        "typed": request.POST,
        "next": new_id(),
        "made": [(one, KINDS[one.kind]) for one in queries.made(actor, kind if kind in KINDS else "")],
        "many_places": commune_of(actor.scope) is None,
        "schedules": _schedules(actor, kinds),
        "may_schedule": actor.role in {COMMUNE_LEAD, PROVINCE_ANALYST},
        "done": DONE.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "insight/reports.html", context, status=refusal.problem.status if refusal else 200)


def kinds_of(actor: Actor) -> list[str]:
    """Return the kinds of report that an actor makes at the own place."""
    at_commune = commune_of(actor.scope) is not None
    return [kind for kind, roles in MAY_MAKE.items() if actor.role in roles and at_commune == (kind != "province")]


def periods_of(today: date) -> list[Period]:
    """Return the months and quarters that a report may be made of, the latest first; months come before quarters."""
    months = months_back(today, MONTHS)
    words = dict.fromkeys(f"{one.first.year}-Q{(one.first.month - 1) // 3 + 1}" for one in months)
    quarters = [found for word in list(words)[:QUARTERS] if (found := of(word, today))]
    return [*months[1:2], *months[:1], *months[2:], *quarters]


def _schedules(actor: Actor, kinds: list[str]) -> list[dict[str, Any]]:
    known = {(one.kind, one.every): one for one in queries.schedules(actor)}
    return [
        {"kind": kind, "name": KINDS[kind], "every": every, "word": word, "it": known.get((kind, every))}
        for kind in kinds
        for every, word in (("month", "mỗi tháng"), ("quarter", "mỗi quý"))
    ]


def _asked(sent: QueryDict, pressed: str, actor: Actor) -> tuple[str, BaseModel]:
    """Return the verb and the body of what was pressed.

    Raises:
        Refusal: 422.583 the form could not be read.
    """
    try:
        if pressed == "lich":
            told = {"id": new_id(), "kind": sent.get("loai"), "every": sent.get("moi"), "day": sent.get("ngay") or 1, "on": sent.get("bat") == "1"}
            return "insight.set_report_schedule", SetReportSchedule.model_validate(told)
        return "insight.make_report", MakeReport.model_validate(
            {
                "id": sent.get("ma"), "kind": sent.get("loai"), "place": actor.scope, "period": sent.get("ky"), "number": sent.get("so", ""),
                "duty": sent.get("chuc_vu", ""), "signer": sent.get("nguoi_ky", ""), "remarks": {name: sent.get(name, "") for name in REMARKS},
            }
        )  # fmt: skip
    except ValueError as error:
        raise Refusal(problems.REPORT_MISREAD) from error


def _file(content: bytes, media: str, found: Report, ending: str) -> HttpResponse:
    code = found.place.rstrip(".").rpartition(".")[2]
    name = f"bao-cao-{found.kind}-{code}-{found.period}-ban-{found.edition}.{ending}"
    how = "inline" if ending == "pdf" else "attachment"
    return HttpResponse(content, content_type=media, headers={"Content-Disposition": f'{how}; filename="{name}"'})
