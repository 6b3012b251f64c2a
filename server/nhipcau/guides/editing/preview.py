"""What a phone would show of a draft: the real engine's replay of it, for tapped answers and a supposed day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict

from nhipcau.guides.replay import Checklist, answer_fault, is_day, is_stale, replay, whole_guide
from nhipcau.guides.shapes import Guide, Question

PREFIX: Final = "tl."


@dataclass(frozen=True)
class Asked:
    """A question on the phone with what was tapped."""

    question: Question
    answer: Any
    assumed: bool

    @property
    def name(self) -> str:
        """The field of the form that carries the answer."""
        return PREFIX + self.question["id"]

    @property
    def taken(self) -> list[str]:
        """The options that are chosen."""
        return self.answer if isinstance(self.answer, list) else [str(self.answer)]

    @property
    def text(self) -> str:
        """A number, day or place as it was typed."""
        return "" if self.answer is None else str(self.answer)


@dataclass(frozen=True)
class Screen:
    """The phone: the questions so far, the list, and the day it is seen on. ``broken``: nothing can be shown yet."""

    on: str
    title: str = ""
    intro: str = ""
    questions: tuple[Asked, ...] = ()
    found: Checklist | None = None
    stale: bool = False
    broken: bool = False


def screen_of(body: Mapping[str, Any], asked: QueryDict, today: str) -> Screen:
    """Replay a draft for the answers in a form (``tl.<question>``) on its day (``ngay``)."""
    day = asked.get("ngay", "")
    on = day if is_day(day) else today
    try:
        return _replayed(whole_guide(body), asked, on)
    except (KeyError, TypeError, ValueError):  # a line that is half written, a condition that is none
        return Screen(on, broken=True)


def _replayed(guide: Guide, asked: QueryDict, on: str) -> Screen:
    answers = answers_in(guide, asked)
    found = replay(guide, answers, on)
    shown = {question["id"]: question for question in (*found.open, *found.assumed)}
    said = replay(guide, {}, on)
    words = {question["id"]: question for question in (*said.open, *said.assumed)} | shown
    assumed = {question["id"] for question in found.assumed}
    questions = []
    for question in guide["questions"]:
        name = question["id"]
        if name in shown or (name in answers and _asked(guide, answers, name, on)):
            given = question.get("assume") if name in assumed else answers.get(name)
            questions.append(Asked(words.get(name, question), given, name in assumed))
    return Screen(on, guide["title"], guide["intro"], tuple(questions), found, is_stale(guide, on))


def answers_in(guide: Guide, asked: QueryDict) -> dict[str, Any]:
    """Return the answers in a form that the guide can take."""
    answers: dict[str, Any] = {}
    for question in guide["questions"]:
        given = [text for text in asked.getlist(PREFIX + question["id"]) if text]
        if not given:
            continue
        value: Any = given if question["kind"] == "many" else given[-1]
        if question["kind"] == "number" and given[-1].lstrip("-").isdigit():
            value = int(given[-1])
        if answer_fault(question, value) is None:
            answers[question["id"]] = value
    return answers


def _asked(guide: Guide, answers: Mapping[str, Any], name: str, on: str) -> bool:
    """Say whether a question is asked at all: without its answer it would be open or assumed."""
    without = replay(guide, {key: value for key, value in answers.items() if key != name}, on)
    return any(question["id"] == name for question in (*without.open, *without.assumed))
