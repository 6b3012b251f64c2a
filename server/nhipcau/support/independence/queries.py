"""Figures of independence of a commune, its villages and its people: from helpings, bounded in time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models.functions import Lower

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import start_of
from nhipcau.kernel.scope import commune_path, within
from nhipcau.people.models import Household, Member, Resident
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
    actor: Actor, commune: str, today: date, span: int, part: Callable[[Slot], Any], keep: Callable[[Slot], bool] = lambda _: True
) -> Board:
    """Return the figures of a commune, and of its parts: villages, people, or whatever a slot is made into.

    It is always a whole commune, since a helper's hour is judged by all that was told of it; ``keep`` says what is shown of it.
    """
    months = months_to(today)
    one = helps_under(actor, commune, months[0])
    cells = {slot: figure for slot, figure in counted(one).items() if keep(slot)}
    where = {told.person: told.place for told in one}
    said: dict[Any, list[str]] = {}
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


def helps_under(actor: Actor, commune: str, since: date) -> list[Help]:
    """Return the helpings in a commune since a day; not those of homes that are not to be counted.

    They lie where the home is today: a figure of independence goes with the person.
    """
    seen = Assist.objects.filter(within(actor), place__under=commune, happened_at__gte=start_of(since), household__uncounted=False)
    fields = ("id", "place", "resident_id", "household_id", "member_id", "procedure", "happened_at", "steps", "callback__came")
    found = list(seen.values_list(*fields))
    own = own_homes(actor, commune, {row[4] for row in found})
    return [
        Help(name, place, person, helper, procedure, at, tuple((step["step"], step["mode"]) for step in steps), (helper, home) in own, came is True)
        for name, place, person, home, helper, procedure, at, steps, came in found
    ]


def own_homes(actor: Actor, path: str, helpers: set[UUID]) -> set[tuple[UUID, UUID]]:
    """Return which helpers have the name of somebody in which homes under a place: it may be their own."""
    called: dict[str, list[UUID]] = {}
    for helper, name in Member.objects.filter(id__in=helpers).values_list("id", Lower("full_name")):
        called.setdefault(name, []).append(helper)
    people = Resident.objects.filter(within(actor), place__under=path).annotate(called=Lower("full_name")).filter(called__in=[*called])
    homes = Household.objects.filter(within(actor), place__under=path).annotate(called=Lower("head_name")).filter(called__in=[*called])
    named = (*people.values_list("household_id", "called"), *homes.values_list("id", "called"))
    return {(helper, home) for home, name in named for helper in called[name]}


def steps_of(actor: Actor, path: str, person: UUID, today: date) -> list[tuple[str, str, date, int]]:
    """Return each step a person took in the months looked at: how it went last, when, and how often in all."""
    mine = sorted((one for one in helps_under(actor, commune_path(path), months_to(today)[0]) if one.person == person), key=lambda one: (one.at, one.id))
    last: dict[str, tuple[str, date, int]] = {}
    for one in mine:
        for step, mode in one.steps:
            last[step] = (mode, one.at.date(), last.get(step, ("", today, 0))[2] + 1)
    return [(step, *told) for step, told in sorted(last.items())]
