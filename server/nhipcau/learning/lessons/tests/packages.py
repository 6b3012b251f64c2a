"""Packages as other people make them, and as nobody should."""

import io
import json
import struct
import zipfile
from typing import Any

from nhipcau.learning.lessons.importing.h5p import ABOUT, CONTENT

MULTI: dict[str, Any] = {
    "question": "<p>Mã OTP đọc cho <strong>ai</strong>?</p>\n",
    "answers": [
        {"text": "<div>Cán bộ xã</div>", "correct": False},
        {"text": "<div>Không đọc cho ai</div>", "correct": True, "tipsAndFeedback": {"chosenFeedback": "<div>Mã là chìa khoá nhà.</div>"}},
    ],
}
TRUE_FALSE: dict[str, Any] = {"question": "<p>Công an hỏi mã qua điện thoại.</p>", "correct": "false", "behaviour": {"feedbackOnCorrect": "Không bao giờ hỏi."}}
SINGLE: dict[str, Any] = {"choices": [{"question": "Gọi số nào?", "answers": ["156", "999", "000"]}, {"question": "Báo ai?", "answers": ["Công an xã", "Kẻ lừa"]}]}
TEXT: dict[str, Any] = {"text": "<h2>Giữ mã</h2><p>Mã là chìa khoá. Tự bấm lấy.</p><script>alert(1)</script>"}


def part(library: str, params: Any) -> dict[str, Any]:
    """One part inside another, as a question set or a column holds it."""
    return {"library": f"{library} 1.16", "params": params, "subContentId": "0", "metadata": {"license": "U"}}


def question_set(*parts: dict[str, Any]) -> dict[str, Any]:
    """The content of a question set."""
    return {"introPage": {"showIntroPage": False}, "questions": list(parts)}


WHOLE = question_set(part("H5P.MultiChoice", MULTI), part("H5P.TrueFalse", TRUE_FALSE), part("H5P.SingleChoiceSet", SINGLE))


def package(content: Any, library: str = "H5P.QuestionSet", others: dict[str, bytes] | None = None, **about: Any) -> bytes:
    """A package with this content; ``others`` are further files in it."""
    head = {"title": "An toàn mã OTP", "mainLibrary": library, "language": "vi", "embedTypes": ["div"], "license": "CC BY", "authors": [{"name": "Cô Mai"}]}
    files = {ABOUT: json.dumps(head | about).encode(), CONTENT: json.dumps(content).encode(), **(others or {})}
    return zipped(files)


def zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP of these files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return packed.getvalue()


def bomb(megabytes: int, name: str = CONTENT) -> bytes:
    """A package whose text unpacks to so many megabytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(ABOUT, json.dumps({"mainLibrary": "H5P.Text", "title": "Bom"}))
        if name != CONTENT:
            archive.writestr(CONTENT, json.dumps(TEXT))
        with archive.open(name, "w", force_zip64=True) as entry:
            for _ in range(megabytes):
                entry.write(b" " * (1 << 20))
    return packed.getvalue()


def linked() -> bytes:
    """A package in which a file is a link out of it."""
    link = zipfile.ZipInfo("content/anh.png")
    link.external_attr = 0o120777 << 16
    packed = io.BytesIO(package(TEXT, "H5P.Text"))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    return packed.getvalue()


def doubled() -> bytes:
    """A package with two texts of one name, of which programs read different ones."""
    packed = io.BytesIO(package(TEXT, "H5P.Text"))
    with zipfile.ZipFile(packed, "a") as archive, archive.open(zipfile.ZipInfo(CONTENT), "w") as entry:
        entry.write(b"{}")
    return packed.getvalue()


def locked() -> bytes:
    """A package with a locked file."""
    content = bytearray(package(TEXT, "H5P.Text"))
    at = content.find(b"PK\x01\x02")
    struct.pack_into("<H", content, at + 8, 0x1)
    return bytes(content)


def lying(entries: int = 65_000, listed: int = 4_000_000_000) -> bytes:
    """A package that says its list of contents is endless."""
    content = bytearray(package(TEXT, "H5P.Text"))
    struct.pack_into("<HI", content, content.rfind(b"PK\x05\x06") + 10, entries, listed)
    return bytes(content)
