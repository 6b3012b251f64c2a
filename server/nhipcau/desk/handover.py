"""The page between team and desk: what teams prepared and nobody took over yet, and the tasks that the desk gave back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nhipcau.dossiers.models import Handover, Preparation
from nhipcau.dossiers.queries import Brief, brief, given_by_desk, preparations_visible_to, taken_of, waiting_for_desk
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import local_today, now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import FOLLOW_UP
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.people.models import Household, Member
from nhipcau.places.queries import get_commune
from nhipcau.support.queries import assists_visible_to

SHOWN: Final = 30  # of each list; their number is always whole
LOOKED_AT: Final = timedelta(days=60)  # in which tasks are shown and times are measured
VERBS: Final = {"nhan": "take_over", "nho": "give_task", "xong": "end_task"}
BETWEEN = read_door(
    "handover",
    "reception",
    vi="Một cửa xem việc chuyển giữa tổ và một cửa",
    en="The desk looked at what goes between team and desk",
    home=("nhà, thôn", "home and village"),
    papers=("giấy tờ", "papers"),
)


@dataclass(frozen=True)
class Arrived:
    """A list that a team prepared and that is no dossier yet: whose home, since when, and who at the desk took it."""

    listed: Preparation
    brief: Brief
    home: str
    village: str
    taken: Handover | None
    taken_by: str


@dataclass(frozen=True)
class Given:
    """A task of the desk: for whose home, and when somebody of the team was there since, if they were."""

    task: Handover
    home: str
    village: str
    seen_at: datetime | None

    @property
    def took(self) -> timedelta | None:
        """How long it took from the giving to the visit, or else to the end."""
        until = self.seen_at or self.task.done_at
        return until - self.task.given_at if until else None


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=FOLLOW_UP)
def between(request: OfficeRequest) -> HttpResponse:
    """Show what goes between team and desk; take over a case, give a task back, or end one.

    What is refused is said inside the transaction.
    """
    if request.method != "POST":
        return _page(request)
    said = request.POST
    letter = Letter(new_id(), f"dossiers.{VERBS.get(said.get('viec', ''), 'end_task')}", _body(said), now())
    verdict = bus.obey(request.officer.actor, [letter]).verdicts[0]
    if verdict.problem:
        return _page(request, Refusal(verdict.problem, **verdict.details))
    return redirect("/ban/chuyen-giao?xong=1")


def _body(said: QueryDict) -> dict[str, Any]:
    known = {"xong": {"task_id": said.get("task", "")}}
    listed = {"id": str(new_id()), "preparation_id": said.get("chuan_bi", "")}
    asked = {"task": said.get("task", ""), "next_date": said.get("next_date", ""), "note": said.get("note", "")}
    return known.get(said.get("viec", "")) or (listed | asked if said.get("viec") == "nho" else listed)


def _page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    arrived, given = arrived_at(actor), given_to_team(actor)
    shown, tasks = arrived[:SHOWN], given[:SHOWN]
    homes = {(one.listed.place, one.listed.household_id) for one in shown} | {(one.task.place, one.task.household_id) for one in tasks}
    looked(actor, BETWEEN, [Seen(place, None, home) for place, home in sorted(homes)])
    context = {
        "here": "/ban",
        "commune": get_commune(actor.scope.split(".")[2]).full_name,
        "arrived": shown,
        "waiting": len(arrived),
        "tasks": tasks,
        "open": sum(one.task.done_at is None for one in given),
        "times": times(arrived, given),
        "today": local_today(),
        "may_record": actor.role == DESK,
        "done": request.GET.get("xong") == "1",
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "desk/handover.html", context, status=refusal.problem.status if refusal else 200)


def arrived_at(actor: Actor) -> list[Arrived]:
    """Return the lists of the actor's commune that are no dossier yet: those that nobody took stand first, oldest first."""
    lists = list(waiting_for_desk(actor, now()))
    taken = taken_of(actor, [one.id for one in lists])
    names = _names({one.taken_by for one in taken.values() if one.taken_by})
    rows = [_arrived(one, taken.get(one.id), names) for one in lists]
    return sorted(rows, key=lambda row: row.taken is not None)


def given_to_team(actor: Actor) -> list[Given]:
    """Return the tasks of the last weeks, open ones first, each with the first visit since."""
    tasks = given_by_desk(actor, now() - LOOKED_AT)
    visits = _visits(actor, tasks)
    return [_given(task, next((at for at in visits.get(_about(task), []) if at > task.given_at), None)) for task in tasks]


def times(arrived: Sequence[Arrived], given: Sequence[Given]) -> dict[str, timedelta | None]:
    """Return the middle of how long it takes: from list to taking over, from task to visit; None where there is none."""
    taken = [one.taken.taken_at - one.taken.given_at for one in arrived if one.taken and one.taken.taken_at]
    visited = [one.took for one in given if one.took]
    return {"taken": _middle(taken), "visited": _middle(visited)}


def _middle(lasted: Sequence[timedelta]) -> timedelta | None:
    return timedelta(seconds=median(one.total_seconds() for one in lasted)) if lasted else None


def _arrived(listed: Preparation, taken: Handover | None, names: dict[UUID, str]) -> Arrived:
    by = names.get(taken.taken_by, "") if taken and taken.taken_by else ""
    return Arrived(listed, brief(listed), listed.household.head_name, _village(listed.household), taken, by)


def _given(task: Handover, seen_at: datetime | None) -> Given:
    home = task.preparation.household
    return Given(task, home.head_name, _village(home), seen_at)


def _visits(actor: Actor, tasks: Sequence[Handover]) -> dict[tuple[UUID, str], list[datetime]]:
    """Return when somebody of the team was at these homes for the same procedure: helpings, and lists made anew."""
    homes = {task.household_id for task in tasks}
    helps = assists_visible_to(actor).filter(household_id__in=homes).values_list("household_id", "procedure", "happened_at")
    lists = preparations_visible_to(actor).filter(household_id__in=homes).values_list("household_id", "procedure_id", "prepared_at")
    found: dict[tuple[UUID, str], list[datetime]] = {}
    for home, procedure, at in (*helps, *lists):
        found.setdefault((home, procedure), []).append(at)
    return {about: sorted(moments) for about, moments in found.items()}


def _about(task: Handover) -> tuple[UUID, str]:
    return task.household_id, task.procedure


def _village(home: Household) -> str:
    return f"{home.village.kind} {home.village.name}"


def _names(members: set[UUID]) -> dict[UUID, str]:
    return dict(Member.objects.filter(id__in=members).values_list("id", "full_name"))
