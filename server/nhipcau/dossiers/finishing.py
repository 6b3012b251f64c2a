"""What is counted once, when a dossier first has its result: by its date, how long it took, whether papers had to be asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from nhipcau.dossiers.clocks import Case, Term, whole_clock
from nhipcau.dossiers.road_rules import ASKED, HANDED_OUT, NOT_TAKEN, READY, Stage, Told, case_of
from nhipcau.kernel.calendars import Calendar
from nhipcau.kernel.facts import Count

OLD: Final = 31  # days after which a result that is heard of only now belongs to no figure of today
BEFORE, ON, LATE, UNDATED = "before", "on", "late", "undated"


def counts(
    before: Sequence[Stage], after: Sequence[Stage], told: Sequence[Told], term: Term | None, calendar: Calendar, at: datetime
) -> list[Count]:
    """Return what is counted of a dossier that has just come to its result; nothing where it had one, or long ago."""
    done = next((one for one in after if one.state in {READY, HANDED_OUT}), None)
    if done is None or any(one.state in {READY, HANDED_OUT} for one in before) or (at - done.since).days > OLD:
        return []
    case = case_of(told, after, term)
    back = any(one.state in {ASKED, NOT_TAKEN} for one in after)
    begun = whole_clock(case, calendar, done.on).began
    found = [Count("dossiers.finished", key=class_of(case, done.on, calendar)), Count("dossiers.first_time", key="again" if back else "first")]
    if begun is not None:
        days = calendar.between(begun, done.on) if done.on > begun else 0
        found += [Count("dossiers.finished_days", days, key="days"), Count("dossiers.finished_days", 1, key="dossiers")]
    return found


def class_of(case: Case, on: date, calendar: Calendar) -> str:
    """Return whether a result came before, on or after its date; an apology moves no date here (TT 01/2018: three classes)."""
    due = whole_clock(replace(case, apology=None), calendar, on).due
    if due is None:
        return UNDATED
    return BEFORE if on < due else ON if on == due else LATE


def added_up(found: Iterable[Count]) -> tuple[Count, ...]:
    """Return counts of many dossiers as one of each kind."""
    sums: dict[tuple[str, str], int] = {}
    for one in found:
        sums[one.measure, one.key] = sums.get((one.measure, one.key), 0) + one.value
    return tuple(Count(measure, value, key=key) for (measure, key), value in sorted(sums.items()) if value)

