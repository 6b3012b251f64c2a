"""Who looks at unusually many: judged hour by hour from the log of looks, told once for each hour."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import TruncDay, TruncHour

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import VIETNAM, now
from nhipcau.kernel.events import tell
from nhipcau.kernel.models import KeptEvent
from nhipcau.kernel.reads import outside_scope, reads_visible_to
from nhipcau.kernel.scope import COUNTRY, acting

MANY: Final = 40  # people whom one reader looked at in an hour: a full desk sees about twelve
LISTS: Final = 3  # times that a whole list was fetched in a day: a new phone fetches one
ONE_AT_A_TIME: Final = 7_202_512  # the advisory lock of whoever looks for what is new
WHOLE: Final = 100  # rows from which a list counts as whole
WORDS: Final = {
    "many": ("Xem hơn {limit} người trong một giờ", "Looked at more than {limit} people in an hour"),
    "outside": ("Xem người ngoài nơi phụ trách", "Looked at people outside the place they answer for"),
    "lists": ("Tải cả danh sách hơn {limit} lần trong một ngày", "Fetched the whole list more than {limit} times in a day"),
}
LIMITS: Final = {"many": MANY, "outside": 0, "lists": LISTS}


@dataclass(frozen=True)
class Habit:
    """Somebody looked at unusually many: when it began (the hour, or the day), at how many, and what is unusual."""

    actor: UUID
    role: str
    scope: str
    since: datetime
    people: int
    why: str


def unusual(actor: Actor, since: datetime) -> list[Habit]:
    """Return what is unusual in the looks of the actor's places since a moment, newest first. Act for the actor."""
    reads = reads_visible_to(actor).filter(at__gte=since)
    people = Count("resident", distinct=True)
    hourly = reads.exclude(resident=None).annotate(of=TruncHour("at", tzinfo=VIETNAM))
    daily = reads.filter(door="sync", count__gte=WHOLE).annotate(of=TruncDay("at", tzinfo=VIETNAM))
    found = [
        *_habits("many", hourly, people, Q(many__gt=MANY)),
        *_habits("outside", hourly.filter(outside_scope()), people, Q(many__gt=0)),
        *_habits("lists", daily, Count("id"), Q(many__gt=LISTS)),
    ]
    return sorted(found, key=lambda one: one.since, reverse=True)


def _habits(why: str, reads: QuerySet[Any], counted: Count, much: Q) -> list[Habit]:
    rows = reads.values("actor", "role", "of").annotate(many=counted, where=Max("scope")).filter(much)
    return [Habit(row["actor"], row["role"], row["where"], row["of"], row["many"], why) for row in rows]


def tell_new() -> int:
    """Tell what has become unusual in the last two hours, or today, and was not told yet; return how much that was.

    While another process is at it, nothing is told here.
    """
    with transaction.atomic(), connection.cursor() as cursor:  # a lock of the session would outlive us behind PgBouncer
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        return _tell_new() if cursor.fetchone()[0] else 0


def _tell_new() -> int:
    house, told = system(COUNTRY), 0
    with acting(house):
        found = unusual(house, now() - timedelta(hours=26))
        known = set(KeptEvent.objects.filter(kind="reads.many", at__gte=now() - timedelta(days=3)).values_list(
            "actor", "facts__why", "facts__hour"
        ))  # fmt: skip
    for one in found:
        hour = one.since.isoformat()
        if (one.actor, one.why, hour) not in known:
            tell("reads.many", Actor(one.actor, one.role, one.scope), why=one.why, hour=hour, people=one.people)
            told += 1
    return told
