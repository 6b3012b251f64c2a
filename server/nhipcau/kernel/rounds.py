"""What the house does by itself, again and again: registered by whoever does it, run by one process beside the server."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from nhipcau.kernel import beats

log = logging.getLogger("nhipcau.rounds")


@dataclass
class Round:
    """One work: what it is called, how it is done, how many seconds apart; ``last`` is when this process did it."""

    name: str
    work: Callable[[], object]
    seconds: float
    last: float | None = None

    def due(self, moment: float) -> bool:
        """Say whether its time has come, by a clock that only goes on."""
        return self.last is None or moment - self.last >= self.seconds


rounds: dict[str, Round] = {}


def add(name: str, work: Callable[[], object], seconds: float) -> None:
    """Register a work. It may be asked at any time, by two processes at once, and after days of rest: it catches up.

    Raises:
        ValueError: the name is taken by another work.
    """
    if name in rounds and rounds[name].work is not work:
        raise ValueError(f"{name}: registered twice")
    rounds.setdefault(name, Round(name, work, seconds))


def go(*, everything: bool = False) -> list[str]:
    """Do what is due, or all of it, one after another; return the names of what failed. A failure stops nothing else."""
    failed = []
    for one in list(rounds.values()):
        moment = time.monotonic()
        if everything or one.due(moment):
            one.last = moment
            try:
                one.work()
                beats.beat(one.name)
            except Exception:
                log.exception("the work %s was not done", one.name)
                failed.append(one.name)
    return failed
