"""What becomes of evidence when a home moves, and when somebody takes their passport back."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from nhipcau.kernel.facts import Change
from nhipcau.kernel.registry import Gone
from nhipcau.learning.skills.commands import LEVELS
from nhipcau.learning.skills.models import Evidence


def follow_home(rows: Sequence[UUID], *, origin: str, place: str) -> list[Change]:
    """Let a passport go along with its home, and tell both places."""
    kept = Evidence.objects.filter(resident__household__in=rows)
    people = {one.resident_id for one in kept if one.resident_id is not None}
    kept.update(place=place)
    return [Change(LEVELS, person, heard) for person in sorted(people) for heard in (origin, place)]


def erase(person: UUID, purpose: str) -> Iterator[Gone]:
    """Erase a passport when it is taken back, or with everything else; what ticks said goes from the ledger, too."""
    if purpose not in {"passport", "help_now"}:
        return
    kept = Evidence.objects.filter(resident=person)
    places = set(kept.values_list("place", flat=True))
    ids = tuple(kept.values_list("id", flat=True))
    kept.delete()
    yield Gone("evidence", rows=ids, changes=tuple(Change(LEVELS, person, place) for place in sorted(places)))
