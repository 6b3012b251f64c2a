"""What becomes of seats when a home moves, when somebody takes back what they were kept for, and with time."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from nhipcau.kernel.clock import now
from nhipcau.kernel.facts import Change
from nhipcau.kernel.registry import Gone
from nhipcau.learning.classes.commands import SEATS
from nhipcau.learning.classes.models import Seat
from nhipcau.learning.classes.queries import agreed_to

NOT_COME: Final = timedelta(days=30)  # so long after a class the names of those who did not come stay


def follow_home(rows: Sequence[UUID], *, origin: str, place: str) -> list[Change]:
    """Let seats go along with the home, and tell both places."""
    moving = Seat.objects.filter(resident__household__in=rows)
    ids = list(moving.values_list("id", flat=True))
    moving.update(place=place)
    return [Change(SEATS, one, heard) for one in ids for heard in (origin, place)]


def erase(person: UUID, purpose: str) -> Iterator[Gone]:
    """Let go of a person's seats: with the passport those where they came, with the reminders those that wait.

    The certificate ends with its seat. How many came stays as it was: a number without a name.
    """
    mine = Seat.objects.filter(resident=person)
    if purpose == "passport":
        gone = mine if not agreed_to([person], "follow_up") else mine.exclude(came_at=None)
    elif purpose == "follow_up":
        gone = mine.filter(came_at=None) if not agreed_to([person], "passport") else mine.none()
    else:
        gone = mine if purpose == "help_now" else mine.none()
    told = tuple(Change(SEATS, seat, place) for seat, place in gone.values_list("id", "place"))
    gone.delete()
    yield Gone("seats", rows=tuple(change.id for change in told), changes=told)
    if purpose == "passport":
        yield Gone("attendance", changed=(person,) if told else (), verb="learning.attend")


def let_go() -> int:
    """Let go of the names of those who had a seat and did not come; return how many. The caller sees the whole country."""
    return Seat.objects.filter(came_at=None, course__begins_at__lt=now() - NOT_COME).delete()[0]
