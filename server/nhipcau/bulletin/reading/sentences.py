"""Where sentences of a bulletin end, and what a sentence is about: rain that fell, danger that is over, danger that comes."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from nhipcau.bulletin.reading.letters import Token, plain_length

_SHORT: Final = {"x", "p", "tp", "tx", "h", "tt", "t", "q", "dk"}
_END: Final = re.compile(r"[.!?](?=\s|$)|\n[ \t]*\n|\n")
_PAST: Final = re.compile(r"gio qua|gio vua qua|da co mua|do duoc|dem qua|hom qua|dien bien mua|luong mua tu \d+ ?(?:h|gio)|luong mua do|ngay qua|hien trang")
_AHEAD: Final = re.compile(r"nguy co|canh bao|de phong|kha nang|du bao|can san sang|chu y")
_OVER: Final = re.compile(r"het nguy co|khong con nguy co|thoi canh bao|cham dut|ket thuc canh bao|da qua nguy co")


@dataclass(frozen=True)
class Sentences:
    """The ends of the sentences, and what each is about."""

    ends: tuple[int, ...]
    past: tuple[bool, ...]
    over: tuple[bool, ...]

    def at(self, place: int) -> int:
        """Return the number of the sentence at a place."""
        return bisect_right(self.ends, place)


def sentences(text: str, words: Sequence[Token]) -> Sentences:
    """Cut a tidy text; a dot after a short word or after the number of a line ends nothing."""
    flat = plain_length(text)
    last_word = {word.end: word for word in words}
    ends = [match.end() for match in _END.finditer(text) if not _goes_on(text, match.start(), last_word.get(match.start()))]
    bounds = [0, *ends, len(text) + 1]
    parts = [flat[begin:end] for begin, end in itertools.pairwise(bounds)]
    past = tuple(bool(_PAST.search(part)) and not _AHEAD.search(part) for part in parts)
    return Sentences(tuple(ends), past, tuple(bool(_OVER.search(part)) for part in parts))


def _goes_on(text: str, at: int, word: Token | None) -> bool:
    if text[at] == "\n":
        return not _heading(text, at)
    if text[at] != "." or word is None:
        return False
    line = text.rfind("\n", 0, word.start) + 1
    return word.bare in _SHORT or (word.text.isdigit() and not text[line : word.start].strip(" \t-+•("))


def _heading(text: str, at: int) -> bool:
    """Say whether a line break ends a heading in capitals, or a paragraph."""
    above, below = text[text.rfind("\n", 0, at) + 1 : at], text[at + 1 :].split("\n", 1)[0]
    return not below.strip() or (above.isupper() and not below.isupper())
