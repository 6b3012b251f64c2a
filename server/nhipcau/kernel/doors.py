"""Pages that only some roles may open. The gateway says who is asking; a page says who may."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, NamedTuple, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.problems import Refusal, Words, problem
from nhipcau.kernel.purposes import Purpose
from nhipcau.kernel.scope import acting

P = ParamSpec("P")

WRONG_DOOR = problem(
    "403.15",
    "wrong_door",
    vi=Words("Trang này dành cho vai khác.", "Không có gì bị thay đổi.", "Về trang của mình, hoặc nhờ lãnh đạo xã cấp quyền."),
    en=Words("This page is for another role.", "Nothing was changed.", "Go to your own page, or ask the commune to give you the role."),
)


@dataclass(frozen=True)
class Door:
    """A page that a role works on. Those of one ``group`` stand together in the menu."""

    href: str
    name: str
    group: str = ""


@dataclass(frozen=True)
class Group:
    """Doors under one word of the menu; without a name, a single door that stands there by itself."""

    name: str
    doors: tuple[Door, ...]


def menu_of(doors: Iterable[Door]) -> tuple[Group, ...]:
    """Return doors as they stand in the menu, each group where its first door stands; a group of one is that door."""
    found: dict[str, list[Door]] = {}
    for door in doors:
        found.setdefault(door.group or door.href, []).append(door)
    return tuple(Group(one[0].group if len(one) > 1 else "", tuple(one)) for one in found.values())


@dataclass(frozen=True)
class Officer:
    """Somebody who is logged in: the actor, the duty in words, and the pages that go with it."""

    actor: Actor
    duty: str
    doors: tuple[Door, ...] = ()

    @property
    def name(self) -> str:
        """The name to greet this officer with."""
        return self.actor.name

    @property
    def menu(self) -> tuple[Group, ...]:
        """The doors as they stand in the menu."""
        return menu_of(self.doors)


class Opening(NamedTuple):
    """Who may open a page, and what for; ``export``: the page also hands out its data as a file."""

    roles: frozenset[str]
    purpose: Purpose
    export: str = ""


class OfficeRequest(HttpRequest):
    """A request whose sender is known to be an officer."""

    officer: Officer


def office(*roles: str, purpose: Purpose, export: str = "") -> Callable[
    [Callable[Concatenate[OfficeRequest, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Open a page to these roles only, inside a transaction that sees this officer's places.

    ``purpose``: what for; ``export``: in which form its data can be taken along, if it can. Both stand in docs/access.md.
    Strangers are sent to log in; other roles are refused with 403.15. Nothing is cached on the way.
    """

    def guard(
        view: Callable[Concatenate[OfficeRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            officer: Officer | None = getattr(request, "officer", None)
            if officer is None:
                return redirect_to_login(request.get_full_path())
            if officer.actor.role not in roles:
                raise Refusal(WRONG_DOOR)
            with acting(officer.actor):
                response = view(request, *args, **kwargs)  # type: ignore[arg-type]
            response.headers["Cache-Control"] = "no-store"
            return response

        guarded.opening = Opening(frozenset(roles), purpose, export)  # type: ignore[attr-defined]
        return guarded

    return guard
