"""What every answer under /api has, whoever asks: a mark to ask again with, what is deprecated, how a token is shown.

For programs of others, besides: how much of their minute is left, and a POST with a key is done once.
"""

import hashlib
import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from http import HTTPStatus
from typing import Final, NamedTuple

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from nhipcau.gateway.api import View, refuse
from nhipcau.gateway.gate_problems import NO_DATABASE
from nhipcau.kernel.outsiders import NOT_LET_IN, Outsider, outsider
from nhipcau.kernel.problems import Refusal
from nhipcau.links.clients import keeping
from nhipcau.links.clients.problems import OVER_QUOTA

REALM: Final = "nhip-cau"
POLICY: Final = '"program";q={limit};w=60'
MOST: Final = 4 * 1024 * 1024  # bytes of an answer that is marked
_TOO_WEAK: Final = f'"{NOT_LET_IN.number}"'.encode()
log = logging.getLogger("nhipcau.api")
Door = Callable[[], HttpResponseBase]


class Old(NamedTuple):
    """An operation that is going away: since when it is deprecated, when it ends (if that is set), and what to use instead."""

    since: date
    sunset: date | None
    instead: str


DEPRECATED: Final[dict[tuple[str, str], Old]] = {
    ("GET", "v1/bundles/<digest>.json"): Old(date(2026, 11, 23), date(2027, 12, 31), "/api/v1/bundles/{name}/{digest}.json"),
}


def courteous(view: View, route: str) -> View:
    """Wrap a door of the API, by its route, so that its answers have all of this."""

    def door(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            found = outsider(request) if _for_programs(request) else None
            budget = keeping.spend(found.actor.id) if found else None
        except (OperationalError, InterfaceError) as error:
            log.warning("%s %s: the database did not answer: %s", request.method, request.path, error)
            return refuse(NO_DATABASE)
        if budget and budget.over:
            answer: HttpResponseBase = refuse(OVER_QUOTA, limit=budget.limit, seconds=budget.seconds)
        elif found and request.method == "POST" and "Idempotency-Key" in request.headers:
            answer = _once(request, found, lambda: view(request, *args, **kwargs))
        else:
            answer = view(request, *args, **kwargs)
        if budget:
            answer.headers["RateLimit-Policy"] = POLICY.format(limit=budget.limit)
            answer.headers["RateLimit"] = f'"program";r={budget.left};t={budget.seconds}'
        _mark_old(request, route, answer)
        _ask_for_token(answer)
        return _unless_known(request, answer)

    door.csrf_exempt = True  # type: ignore[attr-defined]  # no cookie is believed under /api
    return door


def _for_programs(request: HttpRequest) -> bool:
    """Say whether a token of ours for programs is shown; a phone's is another, and asked for elsewhere."""
    return request.headers.get("Authorization", "")[:11].lower() == "bearer nct_"


def _once(request: HttpRequest, found: Outsider, do: Door) -> HttpResponseBase:
    held: list[HttpResponseBase] = []

    def carry() -> tuple[int, bytes]:
        answer = do()
        held.append(answer)
        return answer.status_code, answer.content if isinstance(answer, HttpResponse) else b""

    asked = f"{request.method} {request.get_full_path()}\n".encode() + request.body
    try:
        told = keeping.once(found.actor.id, request.headers["Idempotency-Key"], asked, carry)
    except Refusal as refusal:
        return refuse(refusal.problem, **refusal.details)
    if held:
        return held[0]
    kind = "application/json; charset=utf-8" if told.status < HTTPStatus.BAD_REQUEST else "application/problem+json"
    again = HttpResponse(told.content, status=told.status, content_type=kind)
    again.headers["Idempotency-Replayed"] = "true"
    return again


def _mark_old(request: HttpRequest, route: str, answer: HttpResponseBase) -> None:
    old = DEPRECATED.get((request.method or "", route))
    if old is None:
        return
    answer.headers["Deprecation"] = f"@{int(_at(old.since).timestamp())}"  # RFC 9745
    if old.sunset:
        answer.headers["Sunset"] = format_datetime(_at(old.sunset), usegmt=True)  # RFC 8594
    answer.headers["Link"] = '</api/openapi.json>; rel="deprecation"'


def _at(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _ask_for_token(answer: HttpResponseBase) -> None:
    """Say how a token is shown, where one is missing or too weak (RFC 6750)."""
    if answer.status_code == HTTPStatus.UNAUTHORIZED:
        answer.headers.setdefault("WWW-Authenticate", f'Bearer realm="{REALM}", error="invalid_token"')
    elif answer.status_code == HTTPStatus.FORBIDDEN and isinstance(answer, HttpResponse) and _TOO_WEAK in answer.content:
        answer.headers.setdefault("WWW-Authenticate", f'Bearer realm="{REALM}", error="insufficient_scope"')


def _unless_known(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    """Mark what was read, and send it only to whoever does not have it already."""
    if request.method not in {"GET", "HEAD"} or answer.status_code != HTTPStatus.OK or not isinstance(answer, HttpResponse):
        return answer
    if "ETag" not in answer.headers:
        phone = "Authorization" in request.headers and not _for_programs(request)  # nothing of it may lie in a cache
        if phone or "no-store" in answer.headers.get("Cache-Control", "") or len(answer.content) > MOST:
            return answer
        answer.headers["ETag"] = f'W/"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
        answer.headers.setdefault("Cache-Control", "private, no-cache" if "Authorization" in request.headers else "no-cache")
    known = {one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")}
    if answer.headers["ETag"].removeprefix("W/") not in known and "*" not in known:
        return answer
    empty = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
    for name, value in answer.headers.items():
        if name.lower() not in {"content-type", "content-length"}:
            empty.headers[name] = value
    del empty.headers["Content-Type"]
    return empty

