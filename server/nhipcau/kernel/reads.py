"""Who looked at whom: one line for each look at a person's data, added and never changed.

A line says who, when, through which door and why, whose data (ids) and which kinds of it, never the data itself.
Each commune's lines are a chain of their own, made by the database itself (`trails`): the application cannot number,
change or drop a line.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import F, Q, QuerySet

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Read
from nhipcau.kernel.scope import COUNTRY, acting, chain_of
from nhipcau.kernel.statements import Order, adding, rows
from nhipcau.kernel.trails import READS, line_hash


class Said(NamedTuple):
    """A word of the log in both languages."""

    vi: str
    en: str


@dataclass(frozen=True)
class ReadDoor:
    """A place where people's data is seen: the reason that it implies, and the kinds of data, in words."""

    code: str
    reason: str
    words: Said
    kinds: Mapping[str, Said]


class Seen(NamedTuple):
    """Whose data one look showed: a person, a home, or so many people of a place. ``kinds`` empty: all of the door's."""

    place: str
    resident: UUID | None = None
    household: UUID | None = None
    kinds: tuple[str, ...] = ()
    many: int = 1


@dataclass(frozen=True)
class Look:
    """A line of the log as it is told to the person it is about. ``direct``: at them, not at a list of their place."""

    at: datetime
    actor: UUID
    role: str
    door: str
    reason: str
    kinds: tuple[str, ...]
    count: int
    direct: bool


doors: dict[str, ReadDoor] = {}
_ADD = adding(
    "kernel_read", "id", "chain", "number", "digest", "at", "actor", "role", "scope", "place", "door", "reason",
    "resident", "household", "kinds", "count",
)  # fmt: skip
_ADD_LIGHTLY = Order(
    f"{_ADD.sql}, (SELECT set_config('synchronous_commit', 'off', true)) AS lightly"
)


def read_door(code: str, reason: str, vi: str, en: str, **kinds: tuple[str, str]) -> ReadDoor:
    """Register a door where people's data is seen: what its reason is called, and the kinds of data behind it."""
    if code in doors:
        raise ValueError(f"{code}: registered twice")
    doors[code] = ReadDoor(code, reason, Said(vi, en), {name: Said(*words) for name, words in kinds.items()})
    return doors[code]


def kind_words(kind: str, door: str = "") -> Said:
    """Return what a kind of data is called, at its door first; one that no door knows any more is shown as it is."""
    own = [doors[door]] if door in doors else []
    return next((one.kinds[kind] for one in (*own, *doors.values()) if kind in one.kinds), Said(kind, kind))


def door_words(code: str) -> Said:
    """Return why somebody looked, in words; a door that is no more is shown as it is."""
    return doors[code].words if code in doors else Said(code, code)


def looked(actor: Actor, door: ReadDoor, seen: Iterable[Seen], *, lightly: bool = False) -> None:
    """Add a line for each that was seen, in one statement; nothing seen, nothing asked of the database.

    ``lightly``, outside of a transaction, does not wait for the disk: should the power fail within the next second,
    the line is lost. For what phones fetch by the thousand in a morning.
    """
    at = now()
    lines = [_line(actor, door, one, at) for one in seen]
    if not lines:
        return
    order = _ADD_LIGHTLY if lightly and not connection.in_atomic_block else _ADD
    order.run(rows=rows(lines))


def _line(actor: Actor, door: ReadDoor, seen: Seen, at: datetime) -> dict[str, object]:
    line: dict[str, object] = {
        "id": new_id(),
        "chain": chain_of(seen.place),
        "at": at,
        "actor": actor.id,
        "role": actor.role,
        "scope": actor.scope,
        "place": seen.place,
        "door": door.code,
        "reason": door.reason,
        "resident": seen.resident,
        "household": seen.household,
        "kinds": ",".join(seen.kinds or door.kinds),
        "count": seen.many,
    }
    return line | {"number": 0, "digest": "\\x" + line_hash(READS, line).hex()}


def reads_visible_to(actor: Actor) -> QuerySet[Read]:
    """Return the lines about the actor's places, and about places that hold them."""
    condition = Q()
    for scope in actor.scopes:
        condition |= Q(place__under=scope) | Q(place__in=above(scope))
    return Read.objects.filter(condition)


def above(path: str) -> list[str]:
    """Return the paths of the places that hold this one."""
    parts = path.rstrip(".").split(".")
    return ["".join(f"{part}." for part in parts[:length]) for length in range(1, len(parts))]


def who_looked(resident: UUID, household: UUID, place: str, since: datetime | None = None) -> list[Look]:
    """Return who looked at a person, newest first: at them, at their home, or at a list of a place that holds theirs.

    The caller has made sure that whoever asks may be told. A look in another commune is told, too.
    """
    theirs = Q(resident=resident) | Q(resident=None, household=household)
    held = Q(resident=None, household=None) & (Q(place__in=[*above(place), place]))
    with acting(system(COUNTRY)):
        found = Read.objects.filter(theirs | held).order_by("-at", "-number")
        found = found.filter(at__gte=since) if since else found
        return [_look(one) for one in found]


def _look(line: Read) -> Look:
    kinds = tuple(line.kinds.split(",")) if line.kinds else ()
    direct = line.resident is not None or line.household is not None
    return Look(line.at, line.actor, line.role, line.door, line.reason, kinds, line.count, direct)


def outside_scope() -> Q:
    """Return the filter of lines whose reader looked at a place that was not theirs."""
    return ~Q(place__startswith=F("scope"))
