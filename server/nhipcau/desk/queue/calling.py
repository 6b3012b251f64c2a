"""Calling numbers and what becomes of them: called again, on hold, back, not there, gone on, finished."""

from datetime import datetime
from uuid import UUID

from nhipcau.desk.models import CALLED, DONE, GONE, HELD, WAITING, Call, Help, Ticket
from nhipcau.desk.queue.bodies import AddHelp, CallNext, CallNumber, Finish, MoveOn, OfNumber
from nhipcau.desk.queue.problems import (
    BUSY_COUNTER,
    MOVED_ON,
    NOBODY_WAITS,
    OUTCOME_MISSING,
    UNKNOWN_NUMBER,
    UNKNOWN_SERVICE,
)
from nhipcau.desk.queue.queries import label_of, next_in
from nhipcau.desk.queue.taking import offered
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path


def call_next(actor: Actor, body: CallNext, *, when: When) -> Facts:
    """Call the next number to a counter; the same press twice calls one, two counters at once call two.

    Raises:
        Refusal: 409.253 the counter still serves a number; 404.242 nobody waits for what it does.
    """
    place = commune_path(actor.scope)
    if not Call.objects.filter(place=place, id=body.id).exists():
        _must_be_free(place, body.counter, when.happened_at)
        found = next_in(place, when.happened_at, frozenset(body.services))
        if found is None:
            raise Refusal(NOBODY_WAITS)
        _call(actor, found, body.id, body.counter, when.happened_at)
    return Facts(place)


def call_number(actor: Actor, body: CallNumber, *, when: When) -> Facts:
    """Call one number to a counter, whoever else is there: an officer chose it, or a counter without a network did.

    Raises:
        Refusal: 404.240 no such number; 409.241 it is called or finished.
    """
    place = commune_path(actor.scope)
    if not Call.objects.filter(place=place, id=body.id).exists():
        ticket = _ticket(place, body.ticket_id, WAITING, HELD, GONE)
        _call(actor, ticket, body.id, body.counter, when.happened_at)
    return Facts(place)


def call_again(actor: Actor, body: OfNumber, *, when: When) -> Facts:
    """Call a number that is called once more: screens show it first.

    Raises:
        Refusal: 404.240 no such number; 409.241 it is not called.
    """
    place = commune_path(actor.scope)
    ticket = _ticket(place, body.ticket_id, CALLED)
    ticket.called_at = max(when.happened_at, ticket.called_at or when.happened_at)
    ticket.save(update_fields=["called_at"])
    return Facts(place)


def hold(actor: Actor, body: OfNumber, *, when: When) -> Facts:
    """Let a number step aside, keeping its turn: somebody fetches a paper, or makes a copy.

    Raises:
        Refusal: 404.240 no such number; 409.241 it neither waits nor is called.
    """
    return _put(actor, body, HELD, when, CALLED, WAITING)


def come_back(actor: Actor, body: OfNumber, *, when: When) -> Facts:
    """Let a number wait again: who was on hold in their old turn, who was not there behind the others.

    Raises:
        Refusal: 404.240 no such number; 409.241 it is neither on hold nor away.
    """
    place = commune_path(actor.scope)
    ticket = _ticket(place, body.ticket_id, HELD, GONE)
    if ticket.state == GONE:
        ticket.since, ticket.due_at = when.happened_at, None
    ticket.state, ticket.counter, ticket.ended_at = WAITING, None, None
    ticket.save(update_fields=["state", "since", "due_at", "counter", "ended_at"])
    return Facts(place)


def no_show(actor: Actor, body: OfNumber, *, when: When) -> Facts:
    """Nobody came when a number was called.

    Raises:
        Refusal: 404.240 no such number; 409.241 it is not called.
    """
    return _put(actor, body, GONE, when, CALLED)


def add_help(actor: Actor, body: AddHelp, *, when: When) -> Facts:  # noqa: ARG001 (the shape of every verb)
    """Add one more help to a visit that goes on.

    Raises:
        Refusal: 404.240 no such number; 409.241 it is finished; 422.243 the service is not offered.
    """
    place = commune_path(actor.scope)
    ticket = _ticket(place, body.ticket_id, CALLED, WAITING, HELD)
    _open_help(ticket, body.service_id)
    return Facts(place)


def move_on(actor: Actor, body: MoveOn, *, when: When) -> Facts:
    """Let a visit wait, in its old turn, for another service than the one that was meant.

    Raises:
        Refusal: 404.240 no such number; 409.241 it is not called; 422.243 a service is not offered, or not of this visit.
    """
    place = commune_path(actor.scope)
    ticket = _ticket(place, body.ticket_id, CALLED)
    closing = Help.objects.filter(ticket=ticket, service=body.instead_of, outcome="")
    if not closing.update(outcome="elsewhere", closed_at=when.happened_at, closed_by=actor.id):
        raise Refusal(UNKNOWN_SERVICE)
    _open_help(ticket, body.service_id)
    _leave(ticket, WAITING, when.happened_at, "moved")
    return Facts(place)


def finish(actor: Actor, body: Finish, *, when: When) -> Facts:
    """Close helps of a visit with their outcomes; the visit ends, or goes back for what is still open.

    Raises:
        Refusal: 404.240 no such number; 409.241 it is not called; 422.243 a help is not of this visit; 422.252 one is
            still open and does not wait.
    """
    place = commune_path(actor.scope)
    ticket = _ticket(place, body.ticket_id, CALLED)
    open_helps = {one.service_id: one for one in Help.objects.filter(ticket=ticket, outcome="")}
    for said in body.helps:
        one = open_helps.pop(said.service_id, None)
        if one is None:
            raise Refusal(UNKNOWN_SERVICE)
        one.outcome, one.mode, one.closed_at, one.closed_by = said.outcome, said.mode, when.happened_at, actor.id
        one.save(update_fields=["outcome", "mode", "closed_at", "closed_by"])
    if open_helps and not body.waits:
        raise Refusal(OUTCOME_MISSING)
    _leave(ticket, WAITING if open_helps else DONE, when.happened_at, "done")
    return Facts(place)


def _ticket(place: str, ticket: UUID, *states: str) -> Ticket:
    found = Ticket.objects.filter(place=place, id=ticket).first()
    if found is None:
        raise Refusal(UNKNOWN_NUMBER)
    if found.state not in states:
        raise Refusal(MOVED_ON, number=label_of(found))
    return found


def _must_be_free(place: str, counter: int, at: datetime) -> None:
    serving = Ticket.objects.filter(place=place, day=local_date(at), state=CALLED, counter=counter).first()
    if serving:
        raise Refusal(BUSY_COUNTER, counter=counter, number=label_of(serving))


def _call(actor: Actor, ticket: Ticket, call: UUID, counter: int, at: datetime) -> None:
    ticket.state, ticket.counter, ticket.called_at = CALLED, counter, at
    ticket.save(update_fields=["state", "counter", "called_at"])
    Call.objects.create(id=call, place=ticket.place, ticket=ticket, counter=counter, officer=actor.id, quick=ticket.quick, at=at)


def _put(actor: Actor, body: OfNumber, state: str, when: When, *states: str) -> Facts:
    place = commune_path(actor.scope)
    _leave(_ticket(place, body.ticket_id, *states), state, when.happened_at, state)
    return Facts(place)


def _leave(ticket: Ticket, state: str, at: datetime, how: str) -> None:
    """Let a number leave its counter."""
    ticket.state, ticket.counter = state, None
    ticket.ended_at = at if state in {DONE, GONE} else None
    ticket.save(update_fields=["state", "counter", "ended_at"])
    Call.objects.filter(ticket=ticket, ended_at=None).update(ended_at=at, ended_as=how)


def _open_help(ticket: Ticket, service: UUID) -> None:
    """Let a service be one of a visit's open helps; one that was closed is opened again."""
    [chosen] = offered(ticket.place, [service])
    Help.objects.update_or_create(
        ticket=ticket,
        service=chosen,
        defaults={"place": ticket.place, "outcome": "", "mode": "", "closed_at": None, "closed_by": None},
    )
