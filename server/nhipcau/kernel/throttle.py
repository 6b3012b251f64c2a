"""Slowing down whoever guesses. Counts misses in a short window, never what went right.

Each server process counts for itself, so the allowance is per process; codes are guess-proof without it.
"""

from secrets import randbelow

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the network address a request came from; behind our own proxy, the one the proxy saw."""
    if settings.SECURE_PROXY_SSL_HEADER:
        seen_by_proxy = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if seen_by_proxy:
            return seen_by_proxy
    return str(request.META.get("REMOTE_ADDR", ""))


def come_again(least: int) -> int:
    """Return in how many seconds to come again: spread over three times the least, so that not all come at once."""
    return min(300, least + randbelow(2 * least + 1))


class Misses:
    """Misses of one kind, per caller. An office shares an address, so the allowance is generous."""

    def __init__(self, kind: str, *, allowed: int, seconds: int) -> None:
        """Allow so many misses in a window of so many seconds."""
        self._kind, self._allowed, self._seconds = kind, allowed, seconds

    def _key(self, caller: str) -> str:
        return f"misses:{self._kind}:{caller.encode().hex()[:160]}"

    def too_many(self, caller: str) -> bool:
        """Say whether this caller has used up the allowance."""
        return int(cache.get(self._key(caller), 0)) >= self._allowed

    def add(self, caller: str) -> None:
        """Note one more miss; the window starts with the first."""
        key = self._key(caller)
        if not cache.add(key, 1, timeout=self._seconds):
            try:
                cache.incr(key)
            except ValueError:
                cache.set(key, 1, timeout=self._seconds)

    def forget(self, caller: str) -> None:
        """Forget a caller's misses, after it got it right."""
        cache.delete(self._key(caller))
