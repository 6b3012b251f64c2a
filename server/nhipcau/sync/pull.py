"""What a phone is told: the rows that changed since its number, or everything when its place changed."""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from nhipcau.kernel import registry
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.models import Feed, Head
from nhipcau.kernel.registry import Collection
from nhipcau.kernel.scope import acting, chain_of
from nhipcau.sync import snapshots
from nhipcau.sync.columns import SHAPE
from nhipcau.sync.feed import heard
from nhipcau.sync.snapshots import Ready

PAGE = 2000


@dataclass(frozen=True)
class Moved:
    """A row to put on the phone, or, without ``row``, to drop from it."""

    collection: str
    id: UUID
    row: dict[str, Any] | None


@dataclass(frozen=True)
class Pulled:
    """An answer to a pull. ``reset``: the phone clears its rows first, never its outbox.

    With ``snapshot`` the rows come from there, and ``changes`` are what happened since.
    """

    commune: str
    scope: str
    cursor: int
    more: bool
    reset: bool
    changes: list[Moved]
    snapshot: Ready | None = None


def pull(actor: Actor, cursor: int, scope: str, shape: int = 0) -> Pulled:
    """Return what the phone lacks. ``shape``: of the snapshots that it can read, 0 for a phone that reads none.

    Numbers are given while the commune's head is locked, so everything up to the cursor that is
    returned was committed when it was read. A phone whose place changed, or whose cursor lies beyond
    the feed (a restored server), starts anew.
    """
    commune = chain_of(actor.scope)
    with acting(actor):
        head = Head.objects.filter(commune=commune).first()
        last = head.changes if head else 0
        if scope != actor.scope or cursor > last:
            return _anew(actor, commune, last, shape)
        return _since(actor, commune, cursor, last)


def _anew(actor: Actor, commune: str, last: int, shape: int) -> Pulled:
    ready = snapshots.ready(actor) if shape == SHAPE else None
    if ready is None:
        return Pulled(commune, actor.scope, last, more=False, reset=True, changes=_everything(actor))
    after = _since(actor, commune, ready.cursor, max(last, ready.cursor))
    return replace(after, reset=True, snapshot=ready)


def _since(actor: Actor, commune: str, cursor: int, last: int) -> Pulled:
    feed = list(heard(actor.scope, commune, cursor)[:PAGE])
    page_is_full = len(feed) == PAGE
    reached = feed[-1].number if page_is_full else max([last, *(change.number for change in feed[-1:])])
    return Pulled(commune, actor.scope, reached, more=reached < last, reset=False, changes=_moved(actor, feed))


def _everything(actor: Actor) -> list[Moved]:
    moved = []
    for known in registry.collections.values():
        moved += [_put(known, row) for row in known.visible_to(actor).order_by("id")]
    return moved


def _moved(actor: Actor, feed: list[Feed]) -> list[Moved]:
    wanted: dict[str, dict[UUID, None]] = defaultdict(dict)
    for change in feed:
        wanted[change.collection][change.row] = None
    moved = []
    for name, ids in wanted.items():
        known = registry.collections.get(name)
        rows = {row.pk: row for row in known.visible_to(actor).filter(pk__in=ids)} if known else {}
        moved += [_put(known, rows[one]) if known and one in rows else Moved(name, one, None) for one in ids]
    return moved


def _put(known: Collection, row: Any) -> Moved:  # noqa: ANN401 (a model of any domain)
    return Moved(known.name, row.pk, known.row.model_validate(row, from_attributes=True).model_dump(mode="json"))
