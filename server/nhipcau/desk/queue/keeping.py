"""What the queue lets go of: links to slips after some days, appointments after a month, numbers after a year."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from nhipcau.desk.models import Appointment, Ticket
from nhipcau.desk.queue.rules import FORGOTTEN, KEPT, LINKED
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import local_today, start_of
from nhipcau.kernel.registry import Gone
from nhipcau.kernel.scope import COUNTRY, acting


def forget() -> int:
    """Let go of what is over its time, in every commune; once a day, with everything else. Return how much went."""
    with acting(system(COUNTRY)):
        return forget_before(local_today())


def forget_before(today: date, place: str = COUNTRY) -> int:
    """Let go of what is over its time on a day, in a place; the caller acts for it. Return how much went."""
    cut = cut_links(today, place)
    over, _ = Appointment.objects.filter(place__under=place, at__lt=start_of(today) - FORGOTTEN).delete()
    old, _ = Ticket.objects.filter(place__under=place, day__lt=today - KEPT).delete()
    return cut + over + old


def cut_links(today: date, place: str) -> int:
    """Cut numbers from the slips that were brought, some days after; return how many."""
    linked = Ticket.objects.filter(place__under=place, day__lt=today - LINKED, resident__isnull=False)
    return linked.update(preparation=None, resident=None)


def erase(person: UUID, purpose: str) -> Iterator[Gone]:
    """Cut a person's numbers from their slip and drop its appointments, when they take back that their name is recorded."""
    if purpose == "help_now":
        asked = Appointment.objects.filter(resident=person)
        halves = tuple(asked.values_list("id", flat=True))
        asked.delete()
        yield Gone("appointments", rows=halves)
        linked = Ticket.objects.filter(resident=person)
        ids = tuple(linked.values_list("id", flat=True))
        linked.update(preparation=None, resident=None)
        yield Gone("numbers", changed=ids, verb="desk.take_number" * bool(ids))
