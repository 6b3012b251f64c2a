"""Trails: logs that only grow, each commune's a chain. The database numbers and chains a line as it is added.

The application gives the hash of a line's fields; a trigger that runs with the owner's rights replaces it by the
line's digest, SHA-256 over the digest before it, the line's number, and that hash. So the application needs no right
on the heads, and lines of one commune are chained in the order of their commits.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Model

from nhipcau.kernel.chain import Break, canonical, spelled_moment
from nhipcau.kernel.models import KeptEvent, Read, TrailHead


@dataclass(frozen=True)
class Trail:
    """A log that only grows: its name, its table, and the fields that are hashed, in order."""

    name: str
    table: type[Model]
    fields: tuple[str, ...]


READS: Final = Trail(
    "reads",
    Read,
    ("id", "chain", "at", "actor", "role", "scope", "place", "door", "reason", "resident", "household", "kinds", "count"),
)
EVENTS: Final = Trail("events", KeptEvent, ("id", "chain", "at", "kind", "actor", "role", "place", "facts"))
TRAILS: Final = {trail.name: trail for trail in (READS, EVENTS)}


def line_hash(trail: Trail, line: Mapping[str, Any]) -> bytes:
    """Return the hash of a line's fields, before it has its number."""
    return hashlib.sha256(canonical([_spelled(line[name]) for name in trail.fields]).encode()).digest()


def digest_after(previous: bytes, number: int, hashed: bytes) -> bytes:
    """Return the digest of a line, as the database makes it."""
    return hashlib.sha256(previous + str(number).encode() + hashed).digest()


def faults(trail: Trail, head: TrailHead, lines: Iterable[Any]) -> Iterator[Break]:
    """Walk one chain of a trail in order of number and yield every place that is not what was written."""
    previous, seen = b"", 0
    for line in lines:
        seen += 1
        if line.number != seen:
            yield Break(head.chain, seen, f"{trail.name}: a line is missing")
            seen = line.number
        expected = digest_after(previous, line.number, line_hash(trail, vars(line)))
        if expected != bytes(line.digest):
            yield Break(head.chain, line.number, f"{trail.name}: a line was changed after it was written")
        previous = bytes(line.digest)
    if (previous, seen) != (bytes(head.tip), head.entries):
        yield Break(head.chain, seen, f"{trail.name}: the end is not where the head remembers it")


def _spelled(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return spelled_moment(value)
    return canonical(value) if isinstance(value, dict) else str(value)
