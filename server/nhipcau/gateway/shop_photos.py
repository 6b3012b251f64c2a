"""Photos of what is made: to anybody as long as they stand in the window, to the office before that, so that it can look."""

import re
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.registry import Awaited
from nhipcau.market.makers.problems import NOT_SHOWN, UNKNOWN_PRODUCT
from nhipcau.market.makers.queries import photo_readable, shown_photo
from nhipcau.sync.keeping import Found

HASH: Final = re.compile(r"[0-9a-f]{64}")
AN_HOUR: Final = "public, max-age=3600, must-revalidate"  # who took it down need not wait longer for caches


@require_safe
def photo(request: HttpRequest, digest: str) -> HttpResponseBase:
    """Return a photo that stands in the window.

    Raises:
        Refusal: 404.439 it does not.
    """
    known = shown_photo(digest) if HASH.fullmatch(digest) else None
    if known is None:
        raise Refusal(NOT_SHOWN)
    if request.headers.get("If-None-Match", "").removeprefix("W/") == f'"{digest}"':
        return _headed(HttpResponse(status=HTTPStatus.NOT_MODIFIED), digest)
    return _headed(_sent(known, digest), digest)


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=CONTENT)
def office_photo(request: OfficeRequest, digest: str) -> HttpResponse:
    """Return a photo that has arrived for something made in the officer's place.

    Raises:
        Refusal: 404.427 there is none.
    """
    known = photo_readable(request.officer.actor, digest) if HASH.fullmatch(digest) else None
    if known is None:
        raise Refusal(UNKNOWN_PRODUCT)
    return HttpResponse(b"".join(_found(known, digest).part(0, known.bytes)), content_type=known.media)


def _sent(known: Awaited, digest: str) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(_found(known, digest).part(0, known.bytes), content_type=known.media)
    answer.headers["Content-Length"] = str(known.bytes)
    return answer


def _found(known: Awaited, digest: str) -> Found:
    return Found(known.folder, digest, known.media, known.bytes, known)


def _headed(answer: HttpResponseBase, digest: str) -> HttpResponseBase:
    answer.headers["ETag"], answer.headers["Cache-Control"] = f'"{digest}"', AN_HOUR
    return answer
