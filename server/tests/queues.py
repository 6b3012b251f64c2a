"""A queue for whoever tests one: services, screens, numbers."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from nhipcau.desk.models import Service
from nhipcau.desk.queue import rules
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.calendars import calendar
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.kernel.slip_codes import new_slip_code
from tests.world import must


def services(desk: Actor) -> list[UUID]:
    """Offer the proposed services where the desk does not offer them yet; return their ids, in order."""
    with acting(desk):
        offered = dict(Service.objects.filter(place=desk.scope).values_list("name", "id"))
    if {name for name, *_ in rules.DEFAULTS} <= offered.keys():
        return [offered[name] for name, *_ in rules.DEFAULTS]
    ids = []
    for rank, (name, kind, groups, limit) in enumerate(rules.DEFAULTS):
        ids.append(new_id())
        must(desk, "desk.set_service", id=ids[-1], name=name, kind=kind, fields=list(groups), slot_limit=limit, rank=rank)
    return ids


def takes(desk: Actor, *chosen: UUID, **more: Any) -> UUID:
    """Take a number for services; return it."""
    ticket = new_id()
    must(desk, "desk.take_number", id=ticket, services=[str(one) for one in chosen], **more)
    return ticket


def a_screen(desk: Actor, kind: str) -> str:
    """Open a screen; return its code."""
    code = new_slip_code()
    must(desk, "desk.open_screen", id=new_id(), code=code, kind=kind)
    return code


def books(desk: Actor, service: UUID) -> str:
    """Make an appointment for the first half hour of the next working day; return its code."""
    code, day = new_slip_code(), calendar().on_or_after(local_today() + timedelta(days=1))
    must(desk, "desk.book", id=new_id(), code=code, service_id=service, at=rules.slots(day)[0].isoformat())
    return code


def a_queue(desk: Actor) -> tuple[str, str, UUID, str]:
    """Furnish a queue where there is none; return a display's code, a kiosk's, a number that waits, and an appointment."""
    offered = services(desk)
    called, waits = takes(desk, offered[0]), takes(desk, offered[0])
    must(desk, "desk.call_number", id=new_id(), counter=9, ticket_id=called)
    return a_screen(desk, "display"), a_screen(desk, "kiosk"), waits, books(desk, offered[0])
