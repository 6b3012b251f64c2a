"""How many dossiers of a period were new, carried over, done in time, late, still pending: pure.

The fields are those of MStatistic in the public code of OpenCPS. Withdrawn, stopped and refused dossiers leave the
count on the day on which they end: they are neither solved nor pending.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Case:
    """A dossier by its days: taken in, due, done, or ended without a result. None: it was not, or nobody knows."""

    taken_in: date
    due: date | None = None
    done: date | None = None
    dropped: date | None = None


@dataclass(frozen=True)
class Statistic:
    """A period in numbers. ``no_term``: solved, but nothing says until when it should have been."""

    new_reception: int
    pre_existing: int
    solved_in_time: int
    solved_late: int
    no_term: int
    pending: int
    pending_late: int

    @property
    def total(self) -> int:
        """All that the desk had in the period."""
        return self.new_reception + self.pre_existing

    @property
    def total_solved(self) -> int:
        """All that were done in the period."""
        return self.solved_in_time + self.solved_late + self.no_term

    @property
    def in_time(self) -> float | None:
        """The share done in time of those with a term, from 0 to 1; None where there are none, which is not nought."""
        judged = self.solved_in_time + self.solved_late
        return self.solved_in_time / judged if judged else None


def statistic(cases: Iterable[Case], first: date, last: date) -> Statistic:
    """Count a period, both days in it. A dossier due on the last day is not late on it."""
    counted = {"new": 0, "pre": 0, "in_time": 0, "late": 0, "no_term": 0, "pending": 0, "pending_late": 0}
    for case in cases:
        ended = case.done or case.dropped
        gone = ended is not None and ended < first
        dropped = case.done is None and case.dropped is not None and case.dropped <= last
        if case.taken_in > last or gone or dropped:
            continue
        counted["new" if case.taken_in >= first else "pre"] += 1
        counted[_outcome(case, last)] += 1
        if _outcome(case, last) == "pending" and case.due is not None and case.due < last:
            counted["pending_late"] += 1
    return Statistic(
        counted["new"], counted["pre"], counted["in_time"], counted["late"], counted["no_term"], counted["pending"], counted["pending_late"]
    )


def _outcome(case: Case, last: date) -> str:
    if case.done is None or case.done > last:
        return "pending"
    if case.due is None:
        return "no_term"
    return "in_time" if case.done <= case.due else "late"
