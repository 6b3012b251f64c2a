"""The recordings in which people agree: they follow their letters as any file, and last as long as the consent."""

from collections.abc import Iterable

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.registry import Awaited
from nhipcau.kernel.scope import COUNTRY, acting, within
from nhipcau.people.models import Consent


def awaited(actor: Actor, digest: str) -> Awaited | None:
    """Return what this helper's letters announced of a recording."""
    with acting(system(COUNTRY)):
        return _told(Consent.objects.filter(voice=digest, taken_by=actor.id).first())


def readable(actor: Actor, digest: str) -> Awaited | None:
    """Return a recording of somebody in the actor's places."""
    with acting(actor):
        return _told(Consent.objects.filter(within(actor), voice=digest).first())


def arrived(file: Awaited, digest: str) -> None:
    """Take note of nothing: no phone waits for it."""


def wanted(folder: str, digests: Iterable[str]) -> set[str]:
    """Return which recordings of a commune's folder a consent still needs as its proof."""
    with acting(system(COUNTRY)):
        kept = Consent.objects.filter(voice_folder=folder, voice__in=list(digests))
        return set(kept.values_list("voice", flat=True))


def _told(given: Consent | None) -> Awaited | None:
    return Awaited(given.voice_bytes, given.voice_media, given.voice_folder) if given else None
