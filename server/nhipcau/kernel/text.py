"""Text without its marks, for finding names that were typed in a hurry."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def plain(text: str) -> str:
    """Return the words in small letters without marks, đ as d, one space between them."""
    parts = unicodedata.normalize("NFD", text.lower())
    bare = "".join(char for char in parts if unicodedata.category(char) != "Mn")
    return " ".join(_NOT_WORD.sub(" ", bare.replace("đ", "d")).split())
