"""The half hours that are asked for: by a citizen, at the desk, and by the team for a family with a slip."""

from datetime import datetime

from nhipcau.desk.models import BOOKED, CANCELLED, Appointment, Service
from nhipcau.desk.queue.bodies import Book, OfAppointment
from nhipcau.desk.queue.problems import (
    NO_SLIP_HERE,
    NOT_BY_APPOINTMENT,
    SLOT_FULL,
    SLOT_ODD,
    UNKNOWN_APPOINTMENT,
    UNKNOWN_SERVICE,
)
from nhipcau.desk.queue.queries import services_for
from nhipcau.desk.queue.rules import can_be_asked
from nhipcau.desk.queue.taking import offered
from nhipcau.dossiers.models import Preparation
from nhipcau.dossiers.queries import preparations_visible_to
from nhipcau.kernel.actor import LEADER, MEMBER, Actor
from nhipcau.kernel.calendars import calendar
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path, reaching


def book(actor: Actor, body: Book, *, when: When) -> Facts:
    """Make an appointment, if the half hour has room; the team may make one for a slip of theirs, and nothing else.

    Raises:
        Refusal: 422.243 the service is not offered, or by queue only; 404.255 the slip is not the actor's; 422.256 no
            appointment is needed for it; 422.245 that is no half hour of the desk, or it is over; 409.244 it is full.
    """
    if body.preparation_id or actor.role in {MEMBER, LEADER}:
        return _book_for_slip(actor, body, when)
    place = commune_path(actor.scope)
    if not _is_made(place, body):
        _make(place, body, _chosen(place, body), said_at=when.happened_at)
    return Facts(place)


def cancel(actor: Actor, body: OfAppointment, *, when: When) -> Facts:  # noqa: ARG001 (the shape of every verb)
    """Drop an appointment; its place is free again.

    Raises:
        Refusal: 404.246 no open appointment has this code.
    """
    place = commune_path(actor.scope)
    if not Appointment.objects.filter(place=place, code=body.code, state=BOOKED).update(state=CANCELLED):
        raise Refusal(UNKNOWN_APPOINTMENT)
    return Facts(place)


def _book_for_slip(actor: Actor, body: Book, when: When) -> Facts:
    """Make the appointment of a slip, in place of an earlier one; a letter may come late, so its arrival counts."""
    slip = preparations_visible_to(actor).filter(slip_code=body.code).first()
    if slip is None or slip.id != body.preparation_id:
        raise Refusal(NO_SLIP_HERE)
    place = commune_path(slip.place)
    with reaching(actor, place):
        if not _is_made(place, body):
            _make(place, body, _needed(place, slip), said_at=when.received_at, slip=slip)
    return Facts(slip.place)


def _is_made(place: str, body: Book) -> bool:
    return Appointment.objects.filter(place=place, id=body.id).exists()


def _chosen(place: str, body: Book) -> Service:
    for service in offered(place, [body.service_id] if body.service_id else []):
        if service.slot_limit:
            return service
    raise Refusal(UNKNOWN_SERVICE)


def _needed(place: str, slip: Preparation) -> Service:
    """Return the first service of the desk that a slip needs and that takes appointments."""
    needed = [one for one in offered(place, services_for(place, slip)) if one.slot_limit]
    if not needed:
        raise Refusal(NOT_BY_APPOINTMENT)
    return needed[0]


def _make(place: str, body: Book, service: Service, *, said_at: datetime, slip: Preparation | None = None) -> None:
    if not can_be_asked(body.at, said_at, local_date(said_at), calendar()):
        raise Refusal(SLOT_ODD)
    booked = Appointment.objects.filter(service=service, at=body.at).exclude(state=CANCELLED)
    if booked.exclude(code=body.code).count() >= service.slot_limit:
        raise Refusal(SLOT_FULL)
    brought = {"preparation": slip.id, "resident": slip.resident_id} if slip else {}
    if slip:
        Appointment.objects.filter(place=place, code=body.code).delete()
    said = {"code": body.code, "service": service, "at": body.at}
    Appointment.objects.create(id=body.id, place=place, made_at=said_at, **said, **brought)
