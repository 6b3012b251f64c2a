"""What a telephone may say about the market: words of `texts.py`, in plain letters."""

from collections.abc import Callable, Mapping
from typing import Final

WORDS: Final[Mapping[str, Callable[[str, str], list[str] | None]]] = {}
