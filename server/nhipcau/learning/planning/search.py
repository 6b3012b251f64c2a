"""Making a calendar: each place in turn takes the slots that are cheapest for all, then a few places at a time are done again.

The search is of our own and small. Prices of the trainers' weeks (`bound`) tell a place what it takes away from others. It
starts with several orders of places, keeps the best plan, then tears a place out together with those who hold the slots it
would like, and puts them back in another order; what does not make the plan dearer stays. Everything that is drawn is drawn
by the seed: the same task and seed give the same plan.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from random import Random
from typing import Final, NamedTuple

from nhipcau.learning.planning.bound import Bound, Prices, lower_bound
from nhipcau.learning.planning.shapes import AVOID, NOT_HELD, Class, Plan, Slot, Task, total

STARTS: Final = 6  # orders in which all places are laid
ROUNDS: Final = 2500  # times a few places are torn out and put back
TORN: Final = 3  # who hold what a place would like
PLAIN, PRICED, DRAWN = WAYS = ("plain", "priced", "drawn")  # what a slot costs besides kilometres and strain: nothing, its price, a whim


class Found(NamedTuple):
    """A plan, what it costs, and what any plan costs at least."""

    plan: Plan
    cost: int
    bound: int

    @property
    def gap(self) -> float:
        """How far above the bound it is at most: 0 is proved best."""
        return (self.cost - self.bound) / self.bound if self.bound else float(self.cost > 0)


class Table:
    """A plan being made: where every class stands, and what room each place and trainer has left."""

    def __init__(self, task: Task, prices: Prices | None = None) -> None:
        self.task, self.plan = task, Plan()
        self.left = {one.id: [task.room_for(one.id, week) for week in range(task.weeks)] for one in task.trainers}
        self.free = {one.id: [one.most if one.open_in(week) else 0 for week in range(task.weeks)] for one in task.sites}
        self.strain = {one.id: [one.strain(week) for week in range(task.weeks)] for one in task.sites}
        self.none = [0.0] * task.weeks
        self.prices = {one.id: row for one, row in zip(task.trainers, prices or [], strict=False)}
        self.wanted: dict[str, dict[tuple[str, ...], list[Class]]] = {one.id: defaultdict(list) for one in task.sites}
        for one in task.classes:
            if one not in task.pinned:
                self.wanted[one.site][task.able[one.site, one.topic]].append(one)
        for one, slot in task.pinned.items():
            self.put(one, slot)

    def put(self, one: Class, slot: Slot) -> None:
        """Hold a class there."""
        self.plan[one] = slot
        self.left[slot.trainer][slot.week] -= 1
        self.free[one.site][slot.week] -= 1

    def take(self, one: Class) -> Slot:
        """Take a class out of the plan."""
        slot = self.plan.pop(one)
        self.left[slot.trainer][slot.week] += 1
        self.free[one.site][slot.week] += 1
        return slot

    def offer(self, site: str, able: tuple[str, ...], week: int, how: str = PLAIN, dice: Random | None = None) -> tuple[float, int, str] | None:
        """Return the cheapest trainer who still has room in a week; with their price, or a drawn one, if it is to be counted."""
        best, whom, task = float(NOT_HELD), "", self.task
        drawn = dice.randrange(AVOID) if dice and how == DRAWN else 0
        for who in able:
            far = task.far[who, site]
            if far >= best:
                break
            if self.left[who][week] > 0:
                price = far + (self.prices.get(who, self.none)[week] if how == PRICED else 0)
                if price < best:
                    best, whom = price, who
        return (best + self.strain[site][week] + drawn, week, whom) if whom else None

    def lay(self, site: str, able: tuple[str, ...], how: str = PLAIN, dice: Random | None = None) -> None:
        """Give the loose classes of a place that the same trainers can hold the cheapest free slots there are."""
        loose = [one for one in self.wanted[site][able] if one not in self.plan]
        offers = [found for week, free in enumerate(self.free[site]) if free > 0 and (found := self.offer(site, able, week, how, dice))]
        while loose and offers:
            best = min(offers)
            offers.remove(best)
            self.put(loose.pop(0), Slot(best[1], best[2]))
            again = self.offer(site, able, best[1], how, dice) if self.free[site][best[1]] > 0 else None
            if again:
                offers.append(again)

    def tear(self, sites: Iterable[str]) -> dict[Class, Slot]:
        """Take these places out of the plan, but for what is pinned; return what was where."""
        ones = [one for site in sites for found in self.wanted[site].values() for one in found if one in self.plan]
        return {one: self.take(one) for one in ones}


def search(task: Task, rounds: int = ROUNDS) -> Found:
    """Return the best plan that is found, with its bound; proved best where the two meet."""
    first = _start(task, [one.id for one in task.sites], None)
    bound = lower_bound(task, total(task, first.plan))
    dice = Random(task.seed)  # noqa: S311 (no secret)
    table = min((first, *_starts(task, bound, dice)), key=lambda one: total(task, one.plan))
    table.prices = {one.id: row for one, row in zip(task.trainers, bound.prices, strict=True)}
    cost = _improve(table, bound.value, dice, rounds)
    return Found(in_order(task, table.plan), cost, bound.value)


def in_order(task: Task, plan: Plan) -> Plan:
    """Return the plan with the topics of each place one after the other, wherever the trainers of its slots can hold them."""
    rank = {one: at for at, one in enumerate(task.classes)}
    by_site = defaultdict(list)
    for one in plan:
        if one not in task.pinned:
            by_site[one.site].append(one)
    made = dict(plan)
    for found in by_site.values():
        ones, slots = sorted(found, key=rank.__getitem__), sorted(plan[one] for one in found)
        if all(slot.trainer in task.able[one.site, one.topic] for one, slot in zip(ones, slots, strict=True)):
            made.update(zip(ones, slots, strict=True))
    return made


def _starts(task: Task, bound: Bound, dice: Random) -> Iterable[Table]:
    """Yield plans with the places laid in several orders: first those with the fewest weeks to spare, then as drawn."""
    wanted = Counter(one.site for one in task.classes)
    spare = {one.id: one.most * sum(one.open_in(week) for week in range(task.weeks)) - wanted[one.id] for one in task.sites}
    order = sorted(spare, key=lambda site: (spare[site], site))
    for _ in range(STARTS):
        yield _start(task, order, bound.prices)
        dice.shuffle(order)


def _start(task: Task, order: Iterable[str], prices: Prices | None) -> Table:
    table = Table(task, prices)
    for site in order:
        for able in table.wanted[site]:
            table.lay(site, able, PRICED if prices else PLAIN)
    return table


def _improve(table: Table, bound: int, dice: Random, rounds: int) -> int:
    """Tear a few places out and put them back, again and again; return what the plan costs in the end."""
    task, cost = table.task, total(table.task, table.plan)
    names = sorted(table.wanted)
    for _ in range(rounds if names else 0):
        if cost <= bound:
            break
        first = dice.choice(names)
        torn = [first, *_rivals(table, first, dice)]
        was = table.tear(torn)
        before = _price(task, was, torn, table)
        parts = [(site, able) for site in torn for able in table.wanted[site]]
        dice.shuffle(parts)
        how = dice.choice(WAYS)
        for site, able in parts:
            table.lay(site, able, how, dice)
        now = {one: slot for site in torn for found in table.wanted[site].values() for one in found if (slot := table.plan.get(one))}
        after = _price(task, now, torn, table)
        if after <= before:
            cost += after - before
        else:
            table.tear(torn)
            for one, slot in was.items():
                table.put(one, slot)
    return cost


def _price(task: Task, plan: Plan, sites: Iterable[str], table: Table) -> int:
    wanted = sum(len(found) for site in sites for found in table.wanted[site].values())
    return sum(task.far[slot.trainer, one.site] + table.strain[one.site][slot.week] for one, slot in plan.items()) + NOT_HELD * (wanted - len(plan))


def _rivals(table: Table, site: str, dice: Random) -> list[str]:
    """Return a few places whose classes stand where this one's would be cheaper."""
    liked = {who for able in table.wanted[site] for who in able[: 2 * TORN]}
    there = sorted({one.site for one, slot in table.plan.items() if slot.trainer in liked and one.site != site})
    return dice.sample(there, min(len(there), dice.randint(1, TORN)))
