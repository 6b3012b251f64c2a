"""What must hold of a lesson, and what passing it means. Pure.

Short sentences, one right answer, nothing that looks like a real portal, nothing secret; and a quiz that is passed with
85 in a hundred, at a pace at which somebody can read.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

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
    for one in lesson.tries:
        where = f"tries {one.id}"
        if isinstance(one, Choose):
            yield from _one_right(where, one.options)
        elif isinstance(one, Form):
            yield from (f"{where}: the slip does not say {line.want!r}" for line in one.fields if line.want not in one.slip)
            yield from _fields(where, one)
        elif isinstance(one, Code) and one.code not in one.text:
            yield f"{where}: the message does not show the code"
        elif isinstance(one, Match):
            yield from _matched(where, one)
        elif isinstance(one, Pay):
            rightly = (one.shown.payee, one.shown.amount) == (one.payee, one.amount) and one.amount == one.legal
            if rightly != (one.right == "pay"):
                yield f"{where}: what is shown and what is right contradict each other"
        elif isinstance(one, Find) and one.right not in {entry.id for entry in one.entries}:
            yield f"{where}: the right one is not there"
        elif isinstance(one, Photo) and [look.look for look in one.looks if look.right] != ["sharp"]:
            yield f"{where}: one photograph is right, and it is sharp"


def _one_right(where: str, options: Sequence[Option]) -> Iterator[str]:
    if sum(1 for option in options if option.right) != 1:
        yield f"{where}: one answer is right, and only one"
    if len({option.text.casefold() for option in options}) != len(options):
        yield f"{where}: two answers say the same"


def _fields(where: str, form: Form) -> Iterator[str]:
    shapes = {"number": r"[0-9]+", "date": r"[0-9]{2}/[0-9]{2}/[0-9]{4}", "text": r".*"}
    for line in form.fields:
        if not re.fullmatch(shapes[line.kind], line.want):
            yield f"{where} {line.id}: {line.want!r} is no {line.kind}"


def _matched(where: str, match: Match) -> Iterator[str]:
    for line in match.lines:
        if line.file not in {file.id for file in match.files}:
            yield f"{where} {line.id}: file {line.file!r} is not there"
    if len({line.file for line in match.lines}) != len(match.lines):
        yield f"{where}: one file is meant for two lines"


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
    return 0 < of and right * PASS[1] >= of * PASS[0]


def is_possible_pace(seconds: int, of: int) -> bool:
    """Say whether somebody can have read and answered so many in this time; else nobody learned anything."""
    return seconds >= LEAST_SECONDS * of


def right_one(question: Question | Choose) -> Option:
    """Return the answer that is right."""
    return next(option for option in question.options if option.right)
