"""Letting go of what was said to a person, when the person takes back what it was said for."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from nhipcau.kernel.registry import Gone
from nhipcau.messaging.models import OutMessage

EVERYTHING: Final = "help_now"  # who takes this back is forgotten altogether
FOLLOWED: Final = "follow_up"


def erase(person: UUID, purpose: str) -> Iterable[Gone]:
    """Erase every message to a person, sent or not; with it goes the sealed number."""
    if purpose not in {EVERYTHING, FOLLOWED}:
        return
    told = OutMessage.objects.filter(person=person)
    ids = tuple(told.values_list("id", flat=True))
    told.delete()
    if ids:
        yield Gone("messages", rows=ids)
