"""The open API: one object, one way to be refused. Routers are plugged in by `urls_api`."""

import json
import logging
import secrets
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from django.core.exceptions import BadRequest, RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from nhipcau.gateway.api_problems import BAD_ASKING, BAD_FIELDS, CANNOT_SAY_IT, NO_SUCH_DOOR, WRONG_METHOD
from nhipcau.gateway.gate_problems import NO_DATABASE
from nhipcau.gateway.packing import packed
from nhipcau.gateway.problem_pages import is_no_text
from nhipcau.gateway.wire import give_names
from nhipcau.kernel.pace import come_again
from nhipcau.kernel.problems import Problem, Refusal, as_json
from nhipcau.kernel.troubles import MALFORMED, OUR_FAULT, TOO_LARGE

MEDIA_TYPE: Final = "application/problem+json"
MOST_BYTES: Final = 1024 * 1024  # of a request body, unless the door has its own limit
_TAKEN: Final = ("application/json", MEDIA_TYPE, "application/*", "*/*")
View = Callable[..., HttpResponseBase]
log = logging.getLogger("nhipcau.api")

PROBLEM_SCHEMA: Final[dict[str, Any]] = {
    "title": "Problem",
    "description": "A numbered refusal: what happened, what was kept, what to do; Vietnamese first, English beside it.",
    "type": "object",
    "required": ["type", "number", "key", "status", "title", "detail", "kept", "todo", "details", "en"],
    "properties": {
        **{name: {"type": "string"} for name in ("type", "number", "key", "title", "detail", "kept", "todo")},
        "status": {"type": "integer"},
        "details": {"type": "object"},
        "en": {
            "type": "object",
            "required": ["detail", "kept", "todo"],
            "properties": {name: {"type": "string"} for name in ("detail", "kept", "todo")},
        },
    },
}


class HouseAPI(NinjaAPI):
    """The API whose description says that any refusal is a Problem."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:  # noqa: ANN401 (ninja's signature)
        """Describe every door, and the Problem that each may answer instead."""
        schema = super().get_openapi_schema(**kwargs)
        known: dict[str, Any] = {}
        parts = give_names(schema["components"]["schemas"], known)
        schema["components"]["schemas"] = parts | known | {"Problem": PROBLEM_SCHEMA}
        refused = {"$ref": "#/components/schemas/Problem"}
        for operations in schema["paths"].values():
            for operation in operations.values():
                operation["responses"]["default"] = {
                    "description": "Refused, with a number and words",
                    "content": {MEDIA_TYPE: {"schema": refused}},
                }
        return schema


api = HouseAPI(
    title="Nhịp Cầu",
    version="1",
    description="Procedures in plain words, this family's own list of papers, and the doors for phones.",
    openapi_url="/openapi.json",
    docs_url=None,
    urls_namespace="api",
)


def refuse(problem: Problem, **details: object) -> HttpResponse:
    """Answer with a Problem."""
    text = json.dumps(as_json(problem, **details), ensure_ascii=False, default=str)
    response = HttpResponse(text.encode("utf-8", "backslashreplace"), content_type=MEDIA_TYPE, status=problem.status)
    response.headers["Cache-Control"] = "no-store"
    if problem.status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
        response.headers["Retry-After"] = str(details.get("seconds") or come_again(5))
    return response


def guarded(view: View, limit: int = MOST_BYTES) -> View:
    """Wrap a door so that everything it refuses, Django's own refusals included, is a Problem."""

    def door(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not _takes_json(request):
            return refuse(CANNOT_SAY_IT)
        if _length(request) > limit:
            return refuse(TOO_LARGE, limit=f"{limit // 1024} kB")
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            return no_such_door(request)
        failed = response.status_code >= HTTPStatus.BAD_REQUEST
        if failed and not response.headers.get("Content-Type", "").startswith(MEDIA_TYPE):
            return _in_our_words(request, response)
        return packed(request, response)

    door.csrf_exempt = True  # type: ignore[attr-defined]  # tokens and public reading; no cookie is believed here
    return door


def no_such_door(request: HttpRequest) -> HttpResponse:
    """Answer an address under /api that does not exist."""
    return refuse(NO_SUCH_DOOR, path=request.path[:120])


def _takes_json(request: HttpRequest) -> bool:
    accepted = [part.split(";")[0].strip().lower() for part in request.headers.get("Accept", "*/*").split(",")]
    return any(part in _TAKEN for part in accepted)


def _length(request: HttpRequest) -> int:
    given = request.META.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isdecimal() else 0


def _in_our_words(request: HttpRequest, response: HttpResponseBase) -> HttpResponse:
    if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = response.headers.get("Allow", "")
        answer = refuse(WRONG_METHOD, method=request.method, allowed=allowed)
        answer.headers["Allow"] = allowed
        return answer
    if response.status_code == HTTPStatus.NOT_FOUND:
        return no_such_door(request)
    answer = refuse(BAD_ASKING, status=response.status_code)
    answer.status_code = response.status_code
    return answer


@api.exception_handler(Refusal)
def _refused(_request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return refuse(refusal.problem, **refusal.details)


@api.exception_handler(ValidationError)
def _bad_fields(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [{"field": _field(found["loc"]), "what": found["msg"]} for found in error.errors[:20]]
    return refuse(BAD_FIELDS, fields=", ".join(dict.fromkeys(found["field"] for found in errors)), errors=errors)


@api.exception_handler(HttpError)
def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code == HTTPStatus.BAD_REQUEST:
        return refuse(MALFORMED)
    return _in_our_words(request, HttpResponse(status=error.status_code))


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, _error: Http404) -> HttpResponse:
    return no_such_door(request)


@api.exception_handler(RequestDataTooBig)
def _too_large(_request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
    return refuse(TOO_LARGE, limit=f"{MOST_BYTES // 1024} kB")


@api.exception_handler(UnreadablePostError)
@api.exception_handler(BadRequest)
@api.exception_handler(UnicodeError)
def _unreadable(_request: HttpRequest, _error: Exception) -> HttpResponse:
    return refuse(MALFORMED)


@api.exception_handler(OperationalError)
@api.exception_handler(InterfaceError)
def _no_database(request: HttpRequest, error: Exception) -> HttpResponse:
    log.warning("%s %s: the database did not answer: %s", request.method, request.path, error)
    return refuse(NO_DATABASE)


@api.exception_handler(Exception)
def _our_fault(request: HttpRequest, error: Exception) -> HttpResponse:
    if is_no_text(error):
        return refuse(MALFORMED)
    reference = secrets.token_hex(4)
    log.error("%s %s failed, reference %s", request.method, request.path, reference, exc_info=error)
    return refuse(OUR_FAULT, reference=reference)


def _field(location: tuple[int | str, ...]) -> str:
    """Name a field as the sender knows it, without the parts that only the framework knows."""
    parts = [str(part)[:60] for part in location if part not in {"body", "query", "path"}]
    return ".".join(parts[1:] if len(parts) > 1 and parts[0] in {"body", "ask", "search", "since"} else parts) or "body"
