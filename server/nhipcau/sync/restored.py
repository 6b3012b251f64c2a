"""After the house was given back from a backup: phones that know more than it does, and what they bring again.

Numbers of a commune's feed go on far beyond any that was told before. So a phone's number says by itself whether it
speaks of the time that was lost; and each phone hears once that the house was given back, sends again what it was
told had arrived since the backup, and is entered among those that came back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connections, transaction
from django.utils.dateparse import parse_datetime

from nhipcau.kernel.clock import now
from nhipcau.kernel.models import Head
from nhipcau.sync.models import Restored, Returned

PER_SECOND = 1_000_000  # more numbers than a commune's feed can use in a second


@dataclass(frozen=True)
class News:
    """What a phone has not heard yet: the house was given back ``at`` and holds what came before ``holds``."""

    at: datetime
    holds: datetime


def times(commune: str) -> list[Restored]:
    """Return how often, and to where, this commune was given back, oldest first."""
    return list(Restored.objects.filter(commune=commune).order_by("restored_at"))


def lost_after(known: Sequence[Restored], cursor: int) -> int | None:
    """Return the last number that both know, when the phone's number speaks of a time that was lost."""
    return min((one.changes for one in known if one.changes < cursor < one.begins), default=None)


def hear(known: Sequence[Restored], actor: UUID, cursor: int, heard: str) -> News | None:
    """Return what a phone has to be told that has heard of ``heard`` last, and enter that it came back, if it was here."""
    before = _moment(heard)
    news = [one for one in known if before is None or one.restored_at > before]
    if not news:
        return None
    if cursor:
        defaults = {"cursor": cursor, "returned_at": now()}
        Returned.objects.get_or_create(restored=news[-1], actor=actor, defaults=defaults)
    return News(news[-1].restored_at, min(one.held_until for one in news))


def mark(held_until: datetime, using: str = "owner") -> datetime:
    """Say of every commune that it was given back as it stood at this moment; return when that was said.

    Call it on a database that was just restored, before anybody is let in.
    """
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        present: datetime = cursor.fetchone()[0]
        begins = int(present.timestamp()) * PER_SECOND
        heads = list(Head.objects.using(using).select_for_update().order_by("commune"))
        Restored.objects.using(using).bulk_create(
            Restored(
                commune=head.commune,
                held_until=held_until,
                restored_at=present,
                entries=head.entries,
                changes=head.changes,
                begins=max(begins, head.changes + 1),
            )
            for head in heads
        )
        cursor.execute("UPDATE kernel_head SET changes = greatest(%s, changes + 1)", [begins])
    return present


def _moment(text: str) -> datetime | None:
    try:
        return parse_datetime(text)
    except ValueError:
        return None
