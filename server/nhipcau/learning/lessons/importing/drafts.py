"""What was read of somebody else's package as a draft of our own lesson file, and what is still to be written."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import tomli_w

from nhipcau.learning.lessons.importing.h5p import Asked, Read
from nhipcau.learning.lessons.importing.plain import sentences
from nhipcau.learning.lessons.rules import MOST_WORDS

FEWEST_CARDS, MOST_CARDS = 4, 6
MOST_SENTENCES: Final = 3
FEWEST_QUESTIONS, MOST_QUESTIONS = 5, 7
MOST_OPTIONS: Final = 4
LINE: Final = 300  # characters
OPEN_LICENCES: Final = ("CC", "PD", "ODC", "GNU")
TO_WRITE: Final = "VIẾT: vì sao câu này đúng."


@dataclass(frozen=True)
class Draft:
    """A lesson to finish by hand: its file, what was taken, what was left, and what is still to be written."""

    name: str
    toml: str
    cards: int
    questions: int
    left: tuple[tuple[str, int], ...]
    to_do: tuple[str, ...]
    may_copy: bool


def draft(read: Read, day: date) -> Draft:
    """Return the draft of a lesson; nothing in it counts before a person has written it anew and the check is silent."""
    left = Counter(read.left)
    name = _name(read.title)
    cards, quiz = _cards(read, left), _quiz(read, left)
    body: dict[str, Any] = {
        "id": name,
        "title": read.title[:60],
        "skills": [],
        "minutes": 10,
        "for": ["resident"],
        "pictogram": "book",
        "as_of": day,
        "source": read.source,
        "notes": ["VIẾT: dặn người dạy điều gì?"],
        "cards": cards,
        "tries": [],
        "quiz": quiz,
    }
    written = tomli_w.dumps(body)
    may_copy = read.licence.upper().startswith(OPEN_LICENCES)
    return Draft(name, written, len(cards), len(quiz), tuple(left.most_common()), tuple(_to_do(cards, quiz)), may_copy)


def _cards(read: Read, left: Counter[str]) -> list[dict[str, Any]]:
    told = [
        [_ended(line[:LINE]) for line in text[at : at + MOST_SENTENCES]]
        for text in read.texts
        for at in range(0, len(text), MOST_SENTENCES)
    ]
    if over := len(told) - MOST_CARDS:
        left[f"đoạn chữ quá {MOST_CARDS} thẻ: một bài chỉ nói chừng ấy"] += max(over, 0)
    _tidy(left)
    return [
        {"id": f"c{at}", "pictogram": "book", "text": " ".join(lines)[:LINE]} for at, lines in enumerate(told[:MOST_CARDS], 1)
    ]


def _ended(line: str) -> str:
    """Return a heading as a sentence, so that it does not run into the next one."""
    return line if line[-1] in ".!?…:;" else f"{line}."


def _quiz(read: Read, left: Counter[str]) -> list[dict[str, Any]]:
    left[f"câu hỏi quá {MOST_QUESTIONS}: tách sang bài khác"] += max(len(read.questions) - MOST_QUESTIONS, 0)
    found = [_question(f"q{at}", asked, left) for at, asked in enumerate(read.questions[:MOST_QUESTIONS], 1)]
    _tidy(left)
    return found


def _question(name: str, asked: Asked, left: Counter[str]) -> dict[str, Any]:
    right = next(one for one in asked.answers if one[1])
    kept = [one for one in asked.answers if one[1] or asked.answers.index(one) < MOST_OPTIONS][:MOST_OPTIONS]
    if right not in kept:
        kept[-1] = right
    left["câu trả lời quá bốn: giữ câu đúng và ba câu đầu"] += len(asked.answers) - len(kept)
    options = [
        {"id": letter, "text": text[:LINE], **({"right": True} if is_right else {})}
        for letter, (text, is_right) in zip("abcd", kept, strict=False)
    ]
    return {"id": name, "ask": asked.ask[:LINE], "options": options, "why": asked.why[:LINE] or TO_WRITE}


def _to_do(cards: list[dict[str, Any]], quiz: list[dict[str, Any]]) -> Iterator[str]:
    """Say what somebody still has to write: what a package never has, what is too little, and each sentence too long."""
    yield "Chọn kỹ năng (skills), hình vẽ và số phút."
    yield "Viết một đến ba màn hình làm thử (tries)."
    yield "Viết lời dặn người dạy (notes)."
    if len(cards) < FEWEST_CARDS:
        yield f"Mới có {len(cards)} thẻ, cần từ {FEWEST_CARDS} đến {MOST_CARDS} thẻ."
    if len(quiz) < FEWEST_QUESTIONS:
        yield f"Mới có {len(quiz)} câu hỏi, cần từ {FEWEST_QUESTIONS} đến {MOST_QUESTIONS} câu."
    if unexplained := sum(one["why"] == TO_WRITE for one in quiz):
        yield f"{unexplained} câu hỏi chưa nói vì sao đúng."
    told = [(f"Thẻ {at}", one["text"]) for at, one in enumerate(cards, 1)]
    for at, one in enumerate(quiz, 1):
        told += [(f"Câu hỏi {at}", text) for text in (one["ask"], one["why"], *(option["text"] for option in one["options"]))]
    for where, text in told:
        for sentence in sentences(text):
            if (count := len(sentence.split())) > MOST_WORDS:
                yield f"{where}: có câu dài {count} chữ, viết lại dưới {MOST_WORDS} chữ."


def _tidy(left: Counter[str]) -> None:
    for reason in [reason for reason, many in left.items() if many < 1]:
        del left[reason]


def _name(title: str) -> str:
    """Return a name for the file: small letters without marks, and hyphens."""
    bare = unicodedata.normalize("NFD", title.lower().replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", "".join(sign for sign in bare if not unicodedata.combining(sign)))
    name = "-".join(["nhap", *words])[:31].strip("-")
    return name if len(name) > len("nhap-") else "nhap-bai"
