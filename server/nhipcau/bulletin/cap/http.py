"""Alerts of others at the office: brought in, looked at, drafted from; and the rules for those that draft themselves."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import BaseModel

from nhipcau.bulletin.cap import bodies
from nhipcau.bulletin.cap.bringing import FILE, bring, draft
from nhipcau.bulletin.cap.models import CHANGED, MOST, TAKEN_BACK, CapMessage
from nhipcau.bulletin.cap.planning import STATUSES, can_draft, cautions, communes_of, hazard_of, info_for, plan_of
from nhipcau.bulletin.cap.problems import RULE_NOT_TAKEN, TOO_LARGE, UNKNOWN, UNREADABLE
from nhipcau.bulletin.cap.queries import get_message, messages_of, rules_of
from nhipcau.bulletin.cap.reading import MOST_BYTES, read
from nhipcau.bulletin.cap.shapes import Alert, moment
from nhipcau.bulletin.warnings.hazards import hazard, hazards
from nhipcau.bulletin.warnings.shapes import LEVELS
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK
from nhipcau.kernel.clock import VIETNAM, local_today, now, start_of
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.scope import commune_of
from nhipcau.people.queries import demo_communes
from nhipcau.places.queries import get_commune

LIST, RULES = "/xa/canh-bao/nhap-cap", "/xa/canh-bao/quy-tac"
SHOWN: Final = 30
DONE: Final = {
    "nhan": "Đã nhận và giữ nguyên tệp.", "de-nghi": "Đã ghi quy tắc. Chờ lãnh đạo khác ký.", "ky": "Đã ký. Quy tắc có hiệu lực.",
    "thoi": "Đã thôi dùng quy tắc.",
}  # fmt: skip
KINDS: Final = {"Alert": "Bản mới", "Update": "Bản thay", "Cancel": "Bản hủy", "Ack": "Báo đã nhận", "Error": "Báo lỗi"}
_VERBS: Final[dict[str, tuple[str, type[BaseModel]]]] = {
    "de-nghi": ("bulletin.propose_cap_rule", bodies.ProposeCapRule),
    "ky": ("bulletin.sign_cap_rule", bodies.NamedCapRule),
    "thoi": ("bulletin.end_cap_rule", bodies.NamedCapRule),
}


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=CONTENT)
def alerts(request: OfficeRequest) -> HttpResponse:
    """Show the alerts that came in, the newest first; take a file (``tep``)."""
    if request.method != "POST":
        return _list(request)
    try:
        message = bring(request.officer.actor, _sent(request), FILE)
    except Refusal as refusal:
        return _list(request, refusal)
    return redirect(f"{LIST}/{message.id}?xong=nhan")


def _sent(request: OfficeRequest) -> bytes:
    sent = request.FILES.get("tep")
    if sent is None:
        raise Refusal(UNREADABLE, why="chưa chọn tệp", why_en="no file was chosen")
    if (sent.size or 0) > MOST_BYTES:
        raise Refusal(TOO_LARGE)
    return bytes(sent.read())


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=CONTENT)
def one_alert(request: OfficeRequest, message_id: UUID) -> HttpResponse:
    """Show an alert in every language it has, and what a draft would say; make the draft of it (``viec`` = nhap).

    Raises:
        Refusal: 404.392 there is none.
    """
    message = get_message(request.officer.actor, message_id)
    if request.method != "POST":
        return _page(request, message)
    try:
        drafted = draft(request.officer.actor, message)
    except Refusal as refusal:
        return _page(request, message, refusal)
    return redirect(f"/xa/canh-bao/{drafted}")


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=CONTENT, export="an alert of others as it came, byte for byte")
def as_it_came(request: OfficeRequest, message_id: UUID) -> HttpResponse:
    """Return the very file that came, its signature with it.

    Raises:
        Refusal: 404.392 there is none.
    """
    message = get_message(request.officer.actor, message_id)
    headers = {"Content-Disposition": f'attachment; filename="{message.id}.cap"'}
    return HttpResponse(bytes(message.content), content_type="application/cap+xml", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=CONTENT)
def rules(request: OfficeRequest) -> HttpResponse:
    """Show the rules under which alerts become drafts; take a new one, a signature, an end (``viec``)."""
    if request.method != "POST":
        return _rules(request)
    act = request.POST.get("viec", "")
    try:
        _do(request, act)
    except Refusal as refusal:
        return _rules(request, refusal)
    return redirect(f"{RULES}?xong={act}")


def _do(request: OfficeRequest, act: str) -> None:
    if act not in _VERBS:
        raise Refusal(UNKNOWN)
    verb, body = _VERBS[act]
    bus.do(request.officer.actor, verb, _read(body, _told(request, act)))


def _told(request: OfficeRequest, act: str) -> dict[str, Any]:
    sent = request.POST
    if act != "de-nghi":
        return {"rule_id": sent.get("ma")}
    return {"id": new_id(), "sender": sent.get("noi", "").strip(), "hazard": sent.get("loai"), "level": sent.get("cap"), "until": _end_of(sent.get("den", ""))}


def _end_of(day: str) -> datetime | None:
    try:
        return start_of(datetime.fromisoformat(day).date() + timedelta(days=1))
    except (ValueError, OverflowError):
        return None


def _read(body: type[BaseModel], told: dict[str, Any]) -> BaseModel:
    try:
        return body.model_validate(told)
    except ValueError as error:
        if "rule_id" in told:
            raise Refusal(UNKNOWN) from error
        raise Refusal(RULE_NOT_TAKEN, why="chưa đủ nơi phát, loại, cấp hoặc ngày", why_en="its sender, hazard, level or day is missing") from error


def _around(request: OfficeRequest, here: str, refusal: Refusal | None) -> dict[str, Any]:
    code = commune_of(request.officer.actor.scope) or ""
    return {
        "here": here,
        "commune": get_commune(code).full_name,
        "demo": code in demo_communes(),
        "done": DONE.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }


def _list(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    found = list(messages_of(request.officer.actor)[:SHOWN])
    context = {
        **_around(request, LIST, refusal),
        "messages": [(one, KINDS.get(one.kind, one.kind), *_standing(one)) for one in found],
        "feed": bool(settings.CAP_FEED),
    }
    return render(request, "bulletin/cap_list.html", context, status=refusal.problem.status if refusal else 200)


def _standing(one: CapMessage) -> tuple[str, str]:
    """Return how an alert stands: a shape and a word."""
    tries: tuple[tuple[bool, Callable[[], tuple[str, str]]], ...] = (
        (one.ended_how == TAKEN_BACK, lambda: ("aside", "Đã bị hủy")),
        (one.ended_how == CHANGED, lambda: ("aside", "Đã có bản thay")),
        (one.status != "Actual", lambda: ("wait", f"Không phải thật: {STATUSES[one.status]}")),
        (one.kind == "Cancel", lambda: ("aside", "Tin hủy")),
        (one.expires_at is not None and one.expires_at <= now(), lambda: ("aside", "Đã hết hạn")),
    )
    return next((make() for holds, make in tries if holds), ("ok", "Còn hiệu lực"))


def _page(request: OfficeRequest, message: CapMessage, refusal: Refusal | None = None) -> HttpResponse:
    alert, at = read(bytes(message.content)), now()
    info = info_for(alert)
    drafts = can_draft(alert, at) and not message.ended_by
    plan = plan_of(alert, commune_of(message.place) or "", at) if drafts else None
    shape, word = _standing(message)
    context = {
        **_around(request, LIST, refusal),
        "it": message,
        "kind": KINDS.get(alert.kind, alert.kind),
        "shape": shape,
        "standing": word,
        "infos": _infos(alert),
        "cautions": cautions(alert, info, at),
        "chain": _chain(request, message, alert),
        "plan": plan,
        "hazard": hazard(plan.hazard)["name"] if plan else "",
        "colour": LEVELS[plan.level] if plan else "",
        "ours": bool(info and commune_of(message.place) in communes_of(info)),
    }
    return render(request, "bulletin/cap_message.html", context, status=refusal.problem.status if refusal else 200)


def _infos(alert: Alert) -> list[dict[str, Any]]:
    return [
        {
            "it": one,
            "language": one.language or "en-US",
            "hazard": hazard(hazard_of(one))["name"],
            "onset": moment(one.onset),
            "expires": moment(one.expires),
            "areas": ", ".join(area.description for area in one.areas),
            "sound": [each for each in one.resources if each.mime.startswith("audio/")],
        }
        for one in alert.infos
    ]


def _chain(request: OfficeRequest, message: CapMessage, alert: Alert) -> list[tuple[str, str, CapMessage | None]]:
    """Return the messages that an alert speaks of, and the one that ended it; with ours where we have it."""
    known = messages_of(request.officer.actor)
    earlier = [("Nói về bản", identifier, known.filter(sender=sender, identifier=identifier).first()) for sender, identifier, _ in alert.earlier]
    later = known.filter(id=message.ended_by).first() if message.ended_by else None
    return [*earlier, *([("Có bản sau", later.identifier, later)] if later else [])]


def _rules(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor, at = request.officer.actor, now()
    found = [
        (one, hazard(one.hazard)["name"], one.signed_at and not one.ended_at and one.until > at, not one.signed_at and not one.ended_at and one.until > at)
        for one in rules_of(actor)[:SHOWN]
    ]
    context = {
        **_around(request, RULES, refusal),
        "rules": [(*line, line[3] and actor.role == COMMUNE_LEAD and line[0].proposed_by != actor.id, (line[0].until - timedelta(seconds=1)).astimezone(VIETNAM)) for line in found],
        "hazards": [(code, one["name"]) for code, one in hazards().items()],
        "levels": [(level, LEVELS[level]) for level in range(1, MOST + 1)],
        "today": local_today().isoformat(),
        "typed": {name: request.POST.get(name, "") for name in ("noi", "loai", "cap", "den")},
        "feed": bool(settings.CAP_FEED),
    }
    return render(request, "bulletin/cap_rules.html", context, status=refusal.problem.status if refusal else 200)
