"""Growing a house fast and truly: homes that were told through the bus once, and then told again for other families.

A few pattern homes go through the bus, every verb of theirs, and everything that was written for them is read back.
Each further home is a copy of a pattern with fresh ids and its own place, written by COPY: the same columns, the same
words with the new ids in them, fresh salts, and entries whose numbers and digests continue their commune's chain.
The counters are made by counting the ledger again. `verify ledger` walks all of it.
"""

import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from itertools import cycle
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connection
from place import Home, assist_of, carry_out, move_in
from psycopg import sql
from psycopg.types.json import Jsonb

from nhipcau.kernel.actor import SYSTEM, Actor
from nhipcau.kernel.chain import body_hash, digest
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry, Feed, Head

TABLES = ("people_household", "people_resident", "people_consent", "support_assist")
ASSISTS = 7  # a home: 3 entries for the people, 7 for the help they had
PATTERNS = 12


@dataclass(frozen=True)
class Village:
    """A village, and the path of its place."""

    id: UUID
    commune: str
    path: str


@dataclass
class Pattern:
    """A home as it was written, line by line, as PostgreSQL spells it; and the ids in those lines."""

    ids: list[str]
    rows: dict[str, list[str]]
    entries: list[tuple[Entry, str]]
    feed: list[tuple[str, str]]
    home: Home
    village: Village


class Town:
    """Villages in communes, and homes that can be poured into them."""

    def __init__(self, first: Village) -> None:
        """Tell a few homes of the first village through the bus, to have patterns."""
        self._line = psycopg.connect(
            host=settings.DATABASES["default"]["HOST"], user="postgres", dbname="nhipcau", autocommit=True
        )
        self._line.execute("SET synchronous_commit = off")
        self._chance = random.Random(7)
        self.columns = {table: self._columns(table) for table in TABLES}
        self._patterns = cycle([self._pattern(first) for _ in range(PATTERNS)])

    def pour(self, homes: dict[Village, int]) -> dict[Village, list[Home]]:
        """Write so many further homes into each village; all villages of one commune are written together."""
        settled: dict[Village, list[Home]] = {}
        for commune in dict.fromkeys(village.commune for village in homes):
            with _chain(commune) as chain:
                for village in (one for one in homes if one.commune == commune):
                    settled[village] = [self._home(next(self._patterns), village, chain) for _ in range(homes[village])]
                self._write(chain)
        return settled

    def settle_down(self) -> None:
        """Let PostgreSQL look at what it now has, as its own housekeeping would in the night."""
        self._line.execute("VACUUM ANALYZE")
        self._line.execute("CHECKPOINT")

    def _columns(self, table: str) -> list[str]:
        asked = "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position"
        return [row[0] for row in self._line.execute(asked, [table])]

    def _pattern(self, village: Village) -> Pattern:
        home = Home(new_id(), new_id(), new_id())
        scope = ".".join(village.path.split(".")[:3]) + "."
        letters = [*move_in(home, village.id, self._chance), *(assist_of(home) for _ in range(ASSISTS))]
        heard = Head.objects.get(commune=village.commune).changes
        carry_out(Actor(UUID(int=1), SYSTEM, scope, "bench"), letters)
        entries = self._entries([one.id for one in letters])
        told = Feed.objects.filter(commune=village.commune, number__gt=heard).order_by("number")
        feed = [(one.collection, str(one.row)) for one in told]
        ids = {str(one) for one in (home.household, home.resident, home.consent)} | {row for _, row in feed}
        rows = {table: list(self._spelled(table, columns, ids)) for table, columns in self.columns.items()}
        return Pattern(sorted(ids), rows, entries, feed, home, village)

    def _entries(self, ids: list[UUID]) -> list[tuple[Entry, str]]:
        texts = {
            row[0]: row[1]
            for row in self._line.execute("SELECT entry, text FROM kernel_body WHERE entry = ANY(%s)", [ids])
        }
        found = {one.id: one for one in Entry.objects.filter(id__in=ids)}
        return [(found[one], texts[one]) for one in ids]

    def _spelled(self, table: str, columns: list[str], ids: set[str]) -> Iterator[str]:
        query = sql.SQL("COPY (SELECT {} FROM {} WHERE id = ANY({}::uuid[])) TO STDOUT").format(
            sql.SQL(", ").join(map(sql.Identifier, columns)), sql.Identifier(table), sql.Literal(sorted(ids))
        )
        with self._line.cursor().copy(query) as out:
            for line in out:
                yield bytes(line).decode()

    def _home(self, pattern: Pattern, village: Village, chain: "_Chain") -> Home:
        fresh = [(old, str(new_id())) for old in pattern.ids]
        fresh += [(pattern.village.path, village.path), (str(pattern.village.id), str(village.id))]
        for table, lines in pattern.rows.items():
            chain.rows.setdefault(table, []).extend(_again(line, fresh) for line in lines)
        for entry, text in pattern.entries:
            chain.add(entry, _again(text, fresh), village, fresh)
        named = dict(fresh)
        chain.tell([(collection, named[row]) for collection, row in pattern.feed], village.path)
        return Home(
            *(UUID(named[str(one)]) for one in (pattern.home.household, pattern.home.resident, pattern.home.consent))
        )

    def _write(self, chain: "_Chain") -> None:
        with self._line.transaction():
            for table, lines in chain.rows.items():
                with self._copy(table, self.columns[table]) as into:
                    into.write("".join(lines))
            written = {"kernel_entry": chain.entries, "kernel_body": chain.bodies, "kernel_feed": chain.feed}
            for table, rows in written.items():
                names = [name for name in self._columns(table) if name in rows[0]]
                with self._copy(table, names) as into:
                    for row in rows:
                        into.write_row([row[name] for name in names])
            head = chain.head
            self._line.execute(
                "UPDATE kernel_head SET entries = %s, changes = %s, tip = %s WHERE commune = %s",
                [head.entries, head.changes, bytes(head.tip), head.commune],
            )

    def _copy(self, table: str, columns: list[str]) -> Any:  # noqa: ANN401 (psycopg's own kind of context)
        names = sql.SQL(", ").join(map(sql.Identifier, columns))
        return self._line.cursor().copy(sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names))


class _Chain:
    """What is added to one commune: rows as lines, entries that continue the chain, and the feed."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.rows: dict[str, list[str]] = {}
        self.entries: list[dict[str, Any]] = []
        self.bodies: list[dict[str, Any]] = []
        self.feed: list[dict[str, Any]] = []

    def add(self, like: Entry, text: str, village: Village, fresh: list[tuple[str, str]]) -> None:
        """Add an entry like another, with its own id, words and place."""
        salt, head = secrets.token_bytes(16), self.head
        head.entries += 1
        entry = copy(like)
        entry.id, entry.commune, entry.number = new_id(), head.commune, head.entries
        entry.place = village.path if like.place.count(".") > 3 else ".".join(village.path.split(".")[:3]) + "."  # noqa: PLR2004 (a village's path)
        entry.counts = [_subject(count, fresh) for count in like.counts]
        entry.body_hash, entry.previous = body_hash(salt, text), bytes(head.tip)
        entry.digest = head.tip = digest(entry)
        self.entries.append({name: _plain(value) for name, value in vars(entry).items() if name != "_state"})
        self.bodies.append({"entry": entry.id, "salt": salt, "text": text})

    def tell(self, changes: list[tuple[str, str]], place: str) -> None:
        """Add what changed to the feed."""
        for collection, row in changes:
            self.head.changes += 1
            about = {"commune": self.head.commune, "number": self.head.changes, "place": place}
            self.feed.append({"collection": collection, "row": UUID(row), **about})


@contextmanager
def _chain(commune: str) -> Iterator[_Chain]:
    Head.objects.get_or_create(commune=commune)
    yield _Chain(Head.objects.get(commune=commune))


def _again(text: str, fresh: list[tuple[str, str]]) -> str:
    for old, new in fresh:
        text = text.replace(old, new)
    return text


def _subject(count: dict[str, Any], fresh: list[tuple[str, str]]) -> dict[str, Any]:
    named = dict(fresh)
    return {**count, "subject": named.get(str(count["subject"]), count["subject"])}


def _plain(value: Any) -> Any:  # noqa: ANN401 (a column's value)
    if isinstance(value, dict | list):
        return Jsonb(value)
    return value if isinstance(value, datetime | UUID | int | str | bytes | None) else bytes(value)


def entries() -> int:
    """Return how many entries the ledger holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(sum(entries), 0) FROM kernel_head")
        return int(cursor.fetchone()[0])
