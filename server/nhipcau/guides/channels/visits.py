"""One look at a guide's pages: which version, which answers, on which day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.http import HttpRequest

from nhipcau.guides import queries
from nhipcau.guides.channels.answers import DONE, LATER, LONGEST, QUESTION, VERSION, Heard, address, read_answers
from nhipcau.guides.channels.choices import places_named
from nhipcau.guides.channels.problems import ADDRESS_TOO_LONG, NO_SUCH_VERSION
from nhipcau.guides.channels.walk import Way, way_of
from nhipcau.guides.problems import NO_GUIDE
from nhipcau.guides.shapes import Guide
from nhipcau.guides.told import Told, tell
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.problems import Refusal
from nhipcau.places.queries import names_of

_VERSION: Final = re.compile(r"[0-9a-f]{16}", re.ASCII)


@dataclass(frozen=True)
class Visit:
    """What an address asks for. An older version is replayed as it was; ``newest`` names the one in force."""

    guide: Guide
    newest: str
    heard: Heard
    question: str
    done: str
    later: tuple[str, ...]
    on: str

    @property
    def code(self) -> str:
        """The procedure's code."""
        return self.guide["procedure"]

    @property
    def old(self) -> bool:
        """Whether these answers are replayed on a version that is no longer the one in force."""
        return self.guide["version"] != self.newest

    @cached_property
    def way(self) -> Way:
        """The questions as the answers leave them."""
        return way_of(self.guide, self.heard.answers, self.on)

    @cached_property
    def told(self) -> Told:
        """The list in words."""
        return tell(self.guide, self.heard.answers, self.on)

    @cached_property
    def places(self) -> dict[str, str]:
        """The names of the places that the guide tells apart, by code."""
        return place_names(self.guide)

    def to(self, page: str, **steering: str | tuple[str, ...]) -> str:
        """Return the address of another page with the same answers."""
        return address(f"/thu-tuc/{self.code}/{page}", self.guide["version"], self.heard.answers, **steering)


def visit(request: HttpRequest, code: str) -> Visit:
    """Read an address.

    Raises:
        Refusal: 404.40, 404.41 nothing to ask; 404.137 no such version; 422.138 it is too long to be one of ours.
    """
    if len(request.META.get("QUERY_STRING", "")) > LONGEST:
        raise Refusal(ADDRESS_TOO_LONG)
    given = dict(request.GET.lists())
    wanted = request.GET.get(VERSION, "")
    newest = queries.get_guide(code)
    guide = newest if wanted in {"", newest["version"]} else older(code, wanted)
    return Visit(
        guide=guide,
        newest=newest["version"],
        heard=read_answers(guide, given),
        question=request.GET.get(QUESTION, ""),
        done=request.GET.get(DONE, ""),
        later=tuple(request.GET.getlist(LATER)),
        on=local_today().isoformat(),
    )


def older(code: str, version: str) -> Guide:
    """Return an older version of a guide.

    Raises:
        Refusal: 404.137 there is none with this name.
    """
    if not _VERSION.fullmatch(version):
        raise Refusal(NO_SUCH_VERSION, code=code)
    try:
        return queries.get_guide(code, version)
    except Refusal as refusal:
        if refusal.problem is NO_GUIDE:
            raise Refusal(NO_SUCH_VERSION, code=code) from refusal
        raise


def place_names(guide: Guide) -> dict[str, str]:
    """Return the names of the places that a guide tells apart, by code."""
    return names_of(places_named(guide))
