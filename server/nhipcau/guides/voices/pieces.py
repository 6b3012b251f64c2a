"""A guide in pieces that can be heard: each text as it is said on a day, named by what it says."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from nhipcau.guides.shapes import SPOKEN, Guide, lines_of
from nhipcau.guides.values import said_on

KINDS: Final = ("questions", "steps", "papers", "warnings", "mistakes", "fees", "conflicts")  # in the order of need


@dataclass(frozen=True)
class Piece:
    """A text that is heard by itself. ``spot`` says where it stands: code/kind/line/part."""

    key: str
    spot: str
    text: str


def key_of(text: str) -> str:
    """Name a text: 32 hex digits of the SHA-256 of its letters, spaces at its ends left out."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).strip().encode()).hexdigest()[:32]


def pieces_of(guide: Guide, on: str) -> list[Piece]:
    """Return the pieces of a guide with the amounts of a day (ISO date), each text once, most needed first."""
    found: dict[str, Piece] = {}
    for spot, text in _texts(guide, on):
        if text.strip():
            piece = Piece(key_of(text), f"{guide['procedure']}/{spot}", text.strip())
            found.setdefault(piece.key, piece)
    return list(found.values())


def all_pieces(guides: Iterable[Guide], on: str) -> dict[str, Piece]:
    """Return the pieces of many guides by their keys; a text that several share stands once."""
    found: dict[str, Piece] = {}
    for guide in guides:
        for piece in pieces_of(guide, on):
            found.setdefault(piece.key, piece)
    return found


def _texts(guide: Guide, on: str) -> Iterator[tuple[str, str]]:
    told = said_on(guide, on)
    for kind in KINDS:
        for line in lines_of(told, kind):
            for part in SPOKEN[kind]:
                yield f"{kind}/{line['id']}/{part}", line.get(part, "")
            for option in line.get("options", ()):
                yield f"{kind}/{line['id']}/{option['id']}", option["label"]
    yield "title", guide["title"]
    yield "intro", guide["intro"]
    yield "place", guide["place"].get("text", "")
    yield "time", guide["time"].get("text", "")
