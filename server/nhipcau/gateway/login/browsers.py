"""A browser in words, an address roughly, and the browsers in which an officer was before."""

import ipaddress
import secrets
from typing import Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from nhipcau.gateway.codes import mark
from nhipcau.kernel.pace import address_of

COOKIE: Final = "nguoi_quen"
LASTS: Final = 180 * 24 * 60 * 60  # seconds
MOST: Final = 8  # officers that one browser remembers
V4: Final = 4
BROWSERS: Final = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Cốc Cốc"), ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
MACHINES: Final = (
    ("Android", "điện thoại Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
    ("Macintosh", "máy Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux"),
)  # fmt: skip


def in_words(agent: str) -> str:
    """Say what a browser calls itself, as people say it: “Chrome trên Windows”."""
    browser = next((word for sign, word in BROWSERS if sign in agent), "Trình duyệt khác")
    machine = next((word for sign, word in MACHINES if sign in agent), "máy chưa rõ")
    return f"{browser} trên {machine}"


def roughly(address: str) -> str:
    """Say where an address is without keeping it: the office's own network, or the network of the provider."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "chưa rõ mạng"
    if found.is_loopback:
        return "chính máy chủ"
    if found.is_private:
        return "mạng nội bộ"
    if found.version == V4:
        return "mạng " + ".".join(address.split(".")[:2]) + ".…"
    return "mạng " + ":".join(found.exploded.split(":")[:2]) + ":…"


def caller(request: HttpRequest, name: str) -> tuple[str, ...]:
    """Return by whom tries for a name are counted: by its known browser alone, else by the name from this address.

    So whoever tries a name from elsewhere, or from the same office, slows down nobody but themselves.
    """
    known = _read(request).get(_short(name))
    return ("browser", name.casefold(), known) if known else ("address", name.casefold(), address_of(request))


def remember(request: HttpRequest, response: HttpResponseBase, name: str) -> None:
    """Let this browser be known for an officer who has come in through it."""
    known = _read(request)
    known[_short(name)] = known.pop(_short(name), "") or secrets.token_urlsafe(12)
    kept = dict(list(known.items())[-MOST:])
    response.set_cookie(
        COOKIE, signing.dumps(kept, salt=COOKIE), max_age=LASTS, path="/dang-nhap", httponly=True,
        samesite="Lax", secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip


def _read(request: HttpRequest) -> dict[str, str]:
    try:
        found = signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=LASTS)
    except signing.BadSignature:
        return {}
    return dict(found)


def _short(name: str) -> str:
    return mark(f"browser:{name.casefold()}").hex()[:12]
