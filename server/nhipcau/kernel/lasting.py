"""Who was helped lately, asked of every domain that helps: what is kept of a person counts from the last time."""

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

Helped = Callable[[Collection[UUID], datetime], set[UUID]]
asked: list[Helped] = []


def remember(helped: Helped) -> None:
    """Let a domain say which of these people it helped since a moment."""
    if helped not in asked:
        asked.append(helped)


def helped_since(people: Collection[UUID], since: datetime) -> set[UUID]:
    """Return which of these people were helped since a moment, by any domain."""
    return {person for helped in asked for person in helped(people, since)}
