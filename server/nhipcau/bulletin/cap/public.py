"""Our warnings for the systems of others: each as a CAP 1.2 file, and all that stand as an Atom list."""

import hashlib
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe
from lxml import etree

from nhipcau.bulletin.cap.making import written
from nhipcau.bulletin.cap.queries import alerts_of
from nhipcau.bulletin.cap.shapes import Alert
from nhipcau.bulletin.cap.writing import write
from nhipcau.bulletin.warnings.models import CANCELLED, HazardWarning
from nhipcau.bulletin.warnings.queries import public_warning, public_warnings
from nhipcau.kernel.clock import now

KEEP: Final = 60  # seconds for which an answer may be kept on the way
ATOM: Final = "http://www.w3.org/2005/Atom"
CAP: Final = "application/cap+xml"


@require_safe
def warning(request: HttpRequest, warning_id: UUID) -> HttpResponse:
    """Return the message about a warning as it stands today: issued, in place of others, or taken back.

    Raises:
        Refusal: 404.394 there is none.
    """
    it = public_warning(warning_id)
    (alert,) = alerts_of([it], _address(request))
    return _answer(request, write(alert), CAP)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """List the warnings of all communes, or of one (``xa``), as Atom: standing ones first, then those just over."""
    code = request.GET.get("xa", "")
    found = public_warnings([code] if code else ()) if code.isalnum() or not code else []
    return _answer(request, _atom(found, alerts_of(found, _address(request)), _address(request)), "application/atom+xml; charset=utf-8")


def _answer(request: HttpRequest, content: bytes, kind: str) -> HttpResponse:
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    known = request.headers.get("If-None-Match", "").replace("W/", "")
    same = tag in [one.strip() for one in known.split(",")]
    answer = HttpResponseNotModified() if same else HttpResponse(content, content_type=kind)
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = f"public, max-age={KEEP}"
    return answer


def _address(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")


def _atom(found: Sequence[HazardWarning], alerts: Sequence[Alert], address: str) -> bytes:
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    newest = max((one.ended_at or one.issued_at or now() for one in found), default=None)
    _lines(root, id=f"{address}/canh-bao/cap.atom", title="Cảnh báo thiên tai", updated=written(newest) or "1970-01-01T00:00:00+07:00")
    etree.SubElement(root, f"{{{ATOM}}}link", rel="self", href=f"{address}/canh-bao/cap.atom")
    _lines(etree.SubElement(root, f"{{{ATOM}}}author"), name="Nhịp Cầu")
    for it, alert in zip(found, alerts, strict=True):
        entry = etree.SubElement(root, f"{{{ATOM}}}entry")
        info, place = alert.infos[0], f"{address}/canh-bao/{it.id}.cap"
        _lines(entry, id=f"{place}{'#huy' if it.ended_why == CANCELLED else ''}", title=info.headline or info.event, updated=alert.sent, summary=info.description or "")
        etree.SubElement(entry, f"{{{ATOM}}}link", rel="alternate", type=CAP, href=place)
    return b"".join((b"<?xml version='1.0' encoding='UTF-8'?>\n", etree.tostring(root, encoding="UTF-8"), b"\n"))


def _lines(parent: etree._Element, **texts: str) -> None:
    for name, text in texts.items():
        etree.SubElement(parent, f"{{{ATOM}}}{name}").text = text
