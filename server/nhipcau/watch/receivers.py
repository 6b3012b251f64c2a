"""Handing events to a receiver, and knowing that it has them.

Syslog has no answer. Over TCP and TLS each batch has a connection of its own: we say that nothing more comes and wait
for the other side's end. A receiver that went away with something unread resets the connection instead, and the batch
is sent again, with the same ids. Over UDP nobody can know.
"""

import os
import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import requests
from django.conf import settings

from nhipcau.kernel.models import KeptEvent
from nhipcau.settings.soc import Receiver
from nhipcau.watch import ecs, syslog

PATIENCE: Final = 15  # seconds for each step with a receiver
Events = Sequence[KeptEvent]


class Away(Exception):  # noqa: N818 (no fault of ours: it is tried again)
    """A receiver did not take what it was given; the message says why."""


def deliver(receiver: Receiver, events: Events) -> None:
    """Hand events over; when this returns, the receiver has read them (over UDP: they were sent).

    Raises:
        Away: it did not take them; it may have got some of them.
    """
    try:
        _WAYS[receiver.kind](receiver, events)
    except (OSError, requests.RequestException) as error:
        raise Away(f"{type(error).__name__}: {error}"[:200]) from error


def _tcp(receiver: Receiver, events: Events) -> None:
    with socket.create_connection((receiver.host, receiver.port), PATIENCE) as line:
        line.sendall(_stream(events))
        line.shutdown(socket.SHUT_WR)
        _await_end(line)


def _tls(receiver: Receiver, events: Events) -> None:
    trust = ssl.create_default_context(cafile=settings.SOC.authority or None)
    if settings.SOC.certificate:
        trust.load_cert_chain(settings.SOC.certificate)
    with (
        socket.create_connection((receiver.host, receiver.port), PATIENCE) as line,
        trust.wrap_socket(line, server_hostname=receiver.host) as sealed,
    ):
        sealed.sendall(_stream(events))
        with suppress(ssl.SSLEOFError, ssl.SSLZeroReturnError):  # it closed without a word: its end is what counts
            bare = sealed.unwrap()
            bare.shutdown(socket.SHUT_WR)
            _await_end(bare)


def _await_end(line: socket.socket) -> None:
    """Wait until the other side has read all and closes; raise where it resets the line or says nothing in time."""
    while line.recv(4096):
        pass


def _udp(receiver: Receiver, events: Events) -> None:
    (family, kind, *_, address), *_ = socket.getaddrinfo(receiver.host, receiver.port, type=socket.SOCK_DGRAM)
    with socket.socket(family, kind) as line:
        for event in events:
            line.sendto(syslog.spelled(event), address)


def _stream(events: Events) -> bytes:
    return syslog.counted([syslog.spelled(event) for event in events])


def _file(receiver: Receiver, events: Events) -> None:
    with Path(receiver.path).open("ab") as out:
        out.write(b"".join(ecs.spelled(event) for event in events))
        out.flush()
        os.fsync(out.fileno())


def _http(receiver: Receiver, events: Events) -> None:
    told = {"Content-Type": "application/x-ndjson", "User-Agent": "nhipcau"}
    if settings.SOC.token:
        told["Authorization"] = f"Bearer {settings.SOC.token}"
    answer = requests.post(
        receiver.name,
        data=b"".join(ecs.spelled(event) for event in events),
        headers=told,
        timeout=PATIENCE,
        allow_redirects=False,
        verify=settings.SOC.authority or True,
        cert=settings.SOC.certificate or None,
    )
    if not answer.ok or answer.is_redirect:
        raise Away(f"it answered {answer.status_code}")


_WAYS: Final[dict[str, Callable[[Receiver, Events], None]]] = {
    "syslog+tcp": _tcp,
    "syslog+tls": _tls,
    "syslog+udp": _udp,
    "file": _file,
    "https": _http,
    "http": _http,
}
