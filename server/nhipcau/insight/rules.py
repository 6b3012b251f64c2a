"""Arithmetic of figures: shares that know their denominator, and how sure a share is."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

FEW = 30  # steps; below this a share says little and the page says so
_Z = 1.96  # 95 % of a normal distribution


@dataclass(frozen=True)
class Share:
    """A part of a whole. Without a whole there is no share, which is not the same as zero."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """The share between 0 and 1, or None where there is nothing to divide by."""
        return self.part / self.whole if self.whole else None

    @property
    def few(self) -> bool:
        """Whether the whole is too small to compare by."""
        return self.whole < FEW

    @property
    def between(self) -> tuple[float, float] | None:
        """The 95 % interval (Wilson score): where the true share lies, given so few or so many."""
        if not self.whole:
            return None
        n, p = self.whole, min(self.part / self.whole, 1.0)
        middle = (p + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
        reach = _Z * sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2)) / (1 + _Z**2 / n)
        return max(0.0, middle - reach), min(1.0, middle + reach)


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
