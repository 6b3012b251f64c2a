"""A bell for a process that works in rounds: it rings when it is time to end."""

import os
import select
import signal
from contextlib import suppress


class Bell:
    """Rings at a signal, and, beside a house, when that is no more. It takes no lock."""

    def __init__(self, *, beside: bool) -> None:
        """Hang it up; ``beside`` a house, look for whoever started us."""
        self.house = os.getppid() if beside else None
        self.heard, self.rope = os.pipe()
        os.set_blocking(self.rope, False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ring)

    def _ring(self, *_: object) -> None:
        with suppress(BlockingIOError):  # it has rung long enough
            os.write(self.rope, b"!")

    def rings(self, within: float = 0) -> bool:
        """Listen for so many seconds."""
        heard = bool(select.select([self.heard], [], [], within)[0])
        return heard or self.house not in {None, os.getppid()}
