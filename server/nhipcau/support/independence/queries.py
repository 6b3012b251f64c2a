"""Figures of independence of a commune, its villages, its people, and of a province's communes: from helpings, bounded in time."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, Subquery

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import start_of
from nhipcau.kernel.scope import commune_of, within
from nhipcau.people.models import Member, Resident
from nhipcau.support.independence.rules import (
    Figure,
    Habit,
    Help,
    Slot,
    added_up,
    counted,
    habit,
    habits,
)
from nhipcau.support.models import Assist

MONTHS: Final = 13  # this month, and a year back
SPANS: Final = {"1": 1, "3": 3, "12": 12}  # months that a figure may tell of


@dataclass(frozen=True)
class Board:
    """A place over the months: its steps of each month, of the months asked for, and of what lies in it; who came back alone."""

    months: Mapping[date, Figure]
    total: Figure
    parts: Mapping[Any, Figure]
    habit: Habit
    habits: Mapping[Any, Habit]


def months_to(today: date, many: int = MONTHS) -> list[date]:
    """Return the first days of the latest months, the oldest first."""
    found = [today.replace(day=1)]
    while len(found) < many:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found[::-1]


def board(
    actor: Actor, path: str, today: date, span: int, part: Callable[[Slot], Any], keep: Callable[[Slot], bool] = lambda _: True
) -> Board:
    """Return the figures under a place, and of its parts: villages, people, or whatever a slot is made into.

    ``path`` is a commune or more, since a helper's hour is judged by all that was told of it; ``keep`` says what is shown of it.
    """
    months = months_to(today)
    cells: dict[Slot, Figure] = {}
    said: dict[Any, list[str]] = {}
    for one in _by_commune(helps_under(actor, path, months[0])):
        cells |= {slot: figure for slot, figure in counted(one).items() if keep(slot)}
        where = {told.person: told.place for told in one}
        for person, state in habits(one, today).items():
            if keep(slot := Slot(today, where[person], person)):
                said.setdefault(part(slot), []).append(state)
    lately = {slot: figure for slot, figure in cells.items() if slot.month >= months[-span]}
    by_month = added_up(cells, lambda slot: slot.month)
    return Board(
        {month: by_month.get(month, Figure()) for month in months},
        added_up(lately, lambda _: None).get(None, Figure()),
        added_up(lately, part),
        habit(state for states in said.values() for state in states),
        {name: habit(states) for name, states in said.items()},
    )


def helps_under(actor: Actor, path: str, since: date) -> Iterator[Help]:
    """Yield the helpings under a place since a day, commune by commune; not those of homes that are not to be counted.

    They lie where the home is today: a figure of independence goes with the person.
    """
    named = Resident.objects.filter(household=OuterRef("household"), full_name__iexact=OuterRef("helper"))
    seen = Assist.objects.filter(within(actor), place__under=path, happened_at__gte=start_of(since), household__uncounted=False)
    found = seen.annotate(
        helper=Subquery(Member.objects.filter(id=OuterRef("member_id")).values("full_name")),
        own=Exists(named) | Q(household__head_name__iexact=F("helper")),
    ).order_by("place", "id")
    fields = ("id", "place", "resident_id", "member_id", "procedure", "happened_at", "steps", "own", "callback__came")
    for name, place, person, helper, procedure, at, steps, own, came in found.values_list(*fields).iterator():
        went = tuple((step["step"], step["mode"]) for step in steps)
        yield Help(name, place, person, helper, procedure, at, went, bool(own), came is True)


def _by_commune(found: Iterator[Help]) -> Iterator[list[Help]]:
    """Yield helpings commune by commune: nobody is met in two, and no more lies in memory at once."""
    for _, helps in groupby(found, lambda one: commune_of(one.place)):
        yield list(helps)


def steps_of(actor: Actor, path: str, person: UUID, today: date) -> list[tuple[str, str, date, int]]:
    """Return each step a person took in the months looked at: how it went last, when, and how often in all."""
    mine = sorted((one for one in helps_under(actor, path, months_to(today)[0]) if one.person == person), key=lambda one: (one.at, one.id))
    last: dict[str, tuple[str, date, int]] = {}
    for one in mine:
        for step, mode in one.steps:
            last[step] = (mode, one.at.date(), last.get(step, ("", today, 0))[2] + 1)
    return [(step, *told) for step, told in sorted(last.items())]
