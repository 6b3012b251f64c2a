"""What must hold about an assist: pure rules."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from nhipcau.kernel.problems import Refusal
from nhipcau.support.bodies import StepDone
from nhipcau.support.problems import BIGGER_THAN_ALLOWED, KIND_ODD, NEXT_DATE_ODD, SECRET_DONE_FOR, STEP_TWICE

SECRET_STEPS = frozenset({"enter_otp"})
FARTHEST = timedelta(days=366)


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
