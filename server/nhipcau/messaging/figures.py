"""Our own figures: what was handed over in time, what arrived, what waits, and how it goes with each gateway."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db.models import Count, ExpressionWrapper, F, Max, Min, Q, QuerySet, Sum
from django.db.models import DurationField as Duration

from nhipcau.kernel.clock import now
from nhipcau.messaging import ways
from nhipcau.messaging.keeping import CANARY
from nhipcau.messaging.models import DELIVERED, DROPPED, FAILED, OPEN, Line, OutMessage
from nhipcau.messaging.rules import written
from nhipcau.messaging.taking import MAIL, PUSH

QUICK: Final = timedelta(seconds=10)
LOOK: Final = timedelta(hours=24)
CHANNELS: Final = {"sms": ~Q(book__in=(MAIL, PUSH)), "mail": Q(book=MAIL), "push": Q(book=PUSH)}


@dataclass(frozen=True)
class Figures:
    """The last day. A share is None where there is nothing to divide by; without receipts nothing is known to arrive."""

    handed: int
    quick: float | None
    told_of: int
    arrived: float | None
    failed: int
    dropped: int
    waiting: int
    oldest: timedelta
    parts: int
    dong: int


@dataclass(frozen=True)
class Way:
    """How it goes with one gateway."""

    name: str
    taken_at: datetime | None
    rests_until: datetime | None
    why: str


def figures(rows: QuerySet[OutMessage], moment: datetime | None = None) -> Figures:
    """Return the figures of these messages; act for whoever may see them."""
    moment = moment or now()
    took = ExpressionWrapper(F("handed_at") - F("due_at"), output_field=Duration())
    lately = rows.filter(said_at__gte=moment - LOOK).annotate(took=took)
    found: dict[str, Any] = lately.aggregate(
        handed=Count("id", filter=Q(handed_at__isnull=False)),
        quick=Count("id", filter=Q(took__lte=QUICK)),
        arrived=Count("id", filter=Q(state=DELIVERED)),
        bounced=Count("id", filter=Q(state=FAILED, why="bounced")),
        failed=Count("id", filter=Q(state=FAILED)),
        dropped=Count("id", filter=Q(state=DROPPED)),
        parts=Sum("parts", default=0),
        dong=Sum("dong", default=0),
    )
    waits = rows.filter(state__in=OPEN, due_at__lte=moment).aggregate(many=Count("id"), oldest=Min("due_at"))
    told_of = found["arrived"] + found["bounced"]
    return Figures(
        found["handed"],
        found["quick"] / found["handed"] if found["handed"] else None,
        told_of,
        found["arrived"] / told_of if told_of else None,
        found["failed"],
        found["dropped"],
        waits["many"],
        moment - waits["oldest"] if waits["oldest"] else timedelta(),
        found["parts"],
        found["dong"],
    )


def ways_now() -> Sequence[Way]:
    """Return how it goes with each gateway of text messages that is in use."""
    names = ways.names(settings.SENDING)
    lines, moment = Line.objects.in_bulk(names), now()
    known = [lines.get(name) or Line(name=name) for name in names]
    return [
        Way(one.name, one.taken_at, one.rests_until if one.rests_until and one.rests_until > moment else None, one.why)
        for one in known
    ]


def of_channel(channel: str) -> QuerySet[OutMessage]:
    """Return the messages of a channel, by the book in which their address stands; colleagues count as reached by text."""
    return OutMessage.objects.filter(CHANNELS[channel])


def last_canary(rows: QuerySet[OutMessage] | None = None) -> datetime | None:
    """Return when a trial message to ourselves last arrived, or was handed over where nobody says what arrives."""
    among = OutMessage.objects.all() if rows is None else rows
    found = among.filter(kind=CANARY, handed_at__isnull=False).exclude(state=FAILED)
    latest: datetime | None = found.aggregate(latest=Max("handed_at"))["latest"]
    return latest


def is_slow(found: Figures) -> bool:
    """Say whether somebody should look: something has waited for too long."""
    return found.oldest > timedelta(seconds=written()["slow"]["oldest_waiting"])
