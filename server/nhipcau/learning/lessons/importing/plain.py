"""Marked-up words of others as plain ones: no tag, no script, no style, no address survives; sentences apart."""

import re
import unicodedata
from html.parser import HTMLParser
from typing import Final

_SILENT: Final = {"script", "style", "iframe", "object", "template", "svg", "math", "noscript"}
_BREAKS: Final = {"p", "div", "li", "br", "h1", "h2", "h3", "h4", "tr", "td", "ul", "ol"}
_SPACE: Final = re.compile(r"\s+")
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+|\n+")
MOST: Final = 20_000  # characters of one text that are looked at


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (the parser's own)
        self.silent += tag in _SILENT
        if tag in _BREAKS:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self.silent:
            self.silent -= 1
        if tag in _BREAKS:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(data)


def sentences(marked: object) -> list[str]:
    """Return the sentences of a marked-up text; none for what is no text."""
    if not isinstance(marked, str):
        return []
    parser = _Words()
    parser.feed(marked[:MOST])
    parser.close()
    told = unicodedata.normalize("NFC", "".join(parser.said))
    kept = "".join(sign for sign in told if sign == "\n" or unicodedata.category(sign)[0] != "C")
    lines = (_SPACE.sub(" ", one).strip() for one in _SENTENCE.split(kept))
    return [line for line in lines if line]


def plain(marked: object) -> str:
    """Return a marked-up text on one line."""
    return " ".join(sentences(marked))
