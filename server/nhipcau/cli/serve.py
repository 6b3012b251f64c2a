"""`nhipcau run`: database, tables, content, demo world, then the server, until Ctrl-C."""

import argparse
import logging
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from importlib import import_module
from threading import Thread
from types import FrameType

from django.conf import settings
from django.core.checks import CheckMessage, run_checks
from django.core.management import call_command, get_commands
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.log import logger as granian_log

from nhipcau.cli import house
from nhipcau.cli.beside import beside
from nhipcau.cli.problems import PORT_TAKEN
from nhipcau.settings import telemetry
from nhipcau.settings.checks import demo_world_is_absent

ACCEPTED = 4096  # connections of one worker
AGAIN = 0.5  # seconds
PATIENCE = 20  # seconds in which a worker may finish what it is at; told twice at once to stop, one may wait for itself
THREADS = 512  # of one worker, made when needed: more than the gate lets wait and work at once


def run(arguments: list[str]) -> int:
    """Set everything up, say what to open, and serve until told to stop."""
    options = _options(arguments)
    telemetry.open_folder()
    if _taken(options.host, options.port):
        return _say_taken(options.port)
    try:
        with _step("Mở cơ sở dữ liệu", "Opening the database"):
            house.open_up()
        if _refused(run_checks()):
            return 1
        _prepare(demo=not options.no_demo)
        if _refused(demo_world_is_absent()):
            return 1
        _welcome(options)
        _serve(options)
    finally:
        house.close()
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="nhipcau run", description="Serve the house.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-demo", action="store_true", help="leave the demo world out")
    return parser.parse_args(arguments)


@contextmanager
def _step(vi: str, en: str) -> Iterator[None]:
    print(f"· {vi} · {en}…", end="", flush=True)
    started = time.monotonic()
    try:
        yield
    except BaseException:
        print()
        raise
    print(f" {time.monotonic() - started:.1f} s", flush=True)


def _taken(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def _say_taken(port: int) -> int:
    for words in (PORT_TAKEN.vi, PORT_TAKEN.en):
        told = words.filled({"port": port, "other": port + 123})
        print(f"[{PORT_TAKEN.number}] {told.what} {told.todo}", file=sys.stderr)
    return 1


def _refused(found: Sequence[CheckMessage]) -> bool:
    """Print every reason why this start would not be safe."""
    errors = [message for message in found if message.is_serious()]
    for error in errors:
        print(f"[{error.id}] {error.msg} {error.hint or ''}", file=sys.stderr)
    return bool(errors)


def _prepare(*, demo: bool) -> None:
    known = get_commands()
    with _step("Dựng bảng", "Preparing the tables"):
        call_command("migrate", database="owner", verbosity=0, interactive=False)
    _carry_endings()
    if "load" in known:
        with _step("Nạp thủ tục và địa bàn", "Loading procedures and places"):
            call_command("load", verbosity=0)
    if "demo" in known and demo and not settings.PRODUCTION:
        with _step("Dựng dữ liệu trình diễn", "Building the demo world"):
            call_command("demo", verbosity=0)


def _carry_endings() -> None:
    """Keep outside what ended just before a kill; a folder that cannot be written is said, and stops nobody."""
    try:
        import_module("nhipcau.kernel.endings").carry()  # loaded only now: it knows tables
    except (OSError, ValueError) as fault:
        print(f"· Chưa ghi được sổ việc đã dứt · Endings not kept outside: {fault}", file=sys.stderr, flush=True)


def _welcome(options: argparse.Namespace) -> None:
    address = f"http://{options.host}:{options.port}"
    print(f"\n  Nhịp Cầu  {address}\n")
    print(f"  Văn phòng · Office           {address}/")
    if settings.PHONE_APP_DIR.is_dir():
        print(f"  Điện thoại · Phone app       {address}/app/")
    print(f"  Giao diện máy · API          {address}/api/openapi.json")
    if "demo" in get_commands() and not settings.PRODUCTION and not options.no_demo:
        print("\n  DỮ LIỆU TRÌNH DIỄN, người không có thật · DEMO DATA, invented people")
        call_command("demo", "--who", "--address", address)
    print("\n  Ctrl-C để dừng · Ctrl-C to stop\n", flush=True)


def _leave_no_line_open() -> None:
    """Close every connection and pool: the workers are forked, and one socket must not speak for two of them."""
    connections.close_all()
    for alias in settings.DATABASES:
        connection = connections[alias]
        if isinstance(connection, DatabaseWrapper):
            connection.close_pool()


class _Server(Granian):  # type: ignore[misc, valid-type]  # an alias chosen at run time
    """Granian, but a signal only rings a bell: whatever it interrupts may hold the lock that stopping needs."""

    def startup(self, *given: object) -> None:
        """Let somebody listen for the bell, then start."""
        bell, self._ring = os.pipe()
        os.set_blocking(self._ring, False)
        Thread(target=self._stop_at, args=(bell,), daemon=True).start()
        super().startup(*given)

    def _stop_at(self, bell: int) -> None:
        """Say stop until it is over: the loop forgets it once, where a worker that was told to stop, too, ends just then."""
        os.read(bell, 1)
        while True:
            super().signal_handler_interrupt()
            time.sleep(AGAIN)

    def signal_handler_interrupt(self, number: int, _frame: FrameType | None) -> None:
        """Stop, however many signals say so at once.

        A worker is born with this handler and has it until it has loaded the application. It has served nobody yet,
        so it leaves at its parent's word; that word, taken for the parent's own, would leave both waiting for ever.
        """
        if os.getpid() == self.pid:
            with suppress(BlockingIOError):  # it has rung long enough
                os.write(self._ring, b"!")
        elif number == signal.SIGTERM:  # Ctrl-C reaches everybody; the parent then sends each worker this one
            os._exit(0)


class _Quiet(logging.Filter):
    """Granian warns of many threads: most of ours wait for a slow body or at the gate, which lets in few at a time."""

    def filter(self, record: logging.LogRecord) -> bool:
        return "Python threads" not in record.getMessage()


def door(host: str, port: int, workers: int) -> _Server:
    """Return the HTTP server, ready to serve.

    Everybody is let in as far as the gate (`gateway/gate.py`), which answers at once whom it cannot serve. So a
    worker accepts more connections than it can serve, and the kernel's queue, where nobody is told anything,
    stays empty. An idle connection is closed after 30 s.
    """
    telemetry.open_folder()
    _allow_open_files(ACCEPTED * workers)
    granian_log.addFilter(_Quiet())
    return _Server(
        "nhipcau.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        backlog=1024,
        backpressure=ACCEPTED,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE,
        log_level=LogLevels.warning,
    )


def _allow_open_files(wanted: int) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if most > soft:
        with suppress(OSError, ValueError):  # then fewer connections are accepted
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _serve(options: argparse.Namespace) -> None:
    _leave_no_line_open()
    soc = beside("soc", "--beside", name="soc") if settings.SOC.receivers else nullcontext()
    messages, hooks = beside("messages", "--beside", name="messages"), beside("webhooks", "--beside", name="webhooks")
    with messages, hooks, beside("figures", "--beside", name="figures"), soc:
        door(options.host, options.port, options.workers).serve()
