"""Words that are read out and understood at once: how long a sentence may be, and which letters stand for a name nobody said. Pure."""

import re
from collections.abc import Iterator
from typing import Final

MOST_WORDS: Final = 15  # in one sentence
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+|\n+")
_ABBREVIATION: Final = re.compile(r"(?<![\w/-])[A-ZĐ]{3,}[A-Za-zĐ]*(?![\w/-])")
_ROMAN: Final = re.compile(r"[IVX]+")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [one for one in _SENTENCE.split(text.strip()) if one]


def long_sentences(text: str) -> Iterator[str]:
    """Yield the sentences that are too long to be said in one breath."""
    return (one for one in sentences(text) if len(one.split()) > MOST_WORDS)


def abbreviations(text: str) -> list[str]:
    """Return the words of a text that are only capital letters; Roman numbers are none."""
    return sorted({one for one in _ABBREVIATION.findall(text) if not _ROMAN.fullmatch(one)})
