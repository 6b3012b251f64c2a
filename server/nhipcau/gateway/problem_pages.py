"""Refusals as pages: what happened, what was kept, what to do next, and the number in small type."""

import sys
from collections.abc import Callable

from django.db import DataError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from nhipcau.gateway.gate_problems import NO_DATABASE
from nhipcau.gateway.page_problems import BAD_PAGE_REQUEST, NO_SUCH_PAGE, PAGE_FAILED, STALE_FORM
from nhipcau.kernel.doors import WRONG_DOOR
from nhipcau.kernel.pace import come_again
from nhipcau.kernel.problems import Problem, Refusal

AWAY = (OperationalError, InterfaceError)  # the database does not answer, or has no connection left
NO_TEXT = "cannot contain NUL"  # how the driver says that a character is none; nothing was asked of the database then


class Refusals:
    """Turn a refusal raised by a page into its problem page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal, text that is none, a database that does not answer; everything else is for the failure page."""
        if isinstance(exception, AWAY):
            return problem_page(request, NO_DATABASE)
        if is_no_text(exception):
            return problem_page(request, BAD_PAGE_REQUEST)
        if not isinstance(exception, Refusal):
            return None
        return problem_page(request, exception.problem, **exception.details)


def is_no_text(error: Exception) -> bool:
    """Say whether something failed because a text with NUL was asked for: whoever sent it is at fault, not the house."""
    return isinstance(error, DataError) and NO_TEXT in str(error)


def problem_page(request: HttpRequest, problem: Problem, **details: object) -> HttpResponse:
    """Return the page of a problem, with its own status."""
    context = {"problem": problem, "words": problem.vi.filled(details), "english": problem.en.filled(details)}
    response = render(request, "gateway/problem.html", context, status=problem.status)
    response.headers["Cache-Control"] = "no-store"
    if problem.status in {429, 503}:
        response.headers["Retry-After"] = str(details.get("seconds") or come_again(30))
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Answer what Django could not read."""
    return problem_page(request, BAD_PAGE_REQUEST)


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Answer what Django itself denies."""
    return problem_page(request, WRONG_DOOR)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Answer a form without the page's own token."""
    return problem_page(request, STALE_FORM)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Answer an address that is no page."""
    return problem_page(request, NO_SUCH_PAGE)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer when our own code failed, or when the database was gone before a page began; needs no database."""
    away = isinstance(sys.exception(), AWAY)
    return problem_page(request, NO_DATABASE if away else PAGE_FAILED)
