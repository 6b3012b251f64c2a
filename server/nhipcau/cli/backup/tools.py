"""PostgreSQL's own programs: which ones fit the server, and how they are told where it is."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BufferedReader, BufferedWriter
from pathlib import Path
from threading import Thread
from typing import Any, cast

import psycopg
from django.db import connections
from psycopg.conninfo import make_conninfo

from nhipcau.cli.backup.problems import TOOL_FAILED, TOOL_UNFIT
from nhipcau.kernel.postgres import BINARIES
from nhipcau.kernel.problems import Refusal
from nhipcau.settings.backup import PROGRAMS, said

SERVERS = Path("/usr/lib/postgresql")
TOO_NEW = 17
OLDEST = 15  # the oldest PostgreSQL that the house runs on
STEP = 1 << 18
SHOWN = 400  # characters of what a failed program said


class Place:
    """Where a database is, in libpq's words; the password travels in the environment only."""

    def __init__(self, line: str, password: str = "", server: int = 0) -> None:
        """Take a connection line without a password; ``server`` is its major version, once it is known."""
        self.line, self.server = line, server
        self.env = os.environ | ({"PGPASSWORD": password} if password else {})
        self.password = password

    @classmethod
    def of(cls, alias: str = "owner") -> "Place":
        """Return where one of Django's connections leads."""
        said: dict[str, Any] = connections[alias].settings_dict
        more = {name: value for name, value in said["OPTIONS"].items() if name not in {"pool", "prepare_threshold"}}
        parts = {"host": said["HOST"], "port": said["PORT"], "user": said["USER"], "dbname": said["NAME"]}
        line = make_conninfo("", **(more | {name: value for name, value in parts.items() if value}))
        return cls(line, said["PASSWORD"])

    def connect(self) -> "psycopg.Connection[Any]":
        """Open a connection."""
        connection = psycopg.connect(self.line, password=self.password or None)
        self.server = connection.info.server_version // 10000
        return connection


class Program:
    """A running program that is fed or read in small steps; what it complains of is kept, its end only."""

    def __init__(self, name: str, arguments: Sequence[str], place: Place, *, fed: bool = False) -> None:
        """Start it."""
        self.name, self.words = name, ""
        self.process = subprocess.Popen(
            [str(path_of(name, place.server)), *arguments],
            stdin=subprocess.PIPE if fed else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if fed else subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=place.env,
        )
        self.listener = Thread(target=self._listen, daemon=True)
        self.listener.start()

    def read(self) -> Iterator[bytes]:
        """Yield what it says, and see that it ends well."""
        with cast("BufferedReader", self.process.stdout) as said:
            while some := said.read(STEP):
                yield some
        self.end()

    def feed(self, content: bytes) -> None:
        """Tell it something; one that has ended already says why."""
        try:
            cast("BufferedWriter", self.process.stdin).write(content)
        except BrokenPipeError:
            self.end()
            raise

    def end(self) -> None:
        """Wait for its end.

        Raises:
            Refusal: 500.190 it failed.
        """
        if self.process.stdin:
            with suppress(BrokenPipeError):
                self.process.stdin.close()
        code = self.process.wait()
        self.listener.join()
        if code:
            words = " ".join(self.words.split())[-SHOWN:].rstrip(".") or f"{code}"
            raise Refusal(TOOL_FAILED, tool=self.name, words=words)

    def kill(self) -> None:
        """End it in the middle: what it has not committed is not kept."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def _listen(self) -> None:
        with cast("BufferedReader", self.process.stderr) as said:
            while some := said.read1(4096):
                self.words = (self.words + some.decode(errors="replace"))[-4000:]


def path_of(name: str, server: int = 0) -> Path:
    """Return a program: of the operator's folder, else the server's own (Debian's place), else the embedded one's."""
    given = said(PROGRAMS)
    if given:
        return Path(given) / name
    own = SERVERS / str(server) / "bin" / name
    if own.exists():
        return own
    return BINARIES / name if (BINARIES / name).exists() else Path(shutil.which(name) or name)


def must_fit(name: str, server: int, reads: int = 0) -> str:
    """Return the program's version. ``reads``: the version of the program that wrote what this one has to read.

    From version 17 on, `pg_restore` sends what older servers do not know.

    Raises:
        Refusal: 503.190 it is not there, or older than the server, or the server is older than the house allows.
    """
    try:
        said = subprocess.run([str(path_of(name, server)), "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        raise Refusal(TOOL_UNFIT, tool=name, have="?", server=max(server, OLDEST)) from None
    have = re.search(r"\d+", said)
    version = int(have[0]) if have else 0
    too_new = name == "pg_restore" and version >= TOO_NEW > server
    if version < max(server, reads) or server < OLDEST or too_new:
        raise Refusal(TOOL_UNFIT, tool=name, have=have[0] if have else "?", server=max(server, OLDEST))
    return said.strip()
