"""The office's pages of warnings: the board, writing one, the page of a draft with its signature, the page of one that stands."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from pydantic import BaseModel

from nhipcau.bulletin.warnings import bodies
from nhipcau.bulletin.warnings.figures import lines, summed
from nhipcau.bulletin.warnings.forms import Typed, as_uuid
from nhipcau.bulletin.warnings.hazards import hazard, hazards, level_words, title_of, written
from nhipcau.bulletin.warnings.issuing import carry_out
from nhipcau.bulletin.warnings.models import HazardWarning
from nhipcau.bulletin.warnings.pages import draft_page, look_noted, standing_page
from nhipcau.bulletin.warnings.problems import WARNING_MISREAD
from nhipcau.bulletin.warnings.queries import get_warning, in_its_way, is_standing, own_warnings, warnings_for_office
from nhipcau.bulletin.warnings.shapes import FOUR_EYES, LEVELS
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_ANALYST, PROVINCE_LEAD, Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT, HELP
from nhipcau.kernel.scope import COUNTRY, commune_of
from nhipcau.people.queries import demo_communes
from nhipcau.places.models import Commune
from nhipcau.places.queries import names_of, villages_of

PAGE: Final = "/xa/canh-bao"
OFFICES: Final = (DESK, COMMUNE_LEAD, PROVINCE_LEAD, PROVINCE_ANALYST)
SHOWN: Final = 40  # past ones on the board
DONE: Final = {
    "nhap": "Đã lưu nháp. Chưa ai ngoài cơ quan thấy.",
    "phat": "Đã phát. Tin nhắn đang gửi, máy của tổ hiện khi có sóng.",
    "thay": "Đã phát thay cảnh báo cũ.",
    "bo": "Đã bỏ bản nháp.",
    "huy": "Đã hủy. Lời báo hết đang gửi đi.",
    "goi": "Đã ghi cuộc gọi.",
}


@require_http_methods(["GET", "HEAD"])
@office(*OFFICES, purpose=CONTENT)
def board(request: OfficeRequest) -> HttpResponse:
    """Show what stands, what waits for a second person, and what is over with how fast villages acknowledged."""
    actor = request.officer.actor
    known = list(warnings_for_office(actor).filter(dropped_at=None).order_by("-issued_at", "-drafted_at", "id")[:200])
    past = lines(actor, _year_ago(), now(), drill=False), lines(actor, _year_ago(), now(), drill=True)
    context = {
        **place_of(actor),
        "standing": [_card(one) for one in sorted(known, key=lambda one: one.drill) if is_standing(one)],
        "drafts": [_card(one) for one in known if one.issued_at is None],
        "past": [_card(one) for one in known if one.issued_at and not is_standing(one)][:SHOWN],
        "real": past[0][:SHOWN],
        "drills": past[1][:SHOWN],
        "sum": summed("", past[0]),
        "done": DONE.get(request.GET.get("xong", "")),
    }
    return render(request, "bulletin/warnings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@office(*OFFICES, purpose=CONTENT)
def write(request: OfficeRequest) -> HttpResponse:
    """Write a warning: first the hazard and the level, then the words, the area and the times."""
    actor = request.officer.actor
    if request.method != "POST":
        source = as_uuid(request.GET.get("tu", ""))
        typed = Typed.of(get_warning(actor, source)) if source else Typed.fresh(request.GET, place_of(actor)["place"])
        return _form(request, typed)
    typed = Typed.read(request.POST)
    before = as_uuid(typed.instead) or as_uuid(request.POST.get("tu", ""))
    if before:
        typed.tongues = dict(own_warnings(actor).filter(id=before).values_list("tongues", flat=True).first() or {})
    try:
        body = _read(bodies.DraftWarning, typed.body([code] if (code := commune_of(actor.scope)) else []))
        bus.do(actor, "bulletin.draft_warning", body)
    except Refusal as refusal:
        return _form(request, typed, refusal)
    return redirect(f"{PAGE}/{typed.id}?xong=nhap")


@require_http_methods(["GET", "HEAD", "POST"])
@office(*OFFICES, purpose=HELP)
def one(request: OfficeRequest, warning_id: UUID) -> HttpResponse:
    """Show a draft with the facts that are easily mistaken, or a warning with who acknowledged; take a press (``viec``).

    Raises:
        Refusal: 404.394 there is no such warning here.
    """
    actor = request.officer.actor
    warning = get_warning(actor, warning_id)
    if request.method != "POST":
        return _page(request, warning)
    pressed = request.POST.get("viec", "")
    try:
        verb, body = _press(request, warning, pressed)
        carry_out(actor, verb, body, warning.id)
    except Refusal as refusal:
        return _page(request, get_warning(actor, warning_id), refusal)
    if pressed == "bo":
        return redirect(f"{PAGE}?xong=bo")
    return redirect(f"{PAGE}/{warning.id}?xong={pressed}")


def _press(request: OfficeRequest, warning: HazardWarning, pressed: str) -> tuple[str, BaseModel]:
    """Return the verb of a press and its body.

    Raises:
        Refusal: 422.405 the button is none, or the facts were not ticked.
    """
    sent = request.POST
    if pressed in {"phat", "thay"} and sent.get("da_doc") != _facts(warning):
        raise Refusal(WARNING_MISREAD)
    way = in_its_way(warning)
    replaces = str(way[0].id) if way and pressed == "thay" else None
    if pressed in {"phat", "thay"} and warning.drafted_by != request.officer.actor.id:
        return "bulletin.sign_warning", _read(bodies.SignWarning, {"warning_id": warning.id, "replaces": replaces})
    if pressed == "thay":
        return "bulletin.replace_warning", _read(bodies.ReplaceWarning, {"warning_id": warning.id, "replaces": replaces})
    if pressed == "goi":
        called = {"id": sent.get("ma") or new_id(), "warning_id": warning.id, "village_id": sent.get("thon"), "reached": sent.get("gap") == "1"}
        return "bulletin.note_call", _read(bodies.NoteCall, called | {"spoke_with": sent.get("ai", "")})
    verb = {"phat": "issue_warning", "bo": "drop_warning", "huy": "cancel_warning"}.get(pressed)
    if verb is None:
        raise Refusal(WARNING_MISREAD)
    return f"bulletin.{verb}", bodies.Named(warning_id=warning.id)


def _facts(warning: HazardWarning) -> str:
    """Return what somebody ticks to have read: whether it is a drill, and its level; another draft needs another tick."""
    return f"{'dien-tap' if warning.drill else 'that'}-{warning.level}"


def _page(request: OfficeRequest, warning: HazardWarning, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    context = {
        **place_of(actor),
        "it": warning,
        "told": hazard(warning.hazard),
        "colour": LEVELS[warning.level],
        "means": level_words(warning.hazard, warning.level),
        "facts": _facts(warning),
        "mine": warning.drafted_by == actor.id,
        "own": warning.place == _own(actor),
        "grave": warning.level >= FOUR_EYES,
        "is_standing": is_standing(warning),
        "done": DONE.get(request.GET.get("xong", "")),
        **_said(refusal),
    }
    if warning.issued_at is None:
        context |= draft_page(actor, warning)
        return render(request, "bulletin/warning_draft.html", context, status=context["status"])
    context |= standing_page(actor, warning)
    context["follow"] = [(code, title_of(code)) for code in warning.follow_on]
    look_noted(actor, context)
    return render(request, "bulletin/warning.html", context, status=context["status"])


def _form(request: OfficeRequest, typed: Typed | None, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    code = commune_of(actor.scope)
    drill = typed.drill if typed else request.GET.get("dien_tap") == "1"
    context = {
        **place_of(actor),
        "it": typed,
        "drill": drill,
        "from": request.GET.get("tu", "") or request.POST.get("tu", ""),
        "hazards": list(hazards().values()),
        "levels": [(one["level"], one["colour"], one["words"]) for one in written()["levels"]["levels"]],
        "told": hazard(typed.hazard) if typed else None,
        "colour": LEVELS.get(typed.level, "") if typed else "",
        "villages": list(villages_of(code)) if code else [],
        "communes": [] if code else list(Commune.objects.filter(province=actor.scope.split(".")[1], valid_to=None).order_by("name", "code")),
        "grave": bool(typed and typed.level >= FOUR_EYES),
        **_said(refusal),
    }
    return render(request, "bulletin/warning_form.html", context, status=context["status"])


def place_of(actor: Actor) -> dict[str, Any]:
    """Return how the head of the page names the officer's place."""
    code = commune_of(actor.scope)
    path = _own(actor).removeprefix(COUNTRY).rstrip(".")
    name = names_of([path]).get(path, "")
    return {
        "here": PAGE,
        "place": name[:1].lower() + name[1:] if code else f"tỉnh {name}",
        "office_name": name if code else f"Tỉnh {name}",
        "is_province": code is None,
        "demo": code in demo_communes() if code else False,
    }


def _own(actor: Actor) -> str:
    return "".join(f"{part}." for part in actor.scope.rstrip(".").split(".")[:3])


def _card(warning: HazardWarning) -> dict[str, Any]:
    return {"it": warning, "name": hazard(warning.hazard)["name"], "colour": LEVELS[warning.level], "grave": warning.level >= FOUR_EYES}


def _year_ago() -> datetime:
    return now() - timedelta(days=366)


def _said(refusal: Refusal | None) -> dict[str, Any]:
    if refusal is None:
        return {"problem": None, "words": None, "status": 200}
    return {"problem": refusal.problem, "words": refusal.problem.vi.filled(refusal.details), "status": refusal.problem.status}


def _read(shape: type[BaseModel], told: dict[str, Any]) -> Any:  # noqa: ANN401
    """Return the body of a verb from what was typed.

    Raises:
        Refusal: 422.405 it is not filled in whole.
    """
    try:
        return shape.model_validate(told)
    except ValueError as error:
        raise Refusal(WARNING_MISREAD) from error
