"""When a report is due, and who may make which. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_ANALYST, SYSTEM
from nhipcau.kernel.scope import commune_of

Every = Literal["month", "quarter"]
CATCH_UP: Final = 6  # periods that were missed and are still made, the latest ones
QUARTER: Final = 3  # months
MAY_MAKE: Final = {
    "team": frozenset({DESK, COMMUNE_LEAD, SYSTEM}),
    "commune": frozenset({DESK, COMMUNE_LEAD, SYSTEM}),
    "province": frozenset({PROVINCE_ANALYST, SYSTEM}),
}


def may_make(role: str, scope: str, kind: str, place: str) -> bool:
    """Say whether somebody may make a kind of report of a place: a commune of its own, a province of its own."""
    at_commune = commune_of(place) is not None
    return role in MAY_MAKE[kind] and scope == place and at_commune == (kind != "province")


def due(every: Every, day: int, since: date, today: date) -> list[str]:
    """Return the periods whose report is due, oldest first: those that were over after ``since``, and whose day has come."""
    found: list[str] = []
    for word, end in _ended(every, today):
        if end <= since or len(found) == CATCH_UP:
            break
        if end.replace(day=day) <= today:
            found.append(word)
    return found[::-1]


def _ended(every: Every, today: date) -> Iterator[tuple[str, date]]:
    """Yield each period that is over, latest first, with the first day after it."""
    end = today.replace(day=1)
    while every == "quarter" and end.month % QUARTER != 1:
        end = _month_before(end)
    while True:
        last = end - timedelta(days=1)
        word = f"{last:%Y-%m}" if every == "month" else f"{last.year}-Q{(last.month - 1) // QUARTER + 1}"
        yield word, end
        for _ in range(1 if every == "month" else QUARTER):
            end = _month_before(end)


def _month_before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)
