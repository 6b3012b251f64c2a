"""An alert out of a file of others. Nothing in the file is fetched, and no entity of its own is ever opened."""

import re
import threading
from functools import lru_cache
from typing import Any, Final

from lxml import etree

from nhipcau.bulletin.cap.problems import AGAINST_RULES, AGAINST_SCHEMA, HOSTILE, OTHER_VERSION, TOO_LARGE, UNREADABLE
from nhipcau.bulletin.cap.rules import faults
from nhipcau.bulletin.cap.shapes import NAMESPACE, SIGNATURES, Alert, Area, Info, Pair, Resource
from nhipcau.kernel.content import content_dir
from nhipcau.kernel.problems import Refusal

MOST_BYTES: Final = 1024 * 1024
ENCODINGS: Final = frozenset({"utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii", "iso-8859-1", "latin-1", "windows-1252"})
_DECLARED: Final = re.compile(rb"""^<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_EARLIER: Final = {f"urn:oasis:names:tc:emergency:cap:1.{minor}": f"CAP 1.{minor}" for minor in (0, 1)} | {"http://www.incident.com/cap/1.0": "CAP 1.0"}
_one_at_a_time = threading.Lock()


def read(content: bytes) -> Alert:
    """Return the alert that a file holds.

    Raises:
        Refusal: 413.386 it is too large; 422.387 it is no XML that can be read; 422.388 it declares a document type;
            422.389 it is another version, or nothing of the kind; 422.390 it breaks the schema of the standard;
            422.391 it breaks a rule of the standard that the schema does not hold.
    """
    tree = parsed(content)
    check(tree)
    alert = _alert(tree)
    for vi, en in faults(alert):
        raise Refusal(AGAINST_RULES, why=vi, why_en=en)
    return alert


def parsed(content: bytes) -> etree._Element:
    """Return the tree of a file that is safe to look at, and is CAP 1.2.

    Raises:
        Refusal: 413.386 to 422.389.
    """
    look_before(content)
    try:
        root = etree.fromstring(content, parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        why = str(error).split(", line")[0][:120]
        raise Refusal(UNREADABLE, why=why, why_en=why) from error
    if root.getroottree().docinfo.doctype:
        raise Refusal(HOSTILE)
    if root.tag != f"{{{NAMESPACE}}}alert":
        raise Refusal(OTHER_VERSION, found=_EARLIER.get(etree.QName(root).namespace or "", etree.QName(root).localname[:40]))
    return root


def parser() -> etree.XMLParser:
    """Return a reader that fetches nothing, opens no entity, and gives up on what is too deep."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, attribute_defaults=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip


def check(root: etree._Element) -> None:
    """See that a tree keeps the schema of the standard.

    Raises:
        Refusal: 422.390 it does not.
    """
    with _one_at_a_time:
        if not _schema().validate(root):
            said = _schema().error_log[0]
            raise Refusal(AGAINST_SCHEMA, line=said.line, why=said.message.replace(f"{{{NAMESPACE}}}", "")[:200])


def look_before(content: bytes) -> None:
    """Look at the bytes before any reader of XML does: size, letters, and what an alert never has.

    Every encoding that is let in has its ASCII letters as ASCII, or with zeros between, so that no word can hide.
    """
    if len(content) > MOST_BYTES:
        raise Refusal(TOO_LARGE)
    bare = content.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lstrip()
    if not bare.startswith(b"<"):
        raise Refusal(UNREADABLE, why="không phải XML", why_en="it is no XML")
    declared = _DECLARED.match(bare)
    if declared and declared[1].decode().lower() not in ENCODINGS:
        raise Refusal(UNREADABLE, why=f"bảng mã {declared[1].decode()}", why_en=f"the encoding {declared[1].decode()}")
    if b"<!doctype" in bare.lower() or b"<!entity" in bare.lower():
        raise Refusal(HOSTILE)


@lru_cache(maxsize=1)
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(content_dir() / "schemas" / "CAP-v1.2.xsd"), parser()))


def _texts(parent: etree._Element, name: str) -> tuple[str, ...]:
    return tuple("".join(one.itertext()) for one in parent.iterfind(f"{{{NAMESPACE}}}{name}"))


def _text(parent: etree._Element, name: str) -> str | None:
    return next(iter(_texts(parent, name)), None)


def _must(parent: etree._Element, *names: str) -> tuple[str, ...]:
    return tuple(_text(parent, name) or "" for name in names)


def _under(parent: etree._Element, name: str) -> list[etree._Element]:
    return list(parent.findall(f"{{{NAMESPACE}}}{name}"))


def _pairs(parent: etree._Element, name: str) -> tuple[Pair, ...]:
    return tuple(Pair(*_must(one, "valueName", "value")) for one in _under(parent, name))


def _some(parent: etree._Element, **names: str) -> dict[str, Any]:
    return {field: _text(parent, name) for field, name in names.items()}


def _named(parent: etree._Element, *names: str) -> dict[str, Any]:
    return {name: _text(parent, name) for name in names}


def _alert(root: etree._Element) -> Alert:
    identifier, sender, sent, status, kind, scope = _must(root, "identifier", "sender", "sent", "status", "msgType", "scope")
    return Alert(
        identifier, sender, sent, status, kind, scope,
        codes=_texts(root, "code"),
        infos=tuple(_info(one) for one in _under(root, "info")),
        signatures=tuple(etree.tostring(one, method="c14n", exclusive=True).decode() for one in root.iterfind(f"{{{SIGNATURES}}}*")),
        **_named(root, "source", "restriction", "addresses", "note", "references", "incidents"),
    )  # fmt: skip


def _info(one: etree._Element) -> Info:
    event, urgency, severity, certainty = _must(one, "event", "urgency", "severity", "certainty")
    return Info(
        _texts(one, "category"), event, urgency, severity, certainty,
        responses=_texts(one, "responseType"), event_codes=_pairs(one, "eventCode"), parameters=_pairs(one, "parameter"),
        resources=tuple(_resource(each) for each in _under(one, "resource")), areas=tuple(_area(each) for each in _under(one, "area")),
        sender_name=_text(one, "senderName"),
        **_named(one, "language", "audience", "effective", "onset", "expires", "headline", "description", "instruction", "web", "contact"),
    )  # fmt: skip


def _resource(one: etree._Element) -> Resource:
    return Resource(*_must(one, "resourceDesc", "mimeType"), **_some(one, size="size", uri="uri", inside="derefUri", digest="digest"))


def _area(one: etree._Element) -> Area:
    return Area(
        _must(one, "areaDesc")[0], _texts(one, "polygon"), _texts(one, "circle"), _pairs(one, "geocode"), **_some(one, altitude="altitude", ceiling="ceiling")
    )
