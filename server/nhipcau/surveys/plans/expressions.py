"""The expressions of a form, as trees: what we work out is a declared part of XPath; whatever lies outside is named, never skipped.

A tree is a number, or a list that begins with what it is: ``["s", text]`` a text, ``["r", path, shared]`` the answers at a path
(the first ``shared`` steps lie where the asker lies, all others are taken whole), ``["ir", path, repeat, tree, …]`` one answer by
its places in repeats, ``["pos", repeat]`` the place of the asker in a repeat, ``["c", column]`` a column of a choice; else the name
of an operator or function, and what it is given. `field/src/features/surveys/evaluate.ts` is its twin.
"""

import re
from collections.abc import Callable
from typing import Any, Final

Tree = Any
MOST_SIGNS: Final = 2000
DEEPEST: Final = 24
FUNCTIONS: Final[dict[str, tuple[int, int]]] = {  # name: fewest and most arguments
    "true": (0, 0), "false": (0, 0), "not": (1, 1), "boolean": (1, 1), "number": (1, 1), "string": (1, 1), "int": (1, 1),
    "round": (1, 2), "abs": (1, 1), "concat": (1, 20), "contains": (2, 2), "starts-with": (2, 2), "ends-with": (2, 2),
    "substr": (2, 3), "substring": (2, 3), "string-length": (1, 1), "normalize-space": (1, 1), "join": (2, 20), "regex": (2, 2),
    "selected": (2, 2), "selected-at": (2, 2), "count-selected": (1, 1), "count": (1, 1), "count-non-empty": (1, 1), "sum": (1, 1),
    "min": (1, 20), "max": (1, 20), "coalesce": (2, 2), "if": (3, 3), "today": (0, 0), "now": (0, 0),
    "date": (1, 1), "decimal-date-time": (1, 1), "position": (1, 1), "indexed-repeat": (3, 7),
}  # fmt: skip
_OPERATORS: Final = (("or",), ("and",), ("=", "!="), ("<=", "<", ">=", ">"), ("+", "-"), ("*", "div", "mod"))
_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d*)?|\.\d+)|(?P<text>"[^"]*"|'[^']*')|(?P<name>[A-Za-z_][\w.\-]*(?::[A-Za-z_][\w.\-]*)?)"""
    r"""|(?P<sign>\.\.|!=|<=|>=|//|[()\[\],/.@|=<>+\-*$])|(?P<bad>\S))"""
)
_UNSAFE_PATTERN: Final = re.compile(r"\(\?|\\[1-9pPkGAZzbBQE]|\{\d{4,}|[+*?}][+*]")
_GROUP: Final = re.compile(r"\(([^()]*)\)([*+?{]?)")


class Outside(Exception):  # noqa: N818 (what is told to a person is the caller's to say)
    """An expression uses what we do not work out, or cannot be read; ``vi`` and ``en`` say what it is."""

    def __init__(self, vi: str, en: str) -> None:
        """Say it in both languages."""
        super().__init__(en)
        self.vi, self.en = vi, en


Resolve = Callable[[bool, list[str]], Tree]
Parts = list[tuple[str, str]]


def read(text: str, resolve: Resolve, *, columns: bool = False) -> Tree:
    """Return the tree of an expression; ``resolve`` says what a path leads to, ``columns``: a bare name is a choice's column.

    Raises:
        Outside: it uses what is not worked out here.
    """
    if len(text) > MOST_SIGNS:
        raise Outside("biểu thức quá dài", "the expression is too long")
    reader = _Reader(_tokens(text), resolve, columns=columns)
    found = reader.expression(0)
    if reader.kind:
        raise Outside(f"chỗ “{reader.word}” đọc không ra", f"“{reader.word}” cannot be read")
    return found


def _tokens(text: str) -> Parts:
    found = []
    at = 0
    while at < len(text) and text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup in {None, "bad"}:
            raise Outside(f"dấu “{text[at:].strip()[:1]}” đọc không ra", f"the sign “{text[at:].strip()[:1]}” cannot be read")
        found.append((str(match.lastgroup), match.group(str(match.lastgroup))))
        at = match.end()
    return found


class _Reader:
    """Reads tokens from left to right; one method for each kind of part."""

    def __init__(self, tokens: Parts, resolve: Resolve, *, columns: bool) -> None:
        self._tokens, self._at, self._deep = tokens, 0, 0
        self._resolve, self._columns = resolve, columns

    @property
    def kind(self) -> str:
        """The kind of the token to come; empty at the end."""
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    @property
    def word(self) -> str:
        """The token to come."""
        return self._tokens[self._at][1] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        word = self.word
        self._at += 1
        return word

    def _is(self, *words: str) -> bool:
        return self.kind in {"sign", "name"} and self.word in words

    def _must(self, word: str) -> None:
        if not self._is(word):
            raise Outside(f"thiếu dấu “{word}”", f"“{word}” is missing")
        self._take()

    def expression(self, level: int) -> Tree:
        """Read one level of operators, the loosest first."""
        if level == len(_OPERATORS):
            return self._signed()
        self._deep += 1
        if self._deep > DEEPEST * len(_OPERATORS):
            raise Outside("biểu thức lồng quá sâu", "the expression is nested too deep")
        found = self.expression(level + 1)
        while self._is(*_OPERATORS[level]):
            found = [self._take(), found, self.expression(level + 1)]
        self._deep -= 1
        return found

    def _signed(self) -> Tree:
        if self._is("-"):
            self._take()
            self._deep += 1
            if self._deep > DEEPEST * len(_OPERATORS):
                raise Outside("biểu thức lồng quá sâu", "the expression is nested too deep")
            return ["neg", self._signed()]
        if self.kind == "number":
            return float(self._take())
        if self.kind == "text":
            return ["s", self._take()[1:-1]]
        if self._is("("):
            self._take()
            found = self.expression(0)
            self._must(")")
            return found
        if self.kind == "name" and self._at + 1 < len(self._tokens) and self._tokens[self._at + 1][1] == "(" and self.word != "current":
            return self._call()
        return self._path()

    def _call(self) -> Tree:
        name = self._take()
        few, most = FUNCTIONS.get(name, (-1, -1))
        if most < 0:
            raise Outside(f"hàm “{name}” chưa dùng được trên điện thoại", f"the function “{name}” does not work on phones yet")
        self._take()
        given: list[Tree] = []
        while not self._is(")"):
            given.append(self.expression(0))
            if not self._is(")"):
                self._must(",")
        self._take()
        if not few <= len(given) <= most:
            raise Outside(f"hàm “{name}” có {len(given)} phần trong ngoặc", f"the function “{name}” is given {len(given)} parts")
        return _checked(name, given)

    def _path(self) -> Tree:
        absolute, steps = False, list[str]()
        if self._is("current"):
            self._take()
            self._must("(")
            self._must(")")
            steps.append(".")
        elif self._is("/"):
            self._take()
            absolute = True
        steps += self._steps(first=not steps)
        if self._is("[", "@", "//", "|", "$"):
            raise Outside(f"đường dẫn có “{self.word}” chưa dùng được", f"a path with “{self.word}” does not work yet")
        if self._columns and not absolute and len(steps) == 1 and steps[0] not in {".", ".."}:
            return ["c", steps[0]]
        return self._resolve(absolute, steps)

    def _steps(self, *, first: bool) -> list[str]:
        steps = list[str]()
        if first:
            steps.append(self._step())
        while self._is("/"):
            self._take()
            steps.append(self._step())
        return steps

    def _step(self) -> str:
        if self.kind == "name" or self._is(".", ".."):
            return self._take()
        raise Outside(f"chỗ “{self.word or 'cuối'}” đọc không ra", f"“{self.word or 'the end'}” cannot be read")


def _checked(name: str, given: list[Tree]) -> Tree:
    """Return a call whose paths lead where this function can use them."""
    if name == "regex":
        if not (isinstance(given[1], list) and given[1][0] == "s"):
            raise Outside("mẫu của hàm “regex” phải là chữ trong nháy", "the pattern of “regex” has to be a text")
        _check_pattern(given[1][1])
    if name == "position":
        if not (isinstance(given[0], list) and given[0][0] == "group" and given[0][2]):
            raise Outside("hàm “position” chỉ dùng được với “position(..)” trong nhóm lặp", "“position” works only as “position(..)” in a repeat")
        return ["pos", given[0][1]]
    if name == "indexed-repeat":
        return _indexed(given)
    if name == "count" and isinstance(given[0], list) and given[0][0] == "group":
        return ["count", ["r", given[0][1], given[0][3]]]
    for one in given:
        if isinstance(one, list) and one[0] == "group":
            raise Outside(f"hàm “{name}” không dùng được với cả nhóm “{one[1]}”", f"“{name}” cannot take the whole group “{one[1]}”")
    if name in {"count", "count-non-empty", "sum"} and not (isinstance(given[0], list) and given[0][0] == "r"):
        raise Outside(f"hàm “{name}” cần một câu hỏi", f"“{name}” needs a question")
    return [name, *given]


def _indexed(given: list[Tree]) -> Tree:
    asked, pairs = given[0], given[1:]
    if len(pairs) % 2 or not (isinstance(asked, list) and asked[0] == "r"):
        raise Outside("hàm “indexed-repeat” viết chưa đúng", "“indexed-repeat” is not written as it should be")
    found: list[Tree] = ["ir", asked[1]]
    for group, place in zip(pairs[::2], pairs[1::2], strict=True):
        if not (isinstance(group, list) and group[0] == "group" and str(asked[1]).startswith(f"{group[1]}/")):
            raise Outside("hàm “indexed-repeat” cần nhóm lặp chứa câu hỏi", "“indexed-repeat” needs the repeat that holds the question")
        found += [group[1], place]
    return found


def _check_pattern(pattern: str) -> None:
    """Refuse a pattern that one engine reads otherwise than another, or that may take for ever."""
    nested = any(found[1] and re.search(r"[*+{|]", found[0]) for found in _GROUP.findall(pattern)) or re.search(r"\([^()]*\(", pattern)
    try:
        re.compile(pattern, re.ASCII)
    except (re.error, RecursionError, OverflowError) as error:
        raise Outside(f"mẫu “{pattern[:40]}” viết chưa đúng", f"the pattern “{pattern[:40]}” is not well written") from error
    if nested or _UNSAFE_PATTERN.search(pattern) or len(pattern) > 200:  # noqa: PLR2004 (signs of a pattern)
        raise Outside(f"mẫu “{pattern[:40]}” chưa dùng được", f"the pattern “{pattern[:40]}” does not work here")
