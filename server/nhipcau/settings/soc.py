"""Where security events are told on to: the receivers of a security centre, by address."""

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

KINDS = ("syslog+tls", "syslog+tcp", "syslog+udp", "file", "https", "http")
PORTS = {"syslog+tls": 6514, "syslog+tcp": 514, "syslog+udp": 514, "https": 443, "http": 80}


@dataclass(frozen=True)
class Receiver:
    """One receiver. ``name`` is its address without what is secret in it; ``path`` of a file, or below a host."""

    kind: str
    host: str
    port: int
    path: str

    @property
    def name(self) -> str:
        """The address, as logs and pages may show it."""
        where = f"{self.host}:{self.port}" if self.host else ""
        return f"{self.kind}://{where}{self.path}"[:200]


@dataclass(frozen=True)
class Soc:
    """All receivers, and what it takes to be believed by them and to believe them."""

    receivers: tuple[Receiver, ...]
    authority: str
    certificate: str
    token: str


def soc() -> Soc:
    """Read the receivers from the environment."""
    given = os.environ.get("NHIPCAU_SOC", "").replace(",", " ").split()
    return Soc(
        tuple(_receiver(one) for one in given),
        authority=os.environ.get("NHIPCAU_SOC_CA", ""),
        certificate=os.environ.get("NHIPCAU_SOC_CERT", ""),
        token=os.environ.get("NHIPCAU_SOC_TOKEN", ""),
    )


def _receiver(address: str) -> Receiver:
    parts = urlsplit(address)
    if parts.scheme not in KINDS or not (parts.hostname or parts.scheme == "file") or parts.username:
        raise ValueError(f"NHIPCAU_SOC: {parts.scheme}://… is no address of a receiver; known: {', '.join(KINDS)}")
    if parts.scheme == "file":
        return Receiver("file", "", 0, parts.path)
    return Receiver(parts.scheme, parts.hostname or "", parts.port or PORTS[parts.scheme], parts.path)
