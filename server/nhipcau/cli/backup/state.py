"""What a database holds, to be told in a manifest and compared afterwards."""

from datetime import datetime
from typing import Any, LiteralString

import psycopg
from psycopg import sql

# Nobody is logged in by a restore; a broken upload begins anew; what has ended lies beside the backup.
LEFT_OUT = ("django_session", "gateway_visit", "sync_upload", "kernel_ending")

_TABLES: LiteralString = """
    SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    AND relpersistence = 'p' ORDER BY relname
"""


def one(connection: "psycopg.Connection[Any]", question: LiteralString | sql.Composed) -> Any:  # noqa: ANN401 (any column)
    """Return the only value of an answer."""
    return connection.execute(question).fetchall()[0][0]


def server_version(connection: "psycopg.Connection[Any]") -> int:
    """Return the server's major version."""
    return connection.info.server_version // 10000


def tables(connection: "psycopg.Connection[Any]") -> list[str]:
    """Return the names of the tables that outlive a crash."""
    return [row[0] for row in connection.execute(_TABLES)]


def moment(connection: "psycopg.Connection[Any]") -> datetime:
    """Return the database's clock at the beginning of the transaction."""
    found: datetime = one(connection, "SELECT transaction_timestamp()")
    return found


def holds(connection: "psycopg.Connection[Any]") -> dict[str, Any]:
    """Return counts of all tables, the ends of all chains, and how far the tables were migrated."""
    counts = {name: _count(connection, name) for name in tables(connection) if name not in LEFT_OUT}
    applied = connection.execute("SELECT app, name FROM django_migrations ORDER BY app, name").fetchall()
    return {"tables": counts, "heads": heads(connection), "migrations": [f"{app}.{name}" for app, name in applied]}


def heads(connection: "psycopg.Connection[Any]") -> dict[str, list[Any]]:
    """Return entries, changes and tip of every commune's chain."""
    found = connection.execute("SELECT commune, entries, changes, encode(tip, 'hex') FROM kernel_head ORDER BY commune")
    return {commune: [entries, changes, tip] for commune, entries, changes, tip in found}


def differences(told: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """Return in words where a restored database is not what the manifest says."""
    words = []
    for name in sorted(told["tables"].keys() | found["tables"].keys()):
        before, after = told["tables"].get(name), found["tables"].get(name)
        if before != after:
            words.append(f"bảng · table {name}: {before} → {after}")
    for commune in sorted(told["heads"].keys() | found["heads"].keys()):
        before, after = told["heads"].get(commune), found["heads"].get(commune)
        if before != after:
            words.append(f"sổ cái · chain {commune}: {before} → {after}")
    if told["migrations"] != found["migrations"]:
        words.append("bước dựng bảng · migrations")
    return words


def _count(connection: "psycopg.Connection[Any]", name: str) -> int:
    return int(one(connection, sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))))
