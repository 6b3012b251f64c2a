"""What must hold of a lesson, and what passing it means. Pure.

Short sentences, one right answer, nothing that looks like a real portal, nothing secret; and a quiz that is passed with
85 in a hundred, at a pace at which somebody can read.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any, Final, NamedTuple
from uuid import UUID

from pydantic import BaseModel

from nhipcau.learning.lessons.shapes import (
    Choose,
    Code,
    Find,
    Form,
    Lesson,
    Match,
    Option,
    Pay,
    Photo,
    Question,
    shape_of,
)

MOST_WORDS: Final = 15  # in one sentence
MOST_SENTENCES: Final = 3  # on a card
PASS: Final = (85, 100)
LEAST_SECONDS: Final = 3  # to read a question and answer it
PICTOGRAMS: Final = frozenset(
    {
        "home", "house", "baby", "book", "horn", "me", "ear", "hand", "back", "check", "wait", "up", "shield",
        "camera", "search", "storm", "turn", "paper", "pen", "id_card", "heart", "stamp", "key", "phone", "money",
        "bus", "office", "family", "school", "land", "leaf", "question", "warning", "qr", "print", "plus", "trash",
    }
)  # fmt: skip
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+|\n+")
_ADDRESS: Final = re.compile(r"(?<![\w.@-])(?:[\w-]+\.)+[a-z]{2,}(?![\w-])", re.IGNORECASE)
_ALLOWED: Final = (".example", ".gov.vn", ".apk", ".jpg", ".pdf")  # made-up addresses, the state's own, names of files
_SHOWN: Final = {"screen", "text", "slip", "from_"}  # what a made-up screen says, not what we say


def faults(name: str, raw: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the lesson of a file."""
    lesson = shape_of(raw)
    if not isinstance(lesson, Lesson):
        yield from (f"{name}: {one.where}: {one.what}" for one in lesson)
        return
    if lesson.id != name:
        yield f"{name}: the id is {lesson.id}"
    for what in (*_ids(lesson), *_drawn(lesson), *_logic(lesson), *_words(lesson)):
        yield f"{name}: {what}"


def _ids(lesson: Lesson) -> Iterator[str]:
    told: list[tuple[str, Sequence[Any]]] = [("cards", lesson.cards), ("tries", lesson.tries), ("quiz", lesson.quiz)]
    told += [(f"quiz {one.id}", one.options) for one in lesson.quiz]
    for one in lesson.tries:
        parts = (getattr(one, part, ()) for part in ("options", "fields", "items", "files", "lines", "entries", "looks"))
        told += [(f"tries {one.id}", part) for part in parts]
    for where, lines in told:
        for line, count in Counter(line.id for line in lines).items():
            if count > 1:
                yield f"{where}: {line} stands there twice"
    for skill, count in Counter(lesson.skills).items():
        if count > 1:
            yield f"skill {skill} is named twice"


def _drawn(lesson: Lesson) -> Iterator[str]:
    for pictogram in (lesson.pictogram, *(card.pictogram for card in lesson.cards)):
        if pictogram not in PICTOGRAMS:
            yield f"pictogram {pictogram!r} is not drawn"


def _logic(lesson: Lesson) -> Iterator[str]:
    for question in lesson.quiz:
        yield from _one_right(f"quiz {question.id}", question.options)
    yield from _guessed(lesson.quiz)
    for one in lesson.tries:
        yield from (f"tries {one.id}: {what}" for what in _TRIED[one.kind](one))


def _guessed(quiz: Sequence[Question]) -> Iterator[str]:
    """Find a quiz that is passed by whoever always takes the longest answer, or always the one in the same place."""
    longest = sum(all(len(option.text) < len(right.text) for option in question.options if option is not right) for question, right in _rights(quiz))
    places = Counter(question.options.index(right) for question, right in _rights(quiz))
    if is_passed(longest + 1, len(quiz)):
        yield "quiz: the longest answer is right nearly every time"
    if places and is_passed(max(places.values()), len(quiz)):
        yield "quiz: the right answer always stands in the same place"


def _rights(quiz: Sequence[Question]) -> Iterator[tuple[Question, Option]]:
    for question in quiz:
        yield from ((question, option) for option in question.options if option.right)


def _choose(one: Choose) -> Iterator[str]:
    yield from _one_right("options", one.options)


def _form(one: Form) -> Iterator[str]:
    shapes = {"number": r"[0-9]+", "date": r"[0-9]{2}/[0-9]{2}/[0-9]{4}", "text": r".*"}
    for line in one.fields:
        if line.want not in one.slip:
            yield f"the slip does not say {line.want!r}"
        if not re.fullmatch(shapes[line.kind], line.want):
            yield f"{line.want!r} is no {line.kind}"


def _code(one: Code) -> Iterator[str]:
    if one.code not in one.text:
        yield "the message does not show the code"


def _match(one: Match) -> Iterator[str]:
    for line in one.lines:
        if line.file not in {file.id for file in one.files}:
            yield f"file {line.file!r} is not there"
    if len({line.file for line in one.lines}) != len(one.lines):
        yield "one file is meant for two lines"


def _pay(one: Pay) -> Iterator[str]:
    rightly = (one.shown.payee, one.shown.amount) == (one.payee, one.amount) and one.amount == one.legal
    if rightly != (one.right == "pay"):
        yield "what is shown and what is right contradict each other"


def _find(one: Find) -> Iterator[str]:
    if one.right not in {entry.id for entry in one.entries}:
        yield "the right one is not there"


def _photo(one: Photo) -> Iterator[str]:
    if [look.look for look in one.looks if look.right] != ["sharp"]:
        yield "one photograph is right, and it is sharp"


_TRIED: Final[Mapping[str, Callable[[Any], Iterator[str]]]] = {
    "choose": _choose,
    "form": _form,
    "code": _code,
    "order": lambda _: iter(()),
    "match": _match,
    "pay": _pay,
    "find": _find,
    "photo": _photo,
}


def _one_right(where: str, options: Sequence[Option]) -> Iterator[str]:
    if sum(1 for option in options if option.right) != 1:
        yield f"{where}: one answer is right, and only one"
    if len({option.text.casefold() for option in options}) != len(options):
        yield f"{where}: two answers say the same"


def _words(lesson: Lesson) -> Iterator[str]:
    for where, text, shown in texts_of(lesson):
        sentences = _SENTENCE.split(text)
        if where.startswith("cards") and len(sentences) > MOST_SENTENCES:
            yield f"{where}: more than {MOST_SENTENCES} sentences"
        for sentence in () if shown else sentences:
            if (count := len(sentence.split())) > MOST_WORDS:
                yield f"{where}: {count} words in a sentence: {sentence}"
        if "bạn phải" in text.casefold():
            yield f"{where}: say what to do, not that they must"
        if "  " in text:
            yield f"{where}: two spaces"
        for address in _ADDRESS.findall(text) if where != "source" else ():
            if not address.casefold().endswith(_ALLOWED):
                yield f"{where}: {address} may be somebody's real address"


def texts_of(lesson: Lesson) -> Iterator[tuple[str, str, bool]]:
    """Yield every text of a lesson: where it stands, what it says, and whether it is only shown, not said by us."""
    yield "title", lesson.title, False
    yield from (("notes", note, False) for note in lesson.notes)
    for kind in ("cards", "tries", "quiz"):
        for part in getattr(lesson, kind):
            yield from _texts(f"{kind} {part.id}", part, kind == "tries")


def _texts(where: str, part: BaseModel, tried: bool) -> Iterator[tuple[str, str, bool]]:
    for name, value in part:
        shown = tried and name in _SHOWN and not isinstance(part, Option)
        if isinstance(value, str) and name not in {"id", "kind", "pictogram", "right", "file", "look", "code"}:
            yield f"{where} {name}", value, shown
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, BaseModel):
                yield from _texts(f"{where} {name}", inner, tried)


def pack_faults(lessons: Mapping[str, dict[str, Any]], skills: Iterable[str]) -> Iterator[str]:
    """Yield what is wrong with the pack as a whole: each skill is served, each skill named is known."""
    served = {skill for lesson in lessons.values() for skill in lesson.get("skills", ()) if isinstance(skill, str)}
    known = set(skills)
    yield from (f"no lesson serves skill {skill}" for skill in sorted(known - served))
    yield from (f"skill {skill} is not in the catalogue" for skill in sorted(served - known if known else ()))


def is_passed(right: int, of: int) -> bool:
    """Say whether so many right answers pass a quiz."""
    return of > 0 and right * PASS[1] >= of * PASS[0]


def is_possible_pace(seconds: int, of: int) -> bool:
    """Say whether somebody can have read and answered so many in this time; else nobody learned anything."""
    return seconds >= LEAST_SECONDS * of


def right_one(question: Question) -> Option:
    """Return the answer that is right."""
    return next(option for option in question.options if option.right)


def proves(part: str, done: bool, right: int, of: int, seconds: int) -> bool:
    """Say whether a part somebody went through proves anything: a quiz passed, or every screen come right; never cards."""
    if part not in {"quiz", "tries"} or not done or not is_possible_pace(seconds, of):
        return False
    return is_passed(right, of) if part == "quiz" else 0 < of == right


class Step(NamedTuple):
    """A part of a lesson that somebody went through."""

    id: UUID
    lesson: str
    part: str
    done: bool
    right: int
    of: int
    seconds: int
    happened_at: datetime


class Summary(NamedTuple):
    """How far somebody is in a lesson: which parts were gone through, the best quiz, when it was first passed."""

    read: bool
    tried: bool
    goes: int
    best: tuple[int, int]
    passed_at: datetime | None
    last_at: datetime


def summaries(steps: Iterable[Step]) -> dict[str, Summary]:
    """Return how far one person is in each lesson, whatever the order in which it was told, and however often."""
    by_lesson: dict[str, list[Step]] = defaultdict(list)
    for step in {step.id: step for step in steps}.values():
        by_lesson[step.lesson].append(step)
    return {lesson: _summary(told) for lesson, told in sorted(by_lesson.items())}


def _summary(told: Sequence[Step]) -> Summary:
    quizzes = [step for step in told if step.part == "quiz" and step.done and step.of]
    best = max(quizzes, key=lambda step: (Fraction(step.right, step.of), step.of), default=None)
    return Summary(
        read=any(step.done for step in told if step.part == "cards"),
        tried=any(step.done for step in told if step.part == "tries"),
        goes=len(quizzes),
        best=(best.right, best.of) if best else (0, 0),
        passed_at=min((step.happened_at for step in quizzes if proves(*step[2:7])), default=None),
        last_at=max(step.happened_at for step in told),
    )
