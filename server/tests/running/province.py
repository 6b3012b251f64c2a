"""A province in small: two app machines, PgBouncer on each, a primary and its replica, by the files of `deploy/province`."""

import os
import re
import shutil
import subprocess
import time
from itertools import cycle
from pathlib import Path
from random import Random

from nhipcau.kernel.postgres import BINARIES
from nhipcau.settings import database, places
from tests.databases import point_at
from tests.faults.app import App
from tests.faults.cluster import PORT, Cluster
from tests.faults.house import House
from tests.receivers import free, have

DEPLOY = places.CHECKOUT / "deploy" / "province"
PASSWORD = "mat-khau-cua-may-thu"
LINE = re.compile(r"(\w+) = (.*)")


def lines_of(conf: Path) -> dict[str, str]:
    """Return the settings of a PostgreSQL file of ours."""
    found = (LINE.fullmatch(line) for line in conf.read_text(encoding="utf-8").splitlines())
    return {match[1]: match[2] for match in found if match}


class Bouncer:
    """The PgBouncer of one app machine."""

    def __init__(self, folder: Path, user: str | None) -> None:
        """Write its files: ours, with a port and folders of this test."""
        self.folder, self.port, self.user = folder, free(), user
        folder.mkdir()
        folder.chmod(0o777)
        own = (DEPLOY / "pgbouncer.ini").read_text(encoding="utf-8")
        own = own.replace("listen_port = 6432", f"listen_port = {self.port}")
        for there in ("/etc/pgbouncer", "/var/run/postgresql", "/var/log/postgresql"):
            own = own.replace(there, str(folder))
        (folder / "pgbouncer.ini").write_text(own, encoding="utf-8")
        (folder / "userlist.txt").write_text(f'"{database.APP_ROLE}" "{PASSWORD}"\n"pgbouncer" "{PASSWORD}"\n', encoding="utf-8")
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """How the app reaches it."""
        return f"postgresql://{database.APP_ROLE}:{PASSWORD}@127.0.0.1:{self.port}/{database.DATABASE}"

    def start(self) -> None:
        """Start it; it leads where `switch point` said."""
        shutil.copy(DEPLOY / "primary.ini.example", self.folder / "primary.ini")
        user = ["-u", self.user] if self.user else []
        command = [have("pgbouncer", "pgbouncer"), *user, str(self.folder / "pgbouncer.ini")]
        with (self.folder / "said").open("ab") as said:
            self.process = subprocess.Popen(command, stdout=said, stderr=said)
        deadline = time.monotonic() + 20
        while not (self.folder / f".s.PGSQL.{self.port}").exists():
            assert self.process.poll() is None, (self.folder / "said").read_text()
            assert time.monotonic() < deadline
            time.sleep(0.02)

    def stop(self) -> None:
        """End it."""
        if self.process:
            self.process.kill()
            self.process.wait()


def switch(*words: str, server: Cluster | None = None, bouncer: Bouncer | None = None) -> str:
    """Run the script of the runbook, as an operator does; return what it said."""
    env = {**os.environ, "PATH": f"{BINARIES}:{os.environ['PATH']}", "REPLICA": "two", "REPLICATOR": "postgres"}
    env |= {"PGHOST": server.socket, "PGPORT": PORT, "PGUSER": "postgres", "PGDATA": str(server.data)} if server else {}
    if bouncer:
        admin = f"host={bouncer.folder} port={bouncer.port} user=pgbouncer password={PASSWORD} dbname=pgbouncer"
        env |= {"PGBOUNCER_PRIMARY": str(bouncer.folder / "primary.ini"), "PGBOUNCER_ADMIN": admin}
    who = server._as_user() if server else {}
    done = subprocess.run([str(DEPLOY / "switch"), *words], env=env, cwd="/", capture_output=True, text=True, check=False, **who)
    assert done.returncode == 0, f"switch {words}: {done.stdout}{done.stderr}"
    return str(done.stdout)


class Province(House):
    """A house of two app machines; phones reach one or the other, as behind one address."""

    lost: Cluster | None = None  # the server that was the primary until it was gone

    def open(self) -> None:
        """Let all of it stand, by the files and the commands of `deploy/province`."""
        self.folder.mkdir(mode=0o755)
        conf = lines_of(DEPLOY / "postgresql-primary.conf")
        self.primary = Cluster(self.folder / "one", **conf)
        self.primary.copy_of(self.seed)
        self.primary.start()
        self.replica = Cluster(self.folder / "two", **conf)
        switch("follow", f"{self.primary.socket}:{PORT}", server=self.replica)
        self.replica.start()
        switch("together", server=self.primary)
        self.bouncers = [Bouncer(self.folder / f"bouncer-{name}", self.primary.user) for name in "ab"]
        owner = self.primary.url(database.OWNER_ROLE, self.replica)
        self.apps = [App(one.url, owner, self.folder / f"app-{one.port}.log", entry=self.entry) for one in self.bouncers]
        for bouncer, app in zip(self.bouncers, self.apps, strict=True):
            bouncer.start()
            switch("point", f"{self.primary.socket}:{PORT}", bouncer=bouncer)
            app.env["NHIPCAU_PGBOUNCER"] = "1"
            app.start()
        self._turns = cycle(app.port for app in self.apps)
        self.without = 0.0
        point_at(self.primary.socket, database.DATABASE)

    def close(self) -> None:
        """Take all of it down again."""
        for app in self.apps:
            app.kill()
        for bouncer in self.bouncers:
            bouncer.stop()
        super().close()

    @property
    def port(self) -> int:
        """The port of one app machine, then of the other."""
        return next(self._turns)

    def lose_primary(self) -> None:
        """The primary is gone for good; the operator does what the runbook says. ``without``: seconds it took them."""
        assert self.primary
        assert self.replica
        self.primary.kill()  # its data folder stays as a dead machine leaves it
        began = time.monotonic()
        switch("promote", server=self.replica)
        for bouncer in self.bouncers:
            switch("point", f"{self.replica.socket}:{PORT}", bouncer=bouncer)
        self.without = time.monotonic() - began
        self.lost, self.primary, self.replica = self.primary, self.replica, None
        point_at(self.primary.socket, database.DATABASE)

    def _lose_primary(self, _die: Random) -> None:
        self.lose_primary()
