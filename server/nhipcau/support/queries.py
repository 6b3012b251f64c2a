"""Questions about assists, always through the eyes of an actor."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.letters import BEGINNING
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import Awaited
from nhipcau.kernel.scope import COUNTRY, acting, within
from nhipcau.support.models import Assist, Attachment
from nhipcau.support.problems import KEEP_WITHDRAWN


def assists_visible_to(actor: Actor) -> QuerySet[Assist]:
    """Return the assists in the actor's places."""
    return Assist.objects.filter(within(actor))


def assists_of_preparation(actor: Actor, preparation: UUID) -> QuerySet[Assist]:
    """Return what was done with a family about one preparation, newest first."""
    return assists_visible_to(actor).filter(preparation=preparation).order_by("-happened_at")


def helped_since(people: Collection[UUID], since: datetime) -> set[UUID]:
    """Return which of these people were helped since a moment; the caller acts for their places."""
    found = Assist.objects.filter(resident__in=people, happened_at__gte=since)
    return set(found.values_list("resident_id", flat=True))


def attachments_visible_to(actor: Actor) -> QuerySet[Attachment]:
    """Return the photos and voice notes of assists in the actor's places."""
    return Attachment.objects.filter(within(actor))


def file_awaited(actor: Actor, digest: str) -> Awaited | None:
    """Return what this member's letters announced of a file, also from a place they have left since.

    Raises:
        Refusal: 410.50 the person has taken back the consent to keep it.
    """
    anywhere = actor.as_of(BEGINNING)
    with acting(anywhere):
        return _kept(attachments_visible_to(anywhere).filter(digest=digest, member_id=actor.id))


def file_readable(actor: Actor, digest: str) -> Awaited | None:
    """Return a file that has arrived for an assist in the actor's places.

    Raises:
        Refusal: 410.50 the person has taken back the consent to keep it.
    """
    with acting(actor):
        return _kept(attachments_visible_to(actor).filter(digest=digest).exclude(arrived_at=None))


def files_wanted(folder: str, digests: Iterable[str]) -> set[str]:
    """Return which files of a commune's folder somebody still agrees to keep, wherever the home is now."""
    everywhere = system(COUNTRY)
    with acting(everywhere):
        kept = attachments_visible_to(everywhere).filter(folder=folder, digest__in=list(digests))
        return set(kept.filter(consent__withdrawn_at=None).values_list("digest", flat=True))


def _kept(found: QuerySet[Attachment]) -> Awaited | None:
    """Return the first of these that a standing consent holds, those still on the way first."""
    found = found.select_related("assist")
    first = found.filter(consent__withdrawn_at=None).order_by("-arrived_at", "id").first()
    if first is None and found.exists():
        raise Refusal(KEEP_WITHDRAWN)
    if first is None:
        return None
    of = first.assist
    return Awaited(first.bytes, first.media, first.folder, first.place, of.resident_id, of.household_id)
