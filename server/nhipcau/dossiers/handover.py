"""Cases between team and desk: what a team prepared is taken over at the desk, which gives tasks back to the team.

A list that a team prepared is its handing over: the slip is in the family's hands. A task shows on the phones of the
home's place like any other day to come back, until somebody of the team was there, or the desk says that it is done.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from nhipcau.dossiers import bodies
from nhipcau.dossiers.models import Dossier, Handover, Preparation
from nhipcau.dossiers.problems import UNKNOWN_SLIP
from nhipcau.dossiers.road_problems import TAKEN_OVER, UNKNOWN_TASK
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Change, Count, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import within

COLLECTION = "dossiers.tasks"
TO_DESK, TO_TEAM = "desk", "team"
RECENT = timedelta(days=30)  # in which a list that nobody took over is still shown


def take_over(actor: Actor, body: bodies.TakeOver, *, when: When) -> Facts:
    """Take a case that a team prepared: from now on somebody at the desk answers for it.

    Raises:
        Refusal: 404.60 the list is not in the actor's places; 409.237 somebody took it already.
    """
    listed = _listed(actor, body.preparation_id)
    if Handover.objects.filter(preparation=listed, to=TO_DESK).exists():
        raise Refusal(TAKEN_OVER)
    _between(body.id, listed, TO_DESK, given_by=listed.prepared_by, given_at=listed.prepared_at, taken_by=actor.id, taken_at=when.happened_at)
    return Facts(listed.place, counts=(Count("dossiers.taken_over"),))


def give_task(actor: Actor, body: bodies.GiveTask, *, when: When) -> Facts:
    """Ask the team for something at the home of a family, by a day.

    Raises:
        Refusal: 404.60 the list is not in the actor's places.
    """
    listed = _listed(actor, body.preparation_id)
    asked = {"task": body.task, "note": body.note, "next_date": body.next_date}
    _between(body.id, listed, TO_TEAM, given_by=actor.id, given_at=when.happened_at, **asked)
    return Facts(listed.place, (Change(COLLECTION, body.id),), (Count("dossiers.tasks_given", key=body.task),))


def end_task(actor: Actor, body: bodies.EndTask, *, when: When) -> Facts:
    """End a task; phones show it no more.

    Raises:
        Refusal: 404.238 there is no such task, or it is done.
    """
    open_tasks = tasks_visible_to(actor).filter(id=body.task_id)
    place = open_tasks.values_list("place", flat=True).first()
    if place is None or not open_tasks.update(done_at=when.happened_at):
        raise Refusal(UNKNOWN_TASK)
    return Facts(place, (Change(COLLECTION, body.task_id),), (Count("dossiers.tasks_done"),))


def tasks_visible_to(actor: Actor) -> QuerySet[Handover]:
    """Return the open tasks of the actor's places."""
    return Handover.objects.filter(within(actor), to=TO_TEAM, done_at=None)


def waiting_for_desk(actor: Actor, now: datetime) -> QuerySet[Preparation]:
    """Return the lists of the last month that became no dossier yet, oldest first."""
    handed_in = Dossier.objects.filter(preparation=OuterRef("id"))
    found = Preparation.objects.filter(within(actor), prepared_at__gte=now - RECENT)
    return found.exclude(Exists(handed_in)).select_related("procedure", "household__village").order_by("prepared_at", "id")


def taken_of(actor: Actor, lists: Sequence[UUID]) -> dict[UUID, Handover]:
    """Return which of these lists somebody at the desk took over."""
    found = Handover.objects.filter(within(actor), to=TO_DESK, preparation__in=lists)
    return {one.preparation_id: one for one in found}


def given_by_desk(actor: Actor, since: datetime) -> list[Handover]:
    """Return the tasks that were given in the actor's places, open ones first."""
    found = Handover.objects.filter(within(actor), to=TO_TEAM, given_at__gte=since).select_related("preparation__household__village")
    return sorted(found, key=lambda one: (one.done_at is not None, one.next_date or date.max, one.id))


def erase(lists: QuerySet[Preparation]) -> list[Change]:
    """Let go of what hangs on lists that are about to be erased; phones drop the tasks."""
    theirs = Handover.objects.filter(preparation__in=lists)
    told = [Change(COLLECTION, row, place) for row, place in theirs.filter(to=TO_TEAM).values_list("id", "place")]
    theirs.delete()
    return told


def follow_home(households: Sequence[UUID], *, origin: str, place: str) -> list[Change]:
    """Let tasks and takings go along with their home."""
    moving = Handover.objects.filter(household_id__in=households)
    told = list(moving.filter(to=TO_TEAM, done_at=None).values_list("id", flat=True))
    moving.update(place=place)
    return [Change(COLLECTION, one, heard) for one in told for heard in (origin, place)]


def _listed(actor: Actor, name: UUID) -> Preparation:
    found = Preparation.objects.filter(within(actor), id=name).first()
    if found is None:
        raise Refusal(UNKNOWN_SLIP)
    return found


def _between(name: UUID, listed: Preparation, to: str, **more: object) -> None:
    Handover.objects.create(
        id=name, place=listed.place, preparation=listed, household_id=listed.household_id, procedure=listed.procedure_id, to=to, **more
    )
