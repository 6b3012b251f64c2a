"""Arithmetic of figures: periods; shares are the kernel's."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from nhipcau.kernel.shares import FEW, Share

__all__ = ["FEW", "Period", "Share", "chosen", "month_at", "months_back"]


@dataclass(frozen=True)
class Period:
    """A calendar month, up to today where it is still running; days are inclusive."""

    first: date
    last: date

    @property
    def word(self) -> str:
        """The month as it stands in an address: ``2026-11``."""
        return f"{self.first:%Y-%m}"

    @property
    def days(self) -> list[date]:
        """Every day of the period."""
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]


def month_at(day: date, today: date) -> Period:
    """Return the month of a day, cut at today."""
    end = day.replace(day=monthrange(day.year, day.month)[1])
    return Period(day.replace(day=1), min(end, today))


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
