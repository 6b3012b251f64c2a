"""Planning again around what was changed by hand: everything that still fits stays; the rest moves as few others as possible."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from nhipcau.learning.planning.bound import lower_bound
from nhipcau.learning.planning.search import Found, Table
from nhipcau.learning.planning.shapes import Class, Plan, Slot, Task, total

OTHERS: Final = 2  # classes that may move out of the way of one
TRIES: Final = 20_000  # seats looked at for one class before it is left open


class Mended(NamedTuple):
    """The plan after an edit, and which classes are not where they were."""

    found: Found
    moved: tuple[Class, ...]


@dataclass
class _Work:
    left: int


def mend(task: Task, before: Plan) -> Mended:
    """Return a plan that keeps the task's rules and pins, and of the plan before as much as it can.

    What still fits stays where it was. Each class that lost its slot, and then each that never had one, is seated by itself,
    with none, one or at most two others moving, and never more others than it needs; within that, cheaper first. One that
    finds no seat so is left open, and named. Where several lost their slots they are seated one after the other, so together they may move more than needed.
    """
    table = Table(task)
    for one in task.classes:
        slot = before.get(one)
        if slot and one not in table.plan and _fits(table, one, slot):
            table.put(one, slot)
    for one in sorted((one for one in task.classes if one not in table.plan), key=lambda one: one not in before):
        _seat_one(table, one)
    cost = total(task, table.plan)
    bound = lower_bound(task, cost).value
    moved = tuple(one for one in task.classes if one in before and table.plan.get(one) != before[one])
    return Mended(Found(dict(table.plan), cost, bound), moved)


def _fits(table: Table, one: Class, slot: Slot) -> bool:
    known = slot.trainer in table.task.able[one.site, one.topic] and slot.week < table.task.weeks
    return known and table.free[one.site][slot.week] > 0 and table.left[slot.trainer][slot.week] > 0


def _seat_one(table: Table, one: Class) -> bool:
    return any(_seat(table, [one], others, frozenset(), _Work(TRIES)) for others in range(OTHERS + 1))


def _seat(table: Table, loose: list[Class], others: int, settled: frozenset[Class], work: _Work) -> bool:
    """Seat these classes with at most so many others moving; undo everything where that fails."""
    if not loose:
        return True
    one, rest = loose[0], loose[1:]
    for slot in _slots(table, one):
        for out in _in_the_way(table, one, slot, others, settled):
            work.left -= 1
            if work.left < 0:
                return False
            was = {other: table.take(other) for other in out}
            table.put(one, slot)
            if _seat(table, [*rest, *out], others - len(out), settled | {one}, work):
                return True
            table.take(one)
            for other, back in was.items():
                table.put(other, back)
    return False


def _slots(table: Table, one: Class) -> list[Slot]:
    """Return every slot the rules know for a class, cheapest first, whether or not somebody stands there."""
    task, site = table.task, table.task.site[one.site]
    weeks = [week for week in range(task.weeks) if site.open_in(week) and site.most]
    ways = [Slot(week, who) for who in task.able[one.site, one.topic] for week in weeks if task.room_for(who, week)]
    return sorted(ways, key=lambda slot: (task.cost(one, slot), slot))


def _in_the_way(table: Table, one: Class, slot: Slot, others: int, settled: frozenset[Class]) -> Iterator[tuple[Class, ...]]:
    """Yield the sets of classes, fewest first, whose leaving makes room in a slot."""
    place_full, trainer_full = table.free[one.site][slot.week] <= 0, table.left[slot.trainer][slot.week] <= 0
    if not place_full and not trainer_full:
        yield ()
        return
    if not others:
        return
    may = [(other, at) for other, at in table.plan.items() if at.week == slot.week and other not in settled and other not in table.task.pinned]
    here = [other for other, _ in may if other.site == one.site]
    theirs = [other for other, at in may if at.trainer == slot.trainer]
    if not trainer_full or not place_full:
        yield from ((other,) for other in (here if place_full else theirs))
        return
    yield from ((other,) for other in here if other in theirs)
    if others > 1:
        yield from ((first, second) for first in here for second in theirs if first not in theirs and second not in here)
