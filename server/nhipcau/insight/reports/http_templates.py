"""The page of templates: take ours to Word, bring it back changed, try it, take it in use, or ours again."""

from typing import Any, Final
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.insight.reports import problems, queries
from nhipcau.insight.reports.bodies import OfferTemplate, TryTemplate, UseTemplate
from nhipcau.insight.reports.checking import LARGEST
from nhipcau.insight.reports.filling import own_template, theirs
from nhipcau.insight.reports.http import DOCX, KINDS, kinds_of
from nhipcau.insight.reports.words import MEANS, SHAPE, words_of
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_ANALYST
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.events import tell
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import STATISTICS

PAGE: Final = "/bao-cao/mau"
DONE: Final = {"gui": "Đã nhận mẫu. Xem thử, đọc kỹ, rồi mới dùng.", "dung": "Đã dùng mẫu này cho các báo cáo từ nay.", "chuan": "Đã trở lại mẫu chuẩn."}
_READS: Final = (DESK, COMMUNE_LEAD, PROVINCE_ANALYST)


@require_http_methods(["GET", "HEAD", "POST"])
@office(*_READS, purpose=STATISTICS)
def templates(request: OfficeRequest) -> HttpResponse:
    """Show the templates of an office; take a press: send one, take one in use, go back to ours."""
    if request.method != "POST":
        return _page(request)
    pressed = request.POST.get("viec", "")
    try:
        _do(request, pressed)
    except Refusal as refusal:
        return _page(request, refusal)
    return redirect(f"{PAGE}?xong={pressed}")


@require_safe
@office(*_READS, purpose=STATISTICS, export="the standard template as Word")
def standard(request: OfficeRequest) -> HttpResponse:
    """Return the house's own template, to be changed in Word."""
    tell("export.made", request.officer.actor, what="report template", rows=1)
    return _word(own_template(), "mau-bao-cao-chuan.docx")


@require_safe
@office(*_READS, purpose=STATISTICS, export="a template as Word")
def template(request: OfficeRequest, template_id: UUID) -> HttpResponse:
    """Return a template as it was sent."""
    found = queries.get_template(request.officer.actor, template_id)
    tell("export.made", request.officer.actor, what="report template", rows=1)
    return _word(bytes(found.content), f"mau-bao-cao-{found.kind}-{found.edition}.docx")


@require_http_methods(["POST"])
@office(*_READS, purpose=STATISTICS, export="a template filled with this month's figures as Word")
def trial(request: OfficeRequest, template_id: UUID) -> HttpResponse:
    """Return a template filled with this month's figures, and note that somebody looked at it."""
    actor = request.officer.actor
    found = queries.get_template(actor, template_id)
    try:
        content = queries.trial(found, local_today())
        bus.do(actor, "insight.try_template", TryTemplate(template_id=found.id))
    except Refusal as refusal:
        return _page(request, refusal)
    tell("export.made", actor, what="report trial", rows=1)
    return _word(content, f"xem-thu-{found.kind}-{found.edition}.docx")


def _do(request: OfficeRequest, pressed: str) -> None:
    actor, sent = request.officer.actor, request.POST
    kind = sent.get("loai", "")
    if kind not in kinds_of(actor):
        raise Refusal(problems.NOT_THIS_REPORT)
    if pressed == "gui":
        content = _sent(request.FILES.get("tep"))
        words = words_of(queries.sample(kind, actor.scope, local_today()), {"on": local_today().isoformat()})  # type: ignore[arg-type]
        _, uses = theirs(content, words)
        name = " ".join(sent.get("ten", "").split())[:120]
        bus.do(actor, "insight.offer_template", OfferTemplate(id=new_id(), kind=kind, name=name, content=content.hex(), uses=uses))
        return
    try:
        body = UseTemplate.model_validate({"kind": kind, "template_id": sent.get("mau") if pressed == "dung" else None})
    except ValueError as error:
        raise Refusal(problems.UNKNOWN_TEMPLATE) from error
    bus.do(actor, "insight.use_template", body)


def _sent(file: "UploadedFile[bytes] | None") -> bytes:
    if file is None or not (file.name or "").lower().endswith(".docx"):
        macros = file is not None and (file.name or "").lower().endswith((".docm", ".dotm"))
        raise Refusal(problems.TEMPLATE_HAS_MACROS if macros else problems.NO_WORD_FILE)
    if (file.size or 0) > LARGEST:
        raise Refusal(problems.TEMPLATE_TOO_LARGE, where=f"{LARGEST // 1024} KB")
    return bytes(file.read(LARGEST + 1))


def _page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    context: dict[str, Any] = {
        "here": "/bao-cao",
        "kinds": [(name, KINDS[name]) for name in kinds_of(actor)],
        "rows": [(one, KINDS[one.kind], queries.left_out(one)) for one in queries.templates(actor)],
        "may_use": actor.role in {COMMUNE_LEAD, PROVINCE_ANALYST},
        "fields": [(name, MEANS[name], [f"{name}.{one}" for one in shape[0]] if isinstance(shape, list) else []) for name, shape in SHAPE.items()],
        "limit": LARGEST // 1024,
        "done": DONE.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "insight/report_templates.html", context, status=refusal.problem.status if refusal else 200)


def _word(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=DOCX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
