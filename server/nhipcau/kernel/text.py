"""Small work on words: without their marks, for finding names typed in a hurry; and inside a sentence."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def plain(text: str) -> str:
    """Return the words in small letters without marks, đ as d, one space between them."""
    parts = unicodedata.normalize("NFD", text.lower())
    bare = "".join(char for char in parts if unicodedata.category(char) != "Mn")
    return " ".join(_NOT_WORD.sub(" ", bare.replace("đ", "d")).split())


def inside(words: str) -> str:
    """Return a label as it stands inside a sentence: without its capital."""
    return words[:1].lower() + words[1:]
