"""A passport in words: what somebody can do, group by group, and the five basics of their home."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nhipcau.learning.skills.catalogue import Skill, skills, written
from nhipcau.learning.skills.models import Passport
from nhipcau.learning.skills.rules import ALONE, basics_held

SHAPES = ("none", "part", "part", "ok", "ok")  # of levels 0 to 4, beside their words


@dataclass(frozen=True)
class Line:
    """One skill and its level, in words and as a shape; ``again``: the first day on which it is to be shown anew."""

    skill: Skill
    level: int
    word: str
    shape: str
    again: date | None


@dataclass(frozen=True)
class Told:
    """A passport as a page or a card says it: the given name and levels; of who saw what, nothing."""

    given_name: str
    groups: Sequence[tuple[str, Sequence[Line]]]
    alone: int
    official: str

    @property
    def many(self) -> int:
        """How many skills there are."""
        return len(skills())


@dataclass(frozen=True)
class Basic:
    """One of the five basics of a home, and whether somebody there does all of it alone."""

    name: str
    held: bool


def told(passport: Passport) -> Told:
    """Return a passport in words."""
    levels, lapses = passport.levels, passport.lapses
    lines = [_line(skill, levels, lapses) for skill in skills().values()]
    grouped = [(one["name"], [line for line in lines if line.skill.group == one["id"]]) for one in written()["groups"]]
    return Told(passport.given_name, grouped, sum(line.level >= ALONE for line in lines), written()["official"])


def basics(home: Iterable[Passport]) -> list[Basic]:
    """Return the five basics of a home, in words."""
    asked = written()["basics"]
    held = basics_held([one.levels for one in home], {one["id"]: one["needs"] for one in asked})
    return [Basic(one["name"], held[one["id"]]) for one in asked]


def _line(skill: Skill, levels: Mapping[str, int], lapses: Mapping[str, date]) -> Line:
    level = levels.get(skill.code, 0)
    return Line(skill, level, written()["levels"][str(level)][0], SHAPES[level], lapses.get(skill.code))
