"""A real PostgreSQL of our own, to be killed: fsync on, commits durable, nothing spared."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from nhipcau.guides.models import Procedure
from nhipcau.kernel.postgres import BINARIES, EXTENSIONS, system_user
from nhipcau.places.models import Province
from nhipcau.settings import database
from nhipcau.sync import bundles
from tests.databases import _schema_hash, point_at
from tests.faults.killing import family_of, kill_at_once

PORT = "5432"  # of the socket's name; nothing listens on the network
HONEST = {
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "wal_level": "replica",
    "max_connections": "80",
    "shared_buffers": "48MB",
    "max_wal_size": "96MB",
    "min_wal_size": "32MB",
    "hot_standby": "on",
    "max_wal_senders": "4",
}
PATIENCE = 60  # seconds until a server must stand


class Cluster:
    """One data folder and the server over it."""

    def __init__(self, folder: Path, **more: str) -> None:
        """Take a folder that is empty or holds data already."""
        self.folder, self.data = folder, folder / "data"
        self.settings = HONEST | more
        self.user = system_user()
        self.process: subprocess.Popen[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True)
        self._own(folder)

    @property
    def socket(self) -> str:
        """The folder of its socket."""
        return str(self.folder)

    def make(self) -> None:
        """Make a new, empty cluster."""
        self.tool("initdb", "-D", str(self.data), "-U", "postgres", "--auth=trust", "--encoding=utf8", "--no-sync")

    def copy_of(self, other: Path) -> None:
        """Take over the data of a cluster that is not running."""
        subprocess.run(["cp", "-a", "--reflink=auto", str(other), str(self.data)], check=True)

    def follow(self, primary: "Cluster", name: str) -> None:
        """Become a replica of a running primary, with its base backup."""
        line = f"host={primary.socket} port={PORT} user=postgres application_name={name}"
        base = ["-D", str(self.data), "-d", line, "-X", "stream", "-c", "fast", "-R", "--no-sync"]
        self.tool("pg_basebackup", *base)

    def start(self) -> None:
        """Start, and return once it answers; after a crash that is after its recovery."""
        said = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        place = ["-D", str(self.data), "-k", self.socket, "-h", "", "-p", PORT]
        log = (self.folder / "log").open("ab")
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            command = [str(BINARIES / "postgres"), *place, *said]
            self.process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True, **self._as_user())
            if self._answers(deadline):
                log.close()
                return
            time.sleep(0.1)
        raise RuntimeError(f"PostgreSQL did not start: {self.words()}")

    def kill(self) -> None:
        """Kill -9 the postmaster and every process of it, at once."""
        if self.process:
            kill_at_once(family_of(self.process.pid))
            self.process.wait(10)
            self.process = None

    def stands(self) -> bool:
        """Say whether it runs and answers."""
        return self.process is not None and self.process.poll() is None and self._ask() is not None

    def promote(self) -> None:
        """Make a replica the primary."""
        self.run("postgres", "SELECT pg_promote(true, 60)")

    def stop(self) -> None:
        """Stop in order."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
        self.process = None

    def run(self, name: str, *statements: Any) -> None:
        """Run statements as the superuser, each in its own transaction."""
        with self.connect(name) as connection:
            for statement in statements:
                connection.execute(statement)

    def connect(self, name: str = database.DATABASE) -> "psycopg.Connection[Any]":
        """Open a superuser's connection."""
        return psycopg.connect(host=self.socket, port=PORT, user="postgres", dbname=name, autocommit=True)

    def url(self, role: str = database.APP_ROLE, *others: "Cluster") -> str:
        """Return the DATABASE_URL of an application; with others, the one that can be written to is found."""
        hosts = ",".join(one.socket for one in (self, *others))
        primary = "&target_session_attrs=read-write&connect_timeout=2" if others else ""
        return f"postgresql://{role}@/{database.DATABASE}?host={hosts}{primary}"

    def words(self) -> str:
        """Return the end of its log."""
        return (self.folder / "log").read_text(errors="replace")[-1500:]

    def tool(self, name: str, *arguments: str) -> None:
        """Run one of PostgreSQL's own programs."""
        done = subprocess.run(
            [str(BINARIES / name), *arguments], capture_output=True, text=True, check=False, cwd="/", **self._as_user()
        )
        if done.returncode:
            raise RuntimeError(f"{name}: {done.stderr[-800:]}")

    def _answers(self, deadline: float) -> bool:
        while time.monotonic() < deadline and self.process and self.process.poll() is None:
            if self._ask() is not None:
                return True
            time.sleep(0.03)
        return False

    def _ask(self) -> Any:
        try:
            with self.connect("postgres") as connection:
                return connection.execute("SELECT 1").fetchone()
        except psycopg.Error:
            return None

    def _as_user(self) -> dict[str, Any]:
        if self.user is None:
            return {}
        entry = pwd.getpwnam(self.user)
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}

    def _own(self, path: Path) -> None:
        path.chmod(0o755)
        if self.user:
            shutil.chown(path, self.user)


def seed(scratch: Path) -> Path:
    """Return the data of a stopped cluster with every table and a little content in it; made once a schema."""
    kept = settings.DATA_DIR / "faults" / f"seed-{_schema_hash()}"
    if kept.is_dir():
        return kept
    new = Cluster(scratch / "seed")
    new.make()
    new.start()
    names = {"owner": sql.Identifier(database.OWNER_ROLE), "app": sql.Identifier(database.APP_ROLE)}
    for role in names.values():
        new.run("postgres", sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOBYPASSRLS").format(role))
    create = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0")
    new.run("postgres", create.format(sql.Identifier(database.DATABASE), names["owner"]))
    grants = "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT "
    new.run(
        database.DATABASE,
        *(sql.SQL("CREATE EXTENSION {}").format(sql.Identifier(name)) for name in EXTENSIONS),
        sql.SQL(grants + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}").format(**names),
        sql.SQL(grants + "USAGE, SELECT ON SEQUENCES TO {app}").format(**names),
    )
    point_at(new.socket, database.DATABASE)
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    _a_little_content()
    connections.close_all()
    new.stop()
    return _keep(new.data, kept)


def _a_little_content() -> None:
    about = {"name": "Nghệ An", "kind": "Tỉnh", "valid_from": "2025-07-01"}
    Province.objects.update_or_create(code="40", defaults=about)
    words = {"title": "Đăng ký khai sinh", "plain": "Giấy khai sinh cho con", "field": "ho-tich", "body": {}}
    Procedure.objects.update_or_create(code="1.001193", defaults=words | {"status": "in_force"})
    bundles.publish()


def _keep(data: Path, kept: Path) -> Path:
    kept.parent.mkdir(parents=True, exist_ok=True)
    for old in kept.parent.glob("seed-*"):
        shutil.rmtree(old, ignore_errors=True)
    draft = kept.with_name(f"{kept.name}.{os.getpid()}")
    subprocess.run(["cp", "-a", str(data), str(draft)], check=True)
    try:
        draft.rename(kept)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)  # another run was quicker
    return kept
