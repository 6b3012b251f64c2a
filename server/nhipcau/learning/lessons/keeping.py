"""What becomes of progress when a home moves, and when somebody takes their passport back."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from nhipcau.kernel.facts import Change
from nhipcau.kernel.registry import Gone
from nhipcau.learning.lessons.commands import PROGRESS
from nhipcau.learning.lessons.models import Progress


def follow_home(rows: Sequence[UUID], *, origin: str, place: str) -> list[Change]:
    """Let what the people of a home learned go along with it, and tell both places."""
    moving = Progress.objects.filter(resident__household__in=rows)
    told = list(moving.values_list("id", flat=True))
    moving.update(place=place)
    return [Change(PROGRESS, one, heard) for one in told for heard in (origin, place)]


def erase(person: UUID, purpose: str) -> Iterator[Gone]:
    """Erase what a person learned when they take their passport back, or with everything else."""
    if purpose not in {"passport", "help_now"}:
        return
    kept = Progress.objects.filter(resident=person)
    told = tuple(Change(PROGRESS, row, place) for row, place in kept.values_list("id", "place"))
    kept.delete()
    yield Gone("lessons", rows=tuple(change.id for change in told), changes=told)
