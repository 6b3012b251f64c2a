"""The office's pages of notices: written, published, ended, asked about; how far they came; what is played and printed."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import BaseModel, ValidationError

from nhipcau.bulletin.loudspeaker.data import data_of
from nhipcau.bulletin.loudspeaker.kept import kept_sound
from nhipcau.bulletin.loudspeaker.sound import WAV
from nhipcau.bulletin.notices import bodies, queries, telling
from nhipcau.bulletin.notices.forms import OTHERS, Typed
from nhipcau.bulletin.notices.models import DRAFT, ENDED, PUBLISHED, Notice
from nhipcau.bulletin.notices.problems import MISREAD, UNKNOWN_NOTICE
from nhipcau.bulletin.notices.rules import GROUPS, KINDS, advice, hard
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_LEAD, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.scope import commune_of
from nhipcau.places.queries import villages_of

PAGE: Final = "/xa/tin"
_OFFICES: Final = (DESK, COMMUNE_LEAD, PROVINCE_LEAD)
STAGES: Final = {DRAFT: ("wait", "Bản soạn"), PUBLISHED: ("ok", "Đang phát"), ENDED: ("aside", "Đã rút")}
DONE: Final = {
    "luu": "Đã lưu bản soạn. Chưa máy nào thấy.", "phat": "Đã phát. Máy của tổ lấy về khi có sóng.", "rut": "Đã rút. Các máy bỏ đi khi có sóng.",
    "dap": "Đã trả lời. Mọi máy có tin này đều nhận.",
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@office(*_OFFICES, purpose=CONTENT)
def notices(request: OfficeRequest) -> HttpResponse:
    """List the place's notices and the questions that wait; take an answer (``cau``, ``loi_dap``)."""
    if request.method != "POST":
        return _board(request)
    told = {"id": new_id(), "question_id": request.POST.get("cau"), "answer": request.POST.get("loi_dap", "")}
    try:
        _do(request, "answer", bodies.AnswerNotice, told)
    except Refusal as refusal:
        return _board(request, refusal)
    return redirect(f"{PAGE}?xong=dap")


@require_http_methods(["GET", "HEAD", "POST"])
@office(*_OFFICES, purpose=CONTENT)
def write(request: OfficeRequest) -> HttpResponse:
    """Write a notice, or write a draft (``tin``) anew.

    Raises:
        Refusal: 404.423 there is no such draft.
    """
    name = _id(request.POST.get("tin") or request.GET.get("tin"))
    if request.method != "POST":
        return _form(request, Typed.of(queries.get_own(request.officer.actor, name)) if name else Typed.fresh(), name)
    typed, name = Typed.read(request.POST), name or new_id()
    try:
        bus.do(request.officer.actor, "bulletin.draft_notice", typed.told(name))
    except Refusal as refusal:
        return _form(request, typed, name, refusal)
    return redirect(f"{PAGE}/{name}?xong=luu")


@require_http_methods(["GET", "HEAD", "POST"])
@office(*_OFFICES, purpose=CONTENT)
def one_notice(request: OfficeRequest, notice_id: UUID) -> HttpResponse:
    """Show a notice and how far it came; publish it or end it (``viec``).

    Raises:
        Refusal: 404.423 there is none.
    """
    it = queries.get_own(request.officer.actor, notice_id)
    if request.method != "POST":
        return _page(request, it)
    act = request.POST.get("viec", "")
    try:
        if act == "phat":
            _do(request, "publish", bodies.PublishNotice, {"notice_id": it.id})
        elif act == "rut":
            _do(request, "end", bodies.EndNotice, {"notice_id": it.id})
    except Refusal as refusal:
        return _page(request, it, refusal)
    return redirect(f"{PAGE}/{it.id}?xong={act}")


@require_safe
@office(*_OFFICES, purpose=CONTENT, export="the loudspeaker script of one notice, as text")
def script(request: OfficeRequest, notice_id: UUID) -> HttpResponse:
    """Return what is read out.

    Raises:
        Refusal: 404.423 there is no such notice, or nobody published it.
    """
    return HttpResponse(telling.broadcast_of(_published(request, notice_id)).script + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@office(*_OFFICES, purpose=CONTENT, export="the loudspeaker sound of one notice, as WAV or Opus")
def sound(request: OfficeRequest, notice_id: UUID, kind: str) -> HttpResponse:
    """Return the script as sound.

    Raises:
        Refusal: 404.423 there is no such notice, or nobody published it; 503.136 there is no voice here.
    """
    made = kept_sound(telling.broadcast_of(_published(request, notice_id)).script, kind)
    return HttpResponse(made.content, content_type=made.media, headers={"Content-Disposition": f'inline; filename="tin-{notice_id}.{kind}"'})


@require_safe
@office(*_OFFICES, purpose=CONTENT, export="the loudspeaker data of one notice, as JSON")
def data(request: OfficeRequest, notice_id: UUID) -> JsonResponse:
    """Return the page of data for a station that plays by itself; without a voice here it has no sound.

    Raises:
        Refusal: 404.423 there is no such notice, or nobody published it.
    """
    broadcast = telling.broadcast_of(_published(request, notice_id))
    try:
        made = kept_sound(broadcast.script, WAV)
    except Refusal:
        made = None
    address = request.build_absolute_uri(f"{PAGE}/{notice_id}/loa.wav")
    return JsonResponse(data_of(broadcast, made, address=address), json_dumps_params={"ensure_ascii": False, "indent": 1})


@require_safe
@office(*_OFFICES, purpose=CONTENT, export="the sheet of one notice, as PDF")
def sheet(request: OfficeRequest, notice_id: UUID) -> HttpResponse:
    """Return the sheet for the board.

    Raises:
        Refusal: 404.423 there is no such notice, or nobody published it.
    """
    it = _published(request, notice_id)
    return HttpResponse(telling.sheet_of(it), content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="tin-{it.id}.pdf"'})


def _published(request: OfficeRequest, notice_id: UUID) -> Notice:
    it = queries.get_own(request.officer.actor, notice_id)
    if it.stage != PUBLISHED:
        raise Refusal(UNKNOWN_NOTICE)
    return it


def _id(typed: str | None) -> UUID | None:
    if not typed:
        return None
    try:
        return UUID(typed)
    except ValueError as error:
        raise Refusal(UNKNOWN_NOTICE) from error


def _do(request: OfficeRequest, verb: str, body: type[BaseModel], told: dict[str, Any]) -> None:
    try:
        bus.do(request.officer.actor, f"bulletin.{verb}_notice", body.model_validate(told))
    except ValidationError as error:
        raise Refusal(MISREAD) from error


def _around(actor: Actor, refusal: Refusal | None) -> dict[str, Any]:
    return {
        "here": PAGE,
        "wide": commune_of(actor.scope) is None,
        "leads": actor.role in {COMMUNE_LEAD, PROVINCE_LEAD},
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }


def _board(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor, today = request.officer.actor, local_today()
    found = queries.notices_of(actor)
    context = {
        **_around(actor, refusal),
        "done": DONE.get(request.GET.get("xong", "")),
        "rows": [(one, KINDS[one.kind], *_stage(one, today)) for one in found],
        "waiting": queries.waiting_questions(actor),
        "typed": request.POST,
    }
    return render(request, "bulletin/notices.html", context, status=refusal.problem.status if refusal else 200)


def _stage(it: Notice, today: Any) -> tuple[str, str]:  # noqa: ANN401 (a day)
    if it.stage == PUBLISHED and it.shows_from > today:
        return "wait", "Hẹn ngày phát"
    if it.stage == PUBLISHED and it.shows_until < today:
        return "aside", "Đã hết hạn"
    return STAGES[it.stage]


def _form(request: OfficeRequest, typed: Typed, name: UUID | None, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    code = commune_of(actor.scope)
    context = {
        **_around(actor, refusal),
        "typed": typed,
        "name": name or "",
        "kinds": KINDS.items(),
        "groups": GROUPS.items(),
        "villages": [(one, str(one.id) in typed.villages) for one in villages_of(code)] if code else [],
        "tongues": [(code, name, typed.tongues.get(code, {})) for code, name in OTHERS.items()],
        "hard": list(hard({"Tiêu đề": typed.title, "Lời tin": typed.body})),
    }
    return render(request, "bulletin/notice_form.html", context, status=refusal.problem.status if refusal else 200)


def _page(request: OfficeRequest, it: Notice, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    heard = queries.proof_of(actor, it) if it.stage != DRAFT else []
    reached = sum(bool(one.read_out) for one in heard)
    context = {
        **_around(actor, refusal),
        "done": DONE.get(request.GET.get("xong", "")),
        "it": it,
        "stage": _stage(it, local_today()),
        "kind": KINDS[it.kind],
        "group": GROUPS[it.group],
        "where": telling.where_of(it),
        "law": telling.law_of(it),
        "tongues": [(OTHERS.get(code, code), said) for code, said in it.tongues.items()],
        "hard": list(hard({"Tiêu đề": it.title, "Lời tin": it.body})) if it.stage == DRAFT else [],
        "advice": advice(f"{it.title} {it.body}") if it.stage == DRAFT else [],
        "second": it.wide and it.drafted_by == actor.id,
        "heard": heard,
        "reached": reached,
        "share": reached / len(heard) if heard else None,
        "over_time": [(day, many, many / len(heard)) for day, many in queries.over_time(actor, it)] if heard and not it.wide else [],
        "script": telling.broadcast_of(it).script if it.stage == PUBLISHED else "",
    }
    return render(request, "bulletin/notice_office.html", context, status=refusal.problem.status if refusal else 200)
