"""The calendar of a commune's classes for residents, as iCalendar (RFC 5545): for anybody; no name of anybody in it."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from importlib import import_module
from typing import Any, Final
from uuid import UUID

from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import VIETNAM, now
from nhipcau.kernel.models import Feed
from nhipcau.kernel.scope import acting
from nhipcau.learning.classes.topics import topic_of
from nhipcau.learning.models import Class
from nhipcau.places.models import Commune
from nhipcau.places.queries import get_commune

KEPT: Final = timedelta(days=30)  # how long a class that is over still stands in it
MOST: Final = 200
HOUSE: Final = "nhipcau"
STATES: Final = {"planned": "CONFIRMED", "held": "CONFIRMED", "cancelled": "CANCELLED"}


@require_safe
def classes(request: HttpRequest, commune: str) -> HttpResponse:
    """Return the classes for residents of a commune; unchanged ones cost a reader nothing (ETag).

    Raises:
        Refusal: 404.20 there is no such commune.
    """
    place = get_commune(commune)
    with acting(system(place.path)):
        body = feed_of(place)
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "public, max-age=900"}
    if tag in request.headers.get("If-None-Match", ""):
        return HttpResponseNotModified(headers=headers)
    named = {"Content-Disposition": f'inline; filename="lop-hoc-{place.code}.ics"'}
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers={**headers, **named})


def feed_of(place: Commune) -> bytes:
    """Return the calendar: lines folded at 75 octets, CRLF between them, times in Vietnam's zone."""
    icalendar: Any = import_module("icalendar")  # takes a second to load, and most processes never need it
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Nhip Cau//Lich lop//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Lớp học, {place.full_name}")
    calendar.add("x-wr-timezone", VIETNAM.key)
    found = list(Class.objects.filter(place=place.path, audience="resident", begins_at__gte=now() - KEPT).order_by("begins_at", "id")[:MOST])
    changed = dict(
        Feed.objects.filter(commune=place.code, collection="learning.classes", row__in=[one.id for one in found])
        .values_list("row")
        .annotate(last=Max("number"))
    )
    for one in found:
        calendar.add_component(_event(icalendar.Event(), one, place, changed.get(one.id, 0)))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(event: Any, one: Class, place: Commune, change: int) -> Any:  # noqa: ANN401 (the library is loaded late)
    """Fill an event: its UID never changes, its SEQUENCE grows with every change, a cancelled class stays as cancelled."""
    begins = one.begins_at.astimezone(VIETNAM)
    event.add("uid", f"{one.id}@{HOUSE}")
    event.add("dtstamp", made_at(one.id))
    event.add("sequence", change)
    event.add("status", STATES[one.state])
    event.add("summary", f"Lớp: {topic_of(one)}")
    event.add("location", f"{one.venue}, {place.full_name}")
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(minutes=one.minutes))
    return event


def made_at(name: UUID) -> datetime:
    """Return when a thing was named, from its UUIDv7."""
    return datetime.fromtimestamp((name.int >> 80) // 1000, UTC)
