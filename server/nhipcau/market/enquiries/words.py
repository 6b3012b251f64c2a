"""What passes between two strangers: no link, no number to call, no secret, no foul word. Pure but for the list of words."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.kernel.outgoing import harmless
from nhipcau.kernel.text import plain

MOST: Final = 120
HIDDEN: Final = "(số đã che)"
FILE: Final = "market/blocked.toml"
_GAP: Final = r"[\s.,\-–_/()]*"
_CALLED: Final = re.compile(rf"(?<!\d)(?:\+{_GAP}?84|84|0)(?:{_GAP}\d){{8,10}}(?!\d)")
_LONG: Final = re.compile(r"(?<!\d)(?!\d{1,3}(?:\.\d{3})+(?!\d))\d(?:[ .\-]?\d){7,}(?!\d)")  # money with dots between thousands may stand
_SPELLED: Final = re.compile(r"(?:\b(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)\b[\s.,\-]*){8,}")


def clean(text: str) -> str:
    """Return words as the other side may read them, at most 120 letters."""
    told = " ".join(text.split())
    told = harmless(_LONG.sub(HIDDEN, _CALLED.sub(HIDDEN, told)))
    if _SPELLED.search(plain(told)):
        told = HIDDEN
    return told[:MOST].strip()


def written() -> Mapping[str, Any]:
    """Return the list of words as it is written."""
    return load_toml(content_dir() / FILE)


@cache
def blocked() -> frozenset[str]:
    """Return the words that are not carried, in plain letters."""
    return frozenset(plain(word) for word in written()["words"])


def decent(text: str) -> bool:
    """Say whether none of the words stands in a text, as whole words."""
    told = f" {re.sub(r'[^a-z0-9]+', ' ', plain(text))} "
    return not any(f" {word} " in told for word in blocked())


def faults(file: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the list of words."""
    words = file.get("words", [])
    if not words or len(words) != len({plain(word) for word in words}):
        yield "words: each once, and at least one"
    yield from (f"{word}: too short to be told from others" for word in words if len(plain(word)) < 3)  # noqa: PLR2004
