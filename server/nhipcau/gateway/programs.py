"""Programs come straight to their door: what only pages need, from sessions to form tokens, is not for them."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import resolve

UNDER: Final = ("/api/", "/oauth/")


class Programs:
    """Open the doors under /api before sessions, languages, form tokens, log-ins and messages are looked at.

    No door there believes a cookie, and each answers its refusals itself (`api.guarded`). It stands in the list
    of middleware after what concerns every answer, and before what concerns pages.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a program at its door; let everybody else on."""
        if not request.path_info.startswith(UNDER):
            return self.get_response(request)
        request.get_host()  # a host that is not ours is refused, as for pages
        request.resolver_match = found = resolve(request.path_info)
        response: HttpResponseBase = found.func(request, *found.args, **found.kwargs)
        response.headers.setdefault("X-Frame-Options", "DENY")
        if isinstance(response, HttpResponse):
            response.headers.setdefault("Content-Length", str(len(response.content)))
        return response
