"""What a phone is told: the rows that changed since its number, or everything when its place changed."""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Exists

from nhipcau.kernel import registry
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.models import Feed, Head
from nhipcau.kernel.registry import Collection
from nhipcau.kernel.scope import acting, chain_of, covers, reaching
from nhipcau.sync import snapshots
from nhipcau.sync.columns import SHAPE
from nhipcau.sync.feed import heard
from nhipcau.sync.models import Restored
from nhipcau.sync.repeating import repeat_waiting
from nhipcau.sync.restored import News, hear, lost_after, times
from nhipcau.sync.snapshots import Ready

PAGE = 2000
Wanted = dict[str, dict[UUID, None]]  # ids by collection, in the order in which they were told


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
    restored: News | None = None


@dataclass(frozen=True)
class Asked:
    """Where a phone stands, as it says."""

    cursor: int
    scope: str
    shape: int
    knows: str = ""


def pull(actor: Actor, cursor: int, scope: str, shape: int = 0, knows: str = "") -> Pulled:
    """Return what the phone lacks. ``shape``: of the snapshots that it can read, 0 for a phone that reads none.

    ``knows``: which giving back of the house from a backup it has heard of last.

    Numbers are given while the commune's head is locked, so everything up to the cursor that is
    returned was committed when it was read. A phone whose place grew, shrank or was merged is told exactly
    what left and what came; one whose place changed otherwise, or whose cursor lies beyond the feed or in a time
    that was lost (a restored server), starts anew. The phone of somebody who works no more is told to drop everything.
    """
    commune = chain_of(actor.scope)
    with acting(actor):
        head = Head.objects.filter(commune=commune).annotate(again=Exists(Restored.objects.filter(commune=commune))).first()
        last = head.changes if head else 0
        if head and head.again and not actor.left:
            return _after_loss(actor, commune, Asked(cursor, scope, shape, knows), last)
        if actor.left:
            return Pulled(commune, "", last, more=False, reset=True, changes=[])
        return _usual(actor, commune, Asked(cursor, scope, shape), last)


def _usual(actor: Actor, commune: str, asked: Asked, last: int) -> Pulled:
    if asked.scope == actor.scope and asked.cursor <= last:
        return _since(actor, commune, asked.cursor, last)
    return _crossed(actor, commune, asked.cursor, last, asked.scope) or _anew(actor, commune, last, asked.shape)


def _after_loss(actor: Actor, commune: str, asked: Asked, last: int) -> Pulled:
    """Answer in a commune that was given back from a backup.

    A phone that speaks of the lost time starts anew, and goes on from a lower number than its own: that is how
    phones of every age know that this house holds less than they were told.
    """
    if repeat_waiting(commune):
        last = Head.objects.get(commune=commune).changes
    known = times(commune)
    news = hear(known, actor.id, asked.cursor, asked.knows)
    common = lost_after(known, asked.cursor)
    if common is None:
        return replace(_usual(actor, commune, asked, last), restored=news)
    return replace(_anew(actor, commune, last, asked.shape), cursor=common, more=False, restored=news)


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


def _crossed(actor: Actor, commune: str, cursor: int, last: int, scope: str) -> Pulled | None:
    """Return what left and what came with a change of place, and what happened between.

    A row that both places hold, and of which the feed has said nothing, is on the phone already. None when the
    server cannot know what the phone holds, or when starting anew is shorter.
    """
    if cursor > last or chain_of(scope) != commune or not _was_theirs(actor, scope):
        return None
    feed = list((heard(scope, commune, cursor) | heard(actor.scope, commune, cursor))[: PAGE + 1])
    wanted = _wanted(feed)
    for name, ids in _difference(actor, scope).items():
        wanted[name] |= dict.fromkeys(ids)
    if len(feed) > PAGE or sum(map(len, wanted.values())) > PAGE:
        return None
    reached = max([last, *(change.number for change in feed[-1:])])
    return Pulled(commune, actor.scope, reached, more=False, reset=False, changes=_told(actor, wanted))


def _was_theirs(actor: Actor, scope: str) -> bool:
    """Say whether the actor answered for this place, and something of it is theirs today."""
    nested = covers(scope, actor.scope) or covers(actor.scope, scope)
    return any(one.scope == scope and (nested or one.went_on) for one in actor.former)


def _difference(actor: Actor, scope: str) -> dict[str, set[UUID]]:
    """Return the rows that one of the two places holds and the other does not, by their ids."""
    before = replace(actor, scope=scope)
    with reaching(actor, scope):
        return {
            known.name: set(known.visible_to(before).values_list("pk", flat=True))
            ^ set(known.visible_to(actor).values_list("pk", flat=True))
            for known in registry.collections.values()
        }


def _everything(actor: Actor) -> list[Moved]:
    moved = []
    for known in registry.collections.values():
        moved += [_put(known, row) for row in known.visible_to(actor).order_by("id")]
    return moved


def _moved(actor: Actor, feed: list[Feed]) -> list[Moved]:
    return _told(actor, _wanted(feed))


def _wanted(feed: list[Feed]) -> Wanted:
    wanted: Wanted = defaultdict(dict)
    for change in feed:
        wanted[change.collection][change.row] = None
    return wanted


def _told(actor: Actor, wanted: Wanted) -> list[Moved]:
    moved = []
    for name, ids in wanted.items():
        known = registry.collections.get(name)
        rows = {row.pk: row for row in known.visible_to(actor).filter(pk__in=ids)} if known else {}
        moved += [_put(known, rows[one]) if known and one in rows else Moved(name, one, None) for one in ids]
    return moved


def _put(known: Collection, row: Any) -> Moved:  # noqa: ANN401 (a model of any domain)
    return Moved(known.name, row.pk, known.row.model_validate(row, from_attributes=True).model_dump(mode="json"))
