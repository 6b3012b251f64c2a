"""Reading an H5P package: questions with one right answer and short texts are taken, everything else is named and left.

A package is a ZIP with two JSON texts. Its programs are never read: what a kind of content means is written here, kind by
kind, for those that a lesson can hold.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from nhipcau.learning.lessons.importing.packages import Broken, Hostile, open_package
from nhipcau.learning.lessons.importing.plain import plain, sentences

ABOUT, CONTENT = "h5p.json", "content/content.json"
DEEPEST: Final = 40
MOST_PARTS: Final = 400
_PROGRAM: Final = (".js", ".mjs", ".html", ".htm", ".svg", ".swf", ".php", ".css")
_FEWEST: Final = 2


@dataclass(frozen=True)
class Asked:
    """A question that can be taken: its answers, which is right, and why, if the package says it."""

    ask: str
    answers: tuple[tuple[str, bool], ...]
    why: str


@dataclass
class Read:
    """What was read of a package, and what was left out and why."""

    title: str
    source: str
    licence: str
    texts: list[list[str]] = field(default_factory=list)
    questions: list[Asked] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)


def read_h5p(content: bytes) -> Read:
    """Return what a lesson can take of a package.

    Raises:
        Broken, Hostile: it is no H5P package, or one that hides something.
    """
    package = open_package(content, (ABOUT, CONTENT))
    about, params = (_json(package.texts[name]) for name in (ABOUT, CONTENT))
    if not isinstance(about, dict) or not isinstance(about.get("mainLibrary"), str):
        raise Broken
    read = Read(plain(about.get("title"))[:200] or "Bài nhập", _source(about), plain(about.get("license")) or "U")
    programs = sum(name.lower().endswith(_PROGRAM) for name in package.others)
    if programs:
        read.left["tệp chương trình, kiểu chữ: không đọc, không chạy"] += programs
    if other := sum(name.startswith("content/") and not name.lower().endswith(_PROGRAM) for name in package.others):
        read.left["ảnh, tiếng, phim: bài của mình nói bằng chữ và hình vẽ có sẵn"] += other
    for at, (library, part) in enumerate(_parts(about["mainLibrary"], params, 0)):
        if at >= MOST_PARTS:
            raise Hostile
        _take(read, library, part)
    return read


def _json(content: bytes) -> Any:  # noqa: ANN401 (as the package has it)
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Broken from error


def _source(about: Mapping[str, Any]) -> str:
    authors = about.get("authors")
    names = [plain(one.get("name")) for one in authors if isinstance(one, dict)] if isinstance(authors, list) else []
    told = ["H5P", plain(about.get("title")), ", ".join(name for name in names if name), plain(about.get("source"))]
    return " · ".join(one for one in told if one)[:280]


def _parts(library: str, params: Any, depth: int) -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401 (as above)
    """Yield each part of the content with the name of its kind, those inside others after them."""
    if depth > DEEPEST:
        raise Hostile
    if isinstance(params, dict):
        yield library.split(" ", maxsplit=1)[0], params
        yield from _inside(params, depth + 1)


def _inside(value: Any, depth: int) -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401 (as above)
    if depth > DEEPEST:
        raise Hostile
    if isinstance(value, dict):
        if isinstance(value.get("library"), str) and isinstance(value.get("params"), dict):
            yield from _parts(value["library"], value["params"], depth + 1)
            return
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _inside(one, depth + 1)


def _take(read: Read, library: str, part: dict[str, Any]) -> None:
    if library in _HOLDERS:
        return
    taker = _TAKERS.get(library)
    if taker is None:
        read.left[f"loại {plain(library)[:60] or '?'}: bài của mình chưa có loại này"] += 1
    else:
        taker(read, part)


def _text(read: Read, part: dict[str, Any]) -> None:
    if told := sentences(part.get("text")):
        read.texts.append(told)


def _accordion(read: Read, part: dict[str, Any]) -> None:
    for panel in _tables(part.get("panels")):
        if title := sentences(panel.get("title")):
            read.texts.append(title)


def _dialogs(read: Read, part: dict[str, Any]) -> None:
    for card in _tables(part.get("dialogs")):
        if told := [*sentences(card.get("text")), *sentences(card.get("answer"))]:
            read.texts.append(told)


def _multi(read: Read, part: dict[str, Any]) -> None:
    answers = [(plain(one.get("text")), one.get("correct") is True) for one in _tables(part.get("answers"))]
    right = [one for one in _tables(part.get("answers")) if one.get("correct") is True]
    feedback = right[0].get("tipsAndFeedback") if right else None
    why = plain(feedback.get("chosenFeedback")) if isinstance(feedback, dict) else ""
    _ask(read, part.get("question"), answers, why)


def _true_false(read: Read, part: dict[str, Any]) -> None:
    is_true = part.get("correct") == "true"
    behaviour = part.get("behaviour")
    why = plain(behaviour.get("feedbackOnCorrect")) if isinstance(behaviour, dict) else ""
    _ask(read, part.get("question"), [("Đúng", is_true), ("Sai", not is_true)], why)


def _single(read: Read, part: dict[str, Any]) -> None:
    for choice in _tables(part.get("choices")):
        answers = choice.get("answers")
        told = [(plain(one), at == 0) for at, one in enumerate(answers)] if isinstance(answers, list) else []
        _ask(read, choice.get("question"), told, "")


def _ask(read: Read, ask: object, answers: list[tuple[str, bool]], why: str) -> None:
    known = [(text, right) for text, right in answers if text]
    if not plain(ask) or len(known) < _FEWEST:
        read.left["câu hỏi không có chữ, hoặc chưa đủ hai câu trả lời"] += 1
    elif sum(right for _, right in known) != 1:
        read.left["câu hỏi có nhiều câu đúng, hoặc không câu nào đúng"] += 1
    else:
        read.questions.append(Asked(plain(ask), tuple(known), why))


def _tables(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


_HOLDERS: Final = {"H5P.QuestionSet", "H5P.Column", "H5P.InteractiveBook", "H5P.CoursePresentation", "H5P.Row", "H5P.RowColumn", "H5P.Questionnaire"}
_TAKERS: Final[Mapping[str, Callable[[Read, dict[str, Any]], None]]] = {
    "H5P.MultiChoice": _multi,
    "H5P.TrueFalse": _true_false,
    "H5P.SingleChoiceSet": _single,
    "H5P.AdvancedText": _text,
    "H5P.Text": _text,
    "H5P.Accordion": _accordion,
    "H5P.Dialogcards": _dialogs,
}
