"""The thirty skills, their criteria, the groups they stand in, and which step of a helping shows which: as written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.learning.skills.rules import SAFETY

MOST_WORDS = 15
_SKILL = {"code", "name", "name_en", "able", "able_en", "nd224", "digcomp"}
_GROUP = {"id", "name", "name_en", "pictogram"}
_BASIC = {"id", "name", "name_en", "needs"}
_CARRIED = ("code", "name", "name_en", "able", "able_en")
_HEAD = ("groups", "basics", "levels", "official", "official_en")
MANY = 30
GROUPS_OF_DECREE = 7


@dataclass(frozen=True)
class Skill:
    """One skill: what it is called, when it counts as done alone, and where the decree and DigComp have it."""

    code: str
    name: str
    able: str
    nd224: str
    digcomp: Sequence[str]

    @property
    def group(self) -> str:
        """The letter of its group."""
        return self.code[0]

    @property
    def safety(self) -> bool:
        """Whether it lapses after a year."""
        return self.code in SAFETY


@cache
def written() -> dict[str, Any]:
    """Return the skills as written."""
    return load_toml(content_dir() / "skills" / "skills.toml")


@cache
def steps_written() -> dict[str, list[str]]:
    """Return which skills a step of a helping shows, as written."""
    return dict(load_toml(content_dir() / "skills" / "steps.toml")["steps"])


@cache
def skills() -> Mapping[str, Skill]:
    """Return every skill by its code, in the order of the list."""
    return {
        one["code"]: Skill(one["code"], one["name"], one["able"], one["nd224"], tuple(one["digcomp"]))
        for one in written()["skills"]
    }


@cache
def bundle() -> dict[str, Any]:
    """Return what phones carry of it: names, criteria, groups, the five basics; mappings stay with the print."""
    told = [{key: one[key] for key in _CARRIED} for one in written()["skills"]]
    return {**{key: written()[key] for key in _HEAD}, "skills": told}


def faults(raw: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the list of skills, as a strict reader would find it."""
    codes = [one.get("code") for one in raw["skills"]]
    groups = [one.get("id") for one in raw["groups"]]
    if len(codes) != MANY or codes != sorted(set(codes)):
        yield f"skills: {MANY}, each once, in the order of their codes"
    if len(raw["nd224"]) != GROUPS_OF_DECREE or {one.get("nd224") for one in raw["skills"]} != set(raw["nd224"]):
        yield "nd224: seven groups, and each has a skill"
    if raw.get("unsure") is not True or "757" not in raw["official"] or "757" not in raw["official_en"]:
        yield "official: mappings are not checked yet, and the confirmation is given by others"
    if sorted(raw["levels"]) != [str(level) for level in range(5)]:
        yield "levels: 0 to 4 have words"
    yield from (f"groups: {one.get('id')}" for one in raw["groups"] if set(one) != _GROUP)
    for one in raw["skills"]:
        yield from (f"{one.get('code')}: {fault}" for fault in _faults_of(one, groups))
    for one in raw["basics"]:
        if set(one) != _BASIC or not one["needs"] or not set(one["needs"]) <= set(codes):
            yield f"{one.get('id')}: a basic has a name and needs known skills"


def _faults_of(one: Mapping[str, Any], groups: Sequence[str]) -> Iterator[str]:
    if not _SKILL <= set(one) <= _SKILL | {"safety"}:
        yield "has a key too many or too few"
        return
    if one["code"][0] not in groups:
        yield "stands in no group"
    if one.get("safety", False) != (one["code"] in SAFETY):
        yield "the rules of lapsing and the list do not agree"
    if any(len(part.split()) > MOST_WORDS for part in one["able"].split(". ")):
        yield "a sentence of the criterion is too long"


def step_faults(steps: Mapping[str, Sequence[str]], codes: Mapping[str, object]) -> Iterator[str]:
    """Yield which steps show a skill that nobody knows."""
    for step, shown in steps.items():
        if not shown or not set(shown) <= set(codes):
            yield f"{step}: shows a skill that is not in the list"
