"""What must hold in the queue: who is next, how long it may take, which half hours can be asked for. No database here."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from statistics import quantiles
from typing import Final, NamedTuple
from uuid import UUID

from nhipcau.kernel.calendars import Calendar
from nhipcau.kernel.clock import VIETNAM

HOUSE_SERIES: Final = "A"  # the server's own; the others are lent to counters for when the network is away
SERIES: Final = "BCDEGHKLMNPQRSTUVXY"
LENT: Final = timedelta(days=14)  # so long a counter may number without having met the server
EVERY: Final = 3  # at least one call of so many is for the quick lane, when somebody waits there
EARLY: Final = timedelta(minutes=10)  # an appointment goes first from so long before its time
LATE: Final = timedelta(minutes=15)  # and up to so long after its half hour
SLOT: Final = timedelta(minutes=30)
OFFICE_HOURS: Final = ((time(7, 30), time(11, 30)), (time(13, 30), time(16, 30)))
AHEAD: Final = 10  # working days for which appointments can be made
FEW: Final = 5  # fewer visits than that measure nothing
ROUND: Final = 5  # minutes
LINKED: Final = timedelta(days=7)  # a number is linked to a slip until so long after its day
KEPT: Final = timedelta(days=400)
FORGOTTEN: Final = timedelta(days=30)  # after its day, an appointment

DEFAULTS: Final = (  # what a desk of a commune begins with: groups of procedures as our content has them
    ("Hộ tịch, chứng thực", "process", ("ho-tich", "chung-thuc", "con-nuoi"), 2),
    ("Cư trú, căn cước", "process", ("cu-tru", "can-cuoc", "xe"), 2),
    ("Trợ cấp, bảo hiểm, giảm nghèo", "process", ("bao-tro", "bao-hiem", "giam-ngheo", "nguoi-co-cong", "giao-duc", "dan-toc"), 2),
    ("Đất đai, nông nghiệp, kinh doanh", "process", ("dat-dai", "nong-nghiep", "kinh-doanh"), 2),
    ("Giúp làm trên điện thoại", "digital", (), 2),
    ("Hỏi và tra cứu hồ sơ", "lookup", (), 0),
    ("Chỉ nhận kết quả", "result", (), 0),
)


def label(series: str, number: int) -> str:
    """Return a number as it is called and printed: A012."""
    return f"{series}{number:03}"


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits: since when, in which lane, with which appointment, for which services."""

    id: UUID
    since: datetime
    quick: bool
    due_at: datetime | None
    services: frozenset[UUID]


def is_due(one: Waiting, at: datetime) -> bool:
    """Say whether an appointment goes first now."""
    return one.due_at is not None and at >= one.due_at - EARLY


def in_order(waiting: Iterable[Waiting], at: datetime, calls_without_quick: int) -> list[Waiting]:
    """Return who is called first, second and so on, if nobody came any more.

    Appointments at their time go first. Of every few calls one is for the quick lane. Otherwise who came first is
    first, quick or not; an appointment before its time waits behind everybody.
    """
    left = sorted(waiting, key=lambda one: (one.since, one.id))
    due = sorted((one for one in left if is_due(one, at)), key=lambda one: (one.due_at or one.since, one.id))
    early = [one for one in left if one.due_at and one not in due]
    plain = [one for one in left if not one.due_at]
    ordered: list[Waiting] = []
    count = calls_without_quick
    for one in due:
        ordered.append(one)
        count = 0 if one.quick else count + 1
    while plain:
        quick = next((one for one in plain if one.quick), None) if count >= EVERY - 1 else None
        chosen = quick or plain[0]
        plain.remove(chosen)
        ordered.append(chosen)
        count = 0 if chosen.quick else count + 1
    return ordered + early


def since_when(arrived: datetime, due_at: datetime | None) -> datetime | None:
    """Return the time of an appointment that still counts for somebody who arrives now, or None: they queue like others."""
    return due_at if due_at and arrived <= due_at + SLOT + LATE else None


class Range(NamedTuple):
    """Minutes that somebody may have to wait, from and to."""

    least: int
    most: int

    @property
    def words(self) -> str:
        """The range as pages say it."""
        return f"khoảng {self.least}–{self.most} phút" if self.least else f"dưới {self.most} phút"


def wait_range(ahead: int, minutes: Sequence[float], counters: int) -> Range | None:
    """Return how long it may take until somebody is called who has so many before them; None when too little was measured.

    ``minutes`` are what visits took, ``counters`` how many work. The range goes from the lower to the upper quarter.
    """
    if len(minutes) < FEW:
        return None
    low, _, high = quantiles(minutes, n=4)
    working = max(1, counters)
    least = math.floor(ahead * low / working / ROUND) * ROUND
    most = math.ceil((ahead + 1) * high / working / ROUND) * ROUND
    return Range(least, max(most, least + ROUND))


def slots(day: date) -> list[datetime]:
    """Return the half hours of an office day."""
    found: list[datetime] = []
    for opens, closes in OFFICE_HOURS:
        at, end = (datetime.combine(day, one, VIETNAM) for one in (opens, closes))
        while at < end:
            found.append(at)
            at += SLOT
    return found


def days(today: date, calendar: Calendar) -> list[date]:
    """Return the days for which appointments can be made: today, if offices work, and the working days after it."""
    first = calendar.on_or_after(today)
    return [first, *(calendar.after(first, many) for many in range(1, AHEAD))]


def can_be_asked(at: datetime, moment: datetime, today: date, calendar: Calendar) -> bool:
    """Say whether a half hour is one, lies ahead, and is not too far."""
    day = at.astimezone(VIETNAM).date()
    return at > moment and at in slots(day) and day in days(today, calendar)


def has_gap(numbers: Iterable[int]) -> bool:
    """Say whether a series of a day misses a number."""
    ordered = sorted(numbers)
    return bool(ordered) and (ordered[0] != 1 or any(after - before != 1 for before, after in pairwise(ordered)))


def free_letter(lent: Mapping[str, datetime], at: datetime) -> str | None:
    """Return a letter for one more counter: one never lent, else the one whose time has been over longest."""
    fresh = next((one for one in SERIES if one not in lent), None)
    over = sorted((until, one) for one, until in lent.items() if until < at)
    return fresh or (over[0][1] if over else None)
