"""Reading a list of bad names that somebody brings: host files, filter lists, CSV, JSON or plain lines; bounded. Pure."""

import ipaddress
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from nhipcau.kernel.problems import Refusal
from nhipcau.safety.checking.problems import NO_LIST, TOO_LARGE, TOO_MANY

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_LINES: Final = 200_000
MOST_NAMES: Final = 50_000
MOST_LINE: Final = 2048  # letters of a line that are looked at
MOST_DEPTH: Final = 200  # brackets of JSON within each other
HIDDEN: Final = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF])
_HOST: Final = re.compile(r"(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{1,62}")
_ADDRESS: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
_SINK: Final = re.compile(r"^(?:0\.0\.0\.0|127\.0\.0\.1|::1?)\s+")
_COMMENT: Final = ("#", "!", "[", ";", "//")


@dataclass(frozen=True)
class Brought:
    """What stood in a file: its form, its names in order, and how many lines held none."""

    form: str
    names: list[str]
    faulty: int


def read_list(content: bytes) -> Brought:
    """Return the names of a file.

    Raises:
        Refusal: 413.350 too large; 422.351 no name in it, or no text; 422.352 too many lines or names.
    """
    if len(content) > MOST_BYTES:
        raise Refusal(TOO_LARGE)
    text = _decoded(content)
    form, cells = ("json", _from_json(text)) if text.lstrip()[:1] == "[" and '"' in text[:4096] else ("lines", _from_lines(text))
    names: dict[str, None] = {}
    faulty = 0
    for cell in cells:
        host = host_in(cell)
        if host:
            names.setdefault(host)
        else:
            faulty += 1
        if len(names) > MOST_NAMES:
            raise Refusal(TOO_MANY, limit=MOST_NAMES)
    if not names:
        raise Refusal(NO_LIST)
    return Brought(form, list(names), faulty)


def _decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or an old alphabet: a host is ASCII in all of them."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content:
        raise Refusal(NO_LIST)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _from_lines(text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        if number > MOST_LINES:
            raise Refusal(TOO_MANY, limit=MOST_LINES)
        short = line[:MOST_LINE].translate(HIDDEN).strip()
        if short and not short.startswith(_COMMENT):
            yield short


def _from_json(text: str) -> Iterator[str]:
    """Yield the addresses of a list of objects that have a `url` or a `domain`, or of plain texts."""
    try:
        found: Any = json.loads(text) if text[:MOST_DEPTH].count("[") < MOST_DEPTH else None
    except (ValueError, RecursionError) as error:
        raise Refusal(NO_LIST) from error
    if not isinstance(found, list):
        raise Refusal(NO_LIST)
    if len(found) > MOST_LINES:
        raise Refusal(TOO_MANY, limit=MOST_LINES)
    for one in found:
        told = (one.get("url") or one.get("domain") or "") if isinstance(one, dict) else one
        yield str(told)[:MOST_LINE].translate(HIDDEN).strip()


def host_in(line: str) -> str:
    """Return the host that a line names, as a browser writes it; empty where it names none.

    `0.0.0.0 host`, `||host^`, `||host^$all`, `*://*.host/*`, `*.host`, a whole address, the first cell of a CSV that is one.
    """
    line = _SINK.sub("", line.lower())
    for cell in re.split(r"[;,\t\s]+", line):
        host = _host(cell.strip("\"' "))
        if host:
            return host
    return ""


def _host(cell: str) -> str:
    bare = re.sub(r"^(?:\*|[a-z][a-z0-9+.-]*)://", "", cell.removeprefix("||"))
    bare = re.split(r"[/?#^$\\]", bare, maxsplit=1)[0].rsplit("@", 1)[-1]
    bare = re.sub(r":[0-9]*$", "", bare).removeprefix("*.").removeprefix("www.").strip(".")
    if _ADDRESS.fullmatch(bare):
        return bare if _is_address(bare) else ""
    try:
        plain = bare if bare.isascii() else bare.encode("idna").decode()
    except UnicodeError:
        return ""
    return plain if _HOST.fullmatch(plain) else ""


def _is_address(text: str) -> bool:
    try:
        return ipaddress.ip_address(text).is_global
    except ValueError:
        return False
