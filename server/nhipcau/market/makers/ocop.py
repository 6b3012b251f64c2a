"""How long the stars of OCOP hold. Pure."""

from datetime import date
from typing import Final

MONTHS: Final = 36  # QĐ 148/QĐ-TTg of 24 February 2023
AHEAD: Final = 6  # months before the end in which a renewal is prepared
LAST: Final = 12


def later(day: date, months: int) -> date:
    """Return the same day so many months later; the last day of a shorter month."""
    at = day.month - 1 + months
    year, month = day.year + at // LAST, at % LAST + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise ValueError(day)


def runs_out(issued: date) -> date:
    """Return the first day on which a certificate of this day does not hold any more."""
    return later(issued, MONTHS)


def holds(issued: date, day: date) -> bool:
    """Say whether a certificate holds on a day."""
    return issued <= day < runs_out(issued)


def to_renew(issued: date, day: date) -> bool:
    """Say whether it runs out within six months, or has run out."""
    return runs_out(issued) <= later(day, AHEAD)
