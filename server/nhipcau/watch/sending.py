"""Emptying the outbox: oldest first, a batch at a time; what was not taken stays and is tried again."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, F

from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.models import KeptEvent
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.settings.soc import Receiver
from nhipcau.watch.models import Contact, Outbox
from nhipcau.watch.receivers import Away, deliver

log = logging.getLogger("nhipcau.watch")
BATCH: Final = 200


@dataclass(frozen=True)
class Sent:
    """What became of one round with one receiver. ``why``: what it said when it took nothing."""

    receiver: str
    taken: int
    why: str = ""


@dataclass(frozen=True)
class Standing:
    """How it stands with one receiver: when it last took something, what waits for it, why the last try failed."""

    receiver: str
    reached_at: datetime | None
    waiting: int
    why: str


def send(receiver: Receiver, over: Callable[[], bool] = lambda: False) -> Sent:
    """Hand one receiver all that waits for it, as long as it takes it; ``over`` says that it is time to end.

    Of two houses on one database only one speaks to a receiver at a time, so it hears everything in order and once.
    """
    taken = 0
    while not over():
        with acting(system(COUNTRY)):
            batch = _next(receiver)
            if not batch:
                break
            known = KeptEvent.objects.in_bulk([one.event for one in batch])
            try:
                deliver(receiver, [known[one.event] for one in batch if one.event in known])
            except Away as away:
                Outbox.objects.filter(pk__in=[one.pk for one in batch]).update(tries=F("tries") + 1)
                Contact.objects.update_or_create(receiver=receiver.name, defaults={"why": str(away)})
                log.warning("%s takes nothing: %s", receiver.name, away)
                return Sent(receiver.name, taken, str(away))
            Outbox.objects.filter(pk__in=[one.pk for one in batch]).delete()
            Contact.objects.update_or_create(receiver=receiver.name, defaults={"reached_at": now(), "why": ""})
            taken += len(batch)
    return Sent(receiver.name, taken)


def _next(receiver: Receiver) -> list[Outbox]:
    """Return what is next for a receiver: nothing while another sender speaks to it. Until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"soc:{receiver.name}"])
        if not cursor.fetchone()[0]:
            return []
    return list(Outbox.objects.filter(receiver=receiver.name).order_by("id")[:BATCH])


def standings() -> list[Standing]:
    """Return how it stands with every receiver that is set, in the order in which they are named."""
    names = [one.name for one in settings.SOC.receivers]
    met = Contact.objects.in_bulk(names)
    counted = Outbox.objects.filter(receiver__in=names).values("receiver").annotate(many=Count("id"))
    waiting = {row["receiver"]: row["many"] for row in counted}
    return [
        Standing(name, met[name].reached_at if name in met else None, waiting.get(name, 0), met[name].why if name in met else "")
        for name in names
    ]


def put_again(since: datetime) -> int:
    """Put every event since a moment into the outbox of every receiver once more; return how many were put."""
    with transaction.atomic(), acting(system(COUNTRY)):
        names = list(KeptEvent.objects.filter(at__gte=since).order_by("at").values_list("id", flat=True))
        put = [Outbox(receiver=one.name, event=name) for name in names for one in settings.SOC.receivers]
        Outbox.objects.bulk_create(put)
    return len(put)
