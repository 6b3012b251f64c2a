"""The hash chain of a commune's ledger: pure arithmetic over an entry's fields."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from nhipcau.kernel.models import Entry

FIELDS = ("id", "commune", "number", "actor", "role", "verb", "place", "verdict", "problem")
TIMES = ("said_at", "happened_at", "received_at")
LINE = (*FIELDS, *TIMES, "details", "counts", "body_hash", "previous")
_SPELLING = json.JSONEncoder(sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def canonical(value: Any) -> str:  # noqa: ANN401 (any JSON value)
    """Return the one spelling of a JSON value that is hashed."""
    return _SPELLING.encode(value)


def body_hash(salt: bytes, text: str) -> bytes:
    """Return the hash that stands in the chain for a body; the salt keeps short bodies unguessable."""
    return hashlib.sha256(salt + text.encode()).digest()


def spelled_moment(moment: datetime) -> str:
    """Return the one spelling of a moment that is hashed."""
    return moment.astimezone(UTC).isoformat()


def digest_of(line: Iterable[str]) -> bytes:
    """Return the digest of a line of the ledger: the values of `LINE`, spelled out, in its order."""
    return hashlib.sha256(canonical(list(line)).encode()).digest()


def digest(entry: Entry) -> bytes:
    """Return what the entry's digest must be, from its fields and the digest before it."""
    line = [str(getattr(entry, name)) for name in FIELDS]
    line += [spelled_moment(getattr(entry, name)) for name in TIMES]
    line += [canonical(entry.details), canonical(entry.counts)]
    line += [bytes(entry.body_hash).hex(), bytes(entry.previous).hex()]
    return digest_of(line)


@dataclass(frozen=True)
class Break:
    """A place where the ledger is not what was written. ``number`` is the entry's number."""

    commune: str
    number: int
    what: str


def faults(
    commune: str, entries: Iterable[Entry], bodies: dict[Any, tuple[bytes, str]], tip: bytes, count: int
) -> Iterator[Break]:
    """Walk one commune's entries in order of number and yield every break of the chain.

    Args:
        commune: name of the chain.
        entries: its entries, ordered by number.
        bodies: salt and text by entry id, for the bodies that still exist.
        tip: the digest that the chain's head remembers.
        count: the number of entries that the head remembers.
    """
    previous, seen = b"", 0
    for entry in entries:
        seen += 1
        if entry.number != seen:
            yield Break(commune, seen, "an entry is missing")
            seen = entry.number
        if bytes(entry.previous) != previous:
            yield Break(commune, entry.number, "does not follow the entry before it")
        if digest(entry) != bytes(entry.digest):
            yield Break(commune, entry.number, "was changed after it was written")
        body = bodies.get(entry.id)
        if body is not None and body_hash(*body) != bytes(entry.body_hash):
            yield Break(commune, entry.number, "its body was changed after it was written")
        previous = bytes(entry.digest)
    if (previous, seen) != (tip, count):
        yield Break(commune, seen, "the end of the chain is not where the head remembers it")
