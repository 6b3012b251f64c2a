"""A conversation by text message, pure: a guide, the answers so far and what came in give what is sent back.

One question at a time with numbered answers; "0" goes back, "?" says it again, "DUNG" ends. At the end stands the
same list as everywhere; a paper's number tells why, BUOC the steps, LOI the usual mistakes, SUA what was assumed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from nhipcau.guides.channels.answers import read_day
from nhipcau.guides.channels.choices import Choice, choices, nearest
from nhipcau.guides.channels.plain import list_in, messages
from nhipcau.guides.channels.walk import Way, contradiction, way_of
from nhipcau.guides.conditions import Answer
from nhipcau.guides.fold import fold
from nhipcau.guides.replay import answer_fault
from nhipcau.guides.shapes import Guide, Question
from nhipcau.guides.told import SAFETY, Told, tell

BACK, AGAIN, STOP = frozenset({"0", "lui", "quay lai"}), "?", frozenset({"dung", "stop", "thoi", "huy"})
STEPS, MISTAKES, CHANGE, WHOLE = "buoc", "loi", "sua", "giay"
_NUMBERS: Final = re.compile(r"\d+")
_SECRET: Final = re.compile(r"\d{6,}")
_LONGEST_NUMBER: Final = 9
GOODBYE: Final = f"Da dung. Can gi thi nhan GIAY va ten viec. {SAFETY}"
NOT_NUMBERS: Final = "Dung gui so giay to, ma OTP hay mat khau qua tin nhan. Khong ai duoc hoi nhung so do."


@dataclass(frozen=True)
class Talk:
    """How far a conversation is: the answers, and the question that waits; none waits when the list was sent."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    question: str = ""


@dataclass(frozen=True)
class Reply:
    """What is sent back, and where the conversation then stands; None when it is over."""

    talk: Talk | None
    sent: list[str]


@dataclass(frozen=True)
class Scene:
    """What a conversation is about: the guide, the day (ISO date), and the names of places by code."""

    guide: Guide
    on: str
    places: Mapping[str, str] = field(default_factory=dict)

    def way(self, talk: Talk) -> Way:
        """The questions as the answers leave them."""
        return way_of(self.guide, talk.answers, self.on)

    def told(self, talk: Talk) -> Told:
        """The list in words."""
        return tell(self.guide, talk.answers, self.on)


def begin(scene: Scene) -> Reply:
    """Begin a conversation: the first question, or the list at once where nothing has to be asked."""
    return _on(scene, Talk(), [f"{scene.guide['title']}. Tra loi bang so. 0: lui lai. ?: nhac lai. DUNG: thoi."])


def hear(scene: Scene, talk: Talk, text: str) -> Reply:
    """Answer one incoming message."""
    said = text.strip()
    word = fold(said)
    question = scene.way(talk).get(talk.question)
    if word in STOP:
        return Reply(None, messages([GOODBYE]))
    if said == AGAIN or not said:
        return _again(scene, talk, question)
    if question is None:
        return _at_the_list(scene, talk, word)
    if word in BACK and not (question["kind"] == "number" and word == "0"):
        return _back(scene, talk, question)
    answer = heard_answer(question, offered(scene, question), said)
    if answer is None:
        warned = [NOT_NUMBERS] if _SECRET.search(said) and question["kind"] != "number" else []
        return Reply(talk, messages([*warned, "Chua hieu tin nay.", *asked(scene, question)]))
    return _on(scene, replace(talk, answers={**talk.answers, question["id"]: answer}, question=question["id"]), [])


def offered(scene: Scene, question: Question) -> list[Choice]:
    """Return what can be answered by a number, in order."""
    return choices(scene.guide, question, scene.places)


def asked(scene: Scene, question: Question) -> list[str]:
    """Return a question as the lines of a message."""
    lines = [question["ask"], *(f"{at}. {one.label}" for at, one in enumerate(offered(scene, question), start=1))]
    hints = {
        "many": ["Nhan nhieu so duoc, vi du: 1 2"],
        "number": [f"Nhan mot so{_range(question)}. LUI: lui lai."],
        "date": ["Nhan ngay thang nam, vi du: 18/7/2026"],
    }
    return [*lines, *hints.get(question["kind"], [])]


def heard_answer(question: Question, possible: list[Choice], said: str) -> Answer | None:
    """Return the answer that a text means, or None; words of an option count like its number."""
    answer: object = None
    numbers = [int(number) for number in _NUMBERS.findall(said) if len(number) <= _LONGEST_NUMBER]
    if question["kind"] == "number":
        answer = numbers[0] if len(numbers) == 1 else None
    elif question["kind"] == "date":
        parts = _NUMBERS.findall(said)
        answer = said if not answer_fault(question, said) else read_day(parts)
    else:
        in_words = [one.id for one in possible if fold(one.label) == fold(said)]
        only_numbers = bool(numbers) and not fold(_NUMBERS.sub("", said))
        by_number = [possible[n - 1].id for n in dict.fromkeys(numbers) if 1 <= n <= len(possible)]
        chosen = in_words or (by_number if only_numbers and len(by_number) == len(set(numbers)) else [])
        answer = chosen if question["kind"] == "many" else (chosen[0] if len(chosen) == 1 else None)
    return None if answer is None or answer_fault(question, answer) else answer


def to_text(scene: Scene, question: Question, answer: Any) -> str:  # noqa: ANN401 (any answer)
    """Return what one texts to give an answer: the way back from `heard_answer`."""
    possible = [one.id for one in offered(scene, question)]
    if question["kind"] == "place":
        answer = nearest(offered(scene, question), answer)
    if possible:
        return " ".join(str(possible.index(one) + 1) for one in (answer if isinstance(answer, list) else [answer]))
    return (
        "/".join(str(int(part)) for part in reversed(answer.split("-"))) if question["kind"] == "date" else str(answer)
    )


def _on(scene: Scene, talk: Talk, first: list[str]) -> Reply:
    """Go on from an answer: say what does not fit, ask the next question, or send the list."""
    text, about = contradiction(scene.guide, talk.answers, scene.on)
    way = scene.way(talk)
    clash = way.get(about)
    if clash is not None:
        return Reply(
            replace(talk, question=about), messages([f"Hai cau tra loi chua khop. {text}", *asked(scene, clash)])
        )
    following = None if scene.told(talk).stops else way.next(talk.question)
    if following is None:
        return _list(scene, replace(talk, question=""), first)
    return Reply(replace(talk, question=following["id"]), messages([*first, *asked(scene, following)]))


def _list(scene: Scene, talk: Talk, first: list[str]) -> Reply:
    told = scene.told(talk)
    lines = [*first, *list_in(told)]
    lines += [f"Tinh theo thuong gap: {one.ask} {one.answer}. Doi: SUA {at}" for at, one in enumerate(told.assumed, 1)]
    more = ["so giay: vi sao, lay o dau"] if told.papers and not told.stops else []
    more += ["BUOC: cach lam"] if told.steps else []
    more += ["LOI: vi sao hay bi tra"] if told.mistakes else []
    review = "" if told.basis.reviewed_by else "Chua co can bo kiem, hoi lai noi nhan. "
    stale = "Huong dan qua ngay soat lai. " if told.basis.stale else ""
    lines.append(f"{review}{stale}{SAFETY}")
    return Reply(talk, messages([*lines, f"Nhan {'; '.join([*more, '0: sua cau tra loi'])}."]))


def _at_the_list(scene: Scene, talk: Talk, word: str) -> Reply:
    told = scene.told(talk)
    number = int(found[0]) if (found := re.search(r"\d{1,2}$", word)) else 0
    if word in BACK:
        return _back(scene, talk, None)
    if word == STEPS:
        steps = [
            f"{at}. {step.text}{' (tu bam, khong ai bam ho)' if step.secret else ''}"
            for at, step in enumerate(told.steps, 1)
        ]
        return Reply(talk, messages(["CAC BUOC:", *steps] if steps else ["Viec nay chi can mang giay den noi nhan."]))
    if word == MISTAKES and told.mistakes:
        return Reply(talk, messages(["HAY BI TRA VI:", *(f"- {one.text} => {one.fix}" for one in told.mistakes)]))
    if word == f"{CHANGE} {number}" and 1 <= number <= len(told.assumed):
        question = scene.way(talk).get(told.assumed[number - 1].id)
        if question is not None:
            return Reply(replace(talk, question=question["id"]), messages(asked(scene, question)))
    if word == str(number) and 1 <= number <= len(told.papers):
        paper = told.papers[number - 1]
        law = f"Theo {', '.join(paper.law)}." if paper.law else ""
        return Reply(talk, messages(filter(None, [f"{paper.name}. {paper.why}", paper.get, paper.note, law])))
    warned = [NOT_NUMBERS] if _SECRET.search(word) else ["Chua hieu tin nay."]
    return Reply(talk, messages([*warned, "Nhan ? de xem lai danh sach, GIAY va ten viec de hoi viec khac."]))


def _again(scene: Scene, talk: Talk, question: Question | None) -> Reply:
    return _list(scene, talk, []) if question is None else Reply(talk, messages(asked(scene, question)))


def _back(scene: Scene, talk: Talk, question: Question | None) -> Reply:
    """Ask the question before this one again; its answer stays until another is given."""
    way = scene.way(talk)
    walked = [one for one in way.asked if one["id"] in talk.answers]
    before = way.before(question["id"]) if question else (walked[-1] if walked else None)
    if before is None:
        return _again(scene, talk, question)
    return Reply(replace(talk, question=before["id"]), messages(asked(scene, before)))


def _range(question: Question) -> str:
    low, high = question.get("min"), question.get("max")
    return "" if low is None or high is None else f" tu {low} den {high}"
