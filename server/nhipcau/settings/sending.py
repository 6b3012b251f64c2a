"""Where messages leave by: the mode, the gateways of text messages by address, e-mail, and who gets the trial messages."""

import os
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from urllib.parse import parse_qs, unquote, urlsplit

TRIAL, TEAM, LIVE = "trial", "team", "live"
MODES = (TRIAL, TEAM, LIVE)
KINDS = {"console": 0, "kannel+http": 13013, "kannel+https": 443, "smpp": 2775}
# The push services of the browsers there are; a browser that names another is not spoken to.
PUSH_HOSTS = ("fcm.googleapis.com", "updates.push.services.mozilla.com", ".push.apple.com", ".notify.windows.com")
MAIL_KINDS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


@dataclass(frozen=True)
class Way:
    """One gateway of text messages. ``name`` is what pages, prices and logs call it; ``sender`` is whom phones show."""

    kind: str
    name: str
    host: str = ""
    port: int = 0
    path: str = ""
    user: str = ""
    password: str = ""
    sender: str = ""
    weight: int = 1


@dataclass(frozen=True)
class Sending:
    """How messages leave. ``door`` is our own address as a gateway on the same network reaches it, for receipts."""

    mode: str
    ways: tuple[Way, ...]
    mail: Way | None
    door: str
    contact: str
    canaries: tuple[str, ...]
    push_hosts: tuple[str, ...] = PUSH_HOSTS


def networks() -> tuple[IPv4Network | IPv6Network, ...]:
    """Return the networks inside that webhooks may also be sent to, such as a province's own; usually none.

    Raises:
        ValueError: one of them is no network.
    """
    return tuple(ip_network(one) for one in os.environ.get("NHIPCAU_WEBHOOK_NETWORKS", "").replace(",", " ").split())


def sending() -> Sending:
    """Read it from the environment.

    Raises:
        ValueError: an address is none, or the mode is not known.
    """
    mode = os.environ.get("NHIPCAU_MESSAGES", TRIAL)
    if mode not in MODES:
        raise ValueError(f"NHIPCAU_MESSAGES: {mode} is none of {', '.join(MODES)}")
    ways = tuple(_way(one) for one in os.environ.get("NHIPCAU_SMS_GATEWAYS", "").replace(",", " ").split())
    if len({one.name for one in ways}) < len(ways):
        raise ValueError("NHIPCAU_SMS_GATEWAYS: two gateways of one name")
    mail = os.environ.get("NHIPCAU_MAIL", "")
    return Sending(
        mode,
        ways,
        _way(mail, MAIL_KINDS, "NHIPCAU_MAIL") if mail else None,
        door=os.environ.get("NHIPCAU_SMS_DOOR", "http://127.0.0.1:8000").rstrip("/"),
        contact=os.environ.get("NHIPCAU_PUSH_CONTACT", ""),
        canaries=tuple(os.environ.get("NHIPCAU_MESSAGES_CANARY", "").replace(",", " ").split()),
    )


def _way(address: str, kinds: dict[str, int] = KINDS, variable: str = "NHIPCAU_SMS_GATEWAYS") -> Way:
    """Return a gateway by its address, ``kind://user:password@host:port/path?name=…&weight=…&from=…``."""
    parts = urlsplit(address)
    more = {name: given[-1] for name, given in parse_qs(parts.query).items()}
    weight = more.pop("weight", "1")
    name, sender = more.pop("name", ""), more.pop("from", "")
    if parts.scheme not in kinds or more or not weight.isdigit() or int(weight) < 1:
        raise ValueError(f"{variable}: {parts.scheme}://… is no address of a gateway; known: {', '.join(kinds)}")
    if parts.scheme != "console" and not parts.hostname:
        raise ValueError(f"{variable}: {parts.scheme}://… names no host")
    return Way(
        parts.scheme,
        (name or parts.hostname or parts.scheme)[:40],
        parts.hostname or "",
        parts.port or kinds[parts.scheme],
        parts.path or ("/cgi-bin/sendsms" if parts.scheme.startswith("kannel") else ""),
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        sender,
        int(weight),
    )
