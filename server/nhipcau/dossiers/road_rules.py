"""The road of a dossier as a pure function of the set of what was told of it: in any order, doubled or late.

What is told twice is one entry (`entry_key`). Entries stand by the time at which they happened, never by the time they
came; one whose hour is unknown finds its place among those of its day. So the present state needs nothing stored.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from hashlib import sha256
from itertools import groupby
from typing import Final, Literal

from nhipcau.dossiers.clocks import Apology, Case, Term
from nhipcau.kernel.calendars import Line
from nhipcau.kernel.clock import local_date

Waits = Literal["office", "citizen", "nobody"]
NEW, TAKEN_IN, NOT_TAKEN, WORKING, ASKED, TO_PAY, WITHDRAWN, STOPPED, READY, HANDED_OUT = range(1, 11)
NAMES: Final = {
    NEW: Line("Mới đăng ký", "Newly registered"),
    TAKEN_IN: Line("Được tiếp nhận", "Taken in"),
    NOT_TAKEN: Line("Không được tiếp nhận", "Not taken in"),
    WORKING: Line("Đang xử lý", "Being worked on"),
    ASKED: Line("Yêu cầu bổ sung giấy tờ", "More papers are asked for"),
    TO_PAY: Line("Chờ nộp phí, lệ phí, thuế", "Waiting for a fee or tax"),
    WITHDRAWN: Line("Bà con đã rút hồ sơ", "Withdrawn"),
    STOPPED: Line("Dừng xử lý", "Stopped"),
    READY: Line("Đã xử lý xong", "Done"),
    HANDED_OUT: Line("Đã trả kết quả", "Result handed out"),
}
NEXT: Final = {
    NEW: Line("Chờ nơi nhận xem hồ sơ.", "The office looks at the dossier next."),
    TAKEN_IN: Line("Nơi nhận đang xem giấy tờ.", "The office is looking at the papers."),
    NOT_TAKEN: Line("Xem lý do, sửa giấy rồi nộp lại.", "See the reason, put the papers right, hand them in again."),
    WORKING: Line("Bà con chưa cần làm gì.", "Nothing to do for now."),
    ASKED: Line("Mang đủ giấy còn thiếu đến một cửa.", "Bring all the missing papers to the desk."),
    TO_PAY: Line("Nộp tiền theo giấy báo, rồi giữ biên lai.", "Pay as the notice says, and keep the receipt."),
    WITHDRAWN: Line("Hồ sơ đã khép lại.", "The dossier is closed."),
    STOPPED: Line("Hỏi một cửa vì sao dừng.", "Ask the desk why it stopped."),
    READY: Line("Mang phiếu đến một cửa nhận kết quả.", "Bring the slip to the desk for the result."),
    HANDED_OUT: Line("Kiểm tra lại kết quả, rồi cất giữ.", "Check the result, and keep it safe."),
}
WAITS: Final[dict[int, Waits]] = {
    **dict.fromkeys((NEW, TAKEN_IN, WORKING), "office"),
    **dict.fromkeys((ASKED, TO_PAY, READY), "citizen"),
    **dict.fromkeys((NOT_TAKEN, WITHDRAWN, STOPPED, HANDED_OUT), "nobody"),
}
ENDED: Final = frozenset({NOT_TAKEN, WITHDRAWN, STOPPED, HANDED_OUT})
COUNTED_OUT: Final = ENDED | {READY}  # the whole clock stands still from here
_RANK: Final = (NEW, TAKEN_IN, NOT_TAKEN, WORKING, TO_PAY, ASKED, WITHDRAWN, STOPPED, READY, HANDED_OUT)
_FOLLOWS: Final = {  # what an office may say after what; anything else is shown and marked
    NEW: {TAKEN_IN, NOT_TAKEN, ASKED, WORKING, TO_PAY, WITHDRAWN, STOPPED, READY},
    TAKEN_IN: {WORKING, ASKED, TO_PAY, NOT_TAKEN, WITHDRAWN, STOPPED, READY, HANDED_OUT},
    WORKING: {ASKED, TO_PAY, WITHDRAWN, STOPPED, READY, HANDED_OUT},
    ASKED: {TAKEN_IN, WORKING, TO_PAY, NOT_TAKEN, WITHDRAWN, STOPPED, READY},
    TO_PAY: {TAKEN_IN, WORKING, ASKED, WITHDRAWN, STOPPED, READY, HANDED_OUT},
    READY: {HANDED_OUT},
}
_LONG_AGO: Final = datetime(1, 1, 2, tzinfo=UTC)
_NEW_SHAPE: Final = re.compile(r"[A-Z]\d{2}(\.[0-9A-Z]{1,4}){0,6}-\d{6}-\d{4,6}")
_OLD_SHAPE: Final = re.compile(r"[0-9A-Z]{2,4}(\.[0-9A-Z]{1,4}){0,6}-\d{6}-\d{4,6}")


@dataclass(frozen=True)
class Told:
    """One thing that was told of a dossier."""

    state: int
    since: datetime
    whole_day: bool = False
    act: str = "state"
    until: date | None = None
    promised: date | None = None
    holder: str = ""
    note: str = ""
    reasons: tuple[str, ...] = ()
    source: str = "desk"
    source_id: str = ""
    source_at: datetime | None = None

    @cached_property
    def key(self) -> str:
        """What makes two tellings the same: they say the same, under the same name of the source's own, if it has one."""
        when = local_date(self.since).isoformat() if self.whole_day else _moment(self.since)
        own = (self.source, self.source_id, _moment(self.source_at)) if self.source_id else ()
        parts = (self.act, self.state, when, self.until, self.promised, self.holder, self.note, *self.reasons, *own)
        return sha256("\n".join(map(str, parts)).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Stage:
    """A state that a dossier was in: since when, who held it, until when. ``odd``: it does not follow from the one before."""

    state: int
    since: datetime
    whole_day: bool
    until: date | None
    holder: str
    note: str
    reasons: tuple[str, ...]
    source: str
    odd: bool = False
    name: Line = field(default=Line("", ""))

    @property
    def on(self) -> date:
        """The day it began, by Vietnam's calendar."""
        return local_date(self.since)


def may_follow(state: int) -> set[int]:
    """Return the states that an office may tell after a state; none after an end."""
    return set(_FOLLOWS.get(state, ()))


def mark_of(told: Sequence[Told], road: Sequence[Stage]) -> str:
    """Return what tells a road apart from the same road earlier or later: its present state, and how much was told."""
    return f"{road[-1].state if road else 0}.{len({one.key for one in told})}"


def shape_of(code: str) -> str:
    """Return whether an official code has the new shape, the old one, or another; no more is read out of it."""
    return "new" if _NEW_SHAPE.fullmatch(code) else "old" if _OLD_SHAPE.fullmatch(code) else "other"


def in_order(told: Iterable[Told]) -> list[Told]:
    """Return what was told once each, in the order in which it happened.

    What a source said anew under a name of its own stands as it said last.
    """
    ordered = sorted({one.key: one for one in told}.values(), key=lambda one: (one.source_at or _LONG_AGO, one.key))
    standing = {(one.source, one.source_id) if one.source_id else one.key: one for one in ordered}
    by_day = sorted(standing.values(), key=lambda one: local_date(one.since))
    return [one for _, day in groupby(by_day, key=lambda one: local_date(one.since)) for one in _day_in_order(list(day))]


def _moment(at: datetime | None) -> str:
    return at.astimezone(UTC).isoformat() if at else ""


def _day_in_order(day: list[Told]) -> list[Told]:
    """Order one day: by the hour; what has none goes before the first that comes later on the usual road.

    An hourless telling of a state that has an hour that day adds nothing to the order and stands with it.
    """
    hours = sorted((one for one in day if not one.whole_day), key=lambda one: (one.since, _RANK.index(one.state), one.key))
    for one in sorted((one for one in day if one.whole_day), key=lambda one: (_RANK.index(one.state), one.key)):
        same = [at for at, other in enumerate(hours) if other.state == one.state]
        later = [at for at, other in enumerate(hours) if _RANK.index(other.state) > _RANK.index(one.state)]
        hours.insert(same[-1] + 1 if same else later[0] if later else len(hours), one)
    return hours


def stages(told: Iterable[Told]) -> list[Stage]:
    """Return the states that a dossier went through; the same state told again, by anyone, is one stage."""
    road: list[Stage] = []
    for _, run in groupby((one for one in in_order(told) if one.act == "state"), key=lambda one: one.state):
        road.append(_stage(list(run), road[-1] if road else None))
    return road


def _stage(run: Sequence[Told], before: Stage | None) -> Stage:
    first = next((one for one in run if not one.whole_day), run[0]) if local_date(run[0].since) == local_date(run[-1].since) else run[0]
    return Stage(
        state=first.state,
        since=first.since,
        whole_day=first.whole_day,
        until=next((one.until for one in reversed(run) if one.until), None),
        holder=next((one.holder for one in reversed(run) if one.holder), ""),
        note=next((one.note for one in reversed(run) if one.note), ""),
        reasons=tuple(dict.fromkeys(reason for one in run for reason in one.reasons)),
        source=first.source,
        odd=before is not None and first.state not in _FOLLOWS.get(before.state, set()),
        name=NAMES[first.state],
    )


def case_of(told: Sequence[Told], road: Sequence[Stage], term: Term | None) -> Case:
    """Return what the whole clock needs to know."""
    taken = next((one for one in road if one.state not in {NEW, NOT_TAKEN, WITHDRAWN}), None)
    asked_at = max((at for at, one in enumerate(road) if one.state == ASKED), default=None)
    asked = road[asked_at] if asked_at is not None else None
    completed = next((one for one in road[asked_at + 1 :] if one.state not in ENDED), None) if asked_at is not None else None
    anew = completed.since if completed else None
    ordered = in_order(told)
    promised = [one.promised for one in ordered if one.act == "state" and one.promised and _counts(one, completed)]
    sorry = [one for one in ordered if one.act == "apology" and one.promised and (anew is None or one.since >= anew)]
    return Case(
        received=taken.since if taken else None,
        whole_day=taken.whole_day if taken else False,
        term=term,
        promised=promised[-1] if promised else None,
        asked=asked.since if asked else None,
        completed=anew,
        completed_whole_day=completed.whole_day if completed else False,
        apology=Apology(local_date(sorry[0].since), sorry[0].promised) if sorry and sorry[0].promised else None,
        ended=_ended(road),
    )


def _counts(one: Told, completed: Stage | None) -> bool:
    """Say whether a promised date still holds: after a supplement only what was promised since."""
    return completed is None or one.since >= completed.since or (one.whole_day and local_date(one.since) == local_date(completed.since))


def _ended(road: Sequence[Stage]) -> datetime | None:
    """Return when the office was done, if it is."""
    ended = None
    for stage in reversed(road):
        if stage.state not in COUNTED_OUT:
            break
        ended = stage.since
    return ended
