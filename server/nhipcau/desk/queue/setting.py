"""What the desk sets up beforehand: its services, its screens, and the half hours that are asked for."""

from nhipcau.desk.models import BOOKED, CANCELLED, Appointment, Screen, Service
from nhipcau.desk.queue.bodies import Book, CloseScreen, OfAppointment, OpenScreen, SetService
from nhipcau.desk.queue.problems import SLOT_FULL, SLOT_ODD, UNKNOWN_APPOINTMENT, UNKNOWN_SCREEN, UNKNOWN_SERVICE
from nhipcau.desk.queue.rules import can_be_asked
from nhipcau.desk.queue.taking import offered
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.calendars import calendar
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path


def set_service(actor: Actor, body: SetService, *, when: When) -> Facts:  # noqa: ARG001 (the shape of every verb)
    """Add a service to the desk, or change it."""
    place, said = commune_path(actor.scope), body.model_dump(exclude={"id"})
    if not Service.objects.filter(place=place, id=body.id).update(**said):
        Service.objects.create(id=body.id, place=place, **said)
    return Facts(place)


def open_screen(actor: Actor, body: OpenScreen, *, when: When) -> Facts:
    """Open a screen in the hall."""
    place = commune_path(actor.scope)
    if not Screen.objects.filter(place=place, id=body.id).exists():
        said = {"code": body.code, "kind": body.kind}
        Screen.objects.create(id=body.id, place=place, opened_by=actor.id, opened_at=when.happened_at, **said)
    return Facts(place)


def close_screen(actor: Actor, body: CloseScreen, *, when: When) -> Facts:
    """Close a screen: its address opens nothing any more.

    Raises:
        Refusal: 404.247 no such screen.
    """
    place = commune_path(actor.scope)
    screens = Screen.objects.filter(place=place, id=body.screen_id)
    if not screens.exists():
        raise Refusal(UNKNOWN_SCREEN)
    screens.filter(closed_at=None).update(closed_at=when.happened_at)
    return Facts(place)


def book(actor: Actor, body: Book, *, when: When) -> Facts:
    """Make an appointment, if the half hour has room.

    Raises:
        Refusal: 422.243 the service is not offered, or by queue only; 422.245 that is no half hour of the desk; 409.244 it is full.
    """
    place = commune_path(actor.scope)
    if Appointment.objects.filter(place=place, id=body.id).exists():
        return Facts(place)
    [service] = offered(place, [body.service_id])
    if not service.slot_limit:
        raise Refusal(UNKNOWN_SERVICE)
    if not can_be_asked(body.at, when.happened_at, local_date(when.happened_at), calendar()):
        raise Refusal(SLOT_ODD)
    booked = Appointment.objects.filter(service=service, at=body.at).exclude(state=CANCELLED)
    if booked.count() >= service.slot_limit:
        raise Refusal(SLOT_FULL)
    Appointment.objects.create(id=body.id, place=place, code=body.code, service=service, at=body.at, made_at=when.happened_at)
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
