"""A line of a guide as a form: from typed words to the line, with what is wrong said beside its field.

Works without JavaScript: a button may ask for one more option, period or branch, and the form comes back with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, cast

from django.http import QueryDict

from nhipcau.guides.editing.branch_forms import Unread, grown, read_raw, sent_branch, shown_raw
from nhipcau.guides.editing.branches import Branch, branch_of, condition_of, same_condition
from nhipcau.guides.editing.changes import value_in
from nhipcau.guides.editing.columns import HEAD_COLUMNS, Column, Table
from nhipcau.guides.editing.rules import kinds_of, new_name
from nhipcau.guides.replay import is_day

_MOST: Final = 40  # options, periods, groups or lines that a form takes
_LONGEST: Final = 2000  # characters of a text
_NUMBER: Final = re.compile(r"-?\d{1,12}")
_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
NEEDED, NO_NUMBER, NO_DAY = "Ghi mục này.", "Ghi số nguyên, như 8000.", "Ghi đủ ngày, tháng, năm."
NO_ID, TAKEN = "Chỉ dùng chữ thường không dấu, số, gạch dưới.", "Mã này đã dùng."
HEAD: Final = Table("", "dau", "Phần đầu", "phần đầu", HEAD_COLUMNS, ("title",))
CHECKED: Final = (("by", "Ai soát"), ("on", "Ngày soát"), ("next_review", "Soát lại trước ngày"))


@dataclass
class LineForm:
    """What stands in the form of one line: typed or as it was, and what is wrong with it."""

    table: Table
    body: dict[str, Any]
    line: dict[str, Any]
    former: str = ""
    raw: str = ""
    typed: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    branch: Branch = field(default_factory=Branch)

    @classmethod
    def of(cls, table: Table, body: dict[str, Any], line: dict[str, Any] | None) -> LineForm:
        """Return the form of a line as it stands, or of a new one."""
        found = line or {}
        return cls(table, body, found, str(found.get("id", "")), branch=branch_of(found.get("when")))

    @classmethod
    def sent(cls, table: Table, body: dict[str, Any], post: QueryDict) -> LineForm:
        """Read the form as it was sent, over the line that it was opened for."""
        former = post.get("dong", "")
        line = next((dict(one) for one in body.get(table.kind, []) if one["id"] == former), {})
        form = cls(table, body, line, former if line else "", branch=branch_of(line.get("when")))
        for column in table.columns:
            form._read(column, post)
        if not form.line.get("id"):
            form.line["id"] = new_name(table.name_of(form.line), form._taken())
        return form

    def _taken(self) -> set[str]:
        return {one["id"] for one in self.body.get(self.table.kind, []) if one["id"] != self.former}

    def _read(self, column: Column, post: QueryDict) -> None:
        reader = _READERS.get(column.shape, _text)
        if column.shape in {"options", "periods", "checked", "when"}:
            reader(self, column, post)
            return
        text = post.get(column.name, "").strip()[:_LONGEST]
        self.typed[column.name] = text
        if column.needed and not text:
            self.errors[column.name] = NEEDED
        reader(self, column, post)

    def put(self, name: str, value: Any) -> None:  # noqa: ANN401 (any value of a line)
        """Set a field of the line; nothing takes it away."""
        if value in (None, "", [], False):
            self.line.pop(name, None)
        else:
            self.line[name] = value

    def value(self, column: Column) -> str:
        """Return what stands in a field."""
        if column.name in self.typed:
            return self.typed[column.name]
        found = self.line.get(column.name, "")
        return "\n".join(found) if isinstance(found, list) and column.shape == "lines" else str(found)

    @property
    def raw_shown(self) -> str:
        """Return the condition as it is typed: what could not be read, or one that has too many layers for lines."""
        if "when" in self.errors and self.raw:
            return self.raw
        return shown_raw(self.line.get("when")) if self.branch.deep else ""

    def act(self, what: str) -> None:
        """Do what a button of the form asks: one more, one less, one up or down. What could not be read stays said."""
        self.errors = {name: text for name, text in self.errors.items() if name == "when" and self.raw}
        name, _, rest = what.partition(".")
        if name in {"options", "periods"}:
            self.line[name] = _arranged(list(self.line.get(name, [])), rest, name)
        elif name == "when":
            self.branch, self.raw = grown(self.branch, rest), ""
            self.errors.clear()


def take_theirs(form: LineForm, base: dict[str, Any], newest: dict[str, Any]) -> None:
    """Let fields that were not touched here follow what somebody else saved; what was typed stays."""
    for column in form.table.columns:
        name = column.name
        if form.line.get(name) == base.get(name) and newest.get(name) != base.get(name):
            form.put(name, newest.get(name))
            form.typed.pop(name, None)
    form.branch = branch_of(form.line.get("when")) if "when" not in form.errors else form.branch


def flat_head(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the head of a guide by the dotted names of its fields."""
    return {column.name: value_in(body, column.name) for column in HEAD_COLUMNS}


def head_form(body: dict[str, Any], post: QueryDict | None = None) -> LineForm:
    """Return the form of the head of a guide, as it stands or as it was sent."""
    form = LineForm(HEAD, body, flat_head(body), "-")
    for column in HEAD_COLUMNS if post is not None else ():
        form._read(column, cast("QueryDict", post))  # noqa: SLF001 (the same form, for the head)
    return form


def with_head(form: LineForm) -> dict[str, Any]:
    """Return the guide with its head as it stands in the form."""
    found = dict(form.body)
    for column in HEAD_COLUMNS:
        first, _, second = column.name.partition(".")
        value = form.line.get(column.name, [] if column.shape == "lines" else "")
        found[first] = {**found.get(first, {}), second: value} if second else value
    return found


def _text(form: LineForm, column: Column, post: QueryDict) -> None:
    del post
    text = form.typed[column.name].replace("\r\n", "\n")
    form.put(column.name, " ".join(text.split()) if column.shape != "text" else text)


def _choice(form: LineForm, column: Column, post: QueryDict) -> None:
    del post
    form.put(column.name, form.typed[column.name])


def _flag(form: LineForm, column: Column, post: QueryDict) -> None:
    form.put(column.name, post.get(column.name) == "1")


def _number(form: LineForm, column: Column, post: QueryDict) -> None:
    del post
    text = form.typed[column.name].replace(".", "").replace(" ", "")
    if text and not _NUMBER.fullmatch(text):
        form.errors[column.name] = NO_NUMBER
        return
    form.line.pop(column.name, None)
    if text:
        form.line[column.name] = int(text)


def _day(form: LineForm, column: Column, post: QueryDict) -> None:
    del post
    text = form.typed[column.name]
    if text and not is_day(text):
        form.errors[column.name] = NO_DAY
        return
    form.put(column.name, text)


def _lines(form: LineForm, column: Column, post: QueryDict) -> None:
    del post
    form.put(column.name, [line.strip() for line in form.typed[column.name].splitlines() if line.strip()])


def _name(form: LineForm, column: Column, post: QueryDict) -> None:
    del post
    text = form.typed[column.name]
    if text and not _ID.fullmatch(text):
        form.errors[column.name] = NO_ID
    elif text in form._taken():  # noqa: SLF001 (a reader of this form)
        form.errors[column.name] = TAKEN
    elif text:
        form.line["id"] = text


def _options(form: LineForm, column: Column, post: QueryDict) -> None:
    names, labels = post.getlist("options.id"), post.getlist("options.label")
    alone, found = set(post.getlist("options.exclusive")), list[dict[str, Any]]()
    for at, (name, label) in enumerate(zip(names[:_MOST], labels[:_MOST], strict=False)):
        if label.strip():
            known = name if _ID.fullmatch(name) else new_name(label, {one["id"] for one in found} | set(names))
            found.append(
                {"id": known, "label": " ".join(label.split()), **({"exclusive": True} if str(at) in alone else {})}
            )
    form.put(column.name, found)


def _periods(form: LineForm, column: Column, post: QueryDict) -> None:
    rows = zip(*(post.getlist(f"periods.{name}")[:_MOST] for name in ("from", "to", "amount")), strict=False)
    found: list[dict[str, Any]] = []
    for start, end, amount in rows:
        text = amount.replace(".", "").replace(" ", "")
        if not (start or end or text):
            continue
        if not is_day(start) or (end and not is_day(end)) or not _NUMBER.fullmatch(text):
            form.errors[column.name] = "Mỗi kỳ cần từ ngày và số."
        found.append({"from": start, "to": end, "amount": int(text) if _NUMBER.fullmatch(text) else 0})
    form.put(column.name, found)


def _checked(form: LineForm, column: Column, post: QueryDict) -> None:
    found = {name: post.get(f"checked.{name}", "").strip()[:200] for name, _ in CHECKED}
    form.put(column.name, found if any(found.values()) else None)


def _when(form: LineForm, column: Column, post: QueryDict) -> None:
    form.raw = post.get("when.raw", "").replace("\r\n", "\n").strip()[: 4 * _LONGEST]
    if form.raw and form.raw != shown_raw(form.line.get("when")):
        try:
            form.put(column.name, read_raw(form.raw))
        except Unread as fault:
            form.errors[column.name] = str(fault)
            return
        form.branch = branch_of(form.line.get("when"))
        return
    if "when.join" not in post:
        return
    form.branch = sent_branch(post)
    kinds = kinds_of(form.body)
    if not same_condition(form.line.get("when"), form.branch, kinds):
        form.put(column.name, condition_of(form.branch, kinds))
    if column.needed and not form.line.get("when"):
        form.errors[column.name] = NEEDED


def _arranged(entries: list[dict[str, Any]], what: str, name: str) -> list[dict[str, Any]]:
    if what == "them":
        blank = {"id": "", "label": ""} if name == "options" else {"from": "", "to": "", "amount": ""}
        return [*entries, cast("dict[str, Any]", blank)]
    verb, _, at = what.partition(".")
    if not at.isdigit() or int(at) >= len(entries):
        return entries
    entry = entries.pop(int(at))
    if verb in {"len", "xuong"}:
        entries.insert(max(0, int(at) + (-1 if verb == "len" else 1)), entry)
    return entries


_READERS: Final[Mapping[str, Callable[[LineForm, Column, QueryDict], None]]] = {
    "choice": _choice, "value": _choice, "paper": _choice, "assume": _choice, "pictogram": _choice,
    "flag": _flag, "number": _number, "day": _day, "lines": _lines, "id": _name,
    "options": _options, "periods": _periods, "checked": _checked, "when": _when,
}  # fmt: skip
