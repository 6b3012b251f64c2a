"""Fold Vietnamese for searching: without marks, and by sound. The phone folds the same way."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NOT_WORD: Final = re.compile(r"[^a-z0-9]+")
_VOWELS: Final = frozenset("aeiou")
_FIRST: Final = (  # longest first; the first that fits is taken
    ("ngh", "ng"),
    ("ng", "ng"),
    ("nh", "nh"),
    ("gh", "g"),
    ("kh", "kh"),
    ("ch", "ch"),
    ("th", "th"),
    ("tr", "ch"),
    ("ph", "f"),
    ("d", "d"),
    ("r", "d"),
    ("x", "s"),
    ("n", "l"),
    ("c", "k"),
    ("q", "k"),
)


def fold(text: str) -> str:
    """Return the words in small letters without marks, đ as d, y as i where both are written."""
    lowered = unicodedata.normalize("NFC", text).lower()
    bare = "".join(c for c in unicodedata.normalize("NFD", lowered) if unicodedata.category(c) != "Mn")
    words = _NOT_WORD.sub(" ", bare.replace("đ", "d")).split()
    return " ".join(_one_i(word) for word in words)


def sound(text: str) -> str:
    """Return the folded words as they are heard: tr/ch, d/gi/r, s/x, n/l, ph/f, c/k/q, ng/ngh, g/gh."""
    return " ".join(_heard(word) for word in fold(text).split())


def _one_i(word: str) -> str:
    out = []
    for at, letter in enumerate(word):
        before = word[at - 1] if at else ""
        after_qu = word[:at].endswith("qu")
        out.append("i" if letter == "y" and (before not in _VOWELS or after_qu) else letter)
    return "".join(out)


def _heard(word: str) -> str:
    if word.startswith("gi"):
        rest = word[2:]
        return "d" + (rest if rest[:1] in _VOWELS and rest else "i" + rest)
    for written, heard in _FIRST:
        if word.startswith(written):
            return heard + word[len(written) :]
    return word
