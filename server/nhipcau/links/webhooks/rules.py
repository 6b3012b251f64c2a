"""Where a webhook may lie, how long to wait between tries, and what travels."""

from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

PATIENCE: Final = timedelta(days=3)  # of failing, after which it is stopped
PAUSES: Final = (5, 30, 120, 600, 1800, 3600, 7200, 14400)  # seconds after the first, second … failure; then the last again
PORTS: Final = frozenset({443, 8443})
Address = IPv4Address | IPv6Address
WRAPPED: Final = tuple(map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))  # IPv4 inside IPv6: nobody needs it here


def fault_of(url: str) -> str:
    """Return why nothing is sent to an address, by its words alone, or nothing; its name is looked up when it is sent to."""
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        return "không đọc được"
    known = _literal(host)
    inside = known is not None and _is_inside(known)
    faults = {
        "thừa tên đăng nhập hoặc thiếu tên máy": not host or parts.username or parts.password or parts.fragment,
        "không phải https": parts.scheme != "https" and not (inside and parts.scheme == "http"),
        "cổng khác 443 và 8443": port not in {None, *PORTS} and not inside,
        "tên máy nội bộ": known is None and "." not in host,
        "địa chỉ nội bộ": known is not None and not may_reach(known),
    }
    return next((fault for fault, found in faults.items() if found), "")


def _literal(host: str) -> Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _is_inside(address: Address) -> bool:
    """Say whether an address lies in a network that the operator named: a province's own, where its systems are."""
    return any(address in network for network in settings.WEBHOOK_NETWORKS)


def may_reach(address: Address) -> bool:
    """Say whether an address is one of the public network; or of a network the operator named; nothing else inside is ever sent to."""
    if _is_inside(address):
        return True
    plain = address.ipv4_mapped or address if isinstance(address, IPv6Address) else address
    wrapped = any(plain in one for one in WRAPPED if one.version == plain.version)
    return plain.is_global and not plain.is_multicast and not wrapped


def pause_after(tries: int) -> timedelta:
    """Return how long to wait after so many failures in a row."""
    return timedelta(seconds=PAUSES[min(tries, len(PAUSES)) - 1])


def is_given_up(failing_since: datetime, moment: datetime) -> bool:
    """Say whether an address has failed for too long."""
    return moment - failing_since >= PATIENCE
