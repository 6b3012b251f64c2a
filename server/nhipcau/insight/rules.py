"""Arithmetic of figures: periods; shares are the kernel's."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from nhipcau.kernel.shares import FEW, Share

__all__ = [
    "FEW", "Period", "Share", "before", "chosen", "month_at", "months_back", "of", "quarter_at", "week_at", "year_at", "year_earlier",
]  # fmt: skip

_LENGTHS: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12}  # months
_ROMAN: Final = ("I", "II", "III", "IV")
_WORD: Final = re.compile(r"(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])|W(0[1-9]|[1-4]\d|5[0-3])))?")
_DAYS: Final = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)")
EARLIEST: Final = 2000  # year


@dataclass(frozen=True)
class Period:
    """A month, quarter, half, year, week or run of days, up to today where it is still running; days are inclusive."""

    first: date
    last: date
    kind: str = "month"
    whole: bool = False

    @property
    def word(self) -> str:
        """The period as it stands in an address: ``2026-11``, ``2026-Q4``, ``2026-H2``, ``2026``, ``2026-W47``, two days."""
        year, months = self.first.year, self.first.month - 1
        if self.kind == "week":
            told = self.first.isocalendar()
            return f"{told.year}-W{told.week:02}"
        words = {"month": f"{self.first:%Y-%m}", "quarter": f"{year}-Q{months // 3 + 1}", "half": f"{year}-H{months // 6 + 1}", "year": str(year)}
        return words.get(self.kind, f"{self.first.isoformat()}..{self.last.isoformat()}")

    @property
    def name(self) -> str:
        """The period in words: “tháng 11/2026”, “quý IV/2026”, “năm 2026”."""
        year, months = self.first.year, self.first.month - 1
        if self.kind == "week":
            told = self.first.isocalendar()
            return f"tuần {told.week}/{told.year}"
        words = {
            "month": f"tháng {months + 1}/{year}", "quarter": f"quý {_ROMAN[months // 3]}/{year}",
            "half": f"{'6 tháng cuối' if months // 6 else '6 tháng đầu'} năm {year}", "year": f"năm {year}",
        }  # fmt: skip
        return words.get(self.kind, f"từ {self.first.day}/{self.first.month} đến {self.last.day}/{self.last.month}/{self.last.year}")

    @property
    def days(self) -> list[date]:
        """Every day of the period."""
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]

    @property
    def months(self) -> list[date]:
        """The first day of every month that it touches."""
        found, month = [], self.first.replace(day=1)
        while month <= self.last:
            found.append(month)
            month = _later(month, 1)
        return found


def month_at(day: date, today: date) -> Period:
    """Return the month of a day, cut at today."""
    return _calendar("month", day, today)


def quarter_at(day: date, today: date) -> Period:
    """Return the quarter of a day, cut at today."""
    return _calendar("quarter", day, today)


def year_at(day: date, today: date) -> Period:
    """Return the year of a day, cut at today."""
    return _calendar("year", day, today)


def week_at(day: date, today: date) -> Period:
    """Return the week of a day (Monday to Sunday), cut at today."""
    first = day - timedelta(days=day.weekday())
    return _cut(first, first + timedelta(days=6), "week", today)


def of(word: str, today: date) -> Period | None:
    """Return the period that a word names, cut at today; None where it names none, or one that has not begun."""
    found = _DAYS.fullmatch(word)
    try:
        if found:
            first, last = date.fromisoformat(found[1]), date.fromisoformat(found[2])
            return _cut(first, last, "days", today) if first <= min(last, today) and first.year >= EARLIEST else None
        named = _WORD.fullmatch(word)
        if named is None or int(named[1]) < EARLIEST:
            return None
        period = _named(named, today)
    except ValueError:
        return None
    return period if period.first <= today else None


def before(period: Period) -> Period:
    """Return the period right before, of the same length; it is whole."""
    last = period.first - timedelta(days=1)
    if period.kind in _LENGTHS:
        return Period(_first(last, period.kind), last, period.kind, whole=True)
    length = timedelta(days=6) if period.kind == "week" else period.last - period.first
    return Period(last - length, last, period.kind, whole=True)


def year_earlier(period: Period) -> Period:
    """Return the same period a year earlier, whole; a week is 52 weeks earlier."""
    if period.kind in _LENGTHS:
        first = period.first.replace(year=period.first.year - 1)
        return Period(first, _later(first, _LENGTHS[period.kind]) - timedelta(days=1), period.kind, whole=True)
    back = timedelta(weeks=52)
    last = period.first + timedelta(days=6) if period.kind == "week" else period.last
    return Period(period.first - back, last - back, period.kind, whole=True)


def _named(named: "re.Match[str]", today: date) -> Period:
    year, month, quarter, half, week = named.groups()
    if week:
        return week_at(date.fromisocalendar(int(year), int(week), 1), today)
    if month:
        return _calendar("month", date(int(year), int(month), 1), today)
    if quarter:
        return _calendar("quarter", date(int(year), 3 * int(quarter), 1), today)
    if half:
        return _calendar("half", date(int(year), 6 * int(half), 1), today)
    return _calendar("year", date(int(year), 1, 1), today)


def _calendar(kind: str, day: date, today: date) -> Period:
    first = _first(day, kind)
    return _cut(first, _later(first, _LENGTHS[kind]) - timedelta(days=1), kind, today)


def _first(day: date, kind: str) -> date:
    length = _LENGTHS[kind]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def _later(first: date, months: int) -> date:
    at = first.month - 1 + months
    return date(first.year + at // 12, at % 12 + 1, 1)


def _cut(first: date, end: date, kind: str, today: date) -> Period:
    return Period(first, min(end, today), kind, whole=end < today)


def months_back(today: date, count: int) -> list[Period]:
    """Return the latest months, this one first."""
    months, day = [], today
    for _ in range(count):
        months.append(month_at(day, today))
        day = day.replace(day=1) - timedelta(days=1)
    return months


def chosen(word: str, months: list[Period]) -> Period:
    """Return the month asked for (``2026-11``), or this month where the word is none of them."""
    return next((month for month in months if month.word == word), months[0])
