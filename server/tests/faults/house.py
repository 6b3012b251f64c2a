"""A house for one kind of histories: database and app, standing as that kind of mishap needs them."""

import asyncio
import errno
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import psycopg

from nhipcau.settings import database
from tests.databases import point_at
from tests.faults.app import App
from tests.faults.cluster import Cluster

SMALL_DISK = 640  # megabytes
PATIENCE = 30  # seconds until a new worker must stand
ENTRY = "nhipcau.wsgi:application"


class House:
    """One cluster (or a pair) and the app in front of it."""

    def __init__(self, scratch: Path, seed: Path, kind: str, entry: str = ENTRY) -> None:
        """Name the folders; ``open`` builds."""
        self.kind, self.seed, self.entry = kind, seed, entry
        self.folder = scratch / kind
        self.mounted: Path | None = None
        self.primary = self.replica = None  # type: Cluster | None
        self.app: App | None = None

    def open(self) -> None:
        """Let database and app stand, and Django's connections of this process lead there."""
        self.folder.mkdir(mode=0o755)
        place = self.folder / "disk"
        place.mkdir(mode=0o755)
        if self.kind == "disk-full":
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}m", "nhipcau", str(place)], check=True)
            self.mounted = place
        self.primary = Cluster(place / "one")
        self.primary.copy_of(self.seed)
        self.primary.start()
        others = [self._replica(self.primary)] if self.kind == "primary-lost" else []
        urls = (self.primary.url(database.APP_ROLE, *others), self.primary.url(database.OWNER_ROLE, *others))
        self.app = App(*urls, self.folder / "app.log", entry=self.entry)
        self.app.start()
        point_at(self.primary.socket, database.DATABASE)

    def _replica(self, primary: Cluster) -> Cluster:
        """Add a replica without whose word no commit is answered."""
        primary.run("postgres", "ALTER SYSTEM SET synchronous_standby_names = 'two'", "SELECT pg_reload_conf()")
        self.replica = Cluster(self.folder / "two", synchronous_commit="remote_apply")
        self.replica.follow(primary, "two")
        primary.run("postgres", "ALTER SYSTEM SET synchronous_commit = 'remote_apply'")
        self.replica.start()
        return self.replica

    def close(self) -> None:
        """Take all of it down again."""
        if self.app:
            self.app.kill()
        for cluster in (self.primary, self.replica):
            if cluster:
                cluster.kill()
        if self.mounted:
            subprocess.run(["umount", "-l", str(self.mounted)], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def port(self) -> int:
        """The app's port."""
        assert self.app
        return self.app.port

    def mishap(self, die: Random) -> Callable[[], None]:
        """Return what befalls this house: a call that returns when it stands again."""
        happen: dict[str, Callable[[Random], None]] = {
            "worker-killed": self._kill_worker,
            "app-killed": self._kill_app,
            "database-killed": self._kill_database,
            "disk-full": self._fill_disk,
            "primary-lost": self._lose_primary,
        }
        return lambda: happen[self.kind](die)

    def _kill_worker(self, die: Random) -> None:
        """One worker dies. When one dies twice within seconds, granian gives up; whoever supervises it starts it again."""
        assert self.app
        self.app.kill_worker(die)
        deadline = time.monotonic() + PATIENCE
        while not self.app.whole():
            if self.app.gone() or time.monotonic() > deadline:
                self._kill_app(die)
                deadline = time.monotonic() + PATIENCE
            time.sleep(0.05)

    def _kill_app(self, _die: Random) -> None:
        assert self.app
        self.app.kill()
        self.app.start()

    def _kill_database(self, _die: Random) -> None:
        assert self.primary
        self.primary.kill()
        self.primary.start()

    def _lose_primary(self, _die: Random) -> None:
        """The primary is gone for good; its replica takes over, and the app finds it by itself."""
        assert self.primary
        assert self.replica
        self.primary.kill()
        self.replica.run("postgres", "ALTER SYSTEM SET synchronous_standby_names = ''", "SELECT pg_reload_conf()")
        self.replica.promote()
        self.primary, self.replica = self.replica, None
        point_at(self.primary.socket, database.DATABASE)

    def _fill_disk(self, die: Random) -> None:
        """Nothing more can be written for a while; with luck not even the write-ahead log, and the server stops."""
        assert self.primary
        assert self.mounted
        ballast = self.mounted / "ballast"
        deadline = time.monotonic() + die.uniform(0.6, 1.6)
        while time.monotonic() < deadline:
            _fill(ballast)
            if die.random() < 0.5:
                self._use_up_the_log()
            time.sleep(0.05)
        ballast.unlink()
        if not self.primary.stands():
            self.primary.kill()
            self.primary.start()

    def _use_up_the_log(self) -> None:
        try:
            assert self.primary
            self.primary.run("postgres", "SELECT pg_switch_wal()")
        except psycopg.Error:
            return


def _fill(ballast: Path) -> None:
    with ballast.open("ab", buffering=0) as file:
        for size in (2**22, 2**16, 2**12):
            try:
                while True:
                    file.write(bytes(size))
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise


def why_no_small_disk() -> str:
    """Return why a small file system cannot be mounted here, or nothing when it can."""
    probe = Path("/tmp") / f"nhipcau-probe-{os.getpid()}"  # noqa: S108 (removed at once)
    probe.mkdir(mode=0o700)
    try:
        mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "nhipcau", str(probe)]
        tried = subprocess.run(mount, capture_output=True, check=False)
        if tried.returncode:
            return tried.stderr.decode(errors="replace").strip() or "mount is refused"
        subprocess.run(["umount", str(probe)], check=False, capture_output=True)
    finally:
        probe.rmdir()
    return ""


async def conduct(
    house: House, progress: Callable[[], float], strike: Callable[[], None], standing: asyncio.Event, die: Random
) -> int:
    """Let the mishap happen a few times in the middle of things, and return how often it did.

    ``progress`` says how much of the work is done (0 to 1); ``strike`` notes who was caught.
    """
    times = {"worker-killed": 3, "app-killed": 2, "database-killed": 2}.get(house.kind, 1)
    happened = 0
    for number in range(times):
        moment = (number + die.uniform(0.3, 0.9)) / times * 0.8
        while progress() < moment:  # noqa: ASYNC110 (requests are counted, nobody rings a bell)
            await asyncio.sleep(0.002)
        if progress() >= 1:
            break
        await asyncio.sleep(die.uniform(0, 0.02))
        if house.kind not in ("worker-killed", "disk-full"):  # in those, phones go on trying
            standing.clear()
        strike()
        await asyncio.to_thread(house.mishap(die))
        standing.set()
        happened += 1
    return happened
