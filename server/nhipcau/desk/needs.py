"""The page of what people of each village are stuck on, and the press that makes a class of it."""

from collections import defaultdict
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nhipcau.desk.needs_rules import Need, counted
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import VIETNAM, local_today, now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import SUPERVISION
from nhipcau.learning.bodies import PlanClass
from nhipcau.learning.queries import (
    LEVELS,
    SMALL,
    lessons_for,
    name_of,
    passports_visible_to,
    steps_written,
)
from nhipcau.places.models import Village
from nhipcau.places.queries import get_commune, villages_visible_to
from nhipcau.support.queries import helpings_since

DAYS: Final = 90
AHEAD: Final = timedelta(days=7)  # a class made by one tap begins then, in the morning; it can be changed
EIGHT: Final = time(8)
USUAL_ROOM: Final = 20


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=SUPERVISION)
def needs(request: OfficeRequest) -> HttpResponse:
    """Show what people are stuck on, by village; take a press that makes a class of one need."""
    actor = request.officer.actor
    found = _needs(actor)
    if request.method != "POST":
        return _page(request, found)
    try:
        made = _made(actor, found, request.POST.get("nhu_cau", ""))
    except Refusal as refusal:
        return _page(request, found, refusal)
    return redirect(f"/lop/{made}?xong=mo" if made else "/lop/nhu-cau")


def _needs(actor: Actor) -> list[Need]:
    passports = {one.id: one.levels for one in passports_visible_to(actor)}
    return counted(helpings_since(actor, now() - timedelta(days=DAYS)), steps_written(), passports)


def _made(actor: Actor, found: list[Need], pressed: str) -> UUID | None:
    """Plan the class of a need; a press on one that is there no more makes none."""
    need = next((one for one in found if f"{one.village}:{one.skill}" == pressed), None)
    village = villages_visible_to(actor).filter(id=need.village).first() if need else None
    if need is None or village is None:
        return None
    begins_at = datetime.combine(local_today() + AHEAD, EIGHT, VIETNAM)
    body = PlanClass(
        id=new_id(),
        village_id=village.id,
        venue=f"Nhà văn hóa {_inside(village)}",
        audience="resident",
        skills=[need.skill],
        lessons=[one.id for one in lessons_for([need.skill], "resident")][:3],
        level=need.level,
        room=max(USUAL_ROOM, need.people),
        tongue=need.tongue,
        begins_at=begins_at,
        minutes=90,
    )
    bus.do(actor, "learning.plan_class", body)
    return body.id


def _page(request: OfficeRequest, found: list[Need], refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    villages = {one.id: one for one in villages_visible_to(actor)}
    grouped: dict[UUID, list[dict[str, object]]] = defaultdict(list)
    for one in found:
        if one.village in villages:
            grouped[one.village].append(_row(one))
    context = {
        "commune": get_commune(actor.scope.split(".")[2]).full_name,
        "here": "/lop/nhu-cau",
        "days": DAYS,
        "small": SMALL,
        "updated": now(),
        "first": local_today() - timedelta(days=DAYS),
        "groups": [(villages[village], rows) for village, rows in grouped.items()],
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "desk/needs.html", context, status=refusal.problem.status if refusal else 200)


def _row(need: Need) -> dict[str, object]:
    taught = lessons_for([need.skill], "resident")[:3]
    return {"need": need, "topic": name_of(need.skill), "level": LEVELS[need.level], "lessons": [one.title for one in taught], "share": need.alone / need.steps if need.steps else None}


def _inside(village: Village) -> str:
    return f"{village.kind[:1].lower()}{village.kind[1:]} {village.name}"
