"""What happens to addresses of officers' own calendars."""

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, acting, within
from nhipcau.links.calendars.bodies import EndCalendar, OpenCalendar
from nhipcau.links.calendars.models import Calendar
from nhipcau.links.calendars.problems import CALENDAR_KNOWN, UNKNOWN_CALENDAR


def open_calendar(actor: Actor, body: OpenCalendar, *, when: When) -> Facts:
    """Give an officer an address of their own days; the one before ends, wherever they worked then.

    Raises:
        Refusal: 409.524 it was made before.
    """
    mark = bytes.fromhex(body.mark)
    with acting(system(COUNTRY)):
        if Calendar.objects.filter(id=body.id).exists() or Calendar.objects.filter(mark=mark).exists():
            raise Refusal(CALENDAR_KNOWN)
        Calendar.objects.filter(member_id=actor.id, ended_at=None).update(ended_at=when.received_at)
    Calendar.objects.create(id=body.id, place=actor.scope, member_id=actor.id, mark=mark, made_at=when.received_at)
    return Facts(actor.scope)


def end_calendar(actor: Actor, body: EndCalendar, *, when: When) -> Facts:
    """End an officer's own address; twice keeps the first moment.

    Raises:
        Refusal: 404.524 the officer has no such address.
    """
    mine = Calendar.objects.select_for_update().filter(within(actor), id=body.calendar_id, member_id=actor.id).first()
    if mine is None:
        raise Refusal(UNKNOWN_CALENDAR)
    Calendar.objects.filter(id=mine.id, ended_at=None).update(ended_at=when.received_at)
    return Facts(mine.place)
