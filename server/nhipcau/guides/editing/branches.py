"""Conditions as a form: groups of lines “question · is · answers”, and back to what the engine evaluates.

Two layers are enough for people: lines joined by “và” or “hoặc” in a group, and groups joined by the other word.
A condition that does not fit is shown as it is read, and can only be written anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    """Lines joined by one word."""

    join: str = "and"
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Branch:
    """A whole condition: groups joined by one word; without rows it always holds. ``deep``: it does not fit here."""

    join: str = "and"
    groups: tuple[Group, ...] = field(default=())
    deep: bool = False

    @property
    def rows(self) -> Iterator[Row]:
        """Every line, in order."""
        return (row for group in self.groups for row in group.rows)


def branch_of(when: Any) -> Branch:  # noqa: ANN401 (a condition, or nothing)
    """Return the form of a condition."""
    if not when:
        return Branch()
    join, parts = _parts(when)
    leaves = [_row(part) for part in parts]
    if all(leaves):
        return Branch("and", (Group(join, tuple(row for row in leaves if row)),))
    groups = []
    for part, leaf in zip(parts, leaves, strict=True):
        inner, rows = _parts(part)
        found = [leaf] if leaf else [_row(one) for one in rows]
        if not all(found):
            return Branch(deep=True)
        groups.append(Group("and" if leaf else inner, tuple(row for row in found if row)))
    return Branch(join, tuple(groups))


def condition_of(branch: Branch, kinds: Mapping[str, str]) -> dict[str, Any] | None:
    """Return the condition of a form, or None when it always holds; lines that are not finished are left out.

    Args:
        branch: the form.
        kinds: the kind of each question by its id; numbers are told from words by it.
    """
    groups = []
    for group in branch.groups:
        leaves = [leaf for row in group.rows if (leaf := _leaf(row, kinds.get(row.question, "one")))]
        if leaves:
            groups.append(leaves[0] if len(leaves) == 1 else {group.join: leaves})
    if len(groups) > 1:
        return {branch.join: groups}
    return groups[0] if groups else None


def same_condition(when: Any, branch: Branch, kinds: Mapping[str, str]) -> bool:  # noqa: ANN401 (as above)
    """Say whether a form still is the condition that it was made from; then its spelling is kept."""
    return branch.deep or condition_of(branch_of(when), kinds) == condition_of(branch, kinds)


def _parts(when: Any) -> tuple[str, list[Any]]:  # noqa: ANN401 (as above)
    name, args = next(iter(when.items()))
    return (name, list(args)[:_MOST]) if name in {"and", "or"} else ("and", [when])


def _row(when: Any) -> Row | None:  # noqa: ANN401 (as above)
    name, args = next(iter(when.items()))
    if name == "!":
        inner = _row(args[0]) if next(iter(args[0])) in {"in", "has", "within"} else None
        turned = {IS: IS_NOT, HAS: HAS_NOT, WITHIN: NOT_WITHIN}
        return inner and Row(inner.question, turned[inner.word], inner.answers)
    if name in {"and", "or"} or not isinstance(args[0], Mapping) or "var" not in args[0]:
        return None
    question, right = args[0]["var"], args[1]
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
