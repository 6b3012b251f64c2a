"""Events as RFC 5424 syslog: one line with structured data, in ASCII."""

import os
import socket
from datetime import UTC
from typing import Final

from nhipcau.kernel.models import KeptEvent
from nhipcau.watch.kinds import kind_of

AUTHPRIV: Final = 10
ELEMENT: Final = "nhipcau@32473"  # 32473 is for those who have no number of their own (RFC 5612)
APP: Final = "nhipcau"


def spelled(event: KeptEvent) -> bytes:
    """Return an event as one syslog message, without framing."""
    kind = kind_of(event.kind)
    head = f"<{AUTHPRIV * 8 + kind.severity}>1 {event.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
    known = {"id": event.id, "kind": event.kind, "outcome": kind.outcome, "place": event.place}
    if event.actor:
        known |= {"actor": event.actor, "role": event.role}
    pairs = "".join(f' {name}="{_escaped(str(value))}"' for name, value in {**known, **event.facts}.items())
    message = f"{head} {_host()} {APP} {os.getpid()} {_name(event.kind)} [{ELEMENT}{pairs}] {kind.en}"
    return message.encode("ascii", "replace")


def counted(messages: list[bytes]) -> bytes:
    """Return messages as a stream, each behind its length (RFC 6587, 3.4.1; RFC 5425, 4.3)."""
    return b"".join(b"%d %s" % (len(one), one) for one in messages)


def _escaped(value: str) -> str:
    for sign in '\\"]':
        value = value.replace(sign, f"\\{sign}")
    return value


def _name(kind: str) -> str:
    return "".join(sign for sign in kind if (sign.isascii() and sign.isalnum()) or sign in "._-")[:32] or "-"


def _host() -> str:
    found = "".join(sign for sign in socket.gethostname() if sign.isascii() and sign.isprintable() and sign != " ")
    return found[:255] or "-"
