"""The tables of the database itself, as an operator with the owner's key sees them: columns, keys, order, a piece at a time."""

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO
from typing import Final

from django.db import connections
from psycopg import sql

from nhipcau.kernel.tables import plain_cell

OWNER: Final = "owner"
ROWS: Final = 5000
# What belongs to this one house or to this moment, and is made by itself: sessions; what migrations enter.
LEFT: Final = ("django_session", "django_migrations", "django_content_type", "auth_permission")

_TABLES: Final = """
    SELECT c.relname, c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY c.relname
"""
_COLUMNS: Final = """
    SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
    WHERE attrelid = %s AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum
"""
_KEYS: Final = """
    SELECT a.attname FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS part (number, at)
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = part.number
    WHERE i.indrelid = %s AND i.indisprimary ORDER BY part.at
"""
_POINTS: Final = """
    SELECT DISTINCT p.relname, q.relname FROM pg_constraint f JOIN pg_class p ON p.oid = f.conrelid JOIN pg_class q ON q.oid = f.confrelid
    WHERE f.contype = 'f' AND f.conrelid <> f.confrelid
"""
_AS_OF: Final = "SELECT coalesce(sum(entries), 0)::text || '/' || coalesce(sum(changes), 0)::text FROM kernel_head"
_MIGRATED: Final = "SELECT app, max(name) FROM django_migrations GROUP BY app ORDER BY app"


@dataclass(frozen=True)
class Table:
    """One table: its columns with their types as PostgreSQL names them, and those of them that are its key, in order."""

    name: str
    columns: dict[str, str]
    key: tuple[str, ...]

    def piece(self, after: str | None, form: str = "ndjson") -> tuple[list[str], str | None]:
        """Return up to 5,000 rows that follow a key, a line each, and the key of the last, a JSON list; None: there are no more."""
        key, columns = _named(self.key), _named(self.columns)
        bound: sql.Composable = sql.SQL("")
        if after is not None:
            # the type is PostgreSQL's own name for it, from its catalogue
            parts = (sql.SQL("{}::{}").format(sql.Literal(one), sql.SQL(self.columns[name])) for name, one in zip(self.key, json.loads(after), strict=True))
            bound = sql.SQL("WHERE ({key}) > ({after})").format(key=key, after=sql.SQL(", ").join(parts))
        last = sql.SQL(", ").join(sql.SQL("whole_row.{}::text").format(sql.Identifier(name)) for name in self.key)
        cells = sql.SQL(", ").join(sql.SQL("whole_row.{}::text").format(sql.Identifier(name)) for name in self.columns)
        told: sql.Composable = sql.SQL("row_to_json(whole_row)::text") if form == "ndjson" else cells
        query = sql.SQL("SELECT json_build_array({last})::text, {told} FROM (SELECT {columns} FROM {table} {bound} ORDER BY {key} LIMIT {rows}) whole_row").format(
            last=last, told=told, key=key, columns=columns, table=sql.Identifier(self.name), bound=bound, rows=ROWS
        )  # fmt: skip
        with connections[OWNER].cursor() as cursor:
            cursor.execute(query)
            found = cursor.fetchall()
        lines = [row[1] if form == "ndjson" else _cells(row[1:]) for row in found]
        return lines, found[-1][0] if found else None

    def put(self, lines: list[str]) -> int:
        """Enter rows as they were told; one that is there already stays as it is. Return how many were entered."""
        order = sql.SQL(
            "INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM json_populate_recordset(NULL::{table}, {rows}::json)"
            " ON CONFLICT DO NOTHING"
        ).format(table=sql.Identifier(self.name), columns=_named(self.columns), rows=sql.Literal("[" + ",".join(lines) + "]"))
        with connections[OWNER].cursor() as cursor:
            cursor.execute(order)
            return int(cursor.rowcount)


def _cells(row: tuple[str | None, ...]) -> str:
    """Return a row of a CSV file, without the end of its line; no cell that a spreadsheet takes for a formula."""
    text = StringIO()
    csv.writer(text, lineterminator="").writerow([plain_cell(cell) for cell in row])
    return text.getvalue()


def _named(columns: Iterable[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))


def tables() -> list[Table]:
    """Return every table that is told, each after those it points at."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute(_TABLES)
        found = {}
        for name, oid in cursor.fetchall():
            if name not in LEFT:
                cursor.execute(_COLUMNS, [oid])
                columns = dict(cursor.fetchall())
                cursor.execute(_KEYS, [oid])
                found[name] = Table(name, columns, tuple(row[0] for row in cursor.fetchall()))
        cursor.execute(_POINTS)
        points = [pair for pair in cursor.fetchall() if pair[0] in found and pair[1] in found]
    return [found[name] for name in _ordered(sorted(found), points)]


def _ordered(names: list[str], points: list[tuple[str, str]]) -> list[str]:
    """Return names so that each comes after those it points at; where tables point at each other, in the order of names."""
    waiting, done = list(names), []
    while waiting:
        free = [name for name in waiting if not any(one == name and to in waiting for one, to in points)] or waiting[:1]
        done += free
        waiting = [name for name in waiting if name not in free]
    return done


def as_of() -> str:
    """Return how many entries and changes the ledger and the feed hold: ``1200/3400``."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute(_AS_OF)
        return str(cursor.fetchone()[0])


def migrated() -> dict[str, str]:
    """Return the last migration of each room: two houses with the same have the same tables."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute(_MIGRATED)
        return dict(cursor.fetchall())
