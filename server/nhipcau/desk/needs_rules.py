"""What counts as a need: who of a village was stuck on which skill, counted from helpings. No database here."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from nhipcau.feedback.queries import skills_of_causes
from nhipcau.kernel.scope import village_of
from nhipcau.learning.queries import SMALL, fitting_level
from nhipcau.people.bodies import TONGUES
from nhipcau.support.queries import Stuck

ALONE: Final = 3  # the level from which somebody is stuck no more
Levels = Mapping[UUID, Mapping[str, int]]


@dataclass(frozen=True)
class Need:
    """A skill on which people of a village were stuck: how many people, in how many helpings, and how steps went there.

    ``levels``: of those of them who agreed to a passport. ``tongue``: what is spoken in most of their homes.
    """

    village: UUID
    skill: str
    people: int
    helpings: int
    alone: int
    steps: int
    levels: tuple[int, ...]
    tongue: str

    @property
    def small(self) -> bool:
        """Whether so few people say little about the village."""
        return self.people < SMALL

    @property
    def level(self) -> int:
        """At which level a class is offered."""
        return fitting_level(self.levels, self.alone, self.steps)


def counted(helpings: Iterable[Stuck], shows: Mapping[str, list[str]], levels: Levels) -> list[Need]:
    """Return the needs of each village, most people first. Who can do it alone by their passport is stuck no more."""
    taught = skills_of_causes()
    people: dict[tuple[str, str], set[UUID]] = defaultdict(set)
    helped: Counter[tuple[str, str]] = Counter()
    went: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    spoken: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in helpings:
        village, stuck = village_of(one.place), {taught[code] for code in one.difficulties if code in taught}
        for step in one.steps:
            for skill in shows.get(step["step"], ()):
                went[village or "", skill][step["mode"] == "alone"] += 1
                stuck |= {skill} if step["mode"] != "alone" else set()
        for skill in stuck if village else ():
            if levels.get(one.resident, {}).get(skill, 0) < ALONE:
                people[village or "", skill].add(one.resident)
                helped[village or "", skill] += 1
                spoken[village or "", skill].update(tongue for tongue in one.tongues if tongue in TONGUES)
    found = [
        Need(
            UUID(village), skill, len(who), helped[village, skill], went[village, skill][True], went[village, skill].total(),
            tuple(levels[one].get(skill, 0) for one in sorted(who, key=str) if one in levels), _most(spoken[village, skill]),
        )
        for (village, skill), who in people.items()
    ]  # fmt: skip
    return sorted(found, key=lambda need: (-need.people, -need.helpings, need.skill, str(need.village)))


def _most(spoken: Counter[str]) -> str:
    return min(spoken, key=lambda tongue: (-spoken[tongue], tongue)) if spoken else "vi"
