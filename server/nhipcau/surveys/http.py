"""The office's pages of forms: bring one, look at it, open and close it. They work without JavaScript."""

from typing import Any, Final, NamedTuple
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import ValidationError

from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import HELP
from nhipcau.kernel.scope import commune_of
from nhipcau.places.queries import get_commune
from nhipcau.surveys import asks, bodies
from nhipcau.surveys.exporting import label_of
from nhipcau.surveys.models import CLOSED, DRAFT, LIVE, Form
from nhipcau.surveys.plans.xform import Node, Plan
from nhipcau.surveys.problems import FORM_MISREAD
from nhipcau.surveys.queries import counts, forms_visible_to, get_form
from nhipcau.surveys.sample import SAMPLE, workbook
from nhipcau.surveys.workbook import xform_of

PAGE: Final = "/xa/bieu-mau"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STATES: Final = {DRAFT: ("wait", "Bản chờ"), LIVE: ("ok", "Đang hỏi"), CLOSED: ("aside", "Đã khép")}
KINDS: Final = {
    "text": "Gõ chữ", "int": "Số nguyên", "decimal": "Số", "date": "Ngày", "point": "Vị trí, bấm mới ghi", "one": "Chọn một", "many": "Chọn nhiều",
    "note": "Lời nhắc", "hidden": "Máy tính, không hiện", "repeat": "Hỏi lại nhiều lần", "group": "Nhóm",
}  # fmt: skip
DONE: Final = {"nhap": "Đã lưu bản chờ. Xem lại rồi bấm mở.", "mo": "Đang hỏi. Máy của tổ lấy về khi có sóng.", "khep": "Đã khép. Câu trả lời cũ vẫn còn."}
LONGEST: Final = 1825  # days


class Line(NamedTuple):
    """A question or group as the page shows it: how deep it lies, its words, what of it depends on something."""

    deep: int
    one: Node
    words: str
    hint: str
    kind: str
    choices: list[str]
    notes: list[str]


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=HELP)
def forms(request: OfficeRequest) -> HttpResponse:
    """List the commune's forms; take a workbook (``tep``) with what it is for. A refusal is said on the page."""
    if request.method != "POST":
        return _list(request)
    try:
        form_id = _bring(request)
    except Refusal as refusal:
        return _list(request, refusal)
    return redirect(f"{PAGE}/{form_id}?xong=nhap")


def _bring(request: OfficeRequest) -> UUID:
    """Say on the bus that a form is brought.

    Raises:
        Refusal: 422.507 something is not filled in; or what reading or the verb refuses.
    """
    sent, file = request.POST, request.FILES.get("tep")
    if file is None:
        raise Refusal(FORM_MISREAD, what="chưa chọn tệp", what_en="no file was chosen")
    xml = xform_of(file.read(2 * 1024 * 1024 + 1))
    try:
        told = {"id": new_id(), "xml": xml, "about": sent.get("ve"), "purpose": sent.get("de_lam_gi", ""), "days": sent.get("ngay")}
        body = bodies.EnterForm.model_validate(told)
    except ValidationError as error:
        raise Refusal(FORM_MISREAD, what=f"số ngày giữ từ 1 đến {LONGEST}", what_en=f"days from 1 to {LONGEST}") from error
    bus.do(request.officer.actor, "surveys.enter_form", body)
    return body.id


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=HELP, export="XLSX")
def sample(request: OfficeRequest) -> HttpResponse:  # noqa: ARG001 (it is the same for everybody)
    """Return a small form to begin with."""
    return HttpResponse(workbook(SAMPLE), content_type=XLSX, headers={"Content-Disposition": 'attachment; filename="bieu-mau-mau.xlsx"'})


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=HELP)
def form(request: OfficeRequest, form_id: UUID) -> HttpResponse:
    """Show a form as it is asked, and open or close it (``viec``).

    Raises:
        Refusal: 404.496 it is not there.
    """
    actor = request.officer.actor
    found = get_form(actor, form_id)
    if request.method != "POST":
        return _page(request, found)
    act = request.POST.get("viec", "")
    try:
        _do(actor, act, form_id)
    except Refusal as refusal:
        return _page(request, get_form(actor, form_id), refusal)
    return redirect(f"{PAGE}/{form_id}?xong={act}")


def _do(actor: Actor, act: str, form_id: UUID) -> None:
    if act == "mo":
        bus.do(actor, "surveys.open_form", bodies.OpenForm(form_id=form_id))
    elif act == "khep":
        bus.do(actor, "surveys.close_form", bodies.CloseForm(form_id=form_id))
    else:
        raise Refusal(FORM_MISREAD, what="chưa chọn việc", what_en="nothing was chosen")


def _list(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    given = counts(actor)
    found = forms_visible_to(actor).defer("xml", "plan").order_by("-made_at", "id")
    context = {
        **around(actor, refusal),
        "rows": [(one, STATES[one.state], given.get(one.name, 0)) for one in found],
        "typed": request.POST,
        "longest": LONGEST,
    }
    return render(request, "surveys/forms.html", context, status=refusal.problem.status if refusal else 200)


def _page(request: OfficeRequest, found: Form, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    context = {
        **around(actor, refusal),
        "it": found,
        "state_": STATES[found.state],
        "lines": lines_of(found.plan, found.masked),
        "many": counts(actor).get(found.name, 0),
        "lead_opens": found.about == "person" and actor.role != COMMUNE_LEAD,
        "no_collect": found.about == "person" and not asks.asks_consent(found.plan),
        "done": DONE.get(request.GET.get("xong", "")),
    }
    return render(request, "surveys/form.html", context, status=refusal.problem.status if refusal else 200)


def lines_of(plan: Plan, masked: list[str]) -> list[Line]:
    """Return a form as a page shows it, line by line."""

    def told(nodes: list[Node], deep: int) -> list[Line]:
        return [line for one in nodes for line in (_line(plan, one, deep, masked), *told(one.get("c", []), deep + 1))]

    return told(plan["nodes"], 0)


def _line(plan: Plan, one: Node, deep: int, masked: list[str]) -> Line:
    choices = [label_of({"n": line["v"], "l": line["l"]}) for line in plan["choices"].get(one.get("ls", ""), [])]
    notes = [words for key, words in (
        ("req", "bắt buộc"), ("rel", "chỉ hỏi khi đủ điều kiện"), ("con", "có kiểm lại"), ("calc", "máy tự tính"), ("fi", "danh sách theo câu trước"),
    ) if key in one]  # fmt: skip
    if one["p"] in masked:
        notes.append("chỉ giữ 3 số cuối")
    hint = label_of({"n": "", "l": one.get("h", [])})
    return Line(deep, one, label_of(one), hint, KINDS[one["k"]], choices, notes)


def around(actor: Actor, refusal: Refusal | None = None) -> dict[str, Any]:
    """Return what every page of this room shows."""
    return {
        "where": get_commune(commune_of(actor.scope) or "").full_name,
        "here": PAGE,
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
