"""Place paths, and the row-level security scope of a transaction.

A place path reads from the country down and always ends with a dot, so that a prefix is a
real ancestor: ``vn.`` · ``vn.40.`` (province) · ``vn.40.16933.`` (commune) ·
``vn.40.16933.<village uuid>.`` (village).
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q

from nhipcau.kernel.actor import Actor

COUNTRY = "vn."


def path_of(province: str, commune: str | None = None, village: UUID | None = None) -> str:
    """Return the path of a province, or of a commune in it, or of a village in that."""
    parts = [province, *([commune] if commune else []), *([str(village)] if village else [])]
    return COUNTRY + "".join(f"{part}." for part in parts)


def covers(scope: str, path: str) -> bool:
    """Say whether a scope holds a place; a scope holds itself."""
    return path.startswith(scope)


def commune_of(path: str) -> str | None:
    """Return the five-digit commune code in a path, or None above the commune."""
    parts = path.split(".")
    return parts[2] if len(parts) > 3 else None  # noqa: PLR2004 (country, province, commune, "")


def village_of(path: str) -> str | None:
    """Return the village's id in a path, or None above the village."""
    parts = path.split(".")
    return parts[3] if len(parts) > 4 else None  # noqa: PLR2004 (country, province, commune, village, "")


def chain_of(path: str) -> str:
    """Return the name of the ledger chain of a place: its commune, else province, else ``vn``."""
    parts = path.rstrip(".").split(".")
    return parts[:3][-1]


def commune_path(path: str) -> str:
    """Return the path of the commune that a place lies in; a place above communes is its own."""
    return "".join(f"{part}." for part in path.rstrip(".").split(".")[:3])


def within(actor: Actor, column: str = "place") -> Q:
    """Return the filter that keeps rows whose path column lies in the actor's scopes."""
    if not actor.scopes:
        return Q(pk__in=())  # an empty filter would let everything through
    condition = Q()
    for scope in actor.scopes:
        condition |= Q(**{f"{column}__under": scope})
    return condition


@dataclass(frozen=True)
class _Sight:
    scopes: str = ""
    actor: str = ""
    slip: str = ""


_NOTHING = _Sight()
_sight: ContextVar[_Sight] = ContextVar("sight", default=_NOTHING)


def _look(sight: _Sight) -> None:
    """Say whose eyes these are; and let a broken key fail where it is written, not at the commit of all."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('nhipcau.scopes', %s, true), set_config('nhipcau.actor', %s, true),"
            " set_config('nhipcau.slip', %s, true); SET CONSTRAINTS ALL IMMEDIATE",
            [sight.scopes, sight.actor, sight.slip],
        )


@contextmanager
def _seeing(sight: _Sight) -> Iterator[None]:
    before, inside = _sight.get(), connection.in_atomic_block
    with transaction.atomic():
        _look(sight)
        token = _sight.set(sight)
        try:
            yield
        finally:
            _sight.reset(token)
        if inside:  # what was set for a transaction of our own ends with it
            _look(before)


def acting(actor: Actor) -> AbstractContextManager[None]:
    """Open a transaction that sees the personal data of this actor's places and no other."""
    scopes = ",".join(f"{scope}%" for scope in actor.scopes)
    return _seeing(_Sight(scopes=scopes, actor=str(actor.id)))


def reaching(actor: Actor, *places: str) -> AbstractContextManager[None]:
    """Open a transaction that sees the actor's places and, besides, the places that something of theirs went to.

    For carrying rows across a border and for work that follows a home; never for looking around.
    """
    return acting(replace(actor, also=(*actor.also, *places)))


def holding_slip(code: str) -> AbstractContextManager[None]:
    """Open a transaction that sees only what hangs on one slip code."""
    return _seeing(_Sight(slip=code))
