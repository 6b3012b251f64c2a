"""Receipts: a message arrived, or did not. They come in any order, twice, before we know whose they are, or never."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q

from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.messaging.models import DELIVERED, DROPPED, FAILED, OutMessage, Receipt

KEPT: Final = timedelta(days=3)  # a receipt for which no message is found


def note_for(message: UUID, gateway: str, *, delivered: bool) -> bool:
    """Note a receipt that names our own id; say whether there is such a message."""
    with acting(system(COUNTRY)):
        return _end(Q(id=message), gateway, delivered=delivered)


def note(gateway: str, ref: str, *, delivered: bool) -> bool:
    """Note a receipt that names the gateway's id; it is kept while nobody knows whose it is. Say whether it was known."""
    with acting(system(COUNTRY)):
        if _end(_named(gateway, ref), gateway, delivered=delivered):
            return True
        Receipt.objects.bulk_create([Receipt(gateway=gateway, ref=ref, delivered=delivered, at=now())], ignore_conflicts=True)
        return False


def match_late() -> int:
    """Match receipts that came too early, forget those that are nobody's; return how many were matched."""
    with acting(system(COUNTRY)):
        matched = 0
        for one in Receipt.objects.order_by("delivered", "id").select_for_update(skip_locked=True):
            if _end(_named(one.gateway, one.ref), one.gateway, delivered=one.delivered):
                one.delete()
                matched += 1
        Receipt.objects.filter(at__lt=now() - KEPT).delete()
        return matched


def _named(gateway: str, ref: str) -> Q:
    return Q(gateway=gateway, gateway_ref__in=_spellings(ref))


def _spellings(ref: str) -> list[str]:
    """Return how a gateway may have spelled the same number before: some answer in sixteens and write tens in receipts."""
    found = {ref, ref.lstrip("0") or ref}
    if ref.isdigit() and ref.isascii() and len(ref) <= 20:  # noqa: PLR2004 (a number of 64 bits)
        found |= {f"{int(ref):x}", f"{int(ref):X}", f"{int(ref):08X}", f"{int(ref):08x}"}
    return sorted(found)


def _end(which: Q, gateway: str, *, delivered: bool) -> bool:
    """End a message as a receipt says: what arrived stays so, whatever comes later; a failure may still be put right."""
    rows, moment = OutMessage.objects.filter(which), now()
    known = rows.exists()
    ended = {"ended_at": moment, "gateway": gateway, "unsure": False}
    if delivered:
        fresh = rows.exclude(state__in=(DELIVERED, DROPPED))
        fresh.filter(handed_at=None).update(handed_at=moment)
        fresh.update(state=DELIVERED, why="", **ended)
    else:
        rows.exclude(state__in=(DELIVERED, FAILED, DROPPED)).update(state=FAILED, why="bounced", **ended)
    return known
