"""How cheap a calendar can be at best, and what nobody can hold: said before anything is searched."""

from collections import Counter
from dataclasses import dataclass
from typing import Final, NamedTuple

from nhipcau.learning.planning.shapes import NOT_HELD, Task

STEPS: Final = 120  # how often prices are put right
REACH: Final = 0.2  # how far above the best bound the prices aim
PATIENCE: Final = 4  # steps without a better bound before they become smaller


class Kind(NamedTuple):
    """Classes of one place that the same trainers can hold: for the cost they are all alike."""

    site: str
    able: tuple[str, ...]


@dataclass(frozen=True)
class Lack:
    """What is missing before any search: in which places, of what kind, and how many classes short."""

    kind: str
    sites: tuple[str, ...]
    short: int
    about: str = ""


def kinds(task: Task) -> Counter[Kind]:
    """Return how many classes there are of each kind."""
    return Counter(Kind(one.site, task.able[one.site, one.topic]) for one in task.classes)


class Grid:
    """A task as numbers in rows, for work that goes over it many times: kinds, trainers and weeks by their place in a list."""

    def __init__(self, task: Task) -> None:
        self.task, self.weeks = task, range(task.weeks)
        self.kinds = sorted(kinds(task).items())
        at = {one.id: number for number, one in enumerate(task.trainers)}
        pins = {(one.site, slot.trainer) for one, slot in task.pinned.items()}
        able = [{*kind.able, *(who for site, who in pins if site == kind.site)} for kind, _ in self.kinds]
        self.near = [sorted((task.far[who, kind.site], at[who]) for who in those) for (kind, _), those in zip(self.kinds, able, strict=True)]
        self.room = [[task.room_for(one.id, week) for week in self.weeks] for one in task.trainers]
        self.strain = [self._strains(kind.site) for kind, _ in self.kinds]

    def _strains(self, site: str) -> list[tuple[int, int]]:
        """Return the open weeks of a place, each with its strain; a pinned class keeps its week open for the bound."""
        place = self.task.site[site]
        pins = {slot.week for one, slot in self.task.pinned.items() if one.site == site}
        return [(week, place.strain(week)) for week in self.weeks if place.open_in(week) or week in pins]


Prices = list[list[float]]


class Bound(NamedTuple):
    """What any plan costs at least, and the prices of the trainers' weeks that show it."""

    value: int
    prices: Prices


def lower_bound(task: Task, above: int, steps: int = STEPS) -> Bound:
    """Return what every plan costs at least, by the best prices found in a few steps; ``above`` is what some plan costs.

    Why it holds: give each class that a trainer may hold in a week a price of 0 or more, whatever it is. A plan that keeps the
    rules uses no more of them than there are, so it costs at least as much as with the prices on top, less the price of all
    there are. With the prices on top, and if we forget that trainers' weeks run out, no place depends on another: each kind of
    class takes its cheapest slots (kilometres, strain of the week, price), no more in a week than the place allows, or is not
    held and pays for that. That sum is worked out exactly, and no plan is below it. The prices only decide how good the bound
    is, never whether it holds: they go up where more is asked than there is, and down where less, and so come close to the
    best linear bound of the whole task. Prices are multiples of 1/64, so that no sum is rounded. A pinned class keeps its week
    open and its trainer able here, so pins only take choices away.
    """
    grid = Grid(task)
    prices: Prices = [[0.0] * task.weeks for _ in task.trainers]
    best, shown, pace, stale = float("-inf"), prices, 1.0, 0
    for _ in range(steps):
        value, asked = _relaxed(grid, prices)
        if value > best:
            best, shown, stale = value, prices, 0
        else:
            stale += 1
        if stale == PATIENCE:
            pace, stale = pace / 2, 0
        slope = [[asked[who][week] - room for week, room in enumerate(row)] for who, row in enumerate(grid.room)]
        steep = sum(one * one for who, row in enumerate(slope) for week, one in enumerate(row) if one > 0 or prices[who][week] > 0)
        if not steep or value >= above:
            break
        step = pace * (min(above, best + REACH * abs(best) + 1) - value) / steep
        prices = [[max(0.0, round((old + step * one) * 64) / 64) for old, one in zip(*rows, strict=True)] for rows in zip(prices, slope, strict=True)]
    return Bound(max(0, -int(-best // 1)), shown)


def _relaxed(grid: Grid, prices: Prices) -> tuple[float, list[list[int]]]:
    """Return the sum that no plan is below at these prices, and how many classes then ask for each trainer in each week."""
    asked = [[0] * len(grid.weeks) for _ in grid.room]
    value = -sum(price * room for row, rooms in zip(prices, grid.room, strict=True) for price, room in zip(row, rooms, strict=True) if price)
    for (kind, many), near, weeks in zip(grid.kinds, grid.near, grid.strain, strict=True):
        offers, most, left = sorted(_offer(near, prices, week, strain) for week, strain in weeks), grid.task.site[kind.site].most, many
        for cost, week, who in offers:
            if not left or cost >= NOT_HELD:
                break
            taken = min(left, most)
            value, left = value + cost * taken, left - taken
            asked[who][week] += taken
        value += NOT_HELD * left
    return value, asked


def _offer(near: list[tuple[int, int]], prices: Prices, week: int, strain: int) -> tuple[float, int, int]:
    best, whom = float(NOT_HELD), 0
    for far, who in near:
        if far >= best:
            break
        price = far + prices[who][week]
        if price < best:
            best, whom = price, who
    return best + strain, week, whom


def lacks(task: Task) -> list[Lack]:
    """Return what is missing, worst first: no trainer, no speaker, no open weeks, not enough speakers for all.

    Said before any search, and each line is certain: no plan can hold the classes it names as short.
    """
    found = [*_alone(task), *_by_those_who_can(task)]
    return sorted(found, key=lambda one: (-one.short, one.kind, one.sites))


def _alone(task: Task) -> list[Lack]:
    found, wanted = [], Counter(one.site for one in task.classes)
    for site in task.sites:
        open_weeks = [week for week in range(task.weeks) if site.open_in(week)]
        short = wanted[site.id] - site.most * len(open_weeks)
        if short > 0:
            found.append(Lack("no_weeks", (site.id,), short))
        speakers = [one for one in task.trainers if site.tongue in one.tongues]
        if not speakers:
            found.append(Lack("no_speaker", (site.id,), wanted[site.id], site.tongue))
            continue
        for topic in task.topics:
            if not task.able[site.id, topic.id]:
                of = sum(one.site == site.id and one.topic == topic.id for one in task.classes)
                found.append(Lack("no_trainer", (site.id,), of, topic.name))
    return found


def _by_those_who_can(task: Task) -> list[Lack]:
    """Return for each group of trainers that some classes depend on how many classes are more than they can hold."""
    wanted, found = kinds(task), []
    for group in {frozenset(kind.able) for kind in wanted if kind.able}:
        depend = {kind: many for kind, many in wanted.items() if kind.able and set(kind.able) <= group}
        sites = tuple(sorted({kind.site for kind in depend}))
        weeks = [week for week in range(task.weeks) if any(task.site[one].open_in(week) for one in sites)]
        short = sum(depend.values()) - sum(task.room_for(who, week) for who in group for week in weeks)
        if short > 0:
            tongues = {task.site[one].tongue for one in sites}
            found.append(Lack("too_few", sites, short, tongues.pop() if len(tongues) == 1 else ""))
    return found
