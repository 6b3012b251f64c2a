"""The door to snapshots: bytes that a phone fetches in parts, as far as the signal lasts."""

import re
from typing import Final

from django.http import HttpRequest, HttpResponse
from ninja import Router

from nhipcau.gateway.api import refuse
from nhipcau.gateway.api_sync import PhoneRequest, PhoneToken
from nhipcau.sync.problems import PAST_THE_END
from nhipcau.sync.snapshots import read

router = Router(tags=["phone"])
PARTIAL: Final = 206
_ONE_RANGE = re.compile(r"bytes=(?:(?P<first>[0-9]{1,15})-(?P<last>[0-9]{0,15})|-(?P<tail>[0-9]{1,15}))")


@router.get("/snapshots/{digest}", auth=PhoneToken(), summary="Fetch the rows of an area, whole or from a byte on")
def snapshot(request: PhoneRequest, digest: str) -> HttpResponse:
    """Return a snapshot of the phone's own place: gzip, described by its own first line, named by its SHA-256.

    It is sent as it is stored, without a content coding: a phone that was cut off asks for the rest with ``Range``
    and ``If-Range``, checks the hash of all bytes, and unpacks them itself.
    """
    return in_part(request, read(request.auth, digest), f'"{digest}"')


def in_part(request: HttpRequest, content: bytes, tag: str) -> HttpResponse:
    """Return bytes that never change under their tag, or the one range of them that is asked for (RFC 9110, 14)."""
    part = part_asked(request.headers.get("Range", ""), len(content))
    if part and request.headers.get("If-Range", tag).strip() != tag:
        part = None
    if part and part.start >= part.stop:
        response = refuse(PAST_THE_END, bytes=len(content))
        response.headers["Content-Range"] = f"bytes */{len(content)}"
        return response
    response = HttpResponse(content[part] if part else content, content_type="application/octet-stream")
    if part:
        response.status_code = PARTIAL
        response.headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{len(content)}"
    for name, value in (("Accept-Ranges", "bytes"), ("ETag", tag), ("Cache-Control", "private, no-store")):
        response.headers[name] = value
    return response


def part_asked(asked: str, size: int) -> slice | None:
    """Return the bytes that a range means, none at all where it lies outside; None when no one range was asked for."""
    found = _ONE_RANGE.fullmatch(asked.strip())
    if found is None:
        return None
    if found["tail"]:
        return slice(max(0, size - int(found["tail"])), size)
    first, last = int(found["first"]), int(found["last"] or size)
    return slice(first, min(last + 1, size)) if first <= last or not found["last"] else None
