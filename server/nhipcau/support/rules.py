"""What must hold about an assist: pure rules."""

import hmac
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import NamedTuple
from uuid import UUID

from nhipcau.kernel.problems import Refusal
from nhipcau.support.bodies import RecordCallback, StepDone
from nhipcau.support.problems import (
    ANSWERS_ODD,
    BIGGER_THAN_ALLOWED,
    KIND_ODD,
    NEXT_DATE_ODD,
    SECRET_DONE_FOR,
    STEP_TWICE,
)

SECRET_STEPS = frozenset({"enter_otp", "log_in", "pay"})  # a code, a password, a bank's passcode
FARTHEST = timedelta(days=366)
ONE_IN = 20  # helpings, of which the family of one is asked


@dataclass(frozen=True)
class Usual:
    """Beyond what a helper's month is worth a second look. Nothing of it proves anything: it says whom to ask."""

    least: int = 10  # helpings, below which shares say nothing
    team: int = 3  # helpers with as many, below which there is nothing to compare with
    done_for: float = 0.5  # share of steps that were done for people,
    times: float = 2.0  # and so many times the team's median
    day: range = range(5, 22)  # hours; a helping outside them is at an odd hour
    odd: int = 3  # helpings at odd hours,
    odd_share: float = 0.2  # and their share
    a_day: int = 25  # helpings on one day


USUAL = Usual()


class Work(NamedTuple):
    """A helper's helpings of a while, counted; and what families said when they were asked."""

    assists: int = 0
    steps: int = 0
    done_for: int = 0
    odd: int = 0
    busiest: int = 0
    nobody_came: int = 0
    money_asked: int = 0
    secret_asked: int = 0

    @property
    def share(self) -> float:
        """The share of steps that were done for people."""
        return self.done_for / self.steps if self.steps else 0.0


def check_steps(steps: Sequence[StepDone]) -> None:
    """Check that each step has one level, and that no secret was entered for somebody.

    Raises:
        Refusal: 422.51 a secret step done for the person; 422.52 a step twice.
    """
    if any((step.secret or step.step in SECRET_STEPS) and step.mode == "done_for" for step in steps):
        raise Refusal(SECRET_DONE_FOR)
    if len({step.step for step in steps}) < len(steps):
        raise Refusal(STEP_TWICE)


def check_next_date(next_date: date | None, helped_on: date) -> None:
    """Check that the next date follows the help, within a year.

    Raises:
        Refusal: 422.53 it does not.
    """
    if next_date and not helped_on <= next_date <= helped_on + FARTHEST:
        raise Refusal(NEXT_DATE_ODD)


def modes(steps: Sequence[StepDone]) -> dict[str, int]:
    """Return how many steps were done alone, prompted, done for."""
    return dict(Counter(step.mode for step in steps))


def check_file(kind: str, media: str, size: int, *, largest: int) -> None:
    """Check that a voice note is sound and a photo a picture, and that a file has no more bytes than allowed.

    Raises:
        Refusal: 413.50 larger than ``largest`` bytes; 422.55 it is not what it is called.
    """
    if size > largest:
        raise Refusal(BIGGER_THAN_ALLOWED, limit=largest // 1024 // 1024)
    if media.startswith("audio/") != (kind == "voice_note"):
        raise Refusal(KIND_ODD)


def drawn(assist: UUID, key: bytes) -> bool:
    """Say whether the family of a helping is asked: one of twenty, and nobody without the key can foresee which."""
    return int.from_bytes(hmac.digest(key, assist.bytes, "sha256")) % ONE_IN == 0


def check_answers(said: RecordCallback) -> None:
    """Check that whoever was reached said all there is to say, and that nobody else said anything.

    Raises:
        Refusal: 422.199 they do not fit together.
    """
    of_visit = (said.money_asked, said.secret_asked, said.satisfied)
    if said.came:
        fits = said.reached and None not in of_visit
    else:
        fits = said.reached == (said.came is False) and of_visit == (None, None, None)
    if not fits:
        raise Refusal(ANSWERS_ODD)


def answers_in(said: RecordCallback) -> list[str]:
    """Return what is counted of a family's answers."""
    told = {
        "not_reached": not said.reached,
        "nobody_came": said.came is False,
        "money_asked": said.money_asked,
        "secret_asked": said.secret_asked,
        "satisfied": said.satisfied,
    }
    return [name for name, true in told.items() if true]


def worth_asking(works: Mapping[UUID, Work], usual: Usual = USUAL) -> dict[UUID, list[str]]:
    """Return which helpers to ask again, and about what; whoever works as a helper does is not among them."""
    shares = [work.share for work in works.values() if work.assists >= usual.least]
    middle = median(shares) if len(shares) >= usual.team else None
    found = {helper: _odd_in(work, middle, usual) for helper, work in works.items()}
    return {helper: why for helper, why in found.items() if why}


def _odd_in(work: Work, middle: float | None, usual: Usual) -> list[str]:
    told = {
        "money_asked": work.money_asked > 0,
        "secret_asked": work.secret_asked > 0,
        "nobody_came": work.nobody_came > 0,
        "done_for": middle is not None
        and work.assists >= usual.least
        and work.share >= max(usual.done_for, usual.times * middle),
        "odd_hours": work.odd >= usual.odd and work.odd >= usual.odd_share * work.assists,
        "many_a_day": work.busiest > usual.a_day,
    }
    return [name for name, true in told.items() if true]
