"""Kill -9, and knowing when somebody is dead."""

import os
import signal
import time

import psutil


def family_of(pid: int) -> list[psutil.Process]:
    """Return a process and all it has started, the living ones."""
    try:
        root = psutil.Process(pid)
        return [one for one in (root, *root.children(recursive=True)) if lives(one)]
    except psutil.NoSuchProcess:
        return []


def lives(process: psutil.Process) -> bool:
    """Say whether a process still runs; one that nobody has buried yet does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def kill_at_once(family: list[psutil.Process]) -> None:
    """Send SIGKILL to all of them, oldest first, and return when none runs."""
    for one in family:
        try:
            os.kill(one.pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    deadline = time.monotonic() + 10
    while any(lives(one) for one in family) and time.monotonic() < deadline:
        time.sleep(0.005)
