"""Lines on which nothing comes are hung up: a body that was announced and never sent would hold a thread for ever.

Granian reads without a limit of time. So whoever waits for a body says so here, and when one waits too long, every line
to our port goes on which nothing came and nothing went for as long. Who sends slowly, or reads slowly, is not silent.
"""

import os
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

LONGEST = 30.0  # seconds
_LAST_SENT, _LAST_RECEIVED, _SIZE = 44, 52, 104  # where Linux's tcp_info tells how long ago, in milliseconds
_TCP_INFO: Final = getattr(socket, "TCP_INFO", None)  # other systems have none: there the proxy in front has to do it


class Watch:
    """Who waits for a body, and since when. The thread that looks after them lives while somebody waits."""

    def __init__(self) -> None:
        self._lock, self._since = threading.Lock(), dict[object, tuple[float, int]]()
        self._looking = False

    @contextmanager
    def over(self, port: int) -> Iterator[None]:
        """Watch over a read from a line to this port of ours."""
        mark = object()
        with self._lock:
            self._since[mark] = time.monotonic(), port
            if not self._looking:
                self._looking = True
                threading.Thread(target=self._look, daemon=True).start()
        try:
            yield
        finally:
            with self._lock:
                del self._since[mark]

    def _look(self) -> None:
        while True:
            time.sleep(LONGEST / 10)
            with self._lock:
                if not self._since:
                    self._looking = False
                    return
                oldest, port = min(self._since.values())
            if time.monotonic() - oldest > LONGEST:
                hang_up_the_silent(port)


watch = Watch()


def heard(read: Callable[[int], bytes], port: object) -> Callable[[int], bytes]:
    """Return this way of reading a body, watched over."""
    known = int(port) if str(port).isdecimal() else 0  # type: ignore[call-overload]

    def watched(most: int) -> bytes:
        with watch.over(known):
            return read(most)

    return watched


def hang_up_the_silent(port: int) -> int:
    """Hang up every line to this port on which nothing came or went for too long; return how many."""
    gone = 0
    for number in os.listdir("/proc/self/fd") if _TCP_INFO else ():  # noqa: PTH208 (numbers, no paths)
        with suppress(OSError):  # no socket, or closed meanwhile
            gone += _hang_up(int(number), port)
    return gone


def _hang_up(number: int, port: int) -> bool:
    copy = os.dup(number)
    try:
        line = socket.socket(fileno=copy)
    except OSError:
        os.close(copy)
        return False
    with line:
        if line.family not in {socket.AF_INET, socket.AF_INET6} or line.getsockname()[1] != port:
            return False
        line.getpeername()  # an OSError for what only listens
        told = line.getsockopt(socket.IPPROTO_TCP, _TCP_INFO or 0, _SIZE)
        quiet = min(struct.unpack_from("I", told, at)[0] for at in (_LAST_SENT, _LAST_RECEIVED))
        if quiet < LONGEST * 1000:
            return False
        line.shutdown(socket.SHUT_RDWR)
        return True
