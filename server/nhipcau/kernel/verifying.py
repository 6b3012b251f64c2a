"""Walking every chain with the owner's eyes, and holding it against a checkpoint somebody kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from nhipcau.kernel import checkpoint, trails
from nhipcau.kernel.chain import Break, faults
from nhipcau.kernel.checkpoint import LEDGER, End, NotACheckpoint, Told
from nhipcau.kernel.models import Body, Checkpoint, Entry, Head, TrailHead
from nhipcau.kernel.trails import TRAILS, Trail

SHOWN = 20
OWNER = "owner"
AT_ONCE = 2000


@contextmanager
def still() -> Iterator[None]:
    """Look at one moment of the whole database, while others go on writing."""
    with transaction.atomic(using=OWNER):
        with transaction.get_connection(OWNER).cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def ends() -> list[End]:
    """Return where every chain ends now: the ledger's, and those of the trails."""
    heads = Head.objects.using(OWNER).filter(entries__gt=0)
    ledger = [End(LEDGER, head.commune, head.entries, bytes(head.tip)) for head in heads]
    return ledger + [
        End(head.trail, head.chain, head.entries, bytes(head.tip)) for head in TrailHead.objects.using(OWNER)
    ]


def ledger_faults() -> list[Break]:
    """Walk the ledger of every commune, bodies included."""
    heads = list(Head.objects.using(OWNER).order_by("commune"))
    found = [one for head in heads for one in _walk(head)]
    known = {head.commune for head in heads}
    stray = Entry.objects.using(OWNER).exclude(commune__in=known).order_by("commune", "number")
    return found + [Break(entry.commune, entry.number, "belongs to no chain") for entry in stray[:SHOWN]]


def trail_faults(trail: Trail) -> list[Break]:
    """Walk every chain of a log that only grows."""
    heads = TrailHead.objects.using(OWNER).filter(trail=trail.name).order_by("chain")
    found = [one for head in heads for one in trails.faults(trail, head, _lines(trail, head.chain).iterator(AT_ONCE))]
    known = heads.values_list("chain", flat=True)
    stray = _all(trail).exclude(chain__in=list(known)).values_list("chain", "number")
    return found + [Break(chain, number, f"{trail.name}: belongs to no chain") for chain, number in stray[:SHOWN]]


def all_faults() -> list[Break]:
    """Walk everything."""
    return ledger_faults() + [one for trail in TRAILS.values() for one in trail_faults(trail)]


def checkpoint_faults(text: str, told: Told) -> list[Break]:
    """Hold a checkpoint against what lies here: every chain up to where it ended then, and the checkpoints kept since."""
    found = [one for end in told.ends for one in _held_against(end)]
    kept = list(Checkpoint.objects.using(OWNER).order_by("number"))
    same = next((one for one in kept if one.number == told.number), None)
    if same is None or checkpoint.name_of(same.text) != checkpoint.name_of(text):
        found.append(Break("checkpoint", told.number, "is not kept here as it was given out"))
    return [*found, *_broken_line(kept)]


def _broken_line(kept: list[Checkpoint]) -> Iterator[Break]:
    """Yield the kept checkpoints that do not follow the one before them, or that nobody we know has signed."""
    known = checkpoint.public_keys()
    for one in kept:
        try:
            checkpoint.read(one.text, known)
        except NotACheckpoint as why:
            yield Break("checkpoint", one.number, str(why))
    for before, after in pairwise(kept):
        if f"\nprevious {checkpoint.name_of(before.text)}\n" not in after.text or after.number != before.number + 1:
            yield Break("checkpoint", after.number, "does not follow the one before it")


def _held_against(end: End) -> Iterator[Break]:
    if end.log == LEDGER:
        entries = Entry.objects.using(OWNER).filter(commune=end.chain, number__lte=end.entries).order_by("number")
        yield from faults(end.chain, entries.iterator(AT_ONCE), {}, end.tip, end.entries)
    elif end.log in TRAILS:
        trail = TRAILS[end.log]
        head = TrailHead(trail=end.log, chain=end.chain, entries=end.entries, tip=end.tip)
        lines = _lines(trail, end.chain).filter(number__lte=end.entries)
        yield from trails.faults(trail, head, lines.iterator(AT_ONCE))
    else:
        yield Break(end.chain, end.entries, f"{end.log}: no such log is known here")


def _lines(trail: Trail, chain: str) -> QuerySet[Any]:
    return _all(trail).filter(chain=chain).order_by("number")


def _all(trail: Trail) -> QuerySet[Any]:
    return QuerySet(trail.table, using=OWNER)


def _walk(head: Head) -> list[Break]:
    entries = Entry.objects.using(OWNER).filter(commune=head.commune).order_by("number")
    ids = list(entries.values_list("id", flat=True))
    bodies = Body.objects.using(OWNER).in_bulk(ids)
    known = {name: (bytes(body.salt), body.text) for name, body in bodies.items()}
    return list(faults(head.commune, entries.iterator(AT_ONCE), known, bytes(head.tip), head.entries))
