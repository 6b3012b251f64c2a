"""A process that lives beside the server: begun anew when it dies, and ended with the house."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Lock, Thread
from time import monotonic

FIRST, LONGEST = 1.0, 60.0  # seconds before it is begun anew: twice as long each time, and short again after a good while
PATIENCE = 20.0  # seconds in which it may finish what it is at


class Beside:
    """Keeps one process running."""

    def __init__(self, command: Sequence[str], name: str) -> None:
        """Take what is run, and what it is called in the log."""
        self.command, self.name = list(command), name
        self.over, self.lock = Event(), Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self.keeper = Thread(target=self._keep, daemon=True)

    def begin(self) -> None:
        """Begin it now, and keep it running from here on.

        The server forks its workers after this: a worker forked in the middle would hold open the line on which
        a new process says that it has begun, and we would wait there for as long as that worker lives.
        """
        self._begin()
        self.keeper.start()

    def _keep(self) -> None:
        pause, process = FIRST, self.process
        while process:
            began = monotonic()
            code = process.wait()
            if self.over.is_set():
                return
            pause = FIRST if monotonic() - began > LONGEST else pause
            words = f"· {self.name}: dừng ({code}), chạy lại sau {pause:.0f} s · ended, begun anew in {pause:.0f} s\n"
            os.write(2, words.encode())
            self.over.wait(pause)
            pause = min(2 * pause, LONGEST)
            process = self._begin()

    def _begin(self) -> "subprocess.Popen[bytes] | None":
        with self.lock:
            if self.over.is_set():
                return None
            self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL)
            return self.process

    def end(self) -> None:
        """End it: in good order, or, when it takes too long, at once."""
        with self.lock:
            self.over.set()
            process = self.process
        if process and process.poll() is None:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
        self.keeper.join()


@contextmanager
def beside(*command: str, name: str) -> Iterator[Beside]:
    """Let a management command run beside the work, from beginning to end of it."""
    found = Beside([sys.executable, "-m", "django", *command], name)
    found.begin()
    try:
        yield found
    finally:
        found.end()
