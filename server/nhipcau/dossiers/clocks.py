"""The two clocks of a dossier, of its state and of the whole case, explained line by line: pure arithmetic.

A clock is worked out from what happened, each time anew; nothing of it is stored. The lines are the explanation that
citizen and officer both read: when it was received, from when it counts, which days do not count and why, until when.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal

from nhipcau.dossiers.desk_rules import Rules, rules_on
from nhipcau.kernel.calendars import Calendar, Line, Special
from nhipcau.kernel.clock import VIETNAM, local_date
from nhipcau.kernel.text import inside

Unit = Literal["working_day", "day"]
State = Literal["running", "waiting", "late", "done", "unknown"]
MOST: Final = 400  # days of a term
_TERM: Final = re.compile(r"(\d{1,3}) ngày( làm việc)?\b", re.IGNORECASE)
_WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True)
class Term:
    """How long something may take. None of days: within the day."""

    many: int
    unit: Unit = "working_day"

    @property
    def line(self) -> Line:
        """The term in words."""
        if not self.many:
            return Line("Thời hạn: trong ngày làm việc.", "The term: within the working day.")
        word, en = ("ngày làm việc", "working days") if self.unit == "working_day" else ("ngày", "days")
        return Line(f"Thời hạn {self.many} {word}, tính từ ngày kế tiếp.", f"The term is {self.many} {en}, from the next day on.")


@dataclass(frozen=True)
class Apology:
    """An apology that was given: when, and the new date it names."""

    on: date
    until: date


@dataclass(frozen=True)
class Case:
    """What happened to a dossier, as far as its whole clock cares.

    ``promised`` is the date on the receipt, which stands over what is worked out. ``asked`` and ``completed`` are
    when papers were asked for and when they were all there: from then it counts anew.
    """

    received: datetime | None
    whole_day: bool = False
    term: Term | None = None
    promised: date | None = None
    asked: datetime | None = None
    completed: datetime | None = None
    completed_whole_day: bool = False
    apology: Apology | None = None
    ended: datetime | None = None


@dataclass(frozen=True)
class Clock:
    """One clock: from when, until when, how it stands today, and why."""

    kind: Literal["whole", "state"]
    began: date | None
    due: date | None
    state: State
    left: int | None
    unsure: bool
    lines: tuple[Line, ...]


def read_term(text: str) -> Term | None:
    """Return the term that a procedure's text begins with; nothing where it says several or none."""
    said = text.strip()
    if said.lower().startswith("trong ngày"):
        return Term(0)
    found = _TERM.match(said)
    others = len(_TERM.findall(said))
    return Term(int(found[1]), "working_day" if found[2] else "day") if found and others == 1 and int(found[1]) <= MOST else None


def counts_from(moment: datetime, calendar: Calendar, *, whole_day: bool = False) -> tuple[date, list[Line]]:
    """Return the working day that a moment counts as, and why it is another day where it is."""
    day = local_date(moment)
    if not calendar.works(day):
        first = calendar.on_or_after(day)
        return first, [Line(f"{_short(day)} là ngày nghỉ nên tính là nhận ngày {_long(first)}.", f"{day:%d/%m} is a day off, so it counts as received on {first:%d/%m/%Y}.")]
    after = rules_on(day).after
    if whole_day or moment.astimezone(VIETNAM).time() <= after:
        return day, []
    first = calendar.after(day)
    return first, [Line(f"Nhận sau {after:%H:%M} nên tính là nhận ngày {_long(first)}.", f"After {after:%H:%M}, so it counts as received on {first:%d/%m/%Y}.")]


def due_by(begun: date, term: Term, calendar: Calendar) -> date:
    """Return the last day of a term that begins on a working day; a last day that is off moves to the next worked one."""
    if term.unit == "working_day":
        return calendar.after(begun, term.many)
    return calendar.on_or_after(begun + timedelta(days=term.many))


def whole_clock(case: Case, calendar: Calendar, today: date) -> Clock:
    """Return the clock of the whole case, with its lines."""
    if case.received is None:
        return Clock("whole", None, None, "unknown", None, False, (Line("Chưa tính hạn: chờ nơi nhận tiếp nhận.", "No date yet: the office has not taken it in."),))
    received = _received(case.received, whole_day=case.whole_day)
    if case.asked and not case.completed:
        _, why = counts_from(case.received, calendar, whole_day=case.whole_day)
        stop = Line("Hạn tính lại từ đầu khi bà con nộp đủ.", "The term begins anew once all papers are there.")
        return Clock("whole", None, None, "waiting", None, False, (received, *why, _asked(case.asked), stop))
    if case.completed:
        lines = [received, _asked(case.asked or case.completed), _completed(case.completed)]
        begun, why = counts_from(case.completed, calendar, whole_day=case.completed_whole_day)
    else:
        lines = [received]
        begun, why = counts_from(case.received, calendar, whole_day=case.whole_day)
    clock = _counted(case, calendar, begun, [*lines, *why])
    return _standing(_apologised(clock, case), case.ended, calendar, today)


def state_clock(state: int, since: datetime, until: date | None, calendar: Calendar, today: date, *, whole_day: bool = False) -> Clock | None:
    """Return the clock of the present state: by the date that was told with it, else by the rule; none where there is none."""
    begun, why = counts_from(since, calendar, whole_day=whole_day)
    rule = _rule_for(state, rules_on(begun))
    first = local_date(since)
    if until:
        clock = Clock("state", begun, until, "running", None, *_days(calendar, first, begun, until, [_until(until)]))
    elif rule:
        many, line = rule
        due = calendar.after(begun, many)
        clock = Clock("state", begun, due, "running", None, *_days(calendar, first, begun, due, [*why, line, _until(due)]))
    else:
        return None
    return _standing(clock, None, calendar, today)


def may_ask(received: datetime, today: date, calendar: Calendar, *, whole_day: bool = False) -> date:
    """Return the last day on which papers may be asked for; the caller compares."""
    begun, _ = counts_from(received, calendar, whole_day=whole_day)
    return calendar.after(begun, rules_on(today).ask_supplement_within)


def apologise_by(due: date, calendar: Calendar) -> date:
    """Return the last day on which an apology may be given for a date: so many working days before it."""
    return calendar.after(due, -rules_on(due).apologise_before)


def _counted(case: Case, calendar: Calendar, begun: date, lines: list[Line]) -> Clock:
    term = due_by(begun, case.term, calendar) if case.term else None
    due, first = case.promised or term, local_date(case.completed or case.received) if case.received else begun
    if case.term:
        lines = [*lines, case.term.line]
    if due is None:
        last = Line("Chưa biết thời hạn của thủ tục này. Hỏi nơi nhận.", "The term of this procedure is not known. Ask the office.")
        return Clock("whole", begun, None, "unknown", None, False, (*lines, last))
    said = [_until(due)]
    if case.promised and term and term != case.promised:
        said = [Line(f"Tính theo thời hạn là {_long(term)}.", f"By the term it would be {term:%d/%m/%Y}."), Line(f"Giấy hẹn ghi {_long(due)}: lấy theo giấy hẹn.", f"The receipt says {due:%d/%m/%Y}, and that holds.")]
    return Clock("whole", begun, due, "running", None, *_days(calendar, first, begun, due, said, lines))


def _days(
    calendar: Calendar, since: date, begun: date, due: date, last: list[Line], before: list[Line] | None = None
) -> tuple[bool, tuple[Line, ...]]:
    """Return whether a span rests on what is not sure, and its lines: what does not count, then the end.

    ``since`` is the day on which it came; where that is no day to begin on, the days up to it count as unsure or not, too.
    """
    unsure = any(one.unsure for one in calendar.special(since - timedelta(days=1), due)) or due > calendar.until
    lines = [*(before or []), *map(_special, calendar.special(begun, due)), *last]
    if due > calendar.until:
        lines.append(Line(f"Lịch nghỉ sau {_long(calendar.until)} chưa có. Hạn có thể đổi.", f"Days off after {calendar.until:%d/%m/%Y} are not known. The date may change."))
    elif unsure:
        lines.append(Line("Lịch nghỉ này còn là dự kiến. Hạn có thể đổi.", "These days off are only expected. The date may change."))
    return unsure, tuple(lines)


def _apologised(clock: Clock, case: Case) -> Clock:
    if case.apology is None or clock.due is None:
        return clock
    said, until = case.apology.on, case.apology.until
    line = Line(f"Xin lỗi ngày {_short(said)}, hẹn lại {_long(until)}. Chỉ một lần.", f"Apologised on {said:%d/%m}, new date {until:%d/%m/%Y}. Only once.")
    return replace(clock, due=until, lines=(*clock.lines, line))


def _standing(clock: Clock, ended: datetime | None, calendar: Calendar, today: date) -> Clock:
    """Say how a clock stands today, or how it stood when the case ended."""
    if ended:
        on = local_date(ended)
        late = clock.due is not None and on > clock.due
        last = Line(f"Xong ngày {_long(on)}{', quá hạn' if late else ''}.", f"Done on {on:%d/%m/%Y}{', late' if late else ''}.")
        return replace(clock, state="done", lines=(*clock.lines, last))
    if clock.due is None:
        return clock
    left = calendar.between(max(today, clock.began or today), clock.due) if today <= clock.due else -calendar.between(clock.due, today)
    return replace(clock, state="late" if today > clock.due else "running", left=left, lines=(*clock.lines, _left(left, today > clock.due)))


def _left(left: int, late: bool) -> Line:
    """Say how much is left; a date that passed on a weekend is late by no working day yet."""
    if late:
        return Line(f"Quá hạn {-left} ngày làm việc.", f"Late by {-left} working days.") if left else Line("Đã qua hạn.", "The date has passed.")
    if not left:
        return Line("Hôm nay là hạn cuối.", "Today is the last day.")
    return Line(f"Còn {left} ngày làm việc.", f"{left} working days are left.")


def _rule_for(state: int, rules: Rules) -> tuple[int, Line] | None:
    if state == 1:
        many = rules.answer_online_within
        return many, Line(f"Nơi nhận trả lời trong {many} ngày làm việc.", f"The office answers within {many} working days.")
    if state == 2:  # noqa: PLR2004 (taken in)
        many = rules.ask_supplement_within
        return many, Line(f"Thiếu giấy thì báo trong {many} ngày làm việc.", f"Missing papers are told within {many} working days.")
    return None


def _special(one: Special) -> Line:
    if one.kind == "worked":
        return Line(f"Tính cả {_long(one.day)}: {inside(one.name.vi)}.", f"{one.day:%d/%m/%Y} counts: {one.name.en}.")
    return Line(f"Không tính {_long(one.day)}: {one.name.vi}.", f"{one.day:%d/%m/%Y} does not count: {one.name.en}.")


def _received(at: datetime, *, whole_day: bool) -> Line:
    there = at.astimezone(VIETNAM)
    hour = "" if whole_day else f" {there:%H:%M}"
    return Line(f"Tiếp nhận{hour} {_long(there.date())}.", f"Taken in{' at' if hour else ''}{hour} on {there:%d/%m/%Y}.")


def _asked(at: datetime) -> Line:
    return Line(f"Yêu cầu bổ sung {_long(local_date(at))}.", f"Papers were asked for on {local_date(at):%d/%m/%Y}.")


def _completed(at: datetime) -> Line:
    return Line(f"Nộp đủ {_long(local_date(at))}: tính lại từ đầu.", f"Complete on {local_date(at):%d/%m/%Y}: it counts anew.")


def _until(due: date) -> Line:
    return Line(f"Hạn: {_long(due)}.", f"Due on {due:%d/%m/%Y}.")


def _long(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {day.day}/{day.month}/{day.year}"


def _short(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} {day.day}/{day.month}"



def explain(*clocks: Clock | None) -> Iterator[Line]:
    """Yield the lines of these clocks in order: the same for citizen and officer."""
    for clock in clocks:
        if clock:
            yield from clock.lines
