"""What makes a drill: six cases, and when somebody has passed it. Its twin is on the phone (`contract/vectors/drills.json`)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

CASES: Final = 6
ENOUGH: Final = 5
QUICKEST: Final = 30  # seconds for all six; quicker, nobody was asked
MOST_WORDS: Final = 15  # in one sentence
_TEXTS: Final = ("id", "title", "pictogram", "ask", "why", "as_of", "source")


def passed(answers: Mapping[str, bool], never_missed: Iterable[str]) -> bool:
    """Say whether somebody passed: five of six right, and none of those that may not be missed wrong."""
    return sum(answers.values()) >= ENOUGH and all(answers.get(case, False) for case in never_missed)


def proves(answers: Mapping[str, bool], cases: Sequence[Mapping[str, Any]]) -> dict[str, bool]:
    """Return of which skills the answers tell, and whether well: to spot a fraud by the whole drill, others by their own case."""
    told = {skill: answers.get(case["id"], False) for case in cases for skill in case["skills"] if skill != "F1"}
    return {"F1": passed(answers, [case["id"] for case in cases if case.get("miss_allowed") is False]), **told}


def faults(cases: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    """Yield what is wrong with the cases."""
    if len(cases) != CASES or len({case.get("id") for case in cases}) != CASES:
        yield f"a drill has {CASES} cases, each with a name of its own"
    if [case.get("id") for case in cases if case.get("miss_allowed") is False] != ["otp"]:
        yield "the case of the code, and no other, may not be missed"
    for case in cases:
        yield from (f"{case.get('id')}: {fault}" for fault in _case_faults(case))


def _case_faults(case: Mapping[str, Any]) -> Iterable[str]:
    yield from (f"{name} is missing" for name in _TEXTS if not case.get(name))
    if not case.get("script") or not case.get("skills"):
        yield "needs a script and skills"
    options = case.get("options", ())
    if len(options) < 2 or sum(bool(one.get("right")) for one in options) != 1 or len({one.get("id") for one in options}) != len(options):  # noqa: PLR2004 (a choice)
        yield "two answers or more, one of them right"
    try:
        date.fromisoformat(str(case.get("as_of")))
    except ValueError:
        yield "as_of is not a day"
    for text in (*case.get("script", ()), case.get("ask", ""), *(one.get("text", "") for one in options)):
        yield from (f"too long: {part}" for part in text.replace("?", ".").replace("!", ".").split(".") if len(part.split()) > MOST_WORDS)
