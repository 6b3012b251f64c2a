"""What people of a commune are stuck on, grouped and answered once for many; a month of it, for the report."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.desk.stuck_rules import SPAN, Effect, Group, Raised, by_cause, effect, grouped
from nhipcau.feedback.commands import answer_of, end_of
from nhipcau.feedback.models import Answer
from nhipcau.feedback.queries import answers_since, answers_visible_to, cause_name, causes, skills_of_causes, told_since
from nhipcau.guides.models import Procedure
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import local_date, local_today, now, start_of
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import STATISTICS, SUPERVISION
from nhipcau.kernel.scope import commune_of
from nhipcau.kernel.tables import csv_file
from nhipcau.places.models import Village
from nhipcau.places.queries import get_commune, villages_visible_to
from nhipcau.support.queries import raised_since

HERE: Final = "/xa/vuong-mac"
KINDS: Final = {"how": "Cách đi tiếp", "fixed": "Đã khắc phục", "passed_on": "Đã chuyển nơi khác", "not_yet": "Chưa làm được ngay"}
SHOWN: Final = 4  # villages and procedures of one cause
Titles = dict[str, str]


@dataclass(frozen=True)
class Shown:
    """A cause as its card shows it: the group, where and with what most often, what was answered and what that changed."""

    group: Group
    name: str
    owner: str
    prepared: Sequence[str]
    teachable: bool
    villages: Sequence[tuple[str, int]]
    procedures: Sequence[tuple[str, str, int]]
    answers: Sequence[tuple[Answer, str, str, Effect]]


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=SUPERVISION)
def stuck(request: OfficeRequest) -> HttpResponse:
    """Show the causes of the last four weeks; take an answer for everybody stuck on one, or the end of an answer."""
    if request.method != "POST":
        return _page(request)
    try:
        _said(request)
    except Refusal as refusal:
        return _page(request, refusal)
    return redirect(f"{HERE}?xong=1")


def _said(request: OfficeRequest) -> None:
    sent, actor = request.POST, request.officer.actor
    if ended := sent.get("thoi"):
        bus.do(actor, "feedback.end_answer", end_of({"answer_id": ended}))
        return
    cause, village = sent.get("vuong", ""), sent.get("ban") or None
    for_whom = _for_whom(actor, cause, sent.get("viec", ""), village)
    who = {one.person for one in for_whom if one.person}
    told = {"id": new_id(), "cause": cause, "procedure": sent.get("viec", ""), "village_id": village, "kind": sent.get("kieu", "")}
    body = answer_of({**told, "words": sent.get("loi", ""), "passed_to": sent.get("noi", ""), "people": len(who), "times": len(for_whom)})
    bus.do(actor, "feedback.answer_difficulty", body)


def _for_whom(actor: Actor, cause: str, procedure: str, village: str | None) -> list[Raised]:
    lately = [one for one in raised(actor, now() - SPAN) if one.cause == cause]
    return [one for one in lately if procedure in {"", one.procedure} and (village is None or one.place.endswith(f".{village}."))]


def raised(actor: Actor, since: datetime) -> list[Raised]:
    """Return each cause that somebody of the actor's places was stuck on since a moment, with a helping or without one."""
    helped = [Raised(one.place, one.resident, cause, one.procedure, one.happened_at) for one in raised_since(actor, since) for cause in one.difficulties if cause in causes()]
    return helped + [Raised(one.place, None, one.cause, one.procedure, one.happened_at) for one in told_since(actor, since)]


def _page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor, moment = request.officer.actor, now()
    everything = raised(actor, moment - 2 * SPAN)
    villages = {str(one.id): f"{one.kind} {one.name}" for one in villages_visible_to(actor)}
    titles = titles_of(one.procedure for one in everything)
    answers = list(answers_visible_to(actor).order_by("-answered_at", "id"))
    of_cause = by_cause(everything)
    shown = [_shown(group, of_cause[group.cause], answers, villages, titles) for group in grouped(everything, moment)]
    context = {
        "here": HERE, "commune": get_commune(commune_of(actor.scope) or "").full_name, "groups": shown, "kinds": KINDS.items(), "updated": moment,
        "first": local_date(moment - SPAN), "villages": sorted(villages.items(), key=lambda one: one[1]), "month": local_today().strftime("%Y-%m"),
        "done": request.GET.get("xong") == "1", "sent": request.POST if refusal else {},
        "problem": refusal.problem if refusal else None, "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
        "resting": [(one, cause_name(one.cause), _where(one, villages, titles)) for one in answers if one.cause not in of_cause],
    }  # fmt: skip
    return render(request, "desk/stuck.html", context, status=refusal.problem.status if refusal else 200)


def _shown(group: Group, raised: Sequence[Raised], answers: Iterable[Answer], villages: Titles, titles: Titles) -> Shown:
    cause = causes().get(group.cause, causes()["other"])
    mine = [one for one in answers if one.cause == group.cause]
    return Shown(
        group, cause_name(group.cause), cause["owner"], cause["answers"], group.cause in skills_of_causes(),
        [(villages.get(one, "Nơi đã sáp nhập"), many) for one, many in group.villages.most_common(SHOWN)],
        [(one, titles.get(one, "Chưa rõ việc"), many) for one, many in group.procedures.most_common(SHOWN)],
        [(one, KINDS[one.kind], _where(one, villages, titles), _changed(raised, one)) for one in mine],
    )  # fmt: skip


def _changed(raised: Sequence[Raised], answer: Answer) -> Effect:
    about = [one for one in raised if answer.procedure in {"", one.procedure}]
    return effect(about, answer.answered_at, now(), answer.village_id)


def _where(answer: Answer, villages: Titles, titles: Titles) -> str:
    where = villages.get(str(answer.village_id), "") if answer.village_id else "Cả xã"
    return ", ".join(part for part in (where, titles.get(answer.procedure, answer.procedure)) if part)


def titles_of(codes: Iterable[str]) -> Titles:
    """Return the plain names of procedures; the empty code has none."""
    return {code: plain or title for code, plain, title in Procedure.objects.filter(code__in={*codes} - {""}).values_list("code", "plain", "title")}


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=STATISTICS, export="csv")
def month(request: OfficeRequest, month: str) -> HttpResponse:
    """Show one month of difficulties as the team's report wants them, by cause and village; ``?tep=csv`` takes it along.

    Raises:
        Http404: it is no month, or one that lies ahead.
    """
    actor, first = request.officer.actor, _first_of(month)
    after = _next(first)
    rows = _of_month(actor, first, after)
    if request.GET.get("tep") == "csv":
        return csv_file(f"vuong-mac-{month}.csv", ("Chỗ vướng", "Thôn, bản", "Lượt", "Người", "Báo riêng"), rows)
    answered = [
        (one, cause_name(one.cause), KINDS[one.kind]) for one in answers_since(actor, start_of(first)).filter(answered_at__lt=start_of(after))
    ]
    context = {
        "here": HERE, "commune": get_commune(commune_of(actor.scope) or "").full_name, "first": first, "last": after - timedelta(days=1), "rows": rows,
        "answered": answered, "updated": now(), "month": month, "before": (first - timedelta(days=1)).strftime("%Y-%m"),
        "after": after.strftime("%Y-%m") if after <= local_today() else "", "whole": sum(row[2] for row in rows),
    }  # fmt: skip
    return render(request, "desk/stuck_month.html", context)


def _of_month(actor: Actor, first: date, after: date) -> list[tuple[str, str, int, int, int]]:
    inside = [one for one in raised(actor, start_of(first)) if one.at < start_of(after)]
    names = {one.place: f"{one.kind} {one.name}" for one in Village.objects.filter(place__in={one.place for one in inside})}
    places = {(one.cause, one.place) for one in inside}
    rows = []
    for cause, place in places:
        here = [one for one in inside if (one.cause, one.place) == (cause, place)]
        people: set[UUID] = {one.person for one in here if one.person}
        rows.append((cause_name(cause), names.get(place, "Nơi đã sáp nhập"), len(here), len(people), sum(one.person is None for one in here)))
    return sorted(rows, key=lambda row: (row[0], -row[2], row[1]))


def _first_of(month: str) -> date:
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError as error:
        raise Http404 from error
    if first > local_today():
        raise Http404
    return first


def _next(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
