"""What must hold about a class: pure rules."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

from nhipcau.kernel.problems import Refusal
from nhipcau.learning.classes.problems import TIME_ODD
from nhipcau.learning.skills.rules import Seen

FARTHEST: Final = timedelta(days=366)
SLACK: Final = timedelta(hours=1)  # a class that begins right now is still planned
SMALL: Final = 5  # people, below which a share is not told
LEVELS: Final = {1: "Cầm tay chỉ việc", 2: "Nghe nhắc, tự bấm", 3: "Tự làm, người dạy đứng xem"}


def check_time(begins_at: datetime, at: datetime) -> None:
    """Check that a class lies ahead, within a year.

    Raises:
        Refusal: 422.312 it does not.
    """
    if not at - SLACK <= begins_at <= at + FARTHEST:
        raise Refusal(TIME_ODD)


def attended(
    seat: UUID, place: str, who: tuple[UUID | None, UUID | None], skills: Sequence[str], taught_by: Sequence[UUID],
    about: UUID, clocks: tuple[datetime, datetime],
) -> list[Seen]:  # fmt: skip
    """Return what attending a class proves: each skill was taught by each trainer, who is no stranger to it any more.

    ``who`` is a resident or a member; a trainer does not teach themselves.
    """
    resident, member = who
    return [
        Seen(uuid5(seat, f"{skill}:{trainer}"), place, resident, member, skill, "class", "prompted", trainer, str(about), *clocks)
        for skill in skills
        for trainer in taught_by
        if trainer != member
    ]


def fitting_level(levels: Sequence[int], alone: int, steps: int) -> int:
    """Return at which level a class is offered: one above what most of them can, else by the village's own share.

    ``levels`` are those of people who agreed to a passport; ``alone`` of ``steps`` were done without help.
    """
    if levels:
        middle = sorted(levels)[(len(levels) - 1) // 2]
        return min(3, middle + 1)
    share = alone / steps if steps else 0.0
    return 1 if share < 1 / 3 else 2 if share < 2 / 3 else 3
