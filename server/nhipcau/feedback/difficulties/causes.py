"""Why people cannot go on, as written in the content: how it is called, who can mend it, what may be answered."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from nhipcau.kernel.content import content_dir, load_toml

FILE: Final = "difficulties/causes.toml"
LONGEST: Final = 160  # letters of a prepared answer
MOST_WORDS: Final = 15  # in one sentence


@cache
def causes() -> dict[str, dict[str, Any]]:
    """Return the causes by their ids, in their order."""
    return {one["id"]: one for one in load_toml(content_dir() / FILE)["causes"]}


def cause_name(cause: str) -> str:
    """Return how a cause is called; one that nobody knows any more is another one."""
    return str(causes().get(cause, causes()["other"])["name"])


def skills_of_causes() -> dict[str, str]:
    """Return which skill a class would teach against each cause that a class helps against."""
    return {cause: one["skill"] for cause, one in causes().items() if one.get("skill")}


def faults(file: Mapping[str, Any]) -> Iterable[str]:
    """Yield what is wrong with the causes."""
    if not isinstance(file.get("as_of"), date) or not file.get("source"):
        yield "needs as_of, a day, and a source"
    named = [one.get("id", "") for one in file.get("causes", ())]
    if len({*named}) != len(named) or "other" not in named:
        yield "each cause stands there once, and one of them is “other”"
    for one in file.get("causes", ()):
        yield from (f"{one.get('id')}: {key} is missing" for key in ("name", "pictogram", "owner") if not one.get(key))
        for text in one.get("answers", ()):
            if len(text) > LONGEST or any(len(part.split()) > MOST_WORDS for part in text.split(".")):
                yield f"{one.get('id')}: an answer is too long"
