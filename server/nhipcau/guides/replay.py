"""From a guide and a family's answers to their own list: pure, the same here and on the phone."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeVar, cast

from nhipcau.guides.conditions import Answer, evaluate, variables
from nhipcau.guides.shapes import (
    DEFAULTS,
    HEAD,
    LISTS,
    Caution,
    Conflict,
    Fee,
    Guide,
    Paper,
    Question,
    Step,
)

FaultKind = Literal["unknown_question", "unknown_option", "wrong_type", "out_of_range", "exclusive"]
Line = TypeVar("Line", Paper, Step, Caution, Fee, Conflict)


@dataclass(frozen=True)
class AnswerFault:
    """An answer that the guide cannot take, and why."""

    question: str
    kind: FaultKind


@dataclass(frozen=True)
class Checklist:
    """What a guide says to these answers: what is still open or only assumed, and the lines that are certain."""

    open: tuple[Question, ...]
    assumed: tuple[Question, ...]
    items: tuple[Paper, ...]
    steps: tuple[Step, ...]
    warnings: tuple[Caution, ...]
    fees: tuple[Fee, ...]
    conflicts: tuple[Conflict, ...]
    complete: bool

    def ids(self) -> dict[str, Any]:
        """Return only the ids, as the shared vectors hold them."""
        lines = {part.name: getattr(self, part.name) for part in fields(self) if part.name != "complete"}
        return {**{name: [line["id"] for line in value] for name, value in lines.items()}, "complete": self.complete}


def whole_guide(raw: Mapping[str, Any]) -> Guide:
    """Fill what a content file may leave out, and name the result by its content."""
    body: dict[str, Any] = {"procedure": raw["procedure"], "title": raw["title"]}
    for name, empty in HEAD.items():
        body[name] = raw.get(name, empty)
    for name in LISTS:
        body[name] = [{**DEFAULTS[name], **line} for line in raw.get(name, [])]
    return cast("Guide", {**body, "version": version_of(body)})


def version_of(body: Mapping[str, Any]) -> str:
    """Name a guide by its content: 16 hex digits of SHA-256 over canonical JSON, the version left out."""
    bare = {key: value for key, value in body.items() if key != "version"}
    text = json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def check_answers(guide: Guide, answers: Mapping[str, object]) -> list[AnswerFault]:
    """List the answers that this guide cannot take, in the order they came."""
    questions = {question["id"]: question for question in guide["questions"]}
    faults = []
    for name, answer in answers.items():
        kind = answer_fault(questions[name], answer) if name in questions else "unknown_question"
        if kind:
            faults.append(AnswerFault(name, kind))
    return faults


def answer_fault(question: Question, answer: object) -> FaultKind | None:
    """Say what is wrong with one answer to this question, or None."""
    if question["kind"] == "one":
        if not isinstance(answer, str):
            return "wrong_type"
        return None if answer in _options(question) else "unknown_option"
    if question["kind"] == "many":
        return _many_fault(question, answer)
    if question["kind"] == "number":
        return _number_fault(question, answer)
    return None if is_day(answer) else "wrong_type"


def replay(guide: Guide, answers: Mapping[str, object], on: str) -> Checklist:
    """Work out the list for these answers on this day (ISO date).

    Answers to questions that are not asked, and answers the guide cannot take, count as not given; a
    question with a usual answer then counts as answered so, and is named in `assumed`.
    A line is listed once every question it reads is answered, assumed or not asked.
    """
    known, pending, asked = walk(guide["questions"], answers)

    def certain(lines: Sequence[Line]) -> tuple[Line, ...]:
        return tuple(line for line in lines if _in_force(line, on) and decided(line, known, pending))

    open_questions = tuple(q for q in asked if q["id"] in pending)
    return Checklist(
        open=open_questions,
        assumed=tuple(q for q in asked if q["id"] in known and answers.get(q["id"]) != known[q["id"]]),
        items=certain(guide["papers"]),
        steps=certain(guide["steps"]),
        warnings=certain(guide["warnings"]),
        fees=certain(guide["fees"]),
        conflicts=certain(guide["conflicts"]),
        complete=not open_questions,
    )


def is_stale(guide: Guide, on: str) -> bool:
    """Say whether the guide is out of force, or its next review has passed, on this day (ISO date)."""
    review = guide["review"].get("next_review", "")
    return bool(review and on > review) or not _in_force(guide, on)


def is_day(value: object) -> bool:
    """Say whether a value is a calendar day written YYYY-MM-DD."""
    if not isinstance(value, str):
        return False
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def walk(
    questions: Sequence[Question], answers: Mapping[str, object]
) -> tuple[dict[str, Answer], set[str], list[Question]]:
    """Go through the questions: the answers that count, the questions not settled yet, those that are asked."""
    known: dict[str, Answer] = {}
    pending: set[str] = set()
    asked: list[Question] = []
    for question in questions:
        name, when = question["id"], question.get("when")
        if when is not None and pending.intersection(variables(when)):
            pending.add(name)
        elif when is None or evaluate(when, known):
            asked.append(question)
            answer = answers.get(name)
            if answer is None or answer_fault(question, answer):
                answer = question.get("assume")
            if answer is None:
                pending.add(name)
            else:
                known[name] = cast("Answer", answer)
    return known, pending, asked


def decided(line: Mapping[str, Any], known: Mapping[str, Answer], pending: set[str]) -> bool:
    """Say whether a line is certain to be listed: every question it reads is settled, and its condition holds."""
    when = line.get("when")
    if when is None:
        return True
    return not pending.intersection(variables(when)) and evaluate(when, known)


def _in_force(line: Mapping[str, Any], on: str) -> bool:
    start, end = line.get("valid_from", ""), line.get("valid_to", "")
    return (not start or start <= on) and (not end or on <= end)


def _options(question: Question) -> set[str]:
    return {option["id"] for option in question["options"]}


def _many_fault(question: Question, answer: object) -> FaultKind | None:
    if not isinstance(answer, list) or not answer or not all(isinstance(entry, str) for entry in answer):
        return "wrong_type"
    if not set(answer) <= _options(question):
        return "unknown_option"
    if len(set(answer)) != len(answer):
        return "wrong_type"
    alone = {option["id"] for option in question["options"] if option.get("exclusive")}
    return "exclusive" if len(answer) > 1 and alone.intersection(answer) else None


def _number_fault(question: Question, answer: object) -> FaultKind | None:
    if isinstance(answer, bool) or not isinstance(answer, (int, float)) or not math.isfinite(answer):
        return "wrong_type"
    if answer != int(answer):
        return "wrong_type"
    low, high = question.get("min", -math.inf), question.get("max", math.inf)
    return None if low <= answer <= high else "out_of_range"
