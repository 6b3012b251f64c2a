"""Active days, and what a province's rule gives for them. Pure.

A day on which somebody worked is one day, however often they were seen at work on it. A rule may give something for a
team's month, a person's month, a person's day or night; it can give nothing for an account or for a helping.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from nhipcau.kernel.clock import VIETNAM

UNITS: Final = ("team_month", "person_month", "person_day", "night")
BY_HAND: Final = "by_hand"
NIGHT_FROM, NIGHT_UNTIL = 22, 6  # hours by the clock; a day on which all work was then is a night


class Work(NamedTuple):
    """Somebody was seen at work: who, when, as what."""

    member: UUID
    at: datetime
    source: str


class Righted(NamedTuple):
    """A day that one officer put right and another agreed to."""

    member: UUID
    day: date
    kind: str
    agreed_at: datetime


@dataclass(frozen=True)
class Active:
    """A day on which somebody worked, as what, and whether only at night."""

    day: date
    sources: frozenset[str]
    night: bool = False


@dataclass(frozen=True)
class Way:
    """One way in which a rule may pay: so much for each unit."""

    id: str
    name: str
    rates: Mapping[str, int]


@dataclass(frozen=True)
class Allowance:
    """A province's rule. ``former``: the province of before July 2025 whose communes it was made for, if not all of today's.

    ``ceiling``: the most a person may get in a month, where it is known (ND 224/2026, article 79). ``check``: what is not sure.
    """

    key: str
    province: str
    former: str
    name: str
    ways: tuple[Way, ...]
    valid_from: date
    valid_until: date | None
    source: str
    sure: bool
    check: str
    ceiling: int | None = None

    def stands(self, first: date, last: date) -> bool:
        """Say whether it holds on every day of a time."""
        return self.valid_from <= first and (self.valid_until is None or last <= self.valid_until)


def active_days(works: Iterable[Work], righted: Iterable[Righted] = ()) -> dict[UUID, list[Active]]:
    """Return each member's active days in order; of a day that was put right, what was agreed to last counts."""
    seen: dict[tuple[UUID, date], set[tuple[str, bool]]] = defaultdict(set)
    for one in works:
        local = one.at.astimezone(VIETNAM)
        seen[one.member, local.date()].add((one.source, not NIGHT_UNTIL <= local.hour < NIGHT_FROM))
    days = {
        key: Active(key[1], frozenset(source for source, _ in told), all(night for _, night in told)) for key, told in seen.items()
    }
    for claim in sorted(righted, key=lambda one: (one.agreed_at, one.kind)):
        key = (claim.member, claim.day)
        known = days.pop(key, None)
        if claim.kind != "none":
            sources = known.sources if known else frozenset({BY_HAND})
            days[key] = Active(claim.day, sources, claim.kind == "night")
    found: dict[UUID, list[Active]] = defaultdict(list)
    for (member, _), active in sorted(days.items(), key=lambda one: (str(one[0][0]), one[0][1])):
        found[member].append(active)
    return dict(found)


def by_source(days: Iterable[Active]) -> dict[str, int]:
    """Return on how many days somebody did what; a day on which they did two things stands under both."""
    found: dict[str, int] = defaultdict(int)
    for one in days:
        for source in one.sources:
            found[source] += 1
    return dict(sorted(found.items()))


def earned(way: Way, days: Sequence[Active], ceiling: int | None = None) -> int:
    """Return what a rule gives a person for these days of one month; never more than the ceiling, where there is one."""
    if not days:
        return 0
    nights = sum(one.night for one in days) if "night" in way.rates else 0
    told = way.rates.get("person_month", 0) + way.rates.get("person_day", 0) * (len(days) - nights) + way.rates.get("night", 0) * nights
    return told if ceiling is None else min(told, ceiling)


def of_team(way: Way, days: Iterable[Active]) -> int:
    """Return what a rule gives a team for a month in which somebody of it worked."""
    return way.rates.get("team_month", 0) if any(True for _ in days) else 0
