"""How a program shows who it is, and where it may look."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from nhipcau.gateway.systems.problems import PLACE_NOT_GRANTED
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.outsiders import TOKEN_UNKNOWN, let_in
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import covers
from nhipcau.places.queries import get_commune


class ProgramRequest(HttpRequest):
    """A request whose token was recognised."""

    auth: Actor


class ProgramToken(HttpBearer):
    """An access token from /oauth/token that carries this scope."""

    def __init__(self, scope: str) -> None:
        """Ask for one scope."""
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Actor:  # noqa: ARG002 (ninja's signature)
        """Return who acts; an unknown token is refused with 401.520, one for something else with 403.520."""
        return let_in(request, self.scope)

    def __call__(self, request: HttpRequest) -> Actor:
        """Refuse a request without a token in our own words."""
        found: Actor | None = super().__call__(request)
        if found is None:
            raise Refusal(TOKEN_UNKNOWN)
        return found


def path_in(actor: Actor, place: str) -> str:
    """Return the path of a place that a program names: two digits a province, five a commune; nothing: its own first place.

    Raises:
        Refusal: 404.20 no such commune; 403.600 it is none of the program's places.
    """
    path = actor.scope
    if place:
        path = f"vn.{place}." if len(place) == 2 else get_commune(place).path  # noqa: PLR2004 (a province's code)
    if not any(covers(scope, path) for scope in actor.scopes):
        granted = ", ".join(scope.rstrip(".").rsplit(".", 1)[-1] for scope in actor.scopes)
        raise Refusal(PLACE_NOT_GRANTED, place=place, granted=granted)
    return path
