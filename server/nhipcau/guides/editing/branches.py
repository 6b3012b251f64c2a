"""Conditions as a form: groups of lines “question · is · answers”, and back to what the engine evaluates.

Three layers: groups joined by “và” or “hoặc”, in each of them lines and smaller groups, in those lines. A group may
also have to be untrue. A condition that does not fit is shown in words, with its raw text to be written anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

IS, IS_NOT, HAS, HAS_NOT = "la", "khong-la", "co", "khong-co"
ORDER: Final = {"nho": "<", "den": "<=", "tren": ">", "tu": ">="}
WITHIN, NOT_WITHIN, OPEN, ANSWERED = "thuoc", "khong-thuoc", "chua", "da"
ORDER_WORDS: Final = {
    "number": (("tu", "từ … trở lên"), ("tren", "trên"), ("den", "từ … trở xuống"), ("nho", "dưới")),
    "date": (("tu", "từ … trở đi"), ("tren", "sau"), ("den", "đến hết"), ("nho", "trước")),
}
_ANY: Final = ((OPEN, "chưa có trả lời"), (ANSWERED, "đã có trả lời"))
WORDS: Final = {
    "one": ((IS, "là một trong"), (IS_NOT, "không là"), *_ANY),
    "many": ((HAS, "có"), (HAS_NOT, "không có"), *_ANY),
    "number": (*ORDER_WORDS["number"], (IS, "bằng"), (IS_NOT, "khác"), *_ANY),
    "date": (*ORDER_WORDS["date"], (IS, "là ngày"), *_ANY),
    "place": ((WITHIN, "thuộc"), (NOT_WITHIN, "không thuộc"), *_ANY),
}
AND, OR, NAND, NOR = "and", "or", "nand", "nor"
JOINS: Final = (
    (AND, "đúng hết (và)"),
    (OR, "đúng một là đủ (hoặc)"),
    (NAND, "không đúng hết cùng lúc"),
    (NOR, "không dòng nào đúng"),
)
_UNTRUE: Final = {AND: NAND, OR: NOR, NAND: AND, NOR: OR}
_MIRRORED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_MOST: Final = 40  # lines of one condition


@dataclass(frozen=True)
class Row:
    """One line: a question, how it is compared, and with what. ``value`` names a dated value instead."""

    question: str = ""
    word: str = IS
    answers: tuple[str, ...] = ()
    value: str = ""


@dataclass(frozen=True)
class Group:
    """Lines, and smaller groups with lines of their own, joined by one word of ``JOINS``."""

    join: str = AND
    rows: tuple[Row, ...] = ()
    inner: tuple[Group, ...] = ()


@dataclass(frozen=True)
class Branch:
    """A whole condition: groups joined by one word; without any it always holds. ``deep``: it does not fit here."""

    join: str = AND
    groups: tuple[Group, ...] = field(default=())
    deep: bool = False


def branch_of(when: Any) -> Branch:  # noqa: ANN401 (a condition, or nothing)
    """Return the form of a condition."""
    if not when:
        return Branch()
    for flat in (False, True):
        join, parts = _parts(when, flat=flat)
        leaves = [_row(part) for part in parts]
        if all(leaves):
            return Branch(AND, (Group(join, tuple(row for row in leaves if row)),))
        groups = [_group(part, 1, flat=flat) for part in parts]
        if all(groups):
            return Branch(join, tuple(group for group in groups if group))
    return Branch(deep=True)


def condition_of(branch: Branch, kinds: Mapping[str, str]) -> dict[str, Any] | None:
    """Return the condition of a form, or None when it always holds; lines that are not finished are left out.

    Args:
        branch: the form.
        kinds: the kind of each question by its id; numbers are told from words by it.
    """
    groups = [found for group in branch.groups if (found := _condition(group, kinds))]
    if len(groups) > 1:
        return {branch.join: groups}
    return groups[0] if groups else None


def same_condition(when: Any, branch: Branch, kinds: Mapping[str, str]) -> bool:  # noqa: ANN401 (as above)
    """Say whether a form still is the condition that it was made from; then its spelling is kept."""
    former = branch_of(when)
    if former.deep or branch.deep:
        return former.deep and branch.deep
    return condition_of(former, kinds) == condition_of(branch, kinds)


def _condition(group: Group, kinds: Mapping[str, str]) -> dict[str, Any] | None:
    parts = [leaf for row in group.rows if (leaf := _leaf(row, kinds.get(row.question, "one")))]
    parts += [found for one in group.inner if (found := _condition(one, kinds))]
    if not parts:
        return None
    joined = parts[0] if len(parts) == 1 else {AND if group.join in {AND, NAND} else OR: parts}
    return _not(joined) if group.join in {NAND, NOR} else joined


def _not(when: dict[str, Any]) -> dict[str, Any]:
    """Return the contrary, as short as it can be said; an order is not turned: without an answer neither holds."""
    name, args = next(iter(when.items()))
    if name == "!":
        return dict(args[0])
    turned = {"==": "!=", "!=": "=="}.get(name)
    return {turned: args} if turned else {"!": [when]}


def _parts(when: Any, *, flat: bool = False) -> tuple[str, list[Any]]:  # noqa: ANN401 (as above)
    """Return what a condition joins, and by which word; ``flat`` also takes apart what the same word joins inside."""
    name, args = next(iter(when.items()))
    if name not in {AND, OR}:
        return AND, [when]
    parts = [one for arg in args for one in (_parts(arg, flat=True)[1] if flat and name in arg else [arg])]
    return name, parts[:_MOST]


def _group(when: Any, room: int, *, flat: bool) -> Group | None:  # noqa: ANN401 (as above)
    """Return a group with at most so many layers inside it, or nothing where it does not fit."""
    if row := _row(when):
        return Group(AND, (row,))
    name, args = next(iter(when.items()))
    if name == "!":
        found = _group(args[0], room, flat=flat)
        return found and Group(_UNTRUE[found.join], found.rows, found.inner)
    if name not in {AND, OR}:
        return None
    rows, inner = [], []
    for part in _parts(when, flat=flat)[1]:
        if row := _row(part):
            rows.append(row)
        elif room and (found := _group(part, room - 1, flat=flat)):
            inner.append(found)
        else:
            return None
    return Group(name, tuple(rows), tuple(inner))


def _row(when: Any) -> Row | None:  # noqa: ANN401 (as above)
    name, args = next(iter(when.items()))
    if name == "!":
        inner = _row(args[0]) if next(iter(args[0])) in {"in", "has", "within", "==", "!="} else None
        turned = {IS: IS_NOT, HAS: HAS_NOT, WITHIN: NOT_WITHIN, IS_NOT: IS, OPEN: ANSWERED, ANSWERED: OPEN}
        return Row(inner.question, turned[inner.word], inner.answers, inner.value) if inner else None
    if name in {AND, OR}:
        return None
    left, right = args
    if not isinstance(left, Mapping) or "var" not in left:
        if name not in _MIRRORED or not isinstance(right, Mapping) or "var" not in right:
            return None
        name, left, right = _MIRRORED[name], right, left
    return _row_of(name, left["var"], right)


def _row_of(name: str, question: str, right: Any) -> Row | None:  # noqa: ANN401 (what it is compared with)
    word = {"==": IS, "in": IS, "!=": IS_NOT, "has": HAS, "within": WITHIN, **{v: k for k, v in ORDER.items()}}[name]
    if right is None:
        return Row(question, OPEN if word == IS else ANSWERED)
    if isinstance(right, Mapping):
        return Row(question, word, (), right["value"]) if "value" in right else None
    options = right if isinstance(right, list) else [right]
    return Row(question, word, tuple(str(option) for option in options))


def _leaf(row: Row, kind: str) -> dict[str, Any] | None:
    if not row.question:
        return None
    asked = {"var": row.question}
    if row.word in {OPEN, ANSWERED}:
        return {"==" if row.word == OPEN else "!=": [asked, None]}
    if row.value and row.word in {*ORDER, IS, IS_NOT}:
        return {_operator(row.word): [asked, {"value": row.value}]}
    answers = [value for answer in row.answers if (value := _typed(answer, kind)) is not None]
    return _compared(row.word, asked, answers) if answers else None


def _compared(word: str, asked: dict[str, str], answers: list[str | int]) -> dict[str, Any]:
    if word in {HAS, WITHIN, HAS_NOT, NOT_WITHIN}:
        leaf: dict[str, Any] = {"has" if word in {HAS, HAS_NOT} else "within": [asked, answers[0]]}
        return {"!": [leaf]} if word in {HAS_NOT, NOT_WITHIN} else leaf
    if len(answers) > 1 and word in {IS, IS_NOT}:
        leaf = {"in": [asked, answers]}
        return {"!": [leaf]} if word == IS_NOT else leaf
    return {_operator(word): [asked, answers[0]]}


def _operator(word: str) -> str:
    return {IS: "==", IS_NOT: "!=", **ORDER}[word]


def _typed(answer: str, kind: str) -> str | int | None:
    text = answer.strip()
    if kind == "number":
        return int(text) if text.lstrip("-").isascii() and text.lstrip("-").isdigit() else None
    return text or None
