"""The real HTTP server on a real database, with a line between them that a test can cut."""

import os
import selectors
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

OPEN_THE_DOOR = "import sys; from nhipcau.cli.serve import door; door('127.0.0.1', int(sys.argv[1]), 1).serve()"
SERVER = Path(__file__).parents[2]


class Line:
    """A port through which the database is reached; cut, it is as if PostgreSQL had gone."""

    def __init__(self, folder: str) -> None:
        """Reach the PostgreSQL that listens in a folder."""
        self._target, self.cut = f"{folder}/.s.PGSQL.5432", False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._ends = selectors.DefaultSelector()
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()
        threading.Thread(target=self._carry, daemon=True).start()

    def count(self) -> int:
        """Return how many connections go through it."""
        with self._lock:
            return len(self._ends.get_map()) // 2

    def break_off(self) -> None:
        """Cut every connection, and take no more."""
        self.cut = True
        with self._lock:
            for key in list(self._ends.get_map().values()):
                self._drop(key)

    def _accept(self) -> None:
        while True:
            near, _ = self._listener.accept()
            if self.cut:
                near.close()
                continue
            far = socket.socket(socket.AF_UNIX)
            far.connect(self._target)
            with self._lock:
                self._ends.register(near, selectors.EVENT_READ, far)
                self._ends.register(far, selectors.EVENT_READ, near)

    def _carry(self) -> None:
        while True:
            for key, _ in self._ends.select(0.01):
                self._pass_on(key)

    def _pass_on(self, key: selectors.SelectorKey) -> None:
        near, far = key.fileobj, key.data
        try:
            found = near.recv(65536)  # type: ignore[union-attr]
            if found:
                far.sendall(found)
                return
        except OSError:
            pass
        with self._lock:
            self._drop(key)

    def _drop(self, key: selectors.SelectorKey) -> None:
        for end in (key.fileobj, key.data):
            try:
                self._ends.unregister(end)
            except (KeyError, ValueError):
                continue
            end.close()


@contextmanager
def served(socket_folder: str, database: str, first: str = "", **environment: str) -> Iterator[tuple[int, Line]]:
    """Open the doors of one worker as `nhipcau run` does; yield their port, and the line to the database.

    ``first``: what its process does before, such as shortening what a test would have to wait for.
    """
    line = Line(socket_folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    own = {"DATABASE_URL": f"postgresql://nhipcau_app@127.0.0.1:{line.port}/{database}"}
    env = {**os.environ, "PYTHONPATH": str(SERVER), "DJANGO_SETTINGS_MODULE": "nhipcau.settings.base", **own}
    server = subprocess.Popen([sys.executable, "-c", f"{first}\n{OPEN_THE_DOOR}", str(port)], env={**env, **environment})
    try:
        _wait(port, server)
        yield port, line
    finally:
        server.terminate()
        server.wait(20)


def _wait(port: int, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if ask(port, "GET", "/healthz").status == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not start")


def ask(port: int, method: str, path: str, body: str | None = None, **headers: str) -> HTTPResponse:
    """Ask once, on a connection of its own; the answer has been read."""
    caller = HTTPConnection("127.0.0.1", port, timeout=30)
    about = {"Content-Type": "application/json"} if body else {}
    caller.request(method, path, body, about | {name.replace("_", "-"): value for name, value in headers.items()})
    answer = caller.getresponse()
    answer.told = answer.read()  # type: ignore[attr-defined]
    caller.close()
    return answer


def told(answer: HTTPResponse) -> Any:
    """Return what an answer said."""
    return answer.told  # type: ignore[attr-defined]
