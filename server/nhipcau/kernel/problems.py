"""The problem catalogue: every refusal has a number, and says what was kept and what to do.

The number's first part is the HTTP status (RFC 9457 carries it). A domain writes its own problems
in its ``problems.py``; numbers are never used again for another meaning, since phones keep them.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Words:
    """The three things a person needs to hear. Each may hold ``{placeholders}``."""

    what: str
    kept: str
    todo: str

    def filled(self, details: dict[str, Any]) -> "Words":
        """Return these words with the placeholders filled."""
        return Words(*(text.format_map(_Blank(details)) for text in (self.what, self.kept, self.todo)))


class _Blank(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"


@dataclass(frozen=True)
class Problem:
    """A numbered way in which something can be refused."""

    number: str
    key: str
    vi: Words
    en: Words

    @property
    def status(self) -> int:
        """The HTTP status that goes with it."""
        return int(self.number.split(".")[0])


CATALOGUE: dict[str, Problem] = {}


def problem(number: str, key: str, *, vi: Words, en: Words) -> Problem:
    """Enter a problem in the catalogue.

    Raises:
        ValueError: the number or the key is taken.
    """
    taken = number in CATALOGUE or any(known.key == key for known in CATALOGUE.values())
    if taken:
        raise ValueError(f"problem {number} {key}: taken")
    CATALOGUE[number] = Problem(number, key, vi, en)
    return CATALOGUE[number]


class Refusal(Exception):  # noqa: N818 (a refusal is an answer, not an error of ours)
    """A command or question that is not granted, and why."""

    def __init__(self, problem: Problem, **details: Any) -> None:  # noqa: ANN401 (fills the words)
        """Refuse with a catalogued problem; details fill its words and reach the caller."""
        super().__init__(problem.number)
        self.problem = problem
        self.details = details


def as_json(found: Problem, **details: Any) -> dict[str, Any]:  # noqa: ANN401 (fills the words)
    """Return the ``application/problem+json`` body: Vietnamese first, English beside it."""
    vi, en = found.vi.filled(details), found.en.filled(details)
    return {
        "type": f"/problems/{found.number}",
        "number": found.number,
        "key": found.key,
        "status": found.status,
        "title": vi.what,
        "detail": vi.what,
        "kept": vi.kept,
        "todo": vi.todo,
        "details": details,
        "en": {"detail": en.what, "kept": en.kept, "todo": en.todo},
    }
