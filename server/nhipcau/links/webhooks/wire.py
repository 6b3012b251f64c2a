"""One message on the wire: Standard Webhooks, over a connection to the very address that was looked at."""

import json
import secrets
import socket
import ssl
import threading
import time
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from standardwebhooks import Webhook

from nhipcau.kernel.sealing import seal, unseal
from nhipcau.links.webhooks.rules import fault_of, may_reach

SECRET: Final = "webhook secret"  # noqa: S105 # nosec B105 (what the key is for)
REACH, WHOLE = 5.0, 15.0  # seconds to connect and for each answer to go on; for all of it
AGENT: Final = "NhipCau-Webhooks/1"


@dataclass(frozen=True)
class Heard:
    """What came of a try: the status, or why there was none."""

    status: int | None
    why: str
    milliseconds: int

    @property
    def taken(self) -> bool:
        """Whether the receiver has it. A redirect is not followed, so it is no yes."""
        return self.status is not None and 200 <= self.status < 300  # noqa: PLR2004 (RFC 9110: successful)


def new_secret() -> tuple[str, str]:
    """Return a new secret as its owner gets it, and sealed as a verb carries it."""
    made = f"whsec_{b64encode(secrets.token_bytes(32)).decode()}"
    return made, seal(SECRET, made).hex()


def signed(sealed: list[bytes], message: UUID, moment: datetime, text: str) -> dict[str, str]:
    """Return the headers of a message, signed with each of these secrets."""
    known = [unseal(SECRET, one) for one in sealed]
    signs = [Webhook(secret).sign(str(message), moment.astimezone(UTC), text) for secret in known if isinstance(secret, str)]
    return {
        "webhook-id": str(message),
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(signs),
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": AGENT,
    }


def spelled(kind: str, at: datetime, data: dict[str, Any]) -> str:
    """Return a message's body as it is signed and sent."""
    return json.dumps({"type": kind, "timestamp": at.astimezone(UTC).isoformat(), "data": data}, ensure_ascii=False, separators=(",", ":"))


def send(url: str, headers: dict[str, str], text: str) -> Heard:
    """Send one message, and return what came back; nothing of the answer is kept but its status."""
    began = time.monotonic()
    try:
        status, why = _ask(url, headers, text.encode()), ""
    except (OSError, HTTPException, ValueError) as error:
        status, why = None, _said(error)
    return Heard(status, why, int((time.monotonic() - began) * 1000))


class _Forbidden(ValueError):  # noqa: N818 (an answer, not an error of ours)
    """The name leads to an address that is not of the public network."""


def _said(error: Exception) -> str:
    if isinstance(error, _Forbidden):
        return "forbidden address"
    if isinstance(error, TimeoutError):
        return "too slow"
    return "name unknown" if isinstance(error, socket.gaierror) else type(error).__name__[:40]


def _ask(url: str, headers: dict[str, str], body: bytes) -> int:
    if fault_of(url):
        raise _Forbidden
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    line = _Line(host, port, tls=parts.scheme == "https")
    watch = threading.Timer(WHOLE, line.cut)
    watch.start()
    try:
        line.request("POST", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), body, headers)
        return line.getresponse().status
    except (OSError, HTTPException) as error:
        raise TimeoutError if line.was_cut else error from error
    finally:
        watch.cancel()
        line.close()


class _Line(HTTPConnection):
    """A connection to the address that was looked at: between looking and connecting, a name cannot move elsewhere."""

    def __init__(self, host: str, port: int, *, tls: bool) -> None:
        super().__init__(host, port, timeout=REACH)
        self._tls, self.was_cut = tls, False

    def connect(self) -> None:
        """Look the name up once, refuse it when any of its addresses is not public, and connect to one of those."""
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        addresses = [str(one[4][0]) for one in found]
        if not addresses or not all(may_reach(ip_address(one.partition("%")[0])) for one in addresses):
            raise _Forbidden
        self.sock = socket.create_connection((addresses[0], self.port), REACH)
        if self._tls:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
        self.sock.settimeout(REACH)

    def cut(self) -> None:
        """End a connection on which the answer drips."""
        self.was_cut = True
        if self.sock is not None:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                self.close()
