"""Calls for the team, before the office: who asked, who was proposed and why, until when; given to somebody, and ended."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nhipcau.guides.queries import tongue_names
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import HELP, RUNNING
from nhipcau.people.models import Member
from nhipcau.places.queries import get_commune, villages_visible_to
from nhipcau.support.bodies import AnswerCall, GiveCall, SetDuty, SetNear
from nhipcau.support.models import TeamCall
from nhipcau.support.queries import duties, neighbours, reached_by, served, team_calls_waiting, who_fits

SHOWN: Final = 30  # calls that one page shows; their number is always whole
OFFERED: Final = 8  # helpers to choose from
HOW: Final = {"web": "trang Gọi tổ", "text": "nhắn HEN", "ring": "gọi nhỡ", "office": "chia việc của xã"}
PARTS: Final = {"any": "lúc nào cũng được", "morning": "buổi sáng", "afternoon": "buổi chiều", "evening": "buổi tối"}
WHY: Final = {
    "speaks_not": "không nói tiếng bà con chọn",
    "same_village": "cùng thôn, bản",
    "near_village": "ở thôn, bản liền kề",
    "whole_commune": "phụ trách cả xã",
    "other_village": "ở thôn, bản khác",
    "on_duty": "hôm nay trực",
    "duty_unknown": "chưa ghi ngày trực",
}
WEEK: Final = tuple(enumerate(("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "CN")))
DONE: Final = {"giao": "Đã giao. Máy của người ấy hiện ngay khi có sóng.", "tra-loi": "Đã ghi.", "truc": "Đã ghi ngày trực.", "gan": "Đã ghi thôn, bản liền kề."}


@dataclass(frozen=True)
class Choice:
    """Somebody who fits, and why, in words."""

    id: UUID
    name: str
    why: str


@dataclass(frozen=True)
class Card:
    """A call as the page shows it."""

    call: TeamCall
    title: str
    village: str
    tongue: str
    part: str
    how: str
    late: bool
    helper: str
    why: str
    stands: tuple[str, str]
    choices: list[Choice]


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=HELP)
def team_calls(request: OfficeRequest) -> HttpResponse:
    """List the calls that wait; take a press: given to somebody, or what became of it. A refusal is said in the transaction."""
    if request.method != "POST":
        return _page(request)
    actor, sent = request.officer.actor, request.POST
    call = _named(sent, "goi")
    try:
        if sent.get("nguoi"):
            bus.do(actor, "support.give_call", GiveCall(id=new_id(), call_id=call, member_id=_named(sent, "nguoi")))
        else:
            answer = {"id": new_id(), "call_id": call, "answer": _ANSWERS.get(sent.get("ket", ""), "not_reached")}
            bus.do(actor, "support.answer_call", AnswerCall.model_validate(answer))
    except Refusal as refusal:
        return _page(request, refusal)
    return redirect("/xa/goi-to?xong=" + ("giao" if sent.get("nguoi") else "tra-loi"))


_ANSWERS: Final = {"xong": "helped", "chua": "not_reached", "thoi": "not_needed"}


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=RUNNING)
def duty(request: OfficeRequest) -> HttpResponse:
    """Show and take who can be called on which day, and which villages lie next to which."""
    if request.method != "POST":
        return _duty_page(request)
    actor, sent = request.officer.actor, request.POST
    try:
        if sent.get("thon"):
            near = [found for text in sent.getlist("gan") if (found := _uuid(text))]
            bus.do(actor, "support.set_near", SetNear(id=new_id(), village_id=_named(sent, "thon"), near=near))
        else:
            days = [int(text) for text in sent.getlist("ngay") if text in {str(at) for at, _ in WEEK}]
            body = SetDuty(id=new_id(), member_id=_named(sent, "nguoi"), days=days, away_until=_day(sent.get("vang", "")))
            bus.do(actor, "support.set_duty", body)
    except Refusal as refusal:
        return _duty_page(request, refusal)
    return redirect("/xa/goi-to/truc?xong=" + ("gan" if sent.get("thon") else "truc"))


def _page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    waiting = team_calls_waiting(actor)
    opened = _uuid(request.GET.get("xem", ""))
    context = {
        **_around(request, refusal),
        "cards": _cards(actor, waiting[:SHOWN]),
        "count": len(waiting),
        "more": max(0, len(waiting) - SHOWN),
        "opened": opened,
        "reached": reached_by(actor, opened) if opened and any(one.id == opened for one in waiting) else None,
        "served": served(actor),
    }
    return render(request, "desk/team_calls.html", context, status=refusal.problem.status if refusal else 200)


def _duty_page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    villages = sorted(villages_visible_to(actor), key=lambda one: (one.name, str(one.id)))
    near = neighbours(actor)
    context = {
        **_around(request, refusal),
        "people": duties(actor),
        "week": WEEK,
        "villages": [(one, [(other, other.id in near.get(one.id, set())) for other in villages if other.id != one.id]) for one in villages],
    }
    return render(request, "desk/team_duty.html", context, status=refusal.problem.status if refusal else 200)


def _around(request: OfficeRequest, refusal: Refusal | None) -> dict[str, object]:
    return {
        "commune": get_commune(request.officer.actor.scope.split(".")[2]).full_name,
        "here": "/xa/goi-to",
        "done": DONE.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }


def _cards(actor: Actor, calls: list[TeamCall]) -> list[Card]:
    villages = {one.id: f"{one.kind} {one.name}" for one in villages_visible_to(actor)}
    names = dict(Member.objects.filter(id__in={one.helper_id for one in calls if one.helper_id}).values_list("id", "full_name"))
    return [_card(one, villages, names) for one in calls]


def _card(call: TeamCall, villages: dict[UUID, str], names: dict[UUID, str]) -> Card:
    tongues = tongue_names()
    fits = who_fits(call)[:OFFERED]
    return Card(
        call=call,
        title=call.about or ("Chưa nói việc gì" if call.how == "web" else "Xin gọi lại"),
        village=villages.get(call.village_id, "Chưa rõ thôn, bản") if call.village_id else "Chưa rõ thôn, bản",
        tongue=tongues.get(call.tongue, call.tongue),
        part=PARTS.get(call.part, ""),
        how=HOW.get(call.how, ""),
        late=call.answered_at is None and call.due_on < local_today(),
        helper=names.get(call.helper_id, "") if call.helper_id else "",
        why=in_words(call.why),
        stands=_stands(call),
        choices=[Choice(fit.candidate.id, fit.candidate.name, in_words(fit.why)) for fit in fits],
    )


def _stands(call: TeamCall) -> tuple[str, str]:
    """Return where a call stands, as a shape and a word."""
    if call.answered_at:
        return ("part", "Đã liên lạc, chưa xong") if call.outcome == "not_reached" else ("ok", "Đã liên lạc")
    if call.taken_at:
        return "part", "Đã nhận, đang lo"
    if call.helper_id is None:
        return "warning", "Chưa tìm được ai"
    if call.shown_from and call.shown_from > now() and not call.given_by:
        return "wait", "Máy đề nghị, chưa giao"
    return "wait", "Đã giao, chờ nhận"


def in_words(why: list[str] | tuple[str, ...]) -> str:
    """Return why somebody was proposed, in one line."""
    return ", ".join(_reason(key) for key in why)


def _reason(key: str) -> str:
    kind, _, rest = key.partition("_")
    if kind == "has":
        return "chưa giữ lời gọi nào" if rest == "0" else f"đang giữ {rest} lời gọi"
    if kind == "speaks" and rest != "not":
        return f"nói {tongue_names().get(rest, rest)[:1].lower()}{tongue_names().get(rest, rest)[1:]}"
    return WHY.get(key, key)


def _named(sent: QueryDict, name: str) -> UUID:
    """Return the id that a form names; one that names nothing names what nobody knows."""
    return _uuid(sent.get(name, "")) or UUID(int=0)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
