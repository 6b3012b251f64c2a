"""What is different between two states of a guide, line by line, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from typing import Any, Final

from nhipcau.guides.editing.columns import BY_KIND, HEAD_COLUMNS, TABLES, Column, bare
from nhipcau.guides.editing.readings import read_condition, say_day

ADDED, DROPPED, CHANGED, MOVED = "them", "bo", "sua", "doi-cho"


@dataclass(frozen=True)
class Change:
    """One difference: which table and line (empty for the head), what became of it, and of which of its fields."""

    table: str
    line: str
    name: str
    what: str
    field: str = ""
    before: str = ""
    after: str = ""

    def as_json(self) -> dict[str, str]:
        """Return what a revision keeps of it."""
        return {name: value for name, value in asdict(self).items() if value}


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """List what differs, in the order of the tables."""
    old, new = bare(dict(before)), bare(dict(after))
    found = [*_head(old, new)]
    for table in TABLES:
        found += _table(table.kind, old, new)
    return found


def value_in(body: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 (whatever the head holds)
    """Return a value of the head by its dotted name."""
    found: Any = body
    for part in name.split("."):
        found = found.get(part, "") if isinstance(found, Mapping) else ""
    return found


def spell(column: Column | None, value: Any, body: Mapping[str, Any]) -> str:  # noqa: ANN401 (any value of a line)
    """Say a value of a line in words."""
    if value is None or value in ("", []):
        return ""
    shape = column.shape if column else ""
    if shape in {"when", "day"}:
        return read_condition(value, body) if shape == "when" else say_day(value)
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, list | Mapping):
        return "; ".join(_entry(entry) for entry in (value if isinstance(value, list) else value.values()))
    return dict(column.choices).get(value, str(value)) if column else str(value)


def _entry(entry: Any) -> str:  # noqa: ANN401 (an option, a period, a law)
    if not isinstance(entry, Mapping):
        return str(entry)
    if "amount" in entry:
        amount = entry["amount"]
        said = f"{amount:,}".replace(",", ".") if isinstance(amount, int) else str(amount)
        return f"{say_day(entry.get('from') or '…')} – {say_day(entry.get('to') or '…')}: {said}"
    return str(entry.get("label", entry)) + (" (đứng một mình)" if entry.get("exclusive") else "")


_OTHER_HEAD: Final = (Column("review.reviewed_by", "Người soát"), Column("review.reviewed_on", "Soát ngày", "day"))


def _head(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for column in (*HEAD_COLUMNS, *_OTHER_HEAD):
        before, after = value_in(old, column.name), value_in(new, column.name)
        if before != after:
            said = spell(column, before, old), spell(column, after, new)
            yield Change("", "", "Phần đầu", CHANGED, column.label, *said)


def _table(kind: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    table = BY_KIND[kind]
    before = {line["id"]: line for line in old.get(kind, [])}
    after = {line["id"]: line for line in new.get(kind, [])}
    for name, line in before.items():
        if name not in after:
            yield Change(kind, name, table.name_of(line), DROPPED)
    for name, line in after.items():
        if name not in before:
            yield Change(kind, name, table.name_of(line), ADDED)
            continue
        yield from _line(kind, before[name], line, old, new)
    for name in _moved([name for name in before if name in after], [name for name in after if name in before]):
        yield Change(kind, name, table.name_of(after[name]), MOVED)


def _moved(before: list[str], after: list[str]) -> Iterator[str]:
    """Yield the fewest lines that have to move to bring one order into the other."""
    for what, _, _, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what in {"insert", "replace"}:
            yield from after[start:end]


def _line(
    kind: str, before: dict[str, Any], after: dict[str, Any], old: dict[str, Any], new: dict[str, Any]
) -> Iterator[Change]:
    table = BY_KIND[kind]
    known = {column.name: column for column in table.columns}
    for name in dict.fromkeys([*known, *before, *after]):
        if before.get(name) != after.get(name):
            column = known.get(name)
            said = spell(column, before.get(name), old), spell(column, after.get(name), new)
            label = column.label if column else name
            yield Change(kind, after["id"], table.name_of(after), CHANGED, label, *said)
