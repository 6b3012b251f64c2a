"""The hazards as written in the content: what each level means, what to do, the words for telephones and loudspeakers."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from nhipcau.bulletin.warnings.shapes import HAZARDS, LEVELS, LONGEST_ACT, MOST_ACTS
from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.kernel.gsm import LINK, plain_letters

FOLDER: Final = "hazards"
LISTS: Final = "levels"  # the one file that is no hazard
OVER_DRILL: Final = "Diễn tập đã xong. Không có thiên tai thật. Cảm ơn bà con."
MOST_WORDS: Final = 15  # in one line of advice
MOST_SMS: Final = 62  # plain letters of what comes and what to do, so that one text message holds all
_TEXTS: Final = ("id", "name", "pictogram", "source", "sms", "sms_do", "loud", "over", "after")
_KEYS: Final = {*_TEXTS, "order", "as_of", "sure", "advice", "follow_on", "levels"}


@cache
def written() -> dict[str, dict[str, Any]]:
    """Return every file as written, by its name."""
    return {path.stem: load_toml(path) for path in sorted((content_dir() / FOLDER).glob("*.toml"))}


@cache
def hazards() -> dict[str, dict[str, Any]]:
    """Return the hazards by their codes, in their order."""
    found = [one for name, one in written().items() if name != LISTS]
    return {one["id"]: one for one in sorted(found, key=lambda one: one["order"])}


def hazard(code: str) -> dict[str, Any]:
    """Return a hazard; one that nobody knows any more is “other”."""
    return hazards().get(code) or hazards()["other"]


def level_words(code: str, level: int) -> str:
    """Return what a level of a hazard means; where it has no words of its own, the level's."""
    own = hazard(code)["levels"].get(str(level))
    return str(own or next(one["words"] for one in written()[LISTS]["levels"] if one["level"] == level))


def numbers() -> frozenset[str]:
    """Return the telephone numbers that a warning may name."""
    return frozenset(written()[LISTS]["numbers"])


def over_words(code: str, *, drill: bool) -> str:
    """Return the words of the all-clear that stand ready; after a drill no hazard has passed."""
    return OVER_DRILL if drill else str(hazard(code)["over"])


@cache
def title_of(procedure: str) -> str:
    """Return how a procedure is called; empty when there is none."""
    file = content_dir() / "procedures" / f"{procedure}.toml"
    return str(load_toml(file)["title"]) if file.is_file() else ""


def bundle() -> dict[str, Any]:
    """Return what phones keep: the hazards in their order, the levels with their colours, the numbers to call."""
    lists = written()[LISTS]
    kept = ("id", "name", "pictogram", "advice", "levels", "over", "after", "follow_on", "source", "sure")
    return {
        "hazards": [{key: one[key] for key in kept} | {"as_of": one["as_of"].isoformat()} for one in hazards().values()],
        "levels": lists["levels"],
        "numbers": lists["numbers"],
        "source": lists["source"],
    }


def faults(files: Mapping[str, Mapping[str, Any]]) -> Iterable[str]:
    """Yield what is wrong with the hazards, in words for their editor."""
    known = {name: one for name, one in files.items() if name != LISTS}
    if {*known} != {*HAZARDS}:
        yield f"hazards: {sorted({*known} ^ {*HAZARDS})} is missing or unknown"
    colours = {one["level"]: one["colour"] for one in files.get(LISTS, {}).get("levels", ())}
    if colours != LEVELS:
        yield "levels: five levels with the colours of QĐ 18/2021"
    for name, one in known.items():
        yield from (f"{name}: {fault}" for fault in _hazard_faults(name, one))


def _hazard_faults(name: str, one: Mapping[str, Any]) -> Iterable[str]:
    yield from (f"{key} is missing" for key in _TEXTS if not one.get(key))
    yield from (f"unknown key {key}" for key in sorted({*one} - _KEYS))
    if one.get("id") != name or not isinstance(one.get("as_of"), date) or not isinstance(one.get("sure"), bool):
        yield "its id is its file's name; as_of is a day; sure says whether the levels were compared"
    if not one.get("levels") or not {*one["levels"]} <= {str(level) for level in LEVELS}:
        yield "needs words for levels of 1 to 5"
    advice = one.get("advice", ())
    if not 1 <= len(advice) <= MOST_ACTS:
        yield f"needs one to {MOST_ACTS} lines of advice"
    for line in (*advice, one.get("over", ""), *one.get("levels", {}).values()):
        if len(line) > LONGEST_ACT or any(len(part.split()) > MOST_WORDS for part in line.split(". ")):
            yield f"too long: {line}"
    if len(plain_letters(f"{one.get('sms', '')} {one.get('sms_do', '')}")) > MOST_SMS:
        yield f"sms and sms_do have more than {MOST_SMS} letters together"
    if any(LINK.search(str(one.get(key, ""))) for key in _TEXTS):
        yield "a link"
