"""When work that nobody looks at last went well, on this machine: a file for each, touched at its end."""

import logging
from typing import Final

from django.conf import settings

TIMED: Final = ("backup", "checkpoint", "files sweep", "purge", "snapshots", "verify ledger", "weather", "cap_feed", "migrate")
STEADY: Final = ("messages", "webhooks", "soc")  # processes beside the house; the rounds of `figures` beat by their own names
log = logging.getLogger("nhipcau.beats")


def beat(name: str) -> None:
    """Note that this went well now. A folder that cannot be written is said, and stops nobody."""
    folder = settings.DATA_DIR / "beats"
    try:
        folder.mkdir(exist_ok=True)
        (folder / name.replace(" ", "-")).touch()
    except OSError as fault:
        log.warning("not noted that %s went well: %s", name, fault.strerror)


def beats() -> dict[str, float]:
    """Return when each last went well (seconds since 1970)."""
    folder = settings.DATA_DIR / "beats"
    return {path.name: path.stat().st_mtime for path in sorted(folder.iterdir())} if folder.is_dir() else {}


def timed(arguments: list[str]) -> str:
    """Return the name of the work a command line does, when it is one that a timer begins; else nothing."""
    words = [word for word in arguments if not word.startswith("-")]
    return next((name for name in TIMED if words[: len(name.split())] == name.split()), "")
