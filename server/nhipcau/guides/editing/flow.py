"""A picture of a guide: questions, the answers of each, and what every answer brings; drawn, and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from nhipcau.guides.conditions import ConditionFault, check_condition, variables
from nhipcau.guides.editing.columns import BY_KIND
from nhipcau.guides.editing.readings import name_values, read_condition

WIDTH: Final = 1120
_ROW, _GAP, _TOP = 44, 20, 12  # heights
_LINE: Final = 20
_ANSWER_X, _BRINGS_X = 380, 720
_LETTERS: Final = {"ask": 40, "answer": 34, "brings": 46}  # of one line of a box
_BRINGING: Final = (
    ("papers", "giấy"),
    ("warnings", "dặn"),
    ("questions", "hỏi"),
    ("steps", "bước"),
    ("fees", "lệ phí"),
)


@dataclass(frozen=True)
class Brought:
    """Something that an answer leads to."""

    kind: str
    id: str
    text: str
    stop: bool = False

    @property
    def drawn(self) -> bool:
        """Whether the drawing shows it: papers, questions that open, and where the way ends. The table shows all."""
        return self.stop or self.kind in {"papers", "questions"}

    @property
    def word(self) -> str:
        """What it is."""
        return "rẽ" if self.stop else dict(_BRINGING)[self.kind]


@dataclass
class Answer:
    """An answer, and what it brings that another answer would not."""

    text: str
    brings: list[Brought] = field(default_factory=list)


@dataclass
class Node:
    """A question of the picture: when it is asked, and its answers."""

    id: str
    ask: str
    when: str
    answers: list[Answer] = field(default_factory=list)


@dataclass(frozen=True)
class Flow:
    """The whole picture; ``always`` is what every family gets."""

    nodes: list[Node]
    always: list[Brought]


@dataclass(frozen=True)
class Box:
    """A box of the drawing, its lines of text with their heights, and its look."""

    x: int
    y: int
    width: int
    height: int
    look: str
    lines: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Drawing:
    """What is drawn: boxes, and the paths between them."""

    width: int
    height: int
    boxes: list[Box]
    paths: list[str]

    @property
    def frame(self) -> int:
        """The width with the strokes of the outermost boxes."""
        return self.width + 4


def flow_of(body: Mapping[str, Any]) -> Flow:
    """Return the picture of a guide. A line stands at the last question that it reads: there it is decided."""
    nodes: list[Node] = []
    order = [question["id"] for question in body.get("questions", [])]
    lines = [(kind, line, _last_read(line, order)) for kind, line in _lines(body)]
    for question in body.get("questions", []):
        options = {option["id"]: option.get("label", "") for option in question.get("options", [])}
        node = Node(question["id"], name_values(question.get("ask", ""), body), read_condition(question.get("when"), body))
        node.answers = [Answer(name_values(label, body)) for label in options.values()] or [Answer("Tùy câu trả lời")]
        for kind, line, last in lines:
            kept = allowed(line.get("when"), question["id"], set(options)) if last == question["id"] else None
            for answer, name in zip(node.answers, options or [""], strict=True):
                if last == question["id"] and (not options or kept is None or name in kept):
                    answer.brings.append(_brought(kind, line, body))
        nodes.append(node)
    return Flow(nodes, [_brought(kind, line, body) for kind, line, last in lines if not last and kind != "questions"])


def _last_read(line: Mapping[str, Any], order: list[str]) -> str:
    """Return the question at which a line is decided; nothing for one that every family gets."""
    try:
        check_condition(line["when"])
    except (KeyError, ConditionFault):
        return ""
    read = [order.index(name) for name in variables(line["when"]) if name in order]
    return order[max(read)] if read else ""


def allowed(when: Any, question: str, options: set[str]) -> set[str] | None:  # noqa: ANN401 (a condition, or nothing)
    """Return the options under which a condition may hold; None when the question does not matter."""
    if not when:
        return None
    try:
        check_condition(when)
    except ConditionFault:
        return None
    return _allowed(when, question, options)


def _allowed(when: Any, question: str, options: set[str]) -> set[str] | None:  # noqa: ANN401 (as above)
    name, args = next(iter(when.items()))
    if name in {"and", "or"}:
        parts = [part for arg in args if (part := _allowed(arg, question, options)) is not None]
        if not parts or (name == "or" and len(parts) < len(args)):
            return None
        return set.intersection(*parts) if name == "and" else set.union(*parts)
    if name == "!":
        inner = _allowed(args[0], question, options)
        return None if inner is None else options - inner
    if not isinstance(args[0], Mapping) or args[0].get("var") != question:
        return None
    right = args[1] if isinstance(args[1], list) else [args[1]]
    named = options & {value for value in right if isinstance(value, str)}
    return options - named if name == "!=" else named


def _lines(body: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind, _ in _BRINGING:
        for line in body.get(kind, []):
            yield kind, line


def _brought(kind: str, line: dict[str, Any], body: Mapping[str, Any]) -> Brought:
    ends = bool(line.get("stop") or line.get("goto"))
    return Brought(kind, line["id"], name_values(BY_KIND[kind].name_of(line), body), ends)


def draw(flow: Flow) -> Drawing:
    """Lay the picture out: questions at the left, answers in the middle, what they bring at the right."""
    boxes: list[Box] = []
    paths: list[str] = []
    y, tops = _TOP, {}
    for node in flow.nodes:
        tops[node.id] = y + 22
        ask = _box(0, y, 340, "ask", [*_folded(node.ask, "ask"), *([] if node.when == "luôn luôn" else ["(chỉ khi…)"])])
        boxes.append(ask)
        for answer in node.answers:
            box = _box(_ANSWER_X, y, 300, "answer", _folded(answer.text, "answer"))
            boxes.append(box)
            paths.append(_path(340, ask.y + 22, _ANSWER_X, y + 22))
            start = y
            for one in [one for one in answer.brings if one.drawn]:
                words = _folded(f"{one.word}: {one.text}", "brings")
                brought = _box(_BRINGS_X, y, 400, "stop" if one.stop else one.kind, words)
                boxes.append(brought)
                paths.append(_path(_ANSWER_X + 300, start + 22, _BRINGS_X, y + 22))
                y += brought.height + 6
            y = max(y, start + box.height) + 8
        y = max(y, ask.y + ask.height) + _GAP
    return Drawing(WIDTH, y, boxes, paths)


def _box(x: int, y: int, width: int, look: str, lines: list[str]) -> Box:
    height = max(_ROW, _LINE * len(lines) + 18)
    return Box(x, y, width, height, look, tuple((y + 27 + _LINE * at, line) for at, line in enumerate(lines)))


def _path(x1: int, y1: int, x2: int, y2: int) -> str:
    middle = (x1 + x2) // 2
    return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"


def _folded(text: str, look: str) -> list[str]:
    """Fold a text into lines of a box, three at most."""
    lines, room = [""], _LETTERS[look]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > room:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines if len(lines) <= 3 else [*lines[:2], f"{lines[2][: room - 2]} …"]  # noqa: PLR2004 (lines of a box)
