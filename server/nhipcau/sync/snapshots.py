"""Snapshots: all rows of an area, built once and kept packed, so that a first sync costs the server next to nothing.

A snapshot stands at a number of the commune's feed; a phone that has applied it goes on from there. It is built when
the first phone asks, and again when what changed since is more than a twentieth of its rows (and more than
a hundred), or when it is thirty days old.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from uuid import UUID

from django.db import OperationalError, connection, transaction
from django.db.models import Q, Subquery
from django.db.models.functions import Coalesce
from pydantic import BaseModel

from nhipcau.kernel import registry
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.models import Head
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, acting, chain_of
from nhipcau.sync.columns import SHAPE, Columns, packed
from nhipcau.sync.feed import heard
from nhipcau.sync.models import Snapshot
from nhipcau.sync.problems import SNAPSHOT_GONE

HASH = re.compile(r"[0-9a-f]{64}")
LEAST_CHANGES, SHARE = 100, 20  # renewed after so many changes, and a twentieth of the rows
OLDEST = timedelta(days=30)
LEFT_FOR_OTHERS = timedelta(hours=1)  # a phone may be in the middle of the one that was replaced
WAIT = "10s"
NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Ready:
    """A snapshot that a phone may fetch; ``bytes`` as they travel, ``cursor`` the number it stands at."""

    hash: str
    bytes: int
    cursor: int
    rows: int


def ready(actor: Actor) -> Ready | None:
    """Return the snapshot of the actor's place and role, building it when there is none or it is worn.

    Call it while acting for the actor. However many phones ask at once, one of them builds: the others take the
    older one, or, where there is none, wait for it. None when that takes too long, or the actor has other places too.
    """
    if actor.scopes != (actor.scope,):
        return None
    found = _current(actor)
    if found and not _worn(found):
        return _label(found)
    if not _our_turn(actor, wait=found is None):
        return _label(found) if found else None
    again = _current(actor)
    if again and (found is None or again.hash != found.hash):
        return _label(again)
    return _label(_build(actor))


def read(actor: Actor, digest: str) -> bytes:
    """Return the bytes of a snapshot of the actor's own place and role.

    Raises:
        Refusal: 404.91 there is none with this hash, it was replaced, or it is of another place.
    """
    with acting(actor):
        own = Snapshot.objects.filter(hash=digest, place=actor.scope, role=actor.role)
        found = own.first() if HASH.fullmatch(digest) else None
    if found is None:
        raise Refusal(SNAPSHOT_GONE)
    return bytes(found.content)


def forget(place: str) -> int:
    """Drop every snapshot in which something of this place may stand; return how many.

    Whoever erases a person calls it with the place of the person's home: nobody lives on in a snapshot.
    """
    with acting(system(COUNTRY)):
        holds = Q(place__under=place) | Q(place__in=[place[: end + 1] for end, sign in enumerate(place) if sign == "."])
        return Snapshot.objects.filter(holds).delete()[0]


def renew() -> tuple[int, int]:
    """Build the worn snapshots anew and drop what was replaced; return how many were built and how many are kept."""
    with acting(system(COUNTRY)):
        Snapshot.objects.filter(replaced_at__lt=now() - LEFT_FOR_OTHERS).delete()
        areas = list(Snapshot.objects.filter(replaced_at=None).order_by("place", "role").defer("content"))
    built = 0
    for area in areas:
        actor = Actor(NOBODY, area.role, area.place)
        with acting(actor):
            after = ready(actor)
            built += bool(after and after.hash != area.hash)
    return built, len(areas)


def _current(actor: Actor) -> Snapshot | None:
    """Return the snapshot in use, unless it was made of other fields or stands beyond the feed (a restored server)."""
    last = Subquery(Head.objects.filter(commune=chain_of(actor.scope)).values("changes")[:1])
    own = Snapshot.objects.filter(place=actor.scope, role=actor.role, replaced_at=None, made_of=_made_of())
    return own.defer("content").filter(cursor__lte=Coalesce(last, 0)).first()


def _worn(found: Snapshot) -> bool:
    if found.built_at < now() - OLDEST:
        return True
    most = max(LEAST_CHANGES, found.rows // SHARE)
    return heard(found.place, chain_of(found.place), found.cursor)[: most + 1].count() > most


def _our_turn(actor: Actor, *, wait: bool) -> bool:
    """Say whether this transaction is the one that builds; the turn ends with the transaction."""
    name = f"snapshot {actor.scope} {actor.role}"
    with connection.cursor() as cursor:
        if not wait:
            cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [name])
            return bool(cursor.fetchone()[0])
        try:
            with transaction.atomic():
                cursor.execute("SELECT set_config('lock_timeout', %s, true)", [WAIT])
                cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
                cursor.execute("SET LOCAL lock_timeout TO DEFAULT")
        except OperationalError:
            return False
    return True


def _build(actor: Actor) -> Snapshot:
    """Build and keep a snapshot: first the number it stands at, then the rows, so that nothing can fall between."""
    commune = chain_of(actor.scope)
    head = Head.objects.filter(commune=commune).first()
    cursor, columns = head.changes if head else 0, Columns()
    lines = list(_lines(columns, Actor(NOBODY, actor.role, actor.scope)))
    about = {"shape": SHAPE, "scope": actor.scope, "role": actor.role, "cursor": cursor, "rows": columns.rows}
    content = packed(about, lines)
    fields = {"place": actor.scope, "role": actor.role, "made_of": _made_of(), "cursor": cursor, "rows": columns.rows}
    fields |= {"bytes": len(content), "content": content, "built_at": now(), "replaced_at": None}
    own = Snapshot.objects.filter(place=actor.scope, role=actor.role)
    own.filter(replaced_at=None).update(replaced_at=now())
    own.filter(replaced_at__lt=now() - LEFT_FOR_OTHERS).delete()
    return Snapshot.objects.update_or_create(hash=hashlib.sha256(content).hexdigest(), defaults=fields)[0]


def _lines(columns: Columns, actor: Actor) -> Iterator[str]:
    for known in registry.collections.values():
        rows = known.visible_to(actor).order_by("id").iterator(2000)
        plain = (known.row.model_validate(row, from_attributes=True).model_dump(mode="json") for row in rows)
        yield from columns.lines(known.name, plain)


def _made_of() -> str:
    """Return a mark of the collections and their fields: a newer version of the house builds its own snapshots."""
    return _mark(tuple((known.name, known.row) for known in registry.collections.values()))


@lru_cache(maxsize=8)
def _mark(rows: tuple[tuple[str, type[BaseModel]], ...]) -> str:
    described = [SHAPE, [[name, row.model_json_schema(mode="serialization")] for name, row in rows]]
    return hashlib.sha256(json.dumps(described, sort_keys=True).encode()).hexdigest()[:32]


def _label(found: Snapshot) -> Ready:
    return Ready(found.hash, found.bytes, found.cursor, found.rows)
