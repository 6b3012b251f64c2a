"""Statements that PostgreSQL keeps ready, for the way of a push; everything else goes through Django's ORM.

The ORM writes a statement anew each time it is asked, and PostgreSQL plans it anew: on this way that costs more
than carrying it out. Here a statement stands written and is planned once a connection. However many rows go
along, they travel as one JSON text, which PostgreSQL reads by its own types.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, LiteralString, NamedTuple, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import Cursor
from psycopg.rows import TupleRow
from pydantic_core import to_json

from nhipcau.kernel import tracing

RowT = TypeVar("RowT")


@dataclass(frozen=True)
class Statement(Generic[RowT]):
    """One statement with named ``%(values)s``, and what a row of its answer is made into, column by column."""

    sql: LiteralString
    row: Callable[..., RowT]

    def ask(self, **values: object) -> list[RowT]:
        """Return the rows of the answer."""
        line = connections[DEFAULT_DB_ALIAS]
        cursor = _cursor(line)
        tracing.count_statement()
        with line.wrap_database_errors:
            return [self.row(*row) for row in cursor.execute(self.sql, values, prepare=True)]


@dataclass(frozen=True)
class Order:
    """One statement with named ``%(values)s`` that answers nothing."""

    sql: LiteralString

    def run(self, **values: object) -> None:
        """Carry it out."""
        line = connections[DEFAULT_DB_ALIAS]
        cursor = _cursor(line)
        tracing.count_statement()
        with line.wrap_database_errors:
            cursor.execute(self.sql, values, prepare=True)


class Id(NamedTuple):
    """A row, by its name."""

    id: UUID


def adding(table: LiteralString, *columns: LiteralString) -> Order:
    """Return the order that adds `rows` to a table: all these columns, each read as the table's own type."""
    return Order(_insert(table, columns))


def adding_unless(taken: LiteralString, table: LiteralString, *columns: LiteralString) -> Statement[Id]:
    """Return the statement that adds those of the `rows` whose value in a unique column is not taken; it names them."""
    return Statement(f"{_insert(table, columns)} ON CONFLICT ({taken}) DO NOTHING RETURNING id", Id)


def _insert(table: LiteralString, columns: tuple[LiteralString, ...]) -> LiteralString:
    names = ", ".join(f'"{column}"' for column in columns)
    read = f"json_populate_recordset(NULL::{table}, %(rows)s::json)"
    return f"INSERT INTO {table} ({names}) SELECT {names} FROM {read}"  # noqa: S608 # nosec B608 (literals of ours)


def rows(lines: Sequence[Mapping[str, object]]) -> str:
    """Return many rows as the one value they travel in: ids, dates and moments as PostgreSQL reads them."""
    return to_json(lines).decode()


def ids(names: Iterable[UUID]) -> str:
    """Return many ids as one value, for ``uuid[]``."""
    return f"{{{','.join(map(str, names))}}}"


def _cursor(line: BaseDatabaseWrapper) -> "Cursor[TupleRow]":
    """Return a cursor past Django's own, which sends every value inside the text and so prepares nothing.

    It is made once a connection and kept on it: making one costs as much as asking something small.
    """
    line.ensure_connection()
    raw = line.connection
    cursor: Cursor[TupleRow] | None = getattr(raw, "nhipcau_cursor", None)
    if cursor is None:
        cursor = raw.nhipcau_cursor = Cursor(raw)
    return cursor
