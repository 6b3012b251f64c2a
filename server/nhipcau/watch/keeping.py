"""Keeping what the doors tell: the event's line and its place in the outbox, in one statement."""

import hashlib
import hmac
from typing import Final

from django.conf import settings
from django.db import connection, transaction

from nhipcau.kernel.events import Event, Fact
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, chain_of
from nhipcau.kernel.statements import Order, rows
from nhipcau.kernel.trails import EVENTS, line_hash
from nhipcau.watch.kinds import kind_of

LONGEST: Final = 120  # characters of a fact
RENAMED: Final = {"name": "user", "address": "source"}  # as they are kept: a typed name only as its keyed hash
_KEEP = Order(
    """
    WITH line AS (
        INSERT INTO kernel_event (id, chain, number, digest, at, kind, actor, role, place, facts)
        SELECT id, chain, number, digest, at, kind, actor, role, place, facts
        FROM json_populate_recordset(NULL::kernel_event, %(rows)s::json)
    )
    INSERT INTO watch_outbox (receiver, event, tries)
    SELECT receiver, %(event)s, 0 FROM unnest(%(receivers)s::text[]) AS receiver
    """
)


def keep(event: Event) -> None:
    """Keep an event: at once, or, told in the middle of a transaction, when that has come to its end."""
    if connection.in_atomic_block:
        transaction.on_commit(lambda: _write(event))
    else:
        _write(event)


def _write(event: Event) -> None:
    actor, name = event.actor, new_id()
    place = actor.scope if actor else COUNTRY
    line: dict[str, object] = {
        "id": name,
        "chain": chain_of(place),
        "at": event.at,
        "kind": event.kind[:40],
        "actor": actor.id if actor else None,
        "role": actor.role if actor else "",
        "place": place,
        "facts": _plain(event),
    }
    line |= {"number": 0, "digest": "\\x" + line_hash(EVENTS, line).hex()}
    _KEEP.run(rows=rows([line]), event=name, receivers=[one.name for one in settings.SOC.receivers])


def _plain(event: Event) -> dict[str, str | int]:
    """Return the facts that this kind may keep, short and in one line; of a name only its keyed hash."""
    allowed = kind_of(event.kind).facts
    known = {name: value for name, value in event.facts.items() if name in allowed and value not in (None, "")}
    return {RENAMED.get(name, name): _fact(name, value) for name, value in known.items()}


def _fact(name: str, value: Fact) -> str | int:
    if name == "name":
        return _hashed(str(value))
    if isinstance(value, int):
        return int(value)
    return "".join(sign if sign.isprintable() else "?" for sign in str(value)[:LONGEST])


def _hashed(name: str) -> str:
    """Return by what a name is known: the same name gives the same sign, and only this house can make it."""
    return hmac.new(settings.LOOKUP_KEY.encode(), b"event " + name.casefold().encode(), hashlib.sha256).hexdigest()[:32]
