"""What is seen of the queue: who waits in which order, how long it may take, which half hours have room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from nhipcau.desk.models import (
    CALLED,
    CANCELLED,
    GONE,
    HELD,
    WAITING,
    Appointment,
    Call,
    Help,
    Screen,
    Series,
    Service,
    Ticket,
)
from nhipcau.desk.queue import rules
from nhipcau.desk.queue.rules import EVERY, Range, Waiting
from nhipcau.dossiers.models import Preparation
from nhipcau.kernel.clock import local_date

MEASURED, TODAY_ENOUGH, MOST = timedelta(days=14), 10, 200  # visits that a waiting time is measured by
WORKING = timedelta(hours=1)  # a counter that called within it works
SHOWN = 8  # numbers that a screen in the hall shows


@dataclass(frozen=True)
class Line:
    """A number on a page: never with a name."""

    id: UUID
    label: str
    state: str
    quick: bool
    source: str
    services: Sequence[str]
    service_ids: Sequence[str]
    since: datetime
    due_at: datetime | None
    counter: int | None
    called_at: datetime | None
    wait: Range | None = None


@dataclass(frozen=True)
class Queue:
    """The queue of a desk at a moment; ``wait``: for somebody who took a number now."""

    waiting: Sequence[Line]
    called: Sequence[Line]
    held: Sequence[Line]
    gone: Sequence[Line]
    wait: Range | None


class Slot(NamedTuple):
    """A half hour, and how many appointments it still holds."""

    at: datetime
    left: int


def label_of(ticket: Ticket) -> str:
    """Return a number as it is called."""
    return rules.label(ticket.series, ticket.number)


def services(place: str, *, resting: bool = False) -> list[Service]:
    """Return the services of a desk; ``resting``: also those that are not offered now."""
    rows = Service.objects.filter(place=place)
    return list((rows if resting else rows.filter(open=True)).order_by("rank", "name", "id"))


def services_for(place: str, preparation: Preparation) -> list[UUID]:
    """Return which services of the desk a slip needs."""
    group = preparation.procedure.field
    return [one.id for one in services(place) if group in one.fields]


def next_in(place: str, at: datetime, chosen: frozenset[UUID]) -> Ticket | None:
    """Return the number that is called next for these services; empty: for any."""
    ordered = _ordered(place, at)
    found = next((one for one in ordered if not chosen or chosen & one.services), None)
    return Ticket.objects.get(id=found.id) if found else None


def queue(place: str, at: datetime) -> Queue:
    """Return the queue of a desk."""
    rows = {one.id: one for one in _today(place, at).prefetch_related("helps__service").order_by("since", "id")}
    minutes, counters = measured(place, at), working(place, at)
    waiting = [
        _line(rows[one.id], rules.wait_range(ahead, minutes, counters)) for ahead, one in enumerate(_ordered(place, at))
    ]
    called = sorted((one for one in rows.values() if one.state == CALLED), key=lambda one: one.called_at or one.since)
    return Queue(
        waiting,
        [_line(one) for one in reversed(called)],
        [_line(one) for one in rows.values() if one.state == HELD],
        [_line(one) for one in rows.values() if one.state == GONE],
        rules.wait_range(len(waiting), minutes, counters),
    )


def measured(place: str, at: datetime) -> list[float]:
    """Return how many minutes visits took: those of today where they are enough, else of the last two weeks."""
    ended = Call.objects.filter(place=place, ended_as="done", at__gte=at - MEASURED, ended_at__lte=at).order_by("-at")[:MOST]
    took = [(local_date(one.at), (one.ended_at - one.at).total_seconds() / 60) for one in ended if one.ended_at]
    today = [minutes for day, minutes in took if day == local_date(at)]
    return today if len(today) >= TODAY_ENOUGH else [minutes for _, minutes in took]


def working(place: str, at: datetime) -> int:
    """Return how many counters work."""
    return Call.objects.filter(place=place, at__range=(at - WORKING, at)).values("counter").distinct().count()


def open_helps(ticket: Ticket) -> list[Help]:
    """Return the helps of a visit that have no outcome yet."""
    return list(Help.objects.filter(ticket=ticket, outcome="").select_related("service").order_by("service__rank", "id"))


def closed_helps(ticket: Ticket) -> list[Help]:
    """Return the helps of a visit that have one."""
    return list(Help.objects.filter(ticket=ticket).exclude(outcome="").select_related("service").order_by("closed_at", "id"))


def at_counter(place: str, counter: int, at: datetime) -> Ticket | None:
    """Return the number that a counter serves."""
    return Ticket.objects.filter(place=place, day=local_date(at), state=CALLED, counter=counter).order_by("id").first()


def slots(service: Service, day: date, at: datetime) -> list[Slot]:
    """Return the half hours of a day that still lie ahead, with the room that each has."""
    rows = Appointment.objects.filter(service=service, at__range=_span(day)).exclude(state=CANCELLED)
    taken = dict(rows.values_list("at").annotate(many=Count("id")))
    return [Slot(one, max(0, service.slot_limit - taken.get(one, 0))) for one in rules.slots(day) if one > at]


def appointments_on(place: str, day: date) -> list[Appointment]:
    """Return the open appointments of a day."""
    rows = Appointment.objects.filter(place=place, at__range=_span(day), state="booked")
    return list(rows.select_related("service").order_by("at", "id"))


def appointments_from(place: str, at: datetime, many: int) -> list[Appointment]:
    """Return the open appointments from a moment on, the next first, no more than so many."""
    rows = Appointment.objects.filter(place=place, at__gte=at, state="booked")
    return list(rows.select_related("service").order_by("at", "id")[:many])


def screens(place: str) -> list[Screen]:
    """Return the screens of a desk that are open."""
    return list(Screen.objects.filter(place=place, closed_at=None).order_by("opened_at", "id"))


def series_of(place: str, name: UUID, at: datetime) -> Series | None:
    """Return the series that is lent to a browser."""
    return Series.objects.filter(place=place, id=name, until__gt=at).first()


def places_with_appointments() -> list[str]:
    """Return the communes whose desks take appointments; the caller acts for the country."""
    rows = Service.objects.filter(open=True, slot_limit__gt=0).values_list("place", flat=True)
    return sorted(set(rows))


def place_in_line(ticket: Ticket, at: datetime) -> tuple[int, Range | None]:
    """Return how many are before a number that waits, and how long it may take."""
    ids = [one.id for one in _ordered(ticket.place, at)]
    ahead = ids.index(ticket.id) if ticket.id in ids else 0
    return ahead, rules.wait_range(ahead, measured(ticket.place, at), working(ticket.place, at))


def highest(place: str, day: date, letter: str) -> int:
    """Return the highest number of a series on a day."""
    row = Ticket.objects.filter(place=place, day=day, series=letter).order_by("-number").first()
    return row.number if row else 0


def _today(place: str, at: datetime) -> QuerySet[Ticket]:
    return Ticket.objects.filter(place=place, day=local_date(at))


def _ordered(place: str, at: datetime) -> list[Waiting]:
    rows = _today(place, at).filter(state=WAITING).values_list("id", "since", "quick", "due_at")
    needed: dict[UUID, set[UUID]] = {}
    of_today = Q(ticket__place=place, ticket__day=local_date(at), ticket__state=WAITING)
    for ticket, service in Help.objects.filter(of_today, outcome="").values_list("ticket", "service"):
        needed.setdefault(ticket, set()).add(service)
    waiting = [
        Waiting(ticket, since, quick, due_at, frozenset(needed.get(ticket, ()))) for ticket, since, quick, due_at in rows
    ]
    return rules.in_order(waiting, at, _calls_without_quick(place, at))


def _calls_without_quick(place: str, at: datetime) -> int:
    """Return how many calls there were since the last one of the quick lane; no more than matter."""
    calls = Call.objects.filter(place=place, ticket__day=local_date(at)).order_by("-at", "-id")
    last = list(calls.values_list("quick", flat=True)[: EVERY - 1])
    return last.index(True) if True in last else len(last)


def _line(ticket: Ticket, wait: Range | None = None) -> Line:
    helps = sorted((one for one in ticket.helps.all() if not one.outcome), key=lambda one: (one.service.rank, one.id))
    return Line(
        id=ticket.id,
        label=label_of(ticket),
        state=ticket.state,
        quick=ticket.quick,
        source=ticket.source,
        services=[one.service.name for one in helps],
        service_ids=[str(one.service_id) for one in helps],
        since=ticket.since,
        due_at=ticket.due_at,
        counter=ticket.counter,
        called_at=ticket.called_at,
        wait=wait,
    )


def _span(day: date) -> tuple[datetime, datetime]:
    whole = rules.slots(day)
    return whole[0], whole[-1]
