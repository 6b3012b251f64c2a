"""Who was helped lately, and what is over its time: asked of every domain, once a day."""

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

Helped = Callable[[Collection[UUID], datetime], set[UUID]]
asked: list[Helped] = []
sweepers: list[Callable[[], int]] = []


def remember(helped: Helped) -> None:
    """Let a domain say which of these people it helped since a moment."""
    if helped not in asked:
        asked.append(helped)


def helped_since(people: Collection[UUID], since: datetime) -> set[UUID]:
    """Return which of these people were helped since a moment, by any domain."""
    return {person for helped in asked for person in helped(people, since)}


def sweep(sweeper: Callable[[], int]) -> None:
    """Let a domain let go, once a day, of what is over its time; it sees the whole country, and says how much went."""
    if sweeper not in sweepers:
        sweepers.append(sweeper)


def let_go() -> int:
    """Let every domain let go of what is over its time; return how much went."""
    return sum(sweeper() for sweeper in sweepers)
