"""A Word template that an office sends, looked through before anything trusts it. Pure; knows neither tables nor Django.

It is unpacked once, in parts and with a limit. It may hold no macro, nothing embedded, and nothing that reaches outside.
What stands between its braces is looked through by `sentences`.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

LARGEST: Final = 400 * 1024  # bytes of the file
INFLATED: Final = 6 * 1024 * 1024  # bytes of it unpacked
PART: Final = 1024 * 1024  # bytes of a part that is read for words
ENTRIES: Final = 120
CHUNK: Final = 1 << 16
MAIN: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACRO: Final = re.compile(rb"macroEnabled|vnd\.ms-word\.(?:vba|template\.macro)|vbaProject", re.IGNORECASE)
_KINDS: Final = re.compile(r"(?:_rels/|docProps/|word/|customXml/).*\.(?:xml|rels|png|jpe?g|gif|emf|wmf)|\[Content_Types\]\.xml", re.IGNORECASE)
_EMBEDDED: Final = re.compile(r"(?:^|/)(?:embeddings|activeX|vba\w*|afchunk)", re.IGNORECASE)
_OUTSIDE: Final = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
_TARGET: Final = re.compile(rb"Target\s*=\s*[\"']([^\"']*)")
_EMBEDS: Final = re.compile(rb"/relationships/(?:oleObject|package|aFChunk|control|attachedTemplate|subDocument|frame)[\"']", re.IGNORECASE)
_FIELD: Final = re.compile(r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|MACROBUTTON|DATABASE|EMBED|RD)\b")
_INSTRUCTION: Final = re.compile(rb"<w:instrText[^>]*>(.*?)</w:instrText>|w:instr\s*=\s*\"([^\"]*)\"", re.DOTALL)
_FAULTS: Final = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error, ValueError)


class Fault(Exception):  # noqa: N818 (what is told to a person is the caller's to say)
    """Why a template is not taken: ``kind`` of fault, and ``where``: the part, the word, the address."""

    def __init__(self, kind: str, where: str = "") -> None:
        super().__init__(kind, where)
        self.kind, self.where = kind, where[:120]


def check_package(content: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file.

    Raises:
        Fault: too_large, broken, macro, outside (something embedded, or reached for), as they say.
    """
    if len(content) > LARGEST:
        raise Fault("too_large", f"{LARGEST // 1024} KB")
    try:
        parts = _unpacked(content)
    except _FAULTS as error:
        raise Fault("broken") from error
    kinds = parts.get("[Content_Types].xml", b"")
    for name, found in parts.items():
        _check_part(name, found)
    if _MACRO.search(kinds):
        raise Fault("macro", "[Content_Types].xml")
    if MAIN not in kinds or "word/document.xml" not in parts:
        raise Fault("broken")
    return parts


def _unpacked(content: bytes) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left = INFLATED
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if len(entries) > ENTRIES:
            raise Fault("too_large", f"{ENTRIES} phần")
        for entry in entries:
            if entry.filename in parts:
                raise Fault("broken")
            found = bytearray()
            with archive.open(entry) as part:
                while chunk := part.read(CHUNK):
                    found += chunk
                    if len(found) > left or (entry.filename.endswith(".xml") and len(found) > PART * 2):
                        raise Fault("too_large", entry.filename)
            left -= len(found)
            if not entry.is_dir():
                parts[entry.filename] = bytes(found)
    return parts


def _check_part(name: str, found: bytes) -> None:
    if "vba" in name.lower() or _MACRO.search(found[:4096] if name.endswith(".xml") else b""):
        raise Fault("macro", name)
    if _EMBEDDED.search(name):
        raise Fault("outside", name)
    if not _KINDS.fullmatch(name) or ".." in name or "\\" in name:
        raise Fault("outside", name)
    if not name.endswith((".xml", ".rels")):
        return
    if b"\0" in found or b"<!DOCTYPE" in found or b"<!ENTITY" in found:
        raise Fault("broken")
    outside = _OUTSIDE.search(found)
    if outside:
        target = _TARGET.search(outside[0])
        raise Fault("outside", (target[1] if target else b"").decode(errors="replace"))
    if name.endswith(".rels") and _EMBEDS.search(found):
        raise Fault("outside", name)
    told = "".join((one[0] or one[1]).decode(errors="replace") for one in _INSTRUCTION.findall(found))
    field = _FIELD.search(told)
    if field:
        raise Fault("outside", field[1])
