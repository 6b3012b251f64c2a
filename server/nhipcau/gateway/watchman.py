"""The watchman at the gate: whoever is turned away with 401 or 403 is told of, by door and number, never by address typed.

Somebody who is turned away again and again is told of at the first, the tenth, the hundredth time in an hour: who
floods a door does not flood the log.
"""

import json
import threading
import time
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from nhipcau.gateway.api import MEDIA_TYPE
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.events import tell
from nhipcau.kernel.pace import address_of

REFUSED: Final = {401, 403}
AN_HOUR: Final = 3600  # seconds
MOST_KNOWN: Final = 10_000  # callers that one process remembers


class _Counts:
    """How often each caller was turned away in this hour, as this process knows it."""

    def __init__(self) -> None:
        self._lock, self._counts, self._hour = threading.Lock(), dict[tuple[str, ...], int](), 0.0

    def again(self, *caller: str) -> int:
        """Count once more and return how often it was."""
        hour = time.time() // AN_HOUR
        with self._lock:
            if hour != self._hour or len(self._counts) > MOST_KNOWN:
                self._counts, self._hour = {}, hour
            self._counts[caller] = count = self._counts.get(caller, 0) + 1
            return count


def worth_telling(times: int) -> bool:
    """Say whether this is the first time, or the tenth, the hundredth and so on."""
    return str(times).strip("0") == "1"


class Watchman:
    """Tell of refusals once the answer is made, outside of every transaction."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response, self._counts = get_response, _Counts()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on, and look at how it was answered."""
        response = self.get_response(request)
        if response.status_code in REFUSED:
            self._tell(request, response)
        return response

    def _tell(self, request: HttpRequest, response: HttpResponseBase) -> None:
        actor, route, source = _who(request), _route(request), address_of(request)
        times = self._counts.again(str(actor.id) if actor else source, route, str(response.status_code))
        if worth_telling(times):
            status, number = response.status_code, _number(response)
            tell("door.refused", actor, status=status, route=route, problem=number, times=times, address=source)


def _number(response: HttpResponseBase) -> str | None:
    """Return the number of the problem that a program was answered with; a page says its own."""
    if not isinstance(response, HttpResponse) or not response.headers.get("Content-Type", "").startswith(MEDIA_TYPE):
        return None
    return str(json.loads(response.content).get("number"))


def _who(request: HttpRequest) -> Actor | None:
    """Return the officer or the phone behind a request, where somebody has found out."""
    officer = getattr(request, "officer", None)
    auth = getattr(request, "auth", None)
    return officer.actor if officer else auth if isinstance(auth, Actor) else None


def _route(request: HttpRequest) -> str:
    """Return the door as our own table of addresses names it: what was typed there may hold a code or an id."""
    match = request.resolver_match
    return f"/{match.route}" if match else "/?"
