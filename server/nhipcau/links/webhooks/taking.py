"""Taking what verbs have as news, in the transaction of the fact; and giving it numbers once it is certain."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from django.db import connection, transaction

from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.news import Told
from nhipcau.kernel.statements import adding, rows
from nhipcau.links.webhooks.models import Attempt, Happening
from nhipcau.links.webhooks.queries import last_number

KEPT: Final = timedelta(days=30)  # that events may be asked for again, and tries are shown
LOCK: Final = 0x6E63686F6F6B  # whoever gives numbers holds it
BATCH: Final = 2000
_ADD = adding("links_happening", "id", "number", "kind", "place", "at", "told_at", "data")


def take(told: Sequence[Told]) -> None:
    """Write news beside their fact; without a number yet, since another fact may be certain earlier."""
    moment = now()
    lines = [
        {"id": new_id(), "number": None, "kind": one.kind, "place": one.place, "at": one.at, "told_at": moment, "data": dict(one.data)}
        for one in told
    ]
    if lines:
        _ADD.run(rows=rows(lines))


def number() -> int:
    """Give the next numbers to what is certain and has none; one at a time, so that no number appears below one that was read."""
    if not Happening.objects.filter(number=None).exists():
        return 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        fresh = list(Happening.objects.filter(number=None).order_by("id")[:BATCH])
        for place, one in enumerate(fresh, start=last_number() + 1):
            one.number = place
        Happening.objects.bulk_update(fresh, ["number"])
    return len(fresh)


def let_go() -> int:
    """Let go of events and tries that are too old; the last event stays, so that numbers go on."""
    old, last = now() - KEPT, last_number()
    events, _ = Happening.objects.filter(told_at__lt=old, number__lt=last).delete()
    tries, _ = Attempt.objects.filter(at__lt=old).delete()
    return events + tries
