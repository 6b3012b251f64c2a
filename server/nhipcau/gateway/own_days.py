"""An officer's own days as iCalendar (RFC 5545): what is due, who comes when, what the team was asked; no name of anybody in it.

The address holds a token and nothing else opens it. Calendar programs send no cookie, and many carry what they fetch
through others' machines: so neither the code of a slip nor that of an appointment stands in it, which would open more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from importlib import import_module
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from nhipcau.desk.queue.queries import appointments_from
from nhipcau.desk.queue.rules import SLOT
from nhipcau.dossiers.models import TASKS
from nhipcau.dossiers.queries import deadlines, given_by_desk
from nhipcau.gateway.feeds import HOUSE
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import VIETNAM, local_today, now
from nhipcau.kernel.pace import Pace, address_of, waiting
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import acting, commune_of
from nhipcau.links.calendars.problems import UNKNOWN_CALENDAR, WRONG_CALENDARS
from nhipcau.links.calendars.queries import whose
from nhipcau.people.models import Member
from nhipcau.people.queries import actor_for, still_working
from nhipcau.places.queries import get_commune
from nhipcau.support.queries import team_calls_waiting

KEPT: Final = timedelta(days=30)  # how long a day that is over still stands in it
GIVEN: Final = timedelta(days=90)  # how old a task for the team may be
MOST: Final = 300  # appointments
GUESSES: Final = Pace.of("calendar")


@dataclass(frozen=True)
class Event:
    """One event. A ``begins`` without an hour is a whole day; ``told``: how often it was spoken of, which grows with a change."""

    id: UUID
    made_at: datetime
    summary: str
    begins: date | datetime
    told: int = 0


@require_safe
@sensitive_variables("token")
def own_days(request: HttpRequest, token: str) -> HttpResponse:
    """Return the days of the officer whose address this is; unchanged ones are not sent again (ETag).

    Raises:
        Refusal: 404.524 it is unknown or was ended, or its officer works there no more; 429.524 many wrong ones.
    """
    caller = address_of(request)
    if seconds := GUESSES.wait(caller):
        raise Refusal(WRONG_CALENDARS, **waiting(seconds))
    actor = _officer(token)
    if actor is None:
        GUESSES.take(caller)
        raise Refusal(UNKNOWN_CALENDAR)
    with acting(actor):
        body = calendar_of(actor)
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, max-age=900", "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"}
    if tag in request.headers.get("If-None-Match", ""):
        return HttpResponseNotModified(headers=headers)
    named = {"Content-Disposition": 'inline; filename="lich-cua-toi.ics"'}
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers={**headers, **named})


def _officer(token: str) -> Actor | None:
    """Return the officer whose token this is, as long as they work where it was made."""
    found = whose(token)
    member = Member.objects.filter(still_working(), id=found.member, scope=found.place, role__in=(DESK, COMMUNE_LEAD)).first() if found else None
    return actor_for(member) if member else None


def calendar_of(actor: Actor) -> bytes:
    """Return the calendar; the caller acts as the officer."""
    icalendar: Any = import_module("icalendar")  # takes a second to load, and most processes never need it
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Nhip Cau//Lich cua toi//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Việc một cửa, {get_commune(commune_of(actor.scope) or '').full_name}")
    calendar.add("x-wr-timezone", VIETNAM.key)
    for one in sorted(events_of(actor), key=lambda one: (str(one.begins), one.id)):
        calendar.add_component(_filled(icalendar.Event(), one))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def events_of(actor: Actor) -> Iterator[Event]:
    """Yield what stands in it: deadlines, appointments, tasks that the team has, calls that wait for the team."""
    since = local_today() - KEPT
    for due in deadlines(actor):
        if due.due >= since:
            late = "Quá hạn" if due.late else "Hạn trả"
            yield Event(due.dossier, due.opened_at, f"{late} hồ sơ {due.number or 'chưa có số'}: {due.title}", due.due, due.told + due.late)
    for booked in appointments_from(actor.scope, now() - KEPT, MOST):
        yield Event(booked.id, booked.made_at, f"Hẹn tại quầy: {booked.service.name}", booked.at)
    for task in given_by_desk(actor, now() - GIVEN):
        if task.done_at is None and task.next_date and task.next_date >= since:
            yield Event(task.id, task.given_at, f"Việc đã giao tổ: {TASKS.get(task.task, TASKS['other'])}", task.next_date)
    for call in team_calls_waiting(actor):
        if call.due_on >= since:
            yield Event(call.id, call.asked_at, "Hạn trả lời một lời gọi tổ", call.due_on)


def _filled(event: Any, one: Event) -> Any:  # noqa: ANN401 (the library is loaded late)
    """Fill an event: its UID never changes, its SEQUENCE grows with what is told, a whole day takes nobody's time."""
    event.add("uid", f"{one.id}@{HOUSE}")
    event.add("dtstamp", one.made_at)
    event.add("sequence", one.told)
    event.add("class", "PRIVATE")
    event.add("summary", one.summary)
    if isinstance(one.begins, datetime):
        begins = one.begins.astimezone(VIETNAM)
        event.add("dtstart", begins)
        event.add("dtend", begins + SLOT)
    else:
        event.add("dtstart", one.begins)
        event.add("dtend", one.begins + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    return event
