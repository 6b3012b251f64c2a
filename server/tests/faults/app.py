"""The real HTTP server over a cluster, started as `nhipcau run` starts it, to be killed."""

import os
import random
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import psutil

from tests.faults.killing import family_of, kill_at_once

SERVER = Path(__file__).resolve().parents[2]
DOOR = """
import sys
from nhipcau.cli.serve import door
server = door("127.0.0.1", int(sys.argv[1]), int(sys.argv[2]))
server.target = sys.argv[3]  # the product's own entry, unless a bug is planted
server.serve()
"""
PATIENCE = 60  # seconds until it must stand


class App:
    """The product's own door with some workers; a worker that dies is replaced."""

    def __init__(self, url: str, owner_url: str, log: Path, *, entry: str, workers: int = 2) -> None:
        """Choose a port; nothing is started yet."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        ours = ("NHIPCAU_ENV", "NHIPCAU_EMBEDDED_SOCKET")
        self.env = {name: value for name, value in os.environ.items() if name not in ours}
        self.env |= {"DATABASE_URL": url, "DATABASE_OWNER_URL": owner_url, "NHIPCAU_LOG": "ERROR"}
        self.env |= {"DJANGO_SETTINGS_MODULE": "nhipcau.settings.base"}
        self.command = [sys.executable, "-c", DOOR, str(self.port), str(workers), entry]
        self.workers = workers
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and return once it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, env=self.env, cwd=SERVER, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.whole():
                return
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError(f"the app did not start: {self.log.read_text(errors='replace')[-1500:]}")

    def answers(self) -> bool:
        """Say whether somebody answers at the door."""
        try:
            caller = HTTPConnection("127.0.0.1", self.port, timeout=5)
            caller.request("GET", "/healthz")
            return caller.getresponse().status == 200
        except (OSError, HTTPException):
            return False

    def kill_worker(self, die: random.Random) -> None:
        """Kill -9 one worker; the others go on, and a new one takes its place."""
        if workers := self._workers():
            kill_at_once([die.choice(workers)])

    def kill(self) -> None:
        """Kill -9 everything."""
        if self.process:
            kill_at_once(family_of(self.process.pid))
            self.process.wait(10)
            self.process = None

    def gone(self) -> bool:
        """Say whether the server has ended by itself."""
        return self.process is None or self.process.poll() is not None

    def whole(self) -> bool:
        """Say whether every worker stands and somebody answers."""
        return len(self._workers()) >= self.workers and self.answers()

    def _workers(self) -> list[psutil.Process]:
        return family_of(self.process.pid)[1:] if self.process else []
