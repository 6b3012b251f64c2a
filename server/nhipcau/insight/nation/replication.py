"""A province's months go to the nation by PostgreSQL's logical replication: what is published, what is taken in.

Everything here runs on a connection that may do it: on a province the owner of the tables, on the nation's database an
administrator (or the owner, where the administrator granted ``pg_create_subscription``).
"""

from typing import Any, Final

import psycopg
from psycopg import sql

TABLES: Final = ("insight_month", "insight_whole", "insight_heard")
PUBLICATION: Final = "nhipcau_nation"
ROLE: Final = "nhipcau_nation"
# No village leaves its province, and what a house told of the whole country is no province's. Nothing is ever emptied at once.
_PUBLISH: Final = """
    CREATE PUBLICATION nhipcau_nation FOR TABLE
        insight_month WHERE (level <> 'place' AND place <> 'vn.'),
        insight_whole WHERE (split_part(place, '.', 4) = ''),
        insight_heard
    WITH (publish = 'insert, update, delete')
"""

Line = psycopg.Connection[Any]


def publish(line: Line) -> None:
    """Offer this province's months to the nation; offering them again changes nothing.

    The role that fetches them may read these tables, if an administrator has made it.
    """
    if not line.execute("SELECT 1 FROM pg_publication WHERE pubname = %s", [PUBLICATION]).fetchone():
        line.execute(_PUBLISH)
    if line.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
        names = sql.SQL(", ").join(map(sql.Identifier, TABLES))
        line.execute(sql.SQL("GRANT SELECT ON {} TO {}").format(names, sql.Identifier(ROLE)))


def subscribe(line: Line, province: str, source: str) -> bool:
    """Take a province's months in, from a copy of all of them on; return what `unsubscribe` returns.

    Done again it begins anew: what was taken in is thrown away and copied once more, for a province that was given back
    from a backup.

    Args:
        line: a connection to the nation's database, in autocommit.
        province: its code, as ``40``.
        source: where its database is, in libpq's words.
    """
    ended = unsubscribe(line, province)
    new = sql.SQL("CREATE SUBSCRIPTION {} CONNECTION {} PUBLICATION {} WITH (copy_data = true, origin = none)")
    line.execute("INSERT INTO insight_source (province, since) VALUES (%s, now()) ON CONFLICT DO NOTHING", [province])
    line.execute(new.format(_name(province), sql.Literal(source), sql.Identifier(PUBLICATION)))
    return ended


def unsubscribe(line: Line, province: str) -> bool:
    """Take nothing more in from a province, and throw away what came from it.

    Returns:
        Whether its slot was ended there, too. It was not where the province does not answer, or was given back from a
        backup and has none; one that is left there keeps the province's log, and has to be dropped by hand.
    """
    ended = _drop(line, province)
    path = f"vn.{province}."
    line.execute("DELETE FROM insight_month WHERE province = %s", [province])
    line.execute("DELETE FROM insight_whole WHERE starts_with(place, %s)", [path])
    line.execute("DELETE FROM insight_heard WHERE province = %s", [province])
    line.execute("DELETE FROM insight_source WHERE province = %s", [province])
    return ended


def _drop(line: Line, province: str) -> bool:
    try:
        line.execute(sql.SQL("DROP SUBSCRIPTION IF EXISTS {}").format(_name(province)))
    except psycopg.OperationalError:  # of the province's server, if not of our own
        if line.broken:
            raise
        for words in ("ALTER SUBSCRIPTION {} DISABLE", "ALTER SUBSCRIPTION {} SET (slot_name = NONE)", "DROP SUBSCRIPTION {}"):
            line.execute(sql.SQL(words).format(_name(province)))
        return False
    return True


def refresh_tables(line: Line, province: str) -> None:
    """Hear of tables that a new release publishes besides."""
    line.execute(sql.SQL("ALTER SUBSCRIPTION {} REFRESH PUBLICATION").format(_name(province)))


def _name(province: str) -> sql.Identifier:
    return sql.Identifier(f"nhipcau_{province}")
