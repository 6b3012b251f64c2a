"""Answers in an address: nothing is stored, so going back, editing and sharing lose nothing.

Each answer stands under the id of its question; a date is typed in three parts. What steers the walk begins
with an underscore, which no question's id does. Anything else in an address is not ours and is passed over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode

from nhipcau.guides.conditions import Answer
from nhipcau.guides.replay import answer_fault, is_day
from nhipcau.guides.shapes import Guide, Question

VERSION, QUESTION, DONE, LATER, SIZE = "_b", "_c", "_da", "_sau", "_kho"
PARTS: Final = ("ngay", "thang", "nam")
LONGEST: Final = 4_000  # characters of an address that are read
_LONGEST_NUMBER: Final = 9
Given = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Heard:
    """The answers of an address: those that count, and what was typed where one cannot be taken."""

    answers: dict[str, Answer] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    typed: dict[str, list[str]] = field(default_factory=dict)


def read_answers(guide: Guide, given: Given) -> Heard:
    """Read the answers to a guide's questions out of an address."""
    heard = Heard()
    for question in guide["questions"]:
        typed = _typed(question, given)
        if not any(typed):
            continue
        name, answer = question["id"], _answer(question, typed)
        heard.typed[name] = typed
        if fault := answer_fault(question, answer):
            heard.faults[name] = fault
        else:
            heard.answers[name] = answer  # type: ignore[assignment]  # no fault: it is one of the kinds
    return heard


def pairs_of(answers: Mapping[str, Any], leave: str = "") -> list[tuple[str, str]]:
    """Return answers as the fields of a form, without one of them."""
    pairs = []
    for name, answer in answers.items():
        if name != leave:
            pairs += [(name, str(one)) for one in (answer if isinstance(answer, list) else [answer])]
    return pairs


def address(path: str, version: str, answers: Mapping[str, Any], **steering: str | Sequence[str]) -> str:
    """Return an address that holds a version, the answers, and where one stands."""
    steer = [(f"_{name}", value) for name, values in steering.items() for value in _many(values) if value]
    return f"{path}?{urlencode([(VERSION, version), *pairs_of(answers), *steer])}"


def _many(values: str | Sequence[str]) -> Sequence[str]:
    return [values] if isinstance(values, str) else values


def _typed(question: Question, given: Given) -> list[str]:
    name = question["id"]
    parts = [(given.get(f"{name}.{part}") or [""])[-1].strip() for part in PARTS]
    if question["kind"] == "date" and any(parts):
        return parts
    return [value.strip() for value in given.get(name, [])]


def _answer(question: Question, typed: list[str]) -> object:
    """Return what was typed as an answer of the question's kind; what cannot be one stays a text."""
    if question["kind"] == "many":
        return typed
    if question["kind"] == "date" and len(typed) == len(PARTS):
        return read_day(typed)
    last = typed[-1]
    if question["kind"] == "number":
        bare = last.replace(".", "").replace(" ", "")
        return int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= _LONGEST_NUMBER else last
    return last


def read_day(parts: Sequence[str]) -> str:
    """Return day, month and year as an ISO date; an empty text if there is no such day."""
    if len(parts) != len(PARTS) or not all(
        part.isascii() and part.isdigit() and len(part) <= len("2026") for part in parts
    ):
        return ""
    day, month, year = map(int, parts)
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def day_parts(answer: object) -> list[str]:
    """Return an ISO date as day, month and year."""
    if not is_day(answer):
        return ["", "", ""]
    year, month, day = str(answer).split("-")
    return [str(int(day)), str(int(month)), year]
