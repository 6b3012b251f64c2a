"""The list and the questions as sentences to be read out: by a loudspeaker, over the telephone, by a machine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from nhipcau.guides.channels.choices import Choice
from nhipcau.guides.shapes import Question
from nhipcau.guides.told import LAPSED, SAFETY, SECRET, STALE, UNREVIEWED, PaperTold, Told
from nhipcau.kernel.spoken import spoken

MOST_WORDS: Final = 15  # of one sentence
SHORT, LONG = 0.6, 1.5  # seconds of silence after a sentence, and after a part
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+|\n+")
_CLAUSE: Final = re.compile(r"(?<=[,;:])\s+")
END: Final = "Hết danh sách."


@dataclass(frozen=True)
class Spoken:
    """One sentence, and how long to be silent after it (seconds)."""

    text: str
    pause: float = SHORT


def list_aloud(told: Told) -> list[Spoken]:
    """Return the list in the order of every channel, as sentences of at most fifteen words."""
    parts: list[list[str]] = [[f"{told.title}.", f"Mã thủ tục {told.procedure}."]]
    parts += [["Dừng ở đây.", warning.text, *_goto(warning.goto)] for warning in told.stops]
    if told.open:
        parts.append(["Còn câu chưa trả lời, danh sách có thể thiếu giấy."])
    if told.lapsed:
        parts.append(["Chú ý.", *(f"{label}." for label in told.lapsed), LAPSED])
    if not told.stops:
        parts.append([told.no_papers or f"Nhà mình cần {len(told.papers)} thứ."])
        parts += [_paper(at, paper) for at, paper in enumerate(told.papers, start=1)]
    parts += [["Nên biết trước.", warning.text, *_goto(warning.goto)] for warning in told.advice]
    if not told.stops:
        parts += [["Nơi nộp.", told.place], ["Thời gian.", told.time], *(["Về phí.", fee] for fee in told.fees)]
    for at, step in enumerate(told.steps, start=1):
        parts.append([f"Bước {at}.", step.text, *([f"{SECRET}."] if step.secret else [])])
    parts += [["Hồ sơ hay bị trả.", mistake.text, "Làm thế này.", mistake.fix] for mistake in told.mistakes]
    parts += [["Đang tính theo thường gặp.", one.ask, f"{one.answer}."] for one in told.assumed]
    parts.append([*([] if told.basis.reviewed_by else [UNREVIEWED]), *([STALE] if told.basis.stale else [])])
    parts += [[SAFETY], [END]]
    return [*_spoken(parts)]


def question_aloud(question: Question, offered: Sequence[Choice]) -> list[Spoken]:
    """Return a question with its numbered choices, for a telephone's keys."""
    parts = [[question["ask"]], *([f"{choice.label}.", f"Bấm {at}."] for at, choice in enumerate(offered, start=1))]
    if not offered:
        parts.append(["Nói hoặc bấm số."])
    return [*_spoken(parts)]


def script_of(told: Told) -> str:
    """Write the list as a text to read out: a line a sentence, an empty line where one is silent for longer."""
    return "".join(f"{one.text}\n\n" if one.pause == LONG else f"{one.text}\n" for one in list_aloud(told))


def sentences(text: str) -> Iterator[str]:
    """Yield a text as sentences of at most fifteen words, numbers and short forms in full."""
    for sentence in _SENTENCE.split(text.strip()):
        said = spoken(sentence)
        if said:
            yield from _short(said)


def _short(sentence: str) -> Iterator[str]:
    """Cut what is too long where one breathes: at a comma, else after fifteen words."""
    piece: list[str] = []
    for clause in _CLAUSE.split(sentence):
        words = clause.split()
        if piece and len(piece) + len(words) > MOST_WORDS:
            yield " ".join(piece)
            piece = []
        piece += words
        while len(piece) > MOST_WORDS:
            yield " ".join(piece[:MOST_WORDS])
            piece = piece[MOST_WORDS:]
    if piece:
        yield " ".join(piece)


def _paper(at: int, paper: PaperTold) -> list[str]:
    said = [f"Giấy {at}.", f"{paper.name}.", f"{paper.manner}.", *(f"{amount}." for amount in paper.amounts)]
    return [*said, *(["Chưa có thì làm thế này.", paper.get] if paper.get else [])]


def _goto(code: str) -> list[str]:
    return [f"Xem thủ tục mã {code}."] if code else []


def _spoken(parts: Iterable[Sequence[str]]) -> Iterator[Spoken]:
    for part in parts:
        said = [sentence for text in part for sentence in sentences(text)]
        for at, sentence in enumerate(said, start=1):
            yield Spoken(sentence[:1].upper() + sentence[1:], LONG if at == len(said) else SHORT)
