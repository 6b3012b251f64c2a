"""Who fits a call: pure rules. First who can be called at all, then language, then nearness, then who has least to do."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from nhipcau.kernel.calendars import calendar
from nhipcau.kernel.clock import VIETNAM, local_date
from nhipcau.kernel.gsm import home_number

SHORTEST, LONGEST = 9, 12  # digits of a number as it is dialled at home
PATIENCE: Final = timedelta(minutes=15)  # so long an officer may choose before the helper's phone shows it
TERM: Final = 1  # working days in which a family is answered
LATE_HOUR: Final = 17  # who asks after the office has closed asks on the next morning
SAME, NEXT, WHOLE, FAR = range(4)  # how near a helper is: same village, a neighbouring one, the whole commune, elsewhere in it
KEPT: Final = timedelta(days=30)  # a number of which nobody let go


def can_be_called(number: str) -> bool:
    """Say whether these are the digits of a telephone number, and no word or short code."""
    return SHORTEST <= len(home_number(number)) <= LONGEST


class Candidate(NamedTuple):
    """Somebody of the commune's teams, as far as a call needs to know them. ``days`` None: nobody wrote their days down."""

    id: UUID
    name: str
    village: UUID | None
    languages: tuple[str, ...]
    days: tuple[int, ...] | None = None
    away_until: date | None = None
    has: int = 0


class Wanted(NamedTuple):
    """What a call asks of a helper."""

    village: UUID | None
    tongue: str
    passed: Collection[UUID] = ()


@dataclass(frozen=True)
class Fit:
    """A helper, and why they were proposed: keys of `desk` words, best reason first."""

    candidate: Candidate
    why: tuple[str, ...]
    order: tuple[int | str, ...]


def fitting(wanted: Wanted, everybody: Iterable[Candidate], near: Collection[UUID], today: date) -> list[Fit]:
    """Return who can be called, best first. Somebody who is off that day, away, or could not go is left out."""
    found = [_fit(wanted, one, near, today) for one in everybody if one.id not in wanted.passed and _can(one, today)]
    return sorted(found, key=lambda fit: fit.order)


def _can(one: Candidate, today: date) -> bool:
    if one.away_until and today <= one.away_until:
        return False
    return one.days is None or today.weekday() in one.days


def _fit(wanted: Wanted, one: Candidate, near: Collection[UUID], today: date) -> Fit:
    speaks = wanted.tongue in one.languages
    distance = _distance(wanted.village, one.village, near)
    on_duty = one.days is not None and today.weekday() in one.days
    why = (
        f"speaks_{wanted.tongue}" if speaks else "speaks_not",
        ("same_village", "near_village", "whole_commune", "other_village")[distance],
        "on_duty" if on_duty else "duty_unknown",
        f"has_{min(one.has, 9)}",
    )
    return Fit(one, why, (not speaks, distance, not on_duty, one.has, one.name, str(one.id)))


def _distance(wanted: UUID | None, of: UUID | None, near: Collection[UUID]) -> int:
    if of is None or wanted is None:
        return WHOLE
    if of == wanted:
        return SAME
    return NEXT if of in near else FAR


def due_after(asked_at: datetime) -> date:
    """Return the working day before whose end a family is answered; who asks in the evening asks on the next day."""
    there = asked_at.astimezone(VIETNAM)
    day = local_date(asked_at)
    known = calendar()
    begins = known.on_or_after(day if there.hour < LATE_HOUR else day + timedelta(days=1))
    return known.after(begins, TERM)
