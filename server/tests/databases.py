"""Real databases for the tests: one server, one migrated template, a clone for whoever asks."""

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import psutil
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from nhipcau.kernel.postgres import Embedded
from nhipcau.settings import database

KEPT_TEMPLATES = 4
BUILDING = "test_building"
CARELESS = ("fsync", "full_page_writes", "synchronous_commit")  # nothing in a test outlives a power cut


class Databases:
    """The test server. Names: `template_<hash>` is migrated once, `test_<pid>` belongs to one process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = Embedded(folder)
        self.own = f"test_{os.getpid()}"
        self.template = f"template_{_schema_hash()}"

    def open(self) -> None:
        """Give this process its database, made from the template by the owner's migrations."""
        with self._alone():
            self._hurry()
            self._drop_leftovers()
            if self.template not in self.server.names("datname"):
                self._build_template()
        self.clone(self.own)
        point_at(self.server.socket, self.own)

    def close(self) -> None:
        """Drop this process's databases and let go of the server."""
        connections.close_all()
        self.drop(self.own)
        self.server.stop()

    def clone(self, name: str, of: str = "") -> None:
        """Make a fresh database from the template, or from another database that nobody is using."""
        with self._alone():
            self.drop(name)
            new = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY file_copy")
            ids = (sql.Identifier(part) for part in (name, of or self.template, database.OWNER_ROLE))
            self.server.run("postgres", new.format(*ids))

    def drop(self, name: str) -> None:
        """Drop a database, whoever is still connected."""
        self.server.run("postgres", sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def rename(self, name: str, to: str) -> None:
        """Give a database that nobody is using another name."""
        new = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        self.server.run("postgres", new.format(sql.Identifier(name), sql.Identifier(to)))

    def _hurry(self) -> None:
        """Let the test server answer before the disk has: only what a power cut would lose is given up."""
        self.server.run(
            "postgres", *(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(name)) for name in CARELESS)
        )
        self.server.run("postgres", sql.SQL("SELECT pg_reload_conf()"))

    def _build_template(self) -> None:
        self.drop(BUILDING)
        self.server.prepare(BUILDING, owner=database.OWNER_ROLE, app=database.APP_ROLE)
        point_at(self.server.socket, BUILDING)
        call_command("migrate", database="owner", verbosity=0, interactive=False)
        connections.close_all()
        self.rename(BUILDING, self.template)

    def _drop_leftovers(self) -> None:
        names = self.server.names("datname")
        templates = [name for name in names if name.startswith("template_") and name != self.template]
        dead = [name for name in names if name.startswith("test_") and not _owner_lives(name)]
        for name in [*dead, *templates[:-KEPT_TEMPLATES]]:
            self.drop(name)

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.folder.parent / "test-postgres.lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield


def point_at(socket: str, name: str) -> None:
    """Let Django's two connections use this database."""
    connections.close_all()
    for alias in ("default", "owner"):
        place = connections[alias].settings_dict
        role = database.APP_ROLE if alias == "default" else database.OWNER_ROLE
        place.update(NAME=name, HOST=socket, PORT="", USER=role, PASSWORD="")
        place["OPTIONS"].pop("pool", None)


def _owner_lives(name: str) -> bool:
    pid = name.split("_")[1]
    return pid.isdigit() and psutil.pid_exists(int(pid))


def _schema_hash() -> str:
    total = hashlib.sha256()
    for app in apps.get_app_configs():
        folder = Path(app.path)
        if app.name.startswith("nhipcau"):
            for path in sorted(
                [*folder.glob("models.py"), *folder.glob("migrations/*.py"), folder.parent / "kernel/walls.py"]
            ):
                total.update(path.name.encode() + path.read_bytes())
    lock = settings.CONTENT_DIR.parent / "requirements" / "dev.lock"
    total.update(lock.read_bytes() + (Path(__file__).read_bytes()))
    return total.hexdigest()[:12]
