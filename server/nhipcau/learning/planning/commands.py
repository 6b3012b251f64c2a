"""The verbs about calendars of classes: what they are made from, making them, changing them by hand."""

from datetime import timedelta
from typing import Any

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.learning.planning.bodies import EditPlan, MakePlan, SetPlan
from nhipcau.learning.planning.mending import mend
from nhipcau.learning.planning.models import ClassPlan
from nhipcau.learning.planning.problems import MARKET_UNREADABLE, NO_ROOM_TO_PIN, NOT_IN_PLAN, NOTHING_TO_PLAN
from nhipcau.learning.planning.proving import prove
from nhipcau.learning.planning.queries import Planned, get_plan, plan_of, sites_of
from nhipcau.learning.planning.search import Found, search
from nhipcau.learning.planning.shapes import Class, Slot
from nhipcau.places.queries import market_of


def set_plan(actor: Actor, body: SetPlan, *, when: When) -> Facts:  # noqa: ARG001 (the shape of every verb)
    """Write down what a calendar is made from; the plan that stands is made anew only when that is asked for.

    Raises:
        Refusal: 422.321 market days that cannot be read; 422.322 a place that is not here.
    """
    known = sites_of(actor)
    for site in body.sites:
        if site.id not in known:
            raise Refusal(NOT_IN_PLAN)
        if market_of(site.market) is None:
            raise Refusal(MARKET_UNREADABLE, market=site.market)
    found = plan_of(actor)
    monday = body.first_week - timedelta(days=body.first_week.weekday())
    row = found.row if found else ClassPlan(id=body.id, place=actor.scope, asked={})
    if found and row.first_week != monday:  # weeks are counted from the first: what was pinned or taken out means others now
        row.asked, row.found = {**row.asked, "pins": [], "forbidden": []}, {}
    row.first_week, row.weeks = monday, body.weeks
    row.asked = {**row.asked, **_told(body, row.asked)}
    row.save()
    return Facts(actor.scope)


def make_plan(actor: Actor, body: MakePlan, *, when: When) -> Facts:
    """Make the calendar: around the one that stands, or from the beginning.

    Raises:
        Refusal: 404.320 nothing was told yet; 422.320 no topic or no trainer.
    """
    planned = get_plan(actor)
    if not planned.task.topics or not planned.task.trainers or not planned.names:
        raise Refusal(NOTHING_TO_PLAN)
    if body.fresh or not planned.plan:
        _keep(planned, prove(planned.task, search(planned.task)), [], when)
    else:
        _mended(planned, when)
    return Facts(actor.scope)


def edit_plan(actor: Actor, body: EditPlan, *, when: When) -> Facts:
    """Change the calendar by hand, and plan again around the change with as few other changes as possible.

    Raises:
        Refusal: 404.320 there is none; 422.322 it names what is not in it; 409.320 pinned classes leave no room.
    """
    planned = get_plan(actor)
    asked = planned.row.asked
    if body.site not in planned.names or (body.week is not None and body.week >= planned.row.weeks):
        raise Refusal(NOT_IN_PLAN)
    if body.what in {"pin", "unpin"}:
        change = {"pins": _pins(planned, body)}
    elif body.week is None:
        raise Refusal(NOT_IN_PLAN)
    else:
        others = [one for one in asked.get("forbidden", []) if one != [body.site, body.week]]
        change = {"forbidden": sorted([*others, *([[body.site, body.week]] if body.what == "forbid" else [])])}
    planned.row.asked = {**asked, **change}
    _mended(Planned(planned.row, planned.names), when)
    return Facts(actor.scope)


def _told(body: SetPlan, before: dict[str, Any]) -> dict[str, Any]:
    said = {one.id: one.model_dump(mode="json", exclude={"id"}) for one in body.sites}
    told: dict[str, Any] = {"sites": {**before.get("sites", {}), **said}}
    if body.topics is not None:
        told["topics"] = [one.model_dump(mode="json") for one in body.topics]
    if body.trainers is not None:
        told["trainers"] = [one.model_dump(mode="json") for one in body.trainers]
    return told


def _pins(planned: Planned, body: EditPlan) -> list[list[Any]]:
    task, one = planned.task, Class(body.site, body.topic or "", body.number)
    others = {other: slot for other, slot in task.pinned.items() if other != one}
    if one not in task.classes:
        raise Refusal(NOT_IN_PLAN)
    if body.what == "pin":
        if body.week is None or body.trainer not in task.trainer:
            raise Refusal(NOT_IN_PLAN)
        slot = Slot(body.week, body.trainer)
        here = sum(other.site == one.site and at.week == slot.week for other, at in others.items())
        theirs = sum(at == slot for at in others.values())
        if here >= task.site[one.site].most or theirs >= task.room_for(slot.trainer, slot.week):
            raise Refusal(NO_ROOM_TO_PIN)
        others[one] = slot
    return [[*other, *slot] for other, slot in sorted(others.items())]


def _mended(planned: Planned, when: When) -> None:
    again = mend(planned.task, planned.plan)
    _keep(planned, again.found, list(again.moved), when)


def _keep(planned: Planned, found: Found, moved: list[Class], when: When) -> None:
    plan = [[*one, *slot] for one, slot in sorted(found.plan.items())]
    planned.row.found = {"plan": plan, "cost": found.cost, "bound": found.bound, "moved": [list(one) for one in moved]}
    planned.row.made_at = when.received_at
    planned.row.save()
