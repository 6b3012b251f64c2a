"""What a calendar of classes is made of: places, topics, trainers, weeks; the classes, and a plan of them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from nhipcau.places.queries import Reason

NOT_HELD: Final = 1_000_000  # what a class costs that nobody can hold: more than any journey
AVOID: Final = 30  # a week that is better avoided costs as much as so many kilometres


@dataclass(frozen=True)
class Site:
    """A place where classes are held: its tongue, how many people come, how many the room holds, classes a week at most.

    ``reasons`` holds for each week (counted from 0) why it is refused or avoided; ``forbidden`` are weeks a leader took out.
    """

    id: str
    name: str
    tongue: str = "vi"
    people: int = 20
    room: int = 30
    most: int = 2
    reasons: Mapping[int, Sequence[Reason]] = field(default_factory=dict)
    forbidden: frozenset[int] = frozenset()

    def open_in(self, week: int) -> bool:
        """Say whether a class may be held there in a week."""
        return week not in self.forbidden and not any(one.refuses for one in self.reasons.get(week, ()))

    def strain(self, week: int) -> int:
        """Return what a week costs that may be used but is better avoided."""
        return AVOID * sum(not one.refuses for one in self.reasons.get(week, ()))


@dataclass(frozen=True)
class Topic:
    """What is taught, and how many classes of it each place wants (before a small room splits them)."""

    id: str
    name: str
    times: int = 1


@dataclass(frozen=True)
class Trainer:
    """Who teaches: in which tongues, which topics (empty: all), how many classes a week, weeks they are away."""

    id: str
    name: str
    tongues: frozenset[str] = frozenset({"vi"})
    topics: frozenset[str] = frozenset()
    per_week: int = 3
    away: frozenset[int] = frozenset()

    def can_hold(self, site: Site, topic: str) -> bool:
        """Say whether they speak the place's tongue and teach the topic."""
        return site.tongue in self.tongues and (not self.topics or topic in self.topics)


class Class(NamedTuple):
    """A class that is wanted: where, of what, the how-manyth. Its name never changes while places and topics stay."""

    site: str
    topic: str
    number: int


class Slot(NamedTuple):
    """When a class is, and who holds it."""

    week: int
    trainer: str


Plan = dict[Class, Slot]


@dataclass(frozen=True)
class Task:
    """Everything a calendar is made from. ``far`` gives the kilometres from a trainer's home to a place."""

    weeks: int
    sites: Sequence[Site]
    topics: Sequence[Topic]
    trainers: Sequence[Trainer]
    far: Mapping[tuple[str, str], int]
    pinned: Mapping[Class, Slot] = field(default_factory=dict)
    seed: int = 1

    @cached_property
    def site(self) -> dict[str, Site]:
        """The places by id."""
        return {one.id: one for one in self.sites}

    @cached_property
    def trainer(self) -> dict[str, Trainer]:
        """The trainers by id."""
        return {one.id: one for one in self.trainers}

    @cached_property
    def classes(self) -> list[Class]:
        """The classes that are wanted, in order; a room smaller than who is expected makes several of one."""
        return [
            Class(site.id, topic.id, number)
            for site in self.sites
            for topic in self.topics
            for number in range(topic.times * sessions(site))
        ]

    @cached_property
    def able(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Who can hold a class of a topic in a place, nearest first."""
        return {
            (site.id, topic.id): tuple(
                sorted((one.id for one in self.trainers if one.can_hold(site, topic.id)), key=lambda who: (self.far[who, site.id], who))
            )
            for site in self.sites
            for topic in self.topics
        }

    def room_for(self, trainer: str, week: int) -> int:
        """Return how many classes a trainer can hold in a week."""
        known = self.trainer[trainer]
        return 0 if week in known.away else known.per_week

    def cost(self, one: Class, slot: Slot) -> int:
        """Return what it costs to hold a class then, by that trainer: kilometres, and the strain of the week."""
        return self.far[slot.trainer, one.site] + self.site[one.site].strain(slot.week)


def sessions(site: Site) -> int:
    """Return how often a class has to be held so that everybody finds a place."""
    return max(1, -(-site.people // max(1, site.room)))


def total(task: Task, plan: Plan) -> int:
    """Return what a plan costs; a class that nobody holds costs more than any journey."""
    held = sum(task.cost(one, slot) for one, slot in plan.items())
    return held + NOT_HELD * (len(task.classes) - len(plan))


def faults(task: Task, plan: Plan) -> list[str]:
    """Return which hard rule a plan breaks; a search that is right leaves nothing here."""
    found, places, people = [], dict[tuple[str, int], int](), dict[Slot, int]()
    for one, slot in plan.items():
        if not task.site[one.site].open_in(slot.week) and task.pinned.get(one) != slot:
            found.append(f"{one}: week {slot.week} is refused")
        if slot.trainer not in task.able[one.site, one.topic] and task.pinned.get(one) != slot:
            found.append(f"{one}: {slot.trainer} cannot hold it")
        places[one.site, slot.week] = places.get((one.site, slot.week), 0) + 1
        people[slot] = people.get(slot, 0) + 1
    found += [f"{site}, week {week}: too many" for (site, week), many in places.items() if many > task.site[site].most]
    found += [f"{slot}: too many" for slot, many in people.items() if many > task.room_for(slot.trainer, slot.week)]
    found += [f"{one}: not where it was pinned" for one, slot in task.pinned.items() if plan.get(one) != slot]
    return found
