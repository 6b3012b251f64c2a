"""The small language in which a figure says what it divides: parsed to a tree, never run as a program. Pure.

``support.steps[alone]``: a measure with a key; ``[alone, prompted]``: some keys; ``[*]``: whatever the key; without
brackets, the measure told without a key. ``people.households``: a registered total. ``@support.assists``: another
figure's numerator. ``+`` and ``-`` between them, ``*`` with a number, and round brackets.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

ANY: Final = ("*",)
MOST_LETTERS: Final = 600
MOST_DEPTH: Final = 12
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<ref>@[a-z][a-z0-9_.]*)|(?P<name>[a-z][a-z0-9_]*\.[a-z0-9_]+)"
    r"|(?P<number>\d{1,6}(?:\.\d{1,4})?)|(?P<keys>\[[^\]\[]*\])|(?P<sign>[-+*()]))"
)
_KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,39}")


@dataclass(frozen=True)
class Number:
    """A number as it stands."""

    value: Decimal


@dataclass(frozen=True)
class Term:
    """Something registered: a measure with some of its keys (``ANY``: all of them), or a total."""

    name: str
    keys: tuple[str, ...] = ("",)


@dataclass(frozen=True)
class Ref:
    """The numerator of another figure."""

    code: str


@dataclass(frozen=True)
class Pair:
    """Two parts with a sign between them."""

    sign: Literal["+", "-", "*"]
    left: "Tree"
    right: "Tree"


Tree = Number | Term | Ref | Pair


class FormulaError(ValueError):
    """What is wrong with a formula, in words, and at which letter (from 1)."""

    def __init__(self, what: str, at: int) -> None:
        """Keep both for whoever shows it."""
        super().__init__(f"{what} (chữ thứ {at})")
        self.what, self.at = what, at


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    at: int


@lru_cache(maxsize=1024)
def parsed(text: str) -> Tree:
    """Return the tree of a formula.

    Raises:
        FormulaError: it cannot be read; says what and where.
    """
    if len(text) > MOST_LETTERS:
        raise FormulaError("công thức quá dài", MOST_LETTERS)
    reader = _Reader(_tokens(text), len(text) + 1)
    tree = reader.sum(0)
    if (rest := reader.peek()) is not None:
        raise FormulaError(f"thừa “{rest.text}”", rest.at)
    return tree


def leaves(tree: Tree) -> Iterator[Term | Ref]:
    """Yield everything a formula looks up, from left to right."""
    if isinstance(tree, Pair):
        yield from leaves(tree.left)
        yield from leaves(tree.right)
    elif not isinstance(tree, Number):
        yield tree


def _tokens(text: str) -> list[_Token]:
    found, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise FormulaError(f"không hiểu “{text[at:].strip()[:12]}”", at + 1)
        found.append(_Token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup) + 1))
        at = match.end()
    return found


class _Reader:
    """Reads tokens from left to right; ``*`` binds more tightly than ``+`` and ``-``."""

    def __init__(self, tokens: list[_Token], end: int) -> None:
        self._tokens, self._at, self._end = tokens, 0, end

    def peek(self) -> _Token | None:
        """Return the next token, without taking it."""
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, *texts: str) -> _Token | None:
        token = self.peek()
        if token is None or (texts and token.text not in texts):
            return None
        self._at += 1
        return token

    def sum(self, depth: int) -> Tree:
        """Read parts with ``+`` and ``-`` between them."""
        tree = self._product(depth)
        while (token := self._take("+", "-")) is not None:
            tree = Pair("+" if token.text == "+" else "-", tree, self._product(depth))
        return tree

    def _product(self, depth: int) -> Tree:
        tree = self._one(depth)
        while (token := self._take("*")) is not None:
            right = self._one(depth)
            if not isinstance(tree, Number) and not isinstance(right, Number):
                raise FormulaError("chỉ nhân với một số", token.at)
            tree = Pair("*", tree, right)
        return tree

    def _one(self, depth: int) -> Tree:
        token = self._take()
        if token is None:
            raise FormulaError("công thức chưa hết", self._end)
        if token.kind == "number":
            return Number(Decimal(token.text))
        if token.kind == "ref":
            return Ref(token.text[1:])
        if token.kind == "name":
            return Term(token.text, self._keys())
        if token.text == "(" and depth < MOST_DEPTH:
            tree = self.sum(depth + 1)
            if self._take(")") is None:
                raise FormulaError("thiếu dấu đóng ngoặc", self._end)
            return tree
        raise FormulaError(f"không để “{token.text}” ở đây được", token.at)

    def _keys(self) -> tuple[str, ...]:
        token = self.peek()
        if token is None or token.kind != "keys":
            return ("",)
        self._at += 1
        keys = tuple(sorted({key.strip() for key in token.text[1:-1].split(",")}))
        if keys != ANY and not all(_KEY.fullmatch(key) for key in keys):
            raise FormulaError(f"khóa “{token.text}” không đúng", token.at)
        return keys
