"""What the auditor asks for, read from the address; and the names of actors and places that the answer needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.http import QueryDict

from nhipcau.gateway.audit.words import COUNTRY_WORDS, HOUSE, NOBODY, PROVINCE, ROLES
from nhipcau.gateway.officers import DUTIES
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import local_today, start_of
from nhipcau.kernel.scope import COUNTRY, commune_of, village_of
from nhipcau.people.models import Member
from nhipcau.places.models import Commune, Village

SHOWN = 200  # lines of a page; the table that is exported has more
EXPORTED = 50_000
USUAL = timedelta(days=30)
ModelT = TypeVar("ModelT", bound=Model)


@dataclass(frozen=True)
class Search:
    """An actor's name or id, a kind, a commune, and the days from and to, as they were typed."""

    who: str = ""
    what: str = ""
    where: str = ""
    first: date | None = None
    last: date | None = None

    @classmethod
    def asked(cls, given: QueryDict) -> "Search":
        """Read the address; what cannot be read is left out."""
        who, what, where = (given.get(name, "").strip()[:80] for name in ("nguoi", "viec", "noi"))
        return cls(who, what, where, _day(given.get("tu", "")), _day(given.get("den", "")))

    @property
    def since(self) -> date:
        """The first day that is looked at."""
        return self.first or (self.last or local_today()) - USUAL

    def on(self, lines: QuerySet[ModelT], at: str, kind: str, actor: Actor) -> QuerySet[ModelT]:
        """Return those lines that are asked for, newest first."""
        condition = Q(**{f"{at}__gte": start_of(self.since)})
        if self.last:
            condition &= Q(**{f"{at}__lt": start_of(self.last + timedelta(days=1))})
        if self.what:
            condition &= Q(**{kind: self.what})
        if self.where:
            condition &= Q(place__under=f"{actor.scope}{self.where}.")
        if self.who:
            condition &= Q(actor__in=people_called(self.who, actor))
        return lines.filter(condition).order_by(f"-{at}", "-number")

    @property
    def address(self) -> str:
        """What was asked, as the address of the same page says it."""
        given = {"nguoi": self.who, "viec": self.what, "noi": self.where, "tu": self.first, "den": self.last}
        return urlencode({name: str(value) for name, value in given.items() if value})


def people_called(text: str, actor: Actor) -> list[UUID]:
    """Return the members and officers of the actor's places with this id, or with this in their name."""
    try:
        return [UUID(text)]
    except ValueError:
        found = Member.objects.filter(full_name__icontains=text, scope__startswith=actor.scope)
        return list(found.values_list("id", flat=True)[:SHOWN])


@dataclass(frozen=True)
class Who:
    """An actor as a page names them."""

    name: str
    duty: str


class Names:
    """Names of the actors and places of some lines, read together. No family has a name here."""

    def __init__(self, lines: Iterable[Any]) -> None:
        """Take the lines whose ``actor``, ``role`` and ``place`` will be named."""
        self._lines = list(lines)

    @cached_property
    def _members(self) -> dict[UUID, str]:
        ids = {line.actor for line in self._lines if line.actor}
        return dict(Member.objects.filter(id__in=ids).values_list("id", "full_name"))

    @cached_property
    def _communes(self) -> dict[str, str]:
        codes = {commune_of(line.place) for line in self._lines}
        return {one.code: one.full_name for one in Commune.objects.filter(code__in=codes - {None})}

    @cached_property
    def _villages(self) -> dict[str, str]:
        ids = {village for line in self._lines if (village := village_of(line.place))}
        return {str(one.id): f"{one.kind} {one.name}" for one in Village.objects.filter(id__in=ids)}

    def who(self, line: Any) -> Who:  # noqa: ANN401 (a line of any log)
        """Return who stands behind a line."""
        duty = ROLES.get(line.role) or DUTIES.get(line.role, line.role)
        if line.actor is None:
            return Who(NOBODY, "")
        if line.actor == system(COUNTRY).id:
            return Who(HOUSE, duty)
        return Who(self._members.get(line.actor, str(line.actor)[:8]), duty)

    def where(self, line: Any) -> str:  # noqa: ANN401 (as above)
        """Return the place of a line: the village and its commune, or what is above."""
        commune, village = commune_of(line.place), village_of(line.place)
        if commune is None:
            return COUNTRY_WORDS if line.place == COUNTRY else PROVINCE
        named = self._communes.get(commune, commune)
        return f"{self._villages.get(village, 'thôn khác')}, {named}" if village else named


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
