"""The words of a broadcast: short sentences, numbers in words, all of it said twice; a drill begins and ends as nothing else does."""

import re
from collections.abc import Iterable
from typing import Final

from nhipcau.kernel.spoken import spoken

AGAIN: Final = "Xin nhắc lại."
DRILL_FIRST: Final = ("Diễn tập, diễn tập, diễn tập.", "Đây chỉ là buổi diễn tập, không có thiên tai thật.")
DRILL_LAST: Final = ("Vừa rồi là diễn tập.", "Không có thiên tai thật, bà con cứ làm việc như thường.")
MOST_WORDS: Final = 25  # in a sentence, as it is spoken; a longer one is parted at a comma
A_SECOND: Final = 3.0  # syllables that somebody reads slowly
BREATH: Final = 0.4  # seconds after a sentence
_END: Final = re.compile(r"(?<=[.!?;…])\s+|\n+")


def script_of(opening: str, texts: Iterable[str], *, drill: bool = False) -> str:
    """Return what is read out, a line a sentence: “Đây là …”, then the texts, then all of it again.

    ``opening`` says who speaks, without “Đây là”. Numbers, dates and units stand in words. A drill says so before, in the
    middle and at the end, so that whoever hears any part of it knows.
    """
    once = [_sentence(f"Đây là {opening}"), *(line for text in texts for line in sentences(text))]
    if drill:
        return "\n".join([*DRILL_FIRST, *once, *DRILL_LAST, AGAIN, *DRILL_FIRST, *once, *DRILL_LAST])
    return "\n".join([*once, AGAIN, *once])


def sentences(text: str) -> list[str]:
    """Return a text as short sentences in words."""
    return [line for part in _END.split(text) if part.strip() for line in _short(_sentence(part))]


def seconds(script: str) -> float:
    """Return how long it takes to read a script slowly."""
    return len(script.split()) / A_SECOND + BREATH * len(script.splitlines())


def _sentence(text: str) -> str:
    said = spoken(text.strip().replace(": ", ", ")).rstrip(" .;:,…")
    if not said:
        return ""
    return said[:1].upper() + said[1:] + ("" if said.endswith(("!", "?")) else ".")


def _short(line: str) -> list[str]:
    """Part a sentence that is too long at its commas; one without a comma stays whole."""
    if not line:
        return []
    found, now = [], ""
    for part in line.rstrip(".").split(", "):
        longer = f"{now}, {part}" if now else part
        if now and len(longer.split()) > MOST_WORDS:
            found.append(now)
            longer = part
        now = longer
    return [_ended(one) for one in [*found, now]]


def _ended(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(("!", "?", ".")) else ".")
