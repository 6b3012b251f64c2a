"""What has happened as systems may hear it, and whose webhooks somebody sees."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max, Q, QuerySet

from nhipcau.kernel.actor import Actor
from nhipcau.links.clients.queries import clients_of
from nhipcau.links.webhooks.models import Happening, Hook


def hooks_of(actor: Actor, *, ended: bool = False) -> QuerySet[Hook]:
    """Return the webhooks of the programs that somebody answers for; those that ended only where they are wanted."""
    found = Hook.objects.select_related("client").filter(client__in=clients_of(actor))
    return found if ended else found.filter(ended_at=None)


def happenings(places: Collection[str], after: int, kinds: Collection[str] = ()) -> QuerySet[Happening]:
    """Return what happened in or around these places after a number, in the order of the numbers."""
    near = Q(pk__in=())
    for path in places:
        parts = path.rstrip(".").split(".")
        above = ["".join(f"{part}." for part in parts[:many]) for many in range(1, len(parts))]
        near |= Q(place__under=path) | Q(place__in=above)
    found = Happening.objects.filter(near, number__gt=after).order_by("number")
    return found.filter(kind__in=list(kinds)) if kinds else found


def last_number() -> int:
    """Return the number of the last thing that happened and has one."""
    return Happening.objects.aggregate(last=Max("number"))["last"] or 0


def number_before(moment: datetime) -> int:
    """Return the number after which everything that was told since a moment comes."""
    return Happening.objects.filter(told_at__lt=moment).aggregate(last=Max("number"))["last"] or 0
