"""From a guide and a family's answers to their own list: pure, the same here and on the phone."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final, Literal, cast

from nhipcau.guides.conditions import Amounts, Answer, evaluate, values_in, variables
from nhipcau.guides.shapes import (
    DEFAULTS,
    HEAD,
    LISTED,
    LISTS,
    Caution,
    Conflict,
    DatedValue,
    Fee,
    Guide,
    Mistake,
    Paper,
    Question,
    Step,
    lines_of,
)
from nhipcau.guides.values import amounts_on, named_in, said, words_for

FaultKind = Literal["unknown_question", "unknown_option", "wrong_type", "out_of_range", "exclusive"]
_PLACE: Final = re.compile(r"[0-9]{2}(\.[0-9]{5})?")


@dataclass(frozen=True)
class AnswerFault:
    """An answer that the guide cannot take, and why."""

    question: str
    kind: FaultKind


@dataclass(frozen=True)
class Checklist:
    """What a guide says to these answers: what is still open or only assumed, and the lines that are certain.

    The texts are said with the amounts of the day. ``lapsed`` are dated values that this list needs and that
    have none on that day: a list with one of them is never called whole, on any channel.
    """

    open: tuple[Question, ...]
    assumed: tuple[Question, ...]
    items: tuple[Paper, ...]
    steps: tuple[Step, ...]
    warnings: tuple[Caution, ...]
    mistakes: tuple[Mistake, ...]
    fees: tuple[Fee, ...]
    conflicts: tuple[Conflict, ...]
    lapsed: tuple[DatedValue, ...]
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
    if question["kind"] == "place":
        return None if is_place(answer) else "wrong_type"
    return None if is_day(answer) else "wrong_type"


def replay(guide: Guide, answers: Mapping[str, object], on: str) -> Checklist:
    """Work out the list for these answers on this day (ISO date).

    Answers to questions that are not asked, and answers the guide cannot take, count as not given; a
    question with a usual answer then counts as answered so, and is named in `assumed`.
    A line is listed once every question it reads is answered, assumed or not asked.
    """
    amounts = amounts_on(guide, on)
    words = words_for(guide, amounts)
    known, pending, asked = walk(guide["questions"], answers, amounts)
    lists = {
        kind: [
            said(kind, line, words, amounts)
            for line in lines_of(guide, kind)
            if in_force(line, on) and decided(line, known, pending, amounts)
        ]
        for kind in LISTED
    }
    told = [cast("Question", said("questions", question, words, amounts)) for question in asked]
    open_questions = tuple(q for q in told if q["id"] in pending)
    return Checklist(
        open=open_questions,
        assumed=tuple(q for q in told if q["id"] in known and answers.get(q["id"]) != known[q["id"]]),
        lapsed=_lapsed(guide, on, amounts, {kind: {line["id"] for line in lines} for kind, lines in lists.items()}),
        complete=not open_questions,
        items=tuple(cast("list[Paper]", lists["papers"])),
        steps=tuple(cast("list[Step]", lists["steps"])),
        warnings=tuple(cast("list[Caution]", lists["warnings"])),
        mistakes=tuple(cast("list[Mistake]", lists["mistakes"])),
        fees=tuple(cast("list[Fee]", lists["fees"])),
        conflicts=tuple(cast("list[Conflict]", lists["conflicts"])),
    )


def _lapsed(guide: Guide, on: str, amounts: Amounts, listed: Mapping[str, set[str]]) -> tuple[DatedValue, ...]:
    """Return the values without an amount that a listed line names, or on which it hangs whether one is listed."""
    missing = {value["id"] for value in lines_of(guide, "values")} - amounts.keys()
    if not missing:
        return ()
    needed: set[str] = set()
    for kind in ("questions", *LISTED):
        for line in lines_of(guide, kind):
            if line.get("when") and in_force(line, on):
                needed |= missing.intersection(values_in(line["when"]))
            if kind == "questions" or line["id"] in listed[kind]:
                needed |= missing.intersection(named_in(kind, line))
    return tuple(value for value in lines_of(guide, "values") if value["id"] in needed)


def is_stale(guide: Guide, on: str) -> bool:
    """Say whether the guide is out of force, or its next review has passed, on this day (ISO date)."""
    review = guide["review"].get("next_review", "")
    return bool(review and on > review) or not in_force(guide, on)


def is_day(value: object) -> bool:
    """Say whether a value is a calendar day written YYYY-MM-DD."""
    if not isinstance(value, str):
        return False
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def is_place(value: object) -> bool:
    """Say whether a value names a province, "40", or a commune in it, "40.16933"."""
    return isinstance(value, str) and bool(_PLACE.fullmatch(value))


def walk(
    questions: Sequence[Question], answers: Mapping[str, object], amounts: Amounts
) -> tuple[dict[str, Answer], set[str], list[Question]]:
    """Go through the questions: the answers that count, the questions not settled yet, those that are asked."""
    known: dict[str, Answer] = {}
    pending: set[str] = set()
    asked: list[Question] = []
    for question in questions:
        name, when = question["id"], question.get("when")
        if when is not None and _waits(when, pending, amounts):
            pending.add(name)
        elif when is None or evaluate(when, known, amounts):
            asked.append(question)
            answer = answers.get(name)
            if answer is None or answer_fault(question, answer):
                answer = question.get("assume")
            if answer is None:
                pending.add(name)
            else:
                known[name] = cast("Answer", answer)
    return known, pending, asked


def decided(line: Mapping[str, Any], known: Mapping[str, Answer], pending: set[str], amounts: Amounts) -> bool:
    """Say whether a line is certain to be listed: all that it reads is settled, and its condition holds."""
    when = line.get("when")
    if when is None:
        return True
    return not _waits(when, pending, amounts) and evaluate(when, known, amounts)


def _waits(when: Mapping[str, Any], pending: set[str], amounts: Amounts) -> bool:
    return bool(pending.intersection(variables(when))) or any(name not in amounts for name in values_in(when))


def in_force(line: Mapping[str, Any], on: str) -> bool:
    """Say whether a line, or a whole guide, holds on a day (ISO date); both its days are included."""
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
