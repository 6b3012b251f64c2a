"""From question to question, one at a time: which is next, which was before, how far one is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from nhipcau.guides.conditions import variables
from nhipcau.guides.replay import replay, walk
from nhipcau.guides.shapes import Guide, Question
from nhipcau.guides.values import amounts_on, said_on


@dataclass(frozen=True)
class Way:
    """The questions of one family: all that are asked, those without an answer, those only assumed."""

    asked: tuple[Question, ...]
    open: tuple[Question, ...]
    assumed: frozenset[str]

    def get(self, name: str) -> Question | None:
        """Return an asked question by its id."""
        return next((question for question in self.asked if question["id"] == name), None)

    def next(self, after: str = "", later: Collection[str] = ()) -> Question | None:
        """Return the next open question after this one, or the first; those put off are left out."""
        waiting = [question for question in self.open if question["id"] not in later]
        names = [question["id"] for question in self.asked]
        passed = names[: names.index(after) + 1] if after in names else []
        return next((question for question in waiting if question["id"] not in passed), next(iter(waiting), None))

    def before(self, name: str) -> Question | None:
        """Return the question that was walked through before this one."""
        walked = self._walked(name)
        at = next((at for at, question in enumerate(walked) if question["id"] == name), 0)
        return walked[at - 1] if at else None

    def place(self, name: str) -> tuple[int, int]:
        """Return which question this is, and of about how many."""
        walked = self._walked(name)
        return [question["id"] for question in walked].index(name) + 1, len(walked)

    def _walked(self, name: str) -> list[Question]:
        return [question for question in self.asked if question["id"] == name or question["id"] not in self.assumed]


def way_of(guide: Guide, answers: Mapping[str, object], on: str) -> Way:
    """Return the questions of a guide as these answers leave them on a day (ISO date)."""
    found = replay(guide, answers, on)
    _, _, asked = walk(said_on(guide, on)["questions"], answers, amounts_on(guide, on))
    return Way(tuple(asked), found.open, frozenset(question["id"] for question in found.assumed))


def contradiction(guide: Guide, answers: Mapping[str, object], on: str) -> tuple[str, str]:
    """Return what does not fit together, and the last question that it is about; empty if all is well."""
    found = replay(guide, answers, on).conflicts
    if not found:
        return "", ""
    about = set(variables(found[0]["when"]))
    asked = [question["id"] for question in way_of(guide, answers, on).asked if question["id"] in about]
    return found[0]["text"], asked[-1] if asked else ""
