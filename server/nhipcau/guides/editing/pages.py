"""What the pages of the editor show: tables with their findings, fields of a form, a phone beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from nhipcau.guides.check import PICTOGRAMS
from nhipcau.guides.editing.branches import ANSWERED, IS, NAND, NOR, OPEN, WORDS, Group, Row
from nhipcau.guides.editing.changes import spell, value_in
from nhipcau.guides.editing.columns import HEAD_COLUMNS, TABLES, Column, Table
from nhipcau.guides.editing.forms import CHECKED, LineForm
from nhipcau.guides.editing.readings import name_values, read_condition
from nhipcau.guides.editing.said import Said

_SHOWN: Final = {  # what a table says of its lines, beside their name
    "questions": ("kind", "options", "assume"),
    "papers": ("how", "originals", "copies", "valid_from", "valid_to", "law"),
    "steps": ("who", "secret"),
    "warnings": ("stop", "goto", "valid_from", "valid_to"),
    "fees": ("value", "valid_from", "valid_to", "law"),
    "mistakes": ("fix", "reason"),
    "values": ("periods", "law"),
    "conflicts": (),
}
NAMES: Final = {
    "home": "trang chính", "house": "nhà", "baby": "em bé", "book": "sổ", "horn": "loa", "me": "một người",
    "ear": "tai nghe", "hand": "bàn tay", "back": "quay lại", "check": "dấu xong", "wait": "đồng hồ", "up": "mũi tên lên",
    "shield": "khiên", "camera": "máy ảnh", "search": "kính lúp", "storm": "bão", "turn": "xoay máy", "paper": "tờ giấy",
    "pen": "bút", "id_card": "thẻ căn cước", "heart": "trái tim", "ring": "nhẫn", "grave": "bia mộ", "stamp": "con dấu",
    "key": "chìa khóa", "phone": "điện thoại", "money": "tiền", "bus": "xe", "office": "trụ sở", "family": "gia đình",
    "school": "trường", "land": "đất", "leaf": "lá", "question": "dấu hỏi", "warning": "cảnh báo", "qr": "mã QR",
    "print": "máy in", "plus": "dấu cộng", "trash": "thùng rác",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A row of a table: its name, what else is said of it, when it is listed, and what the check finds."""

    id: str
    name: str
    facts: tuple[tuple[str, str], ...]
    when: str
    findings: tuple[Said, ...]


@dataclass(frozen=True)
class Sheet:
    """A table with its rows."""

    table: Table
    lines: tuple[Line, ...]
    findings: tuple[Said, ...]


@dataclass(frozen=True)
class Field:
    """One thing to fill in, as it stands in a form."""

    column: Column
    value: str
    error: str
    choices: tuple[tuple[str, str], ...]
    entries: tuple[Any, ...] = ()

    @property
    def id(self) -> str:
        """Its name on the page."""
        return f"o-{self.column.name.replace('.', '-')}"


@dataclass(frozen=True)
class RowField:
    """A line of a condition as it is asked: the words that fit its question, and what can be answered."""

    at: str
    row: Row
    kind: str
    words: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, str], ...]

    @property
    def asks(self) -> str:
        """How the answer is asked: by boxes, by one of them, by a number, a day, a place; or not at all."""
        if not self.row.question or self.row.word in {OPEN, ANSWERED}:
            return ""
        return {"one": "boxes", "many": "radios"}.get(self.kind, self.kind)

    @property
    def text(self) -> str:
        """The answer that is typed."""
        return self.row.answers[0] if self.row.answers else ""


@dataclass(frozen=True)
class GroupField:
    """A group of a condition as it is asked: its name and number on the page, how it is joined, and what is in it."""

    at: str
    number: str
    join: str
    rows: tuple[RowField, ...]
    inner: tuple[GroupField, ...]

    @property
    def joins(self) -> bool:
        """Whether there is anything to join, or to say untrue."""
        return len(self.rows) + len(self.inner) > 1 or self.join in {NAND, NOR}

    @property
    def is_inner(self) -> bool:
        """Whether it stands in another group; there it has no smaller ones."""
        return "." in self.number


def sheets_of(body: Mapping[str, Any], findings: tuple[Said, ...]) -> list[Sheet]:
    """Return every table of a guide with its rows."""
    return [
        Sheet(
            table,
            tuple(_line(table, line, body, findings) for line in body.get(table.kind, [])),
            tuple(one for one in findings if (one.table, one.line) == (table.kind, "")),
        )
        for table in TABLES
    ]


def _line(table: Table, line: dict[str, Any], body: Mapping[str, Any], findings: tuple[Said, ...]) -> Line:
    shown = [column for column in table.columns if column.name in _SHOWN[table.kind] and line.get(column.name)]
    facts = tuple((column.label, _said(column, line, body)) for column in shown)
    found = tuple(dict.fromkeys(one for one in findings if (one.table, one.line) == (table.kind, line["id"])))
    when = read_condition(line["when"], body) if line.get("when") else ""
    return Line(line["id"], name_values(table.name_of(line), body), facts, when, found)


def _said(column: Column, line: dict[str, Any], body: Mapping[str, Any]) -> str:
    value = line[column.name]
    if column.shape == "assume":
        return name_values(next((one["label"] for one in line.get("options", []) if one["id"] == value), str(value)), body)
    if column.shape == "value":
        return next((one.get("label", value) for one in body.get("values", []) if one["id"] == value), str(value))
    return name_values(spell(column, value, body), body)


def head_of(body: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the head of a guide as names and words."""
    shown = [column for column in HEAD_COLUMNS if column.name != "pictogram"]
    said = [(column.label, name_values(spell(column, value_in(body, column.name), body), body)) for column in shown]
    return [(label, text) for label, text in said if text]


def fields_of(form: LineForm) -> list[Field]:
    """Return the fields of a form in their order."""
    return [
        Field(
            column,
            "" if column.shape in {"options", "periods", "when", "checked"} else form.value(column),
            form.errors.get(column.name, ""),
            tuple(_choices(column, form)),
            tuple(_entries(column, form)),
        )
        for column in form.table.columns
    ]


def _choices(column: Column, form: LineForm) -> Iterator[tuple[str, str]]:
    if column.shape == "pictogram":
        yield from sorted(((name, NAMES.get(name, name)) for name in PICTOGRAMS), key=lambda one: one[1])
    elif column.shape == "assume":
        yield from ((one["id"], one["label"]) for one in form.line.get("options", []) if one.get("id"))
    elif column.shape in {"value", "paper"}:
        lines = form.body.get("values" if column.shape == "value" else "papers", [])
        yield from ((one["id"], one.get("label") or one.get("name", one["id"])) for one in lines)
    else:
        yield from column.choices


def _entries(column: Column, form: LineForm) -> Iterator[Any]:
    if column.shape == "checked":
        found = form.line.get("checked", {})
        yield from ((name, label, found.get(name, "")) for name, label in CHECKED)
    elif column.shape in {"options", "periods"}:
        yield from form.line.get(column.name, [])


def groups_of(form: LineForm) -> list[GroupField]:
    """Return the groups of a form's condition, each with its lines and its smaller groups."""
    known = {line["id"]: {**line, "options": _named(line, form.body)} for line in questions_before(form)}
    return [_group(f"when.{at}", str(at + 1), group, known) for at, group in enumerate(form.branch.groups)]


def _group(at: str, number: str, group: Group, known: Mapping[str, dict[str, Any]]) -> GroupField:
    rows = tuple(_row(f"{at}.{to}", row, known) for to, row in enumerate(group.rows))
    inner = (_group(f"{at}.s{to}", f"{number}.{to + 1}", one, known) for to, one in enumerate(group.inner))
    return GroupField(at, number, group.join, rows, tuple(inner))


def _named(line: Mapping[str, Any], body: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the options of a question with the dated values in their words named."""
    return [{**one, "label": name_values(one.get("label", one["id"]), body)} for one in line.get("options", [])]


def said_now(form: LineForm | None) -> str:
    """Say what the condition of a form means, or why what is typed cannot be read."""
    return (form.errors.get("when") or read_condition(form.line.get("when"), form.body)) if form else ""


def _row(at: str, row: Row, known: Mapping[str, dict[str, Any]]) -> RowField:
    question = known.get(row.question, {})
    kind = question.get("kind", "one")
    words = WORDS.get(kind, WORDS["one"])
    word = row.word if row.word in dict(words) else words[0][0] if row.question else IS
    options = tuple((one["id"], one.get("label", one["id"])) for one in question.get("options", []))
    return RowField(at, Row(row.question, word, row.answers, row.value), kind, words, options)


def questions_before(form: LineForm) -> list[dict[str, Any]]:
    """Return the questions that a line may read: all, or for a question those asked before it."""
    questions = list(form.body.get("questions", []))
    if form.table.kind != "questions":
        return questions
    at = next((at for at, one in enumerate(questions) if one["id"] == form.former), len(questions))
    return questions[:at]
