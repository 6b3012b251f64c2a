"""Answers that tell something delicate of a person, such as an ethnic group: kept only with the consent for that."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.people.wordings import PURPOSES, wording

DELICATE = frozenset({"ethnicity", "location"})
_LINE = {"procedure", "question", "options", "purpose"}


@cache
def written() -> list[dict[str, Any]]:
    """Return which answers tell what, as written."""
    return list(load_toml(content_dir() / "rights" / "telling.toml")["answers"])


def told_by(procedure: str, answers: Mapping[str, object]) -> dict[str, str]:
    """Return the purpose without which an answer may not be kept, for each question whose answer tells so much."""
    return {
        one["question"]: one["purpose"]
        for one in written()
        if one["procedure"] == procedure and _chosen(answers.get(one["question"])) & set(one["options"])
    }


def kept_of(procedure: str, answers: Mapping[str, Any], agreed: Collection[str]) -> dict[str, Any]:
    """Return the answers that may be kept of a person who agreed to these purposes."""
    told = told_by(procedure, answers)
    return {question: answer for question, answer in answers.items() if told.get(question) in {None, *agreed}}


def _chosen(answer: object) -> set[object]:
    return set(answer) if isinstance(answer, list) else {answer}


def bundle(version: str) -> dict[str, Any]:
    """Return what phones ask consent with: the words of a version, and which answers need it."""
    return {**wording(version), "telling": written()}


def faults(lines: Collection[Mapping[str, Any]]) -> Iterator[str]:
    """Yield what is wrong with the list, as a strict reader would find it."""
    for one in lines:
        if set(one) != _LINE or one["purpose"] not in DELICATE & set(PURPOSES) or not one["options"]:
            yield f"{one.get('procedure')}: a procedure, a question, its options, and a delicate purpose"
