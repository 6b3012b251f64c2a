"""What a file really is, by its own bytes: only what it was announced as, and nothing else besides.

The server never decodes a picture or a sound; it looks at how the file is built, at its beginning for a page that a
browser might run, and at its end for an archive hung onto it. Pure.
"""

from collections.abc import Callable
from typing import Final

HEAD: Final = 1024  # bytes: further no browser looks when it guesses
TAIL: Final = 66_000  # bytes: where the directory of an archive ends, its longest comment included
PAGES: Final = (b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<iframe", b"<?xml", b"<?php", b"%pdf-")
ARCHIVE_END: Final = b"PK\x05\x06"
_PICTURE_BEGINS: Final = 0xDA
_JPEG_NOTES: Final = (0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE)  # everything but JFIF (E0), colour (E2) and Adobe's (EE)
_WEBP_PLAIN: Final = (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP")


def is_what_it_says(media: str, size: int, head: bytes, tail: bytes) -> bool:
    """Say whether a file of this size, with these first and last bytes, is of this kind and of no other."""
    built = KINDS.get(media)
    if built is None or not built(size, head[:HEAD], tail):
        return False
    plain = head[:HEAD].lower()
    return not any(page in plain for page in PAGES) and not _archive(tail)


def has_notes(media: str, content: bytes) -> bool:
    """Say whether a picture carries notes beside it: Exif, XMP, IPTC, a comment. What cannot be read counts as notes."""
    return _jpeg_notes(content) if media == "image/jpeg" else media != "image/webp" or _webp_notes(content)


def _jpeg_notes(content: bytes) -> bool:
    """Walk from mark to mark until the picture itself begins; only JFIF, colour profiles and Adobe's own stand before it."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 (a mark)
        mark, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if mark == _PICTURE_BEGINS:
            return False
        if mark in _JPEG_NOTES:
            return True
        at += 2 + length
    return True


def _webp_notes(content: bytes) -> bool:
    """Walk from chunk to chunk; a chunk of notes, or a length that leads nowhere, is told."""
    at = 12
    while at + 8 <= len(content):
        if content[at : at + 4] not in _WEBP_PLAIN:
            return True
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        at += 8 + length + length % 2
    return at < len(content)


def _jpeg(_size: int, head: bytes, tail: bytes) -> bool:
    """From its first mark to its last: what was hung on behind is no picture."""
    return head.startswith(b"\xff\xd8\xff") and tail.rstrip(b"\0").endswith(b"\xff\xd9")


def _webp(size: int, head: bytes, _tail: bytes) -> bool:
    """As long as it says itself, to the byte that makes it even."""
    said = int.from_bytes(head[4:8], "little") + 8
    return head.startswith(b"RIFF") and head[8:12] == b"WEBP" and said <= size <= said + 1


def _webm(_size: int, head: bytes, _tail: bytes) -> bool:
    return head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head[:64]


def _ogg(_size: int, head: bytes, _tail: bytes) -> bool:
    return head.startswith(b"OggS") and b"OpusHead" in head[:64]


def _mp4(size: int, head: bytes, _tail: bytes) -> bool:
    return head[4:8] == b"ftyp" and int.from_bytes(head[:4], "big") <= min(size, HEAD)


def _archive(tail: bytes) -> bool:
    """Say whether an archive ends here: its last record names a comment that reaches exactly to the end."""
    at = tail.rfind(ARCHIVE_END)
    while at >= 0:
        if at + 22 + int.from_bytes(tail[at + 20 : at + 22], "little") == len(tail):
            return True
        at = tail.rfind(ARCHIVE_END, 0, at)
    return False


KINDS: Final[dict[str, Callable[[int, bytes, bytes], bool]]] = {
    "image/jpeg": _jpeg,
    "image/webp": _webp,
    "audio/webm": _webm,
    "audio/ogg": _ogg,
    "audio/mp4": _mp4,
}
