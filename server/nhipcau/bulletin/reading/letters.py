"""Letters and words of a bulletin: names compared by how they sound, wherever a tone stands and whichever i was typed."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_TONES: Final = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_MARKS: Final = {"\u0302", "\u0306", "\u031b"}
_WORD: Final = re.compile(r"[^\W_]+")
_UNSEEN: Final = re.compile(r"[\u200b-\u200f\u00ad\ufeff]")
_SPACES: Final = re.compile(r"[\u00a0\u2007\u202f]")


@dataclass(frozen=True)
class Token:
    """A word of the text: where it stands, as typed, by sound with marks (`key`), and without (`bare`)."""

    start: int
    end: int
    text: str
    key: str
    bare: str

    @property
    def capital(self) -> bool:
        """Say whether it begins as a name does: a capital or a figure."""
        return self.text[0].isupper() or self.text[0].isdigit()


def tidy(text: str) -> str:
    """Return the text as it is read and shown: composed letters, plain spaces, no letters that nobody sees."""
    told = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _SPACES.sub(" ", _UNSEEN.sub("", told))


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """Return one syllable with its tone at the end, and i for a y that sounds the same: “Hoà” as “Hòa”, “Mĩ” as “Mỹ”."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = "".join(sorted(char for char in parts if char in _TONES))
    body = "".join(char for char in parts if char not in _TONES)
    if body.endswith("y") and (len(body) == 1 or body[-2] not in "aeou" or body == "quy"):
        body = f"{body[:-1]}i"
    return body + tones


def without(key: str) -> str:
    """Return a sound without any mark."""
    return "".join(char for char in key if char not in _TONES and char not in _MARKS).replace("đ", "d")


def tokens(text: str) -> list[Token]:
    """Return the words of a tidy text."""
    found = []
    for match in _WORD.finditer(text):
        key = sound(match[0])
        found.append(Token(match.start(), match.end(), match[0], key, without(key)))
    return found


def bare(text: str) -> str:
    """Return words without marks, one space between them, each by its sound."""
    return " ".join(token.bare for token in tokens(tidy(text)))


def plain_length(text: str) -> str:
    """Return the text in small letters without marks, letter for letter as long as it was: for finding words by place."""
    return "".join(_letter(char) for char in text)


@lru_cache(maxsize=2000)
def _letter(char: str) -> str:
    first = unicodedata.normalize("NFD", char.lower())[:1] or char
    return "d" if first == "đ" else first


def one_letter_apart(one: str, other: str) -> bool:
    """Say whether one letter more, less or another makes the first the second; two that changed places count as one."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = long[: at + 1] + long[at + 2 : at + 3] + long[at + 1 : at + 2]
    return short[at + 1 :] == long[at + 1 :] or short == long[:at] + long[at + 1 : at + 2] + long[at] + long[at + 2 :] or short == swapped
