"""What must hold of a warning: who may let it out, its times, its words, where it applies, when a village counts as told."""

import math
import re
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from nhipcau.bulletin.warnings.shapes import FOUR_EYES, MOST_HOURS
from nhipcau.kernel.actor import COMMUNE_LEAD, PROVINCE_LEAD
from nhipcau.kernel.gsm import LINK
from nhipcau.kernel.scrub import scrub
from nhipcau.kernel.text import plain

LEADS: Final = (COMMUNE_LEAD, PROVINCE_LEAD)
DRILL: Final = "DIỄN TẬP"
ENOUGH: Final = 0.95  # of the villages concerned
_DATE: Final = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
_TELEPHONE: Final = re.compile(r"(?<![\d.,])(?:(?:\+?84|0)(?:[ .-]?\d){6,}|1[89]00(?:[ .-]?\d){4,})")
_SHORT: Final = re.compile(r"(?:gọi|số)\s+(\d{3,5})\b", re.IGNORECASE)


class Eyes(NamedTuple):
    """Somebody who stands for a warning: who, and in what role."""

    id: UUID
    role: str


class Area(NamedTuple):
    """Where a warning applies: communes, and in them only these villages if any are named."""

    communes: frozenset[str]
    villages: frozenset[str]


def is_seen_enough(level: int, drafted: Eyes, signed: Eyes | None) -> bool:
    """Say whether enough people stand for a warning: from level 3 on two, of whom one leads the place."""
    if level < FOUR_EYES:
        return True
    return signed is not None and signed.id != drafted.id and bool({drafted.role, signed.role} & set(LEADS))


def time_faults(issued_at: datetime, onset: datetime | None, expires_at: datetime) -> list[str]:
    """Return what is wrong with the times of a warning that goes out at a moment."""
    found = []
    if expires_at <= issued_at:
        found.append("đã hết hạn")
    if expires_at > issued_at + timedelta(hours=MOST_HOURS):
        found.append(f"hạn quá {MOST_HOURS} giờ")
    if onset and onset >= expires_at:
        found.append("bắt đầu sau khi hết hạn")
    return found


def word_faults(texts: Iterable[str], allowed: Collection[str], *, drill: bool) -> list[str]:
    """Return what words of a warning may not hold: a link, a telephone that is not on the list, a secret, the word of a drill."""
    found: list[str] = []
    for text in texts:
        undated = _DATE.sub(" ", text)
        if LINK.search(text):
            found.append("đường dẫn")
        if _TELEPHONE.search(undated) or any(one not in allowed for one in _SHORT.findall(undated)):
            found.append("số điện thoại lạ")
        if scrub(text)[1]:
            found.append("mã, mật khẩu")
        if not drill and plain(DRILL) in plain(text):
            found.append("chữ “diễn tập”")
    return list(dict.fromkeys(found))


def overlap(one: Area, other: Area) -> bool:
    """Say whether two areas share a village."""
    if not one.communes & other.communes:
        return False
    return not one.villages or not other.villages or bool(one.villages & other.villages)


def enough_of(villages: int) -> int:
    """Return how many villages are 95 % of these, rounded up; one at least."""
    return max(1, math.ceil(ENOUGH * villages - 1e-9))


def told_after(issued_at: datetime, moments: Sequence[datetime], villages: int) -> timedelta | None:
    """Return how long it took until 95 % of the villages had acknowledged; None while they have not."""
    needed = enough_of(villages)
    if not villages or len(moments) < needed:
        return None
    return max(timedelta(), sorted(moments)[needed - 1] - issued_at)


def share_over_time(issued_at: datetime, moments: Sequence[datetime], villages: int) -> list[tuple[float, float]]:
    """Return (minutes since it was issued, share of villages that had acknowledged by then), a step for each."""
    told = sorted(max(issued_at, one) for one in moments)
    return [((one - issued_at).total_seconds() / 60, (n + 1) / villages) for n, one in enumerate(told)] if villages else []
