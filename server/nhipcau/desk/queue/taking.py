"""Giving numbers: by the officer, at a kiosk, for an appointment, and handed in after the network was away."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from nhipcau.desk.models import ARRIVED, BOOKED, Appointment, Help, Series, Service, Ticket
from nhipcau.desk.queue.bodies import Arrive, LendSeries, TakeNumber, TakeReserved
from nhipcau.desk.queue.keeping import forget_before
from nhipcau.desk.queue.problems import NO_LETTER_LEFT, NUMBER_TAKEN, UNKNOWN_APPOINTMENT, UNKNOWN_SERVICE
from nhipcau.desk.queue.rules import HOUSE_SERIES, LENT, free_letter, since_when
from nhipcau.dossiers.queries import preparations_visible_to
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path, covers


def take_number(actor: Actor, body: TakeNumber, *, when: When) -> Facts:
    """Give the next number of the day; the same press twice gives one.

    The commune's head is locked while a verb runs, so numbers have no gap and nobody gets the same.

    Raises:
        Refusal: 422.243 a service is not offered.
    """
    place = commune_path(actor.scope)
    if not _is_given(place, body.id):
        chosen = offered(place, body.services)
        ticket = _next(place, when.happened_at, body.id, source=body.source, quick=body.quick or _only_results(chosen))
        _link(actor, ticket, body.preparation_id)
        _give(ticket, chosen)
    return Facts(place)


def take_reserved(actor: Actor, body: TakeReserved, *, when: When) -> Facts:
    """Enter a number that a counter gave while the network was away, as it was given.

    Raises:
        Refusal: 409.248 the series is not lent, or the number is taken; 422.243 a service is not offered.
    """
    place = commune_path(actor.scope)
    if _is_given(place, body.id):
        return Facts(place)
    series, day = Series.objects.filter(place=place, id=body.series_id).first(), local_date(when.happened_at)
    if series is None or Ticket.objects.filter(place=place, day=day, series=series.letter, number=body.number).exists():
        raise Refusal(NUMBER_TAKEN)
    chosen = offered(place, body.services, closed=True)
    ticket = _new(place, when.happened_at, body.id, source="away", quick=body.quick or _only_results(chosen))
    ticket.series, ticket.number = series.letter, body.number
    _give(ticket, chosen)
    return Facts(place)


def arrive(actor: Actor, body: Arrive, *, when: When) -> Facts:
    """Give a number to somebody with an appointment: first at its time, like others when they come too late for it.

    Raises:
        Refusal: 404.246 no open appointment of today has this code.
    """
    place = commune_path(actor.scope)
    if _is_given(place, body.id):
        return Facts(place)
    found = Appointment.objects.filter(place=place, code=body.code, state=BOOKED).select_related("service").first()
    if found is None or local_date(found.at) != local_date(when.happened_at):
        raise Refusal(UNKNOWN_APPOINTMENT)
    ticket = _next(place, when.happened_at, body.id, source=body.source, quick=body.quick)
    ticket.due_at = since_when(when.happened_at, found.at)
    _link(actor, ticket, found.preparation)
    _give(ticket, [found.service])
    found.state, found.ticket = ARRIVED, ticket
    found.save(update_fields=["state", "ticket"])
    return Facts(place)


def lend_series(actor: Actor, body: LendSeries, *, when: When) -> Facts:
    """Lend a letter to a browser at a counter, or lend it longer; nobody else numbers with it meanwhile.

    Raises:
        Refusal: 409.249 all letters are lent.
    """
    place, until = commune_path(actor.scope), when.received_at + LENT
    if not Series.objects.filter(place=place, id=body.id).update(until=until):
        lent = dict(Series.objects.filter(place=place).values_list("letter", "until"))
        letter = free_letter(lent, when.received_at)
        if letter is None:
            raise Refusal(NO_LETTER_LEFT)
        Series.objects.filter(place=place, letter=letter).delete()
        Series.objects.create(id=body.id, place=place, letter=letter, until=until)
    return Facts(place)


def offered(place: str, ids: Sequence[UUID], *, closed: bool = False) -> list[Service]:
    """Return the services with these ids, in order of the desk; ``closed``: also those that rest.

    Raises:
        Refusal: 422.243 one is not offered here.
    """
    found = Service.objects.filter(place=place, id__in=ids).order_by("rank", "id")
    chosen = [one for one in found if one.open or closed]
    if len(chosen) < len(set(ids)):
        raise Refusal(UNKNOWN_SERVICE)
    return chosen


def _is_given(place: str, ticket: UUID) -> bool:
    return Ticket.objects.filter(place=place, id=ticket).exists()


def _next(place: str, at: datetime, ticket: UUID, *, source: str, quick: bool) -> Ticket:
    """Return a number of the house's own series, not yet entered; the first of a day sweeps up behind older days."""
    made = _new(place, at, ticket, source=source, quick=quick)
    last = _last(place, made.day)
    if not last:
        forget_before(made.day, place)
    made.number = last + 1
    return made


def _last(place: str, day: date) -> int:
    numbers = Ticket.objects.filter(place=place, day=day, series=HOUSE_SERIES)
    return numbers.aggregate(last=Max("number"))["last"] or 0


def _new(place: str, at: datetime, ticket: UUID, *, source: str, quick: bool) -> Ticket:
    return Ticket(
        id=ticket, place=place, day=local_date(at), series=HOUSE_SERIES, quick=quick, source=source, taken_at=at, since=at
    )


def _link(actor: Actor, ticket: Ticket, preparation: UUID | None) -> None:
    """Link a number to the slip that was brought, if it lies in this commune."""
    found = preparations_visible_to(actor).filter(id=preparation).first() if preparation else None
    if found and covers(ticket.place, found.place):
        ticket.preparation, ticket.resident = found.id, found.resident_id


def _give(ticket: Ticket, services: Sequence[Service]) -> None:
    ticket.save(force_insert=True)
    Help.objects.bulk_create(Help(place=ticket.place, ticket=ticket, service=one) for one in services)


def _only_results(services: Sequence[Service]) -> bool:
    """Say whether somebody came only to receive a result: they go by the quick lane."""
    return all(one.kind == "result" for one in services)
