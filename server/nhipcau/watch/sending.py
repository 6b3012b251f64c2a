"""Emptying the outbox: oldest first, a batch at a time; what was not taken stays and is tried again."""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import F

from nhipcau.kernel.actor import system
from nhipcau.kernel.models import KeptEvent
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.settings.soc import Receiver
from nhipcau.watch.models import Outbox
from nhipcau.watch.receivers import Away, deliver

log = logging.getLogger("nhipcau.watch")
BATCH: Final = 200


@dataclass(frozen=True)
class Sent:
    """What became of one round with one receiver. ``why``: what it said when it took nothing."""

    receiver: str
    taken: int
    why: str = ""


def send(receiver: Receiver) -> Sent:
    """Hand one receiver all that waits for it, as long as it takes it. Two senders at once share the work."""
    taken = 0
    while True:
        with acting(system(COUNTRY)):
            waiting = Outbox.objects.filter(receiver=receiver.name).order_by("id")
            batch = list(waiting.select_for_update(skip_locked=True)[:BATCH])
            if not batch:
                return Sent(receiver.name, taken)
            known = KeptEvent.objects.in_bulk([one.event for one in batch])
            try:
                deliver(receiver, [known[one.event] for one in batch if one.event in known])
            except Away as away:
                Outbox.objects.filter(pk__in=[one.pk for one in batch]).update(tries=F("tries") + 1)
                log.warning("%s takes nothing: %s", receiver.name, away)
                return Sent(receiver.name, taken, str(away))
            Outbox.objects.filter(pk__in=[one.pk for one in batch]).delete()
            taken += len(batch)


def put_again(since: datetime) -> int:
    """Put every event since a moment into the outbox of every receiver once more; return how many were put."""
    with transaction.atomic(), acting(system(COUNTRY)):
        names = list(KeptEvent.objects.filter(at__gte=since).order_by("at").values_list("id", flat=True))
        put = [Outbox(receiver=one.name, event=name) for name in names for one in settings.SOC.receivers]
        Outbox.objects.bulk_create(put)
    return len(put)
