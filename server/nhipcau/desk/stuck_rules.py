"""What people are stuck on, grouped by cause: how often, how many, where, with what; and what an answer changed. No database here."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from nhipcau.kernel.scope import village_of

SPAN: Final = timedelta(days=28)  # what is compared with what: four weeks, so that each weekday counts alike
FEW: Final = 5  # below, a change says nothing


class Raised(NamedTuple):
    """Somebody was stuck on a cause: where, who (nobody: told without a helping), with which procedure, when."""

    place: str
    person: UUID | None
    cause: str
    procedure: str
    at: datetime


@dataclass
class Group:
    """A cause in four weeks, beside the four weeks before. ``people``: who was helped; ``apart``: told without a helping."""

    cause: str
    times: int = 0
    before: int = 0
    apart: int = 0
    people: set[UUID] = field(default_factory=set)
    villages: Counter[str] = field(default_factory=Counter)
    procedures: Counter[str] = field(default_factory=Counter)

    @property
    def trend(self) -> str:
        """``more``, ``less`` or ``same``; with few on both sides nothing is said."""
        if max(self.times, self.before) < FEW or self.times == self.before:
            return "same"
        return "more" if self.times > self.before else "less"


class Effect(NamedTuple):
    """How often a cause was raised in the days before an answer, and in as many days after it."""

    days: int
    before: int
    after: int

    @property
    def known(self) -> bool:
        """Whether there were days enough, and cases enough, to look at."""
        return self.days >= 7 and self.before + self.after >= FEW  # noqa: PLR2004 (a week, market day and Sunday in it)


def grouped(raised: Iterable[Raised], now: datetime) -> list[Group]:
    """Return the causes of the last four weeks, most often first; what was only before stands at the end."""
    found: dict[str, Group] = {}
    for one in raised:
        group = found.setdefault(one.cause, Group(one.cause))
        if one.at > now - SPAN:
            _counted(group, one)
        elif one.at > now - 2 * SPAN:
            group.before += 1
    return sorted((one for one in found.values() if one.times or one.before), key=lambda one: (-one.times, -one.before, one.cause))


def _counted(group: Group, one: Raised) -> None:
    group.times += 1
    group.villages[village_of(one.place) or ""] += 1
    group.procedures[one.procedure] += 1
    if one.person is None:
        group.apart += 1
    else:
        group.people.add(one.person)


def effect(raised: Sequence[Raised], answered_at: datetime, now: datetime, village: UUID | None = None) -> Effect:
    """Return what happened around an answer: as many days before as after, four weeks at most."""
    reach = min(now - answered_at, SPAN)
    days = reach.days
    inside = [one for one in raised if village is None or village_of(one.place) == str(village)]
    before = sum(answered_at - timedelta(days=days) <= one.at < answered_at for one in inside)
    after = sum(answered_at <= one.at < answered_at + timedelta(days=days) for one in inside)
    return Effect(days, before, after)


def by_cause(raised: Iterable[Raised]) -> dict[str, list[Raised]]:
    """Return what was raised, cause by cause."""
    found: dict[str, list[Raised]] = defaultdict(list)
    for one in raised:
        found[one.cause].append(one)
    return found
