"""What the watch over security hears: who came in, who was turned away, what was ended. Never a secret, never a family.

The doors tell; whoever keeps the record or passes it on listens. A listener that fails stops nobody at a door.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now

log = logging.getLogger("nhipcau.events")
Fact = str | int | bool | None


@dataclass(frozen=True)
class Event:
    """Something the watch may want to know. ``actor`` is None for a stranger; ``facts`` are short and plain."""

    kind: str
    actor: Actor | None
    at: datetime
    facts: dict[str, Fact] = field(default_factory=dict)


Listener = Callable[[Event], None]
listeners: list[Listener] = []


def hear(listener: Listener) -> Listener:
    """Let somebody hear every event from now on."""
    if listener not in listeners:
        listeners.append(listener)
    return listener


def tell(kind: str, actor: Actor | None, **facts: Fact) -> None:
    """Tell all who listen that something has happened."""
    event = Event(kind, actor, now(), facts)
    for listener in listeners:
        try:
            listener(event)
        except Exception:
            log.exception("an event of kind %s was not heard", kind)
