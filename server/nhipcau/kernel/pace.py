"""How often somebody may try. Counted in the database, so that all worker processes know one count.

A few tries are free. Then each has to wait a little longer than the one before, up to a longest; a quiet while
forgets them all. Who tries stands there as a keyed hash only. A crash of the database forgets the counts, no more.
"""

import hashlib
import hmac
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import randbelow
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest

from nhipcau.kernel.clock import now
from nhipcau.kernel.statements import Order, Statement

SWEEP = 256  # one try in so many clears away what is long forgotten
LONGEST = timedelta(days=1)


class _Found(NamedTuple):
    early: bool
    until: datetime


# A free try leaves no wait at all, not even up to now: of two at the same moment, the earlier may be counted last.
_TAKE = Statement(
    """
    INSERT INTO kernel_pace AS had (caller, tries, last, until, early)
    VALUES (%(caller)s, 1, %(now)s,
        CASE WHEN %(free)s > 1 THEN %(forgotten)s ELSE %(now)s + %(first)s * interval '1 second' END, false)
    ON CONFLICT (caller) DO UPDATE SET
        early = had.until > %(now)s AND had.until <= %(far)s,
        tries = CASE WHEN had.until > %(now)s AND had.until <= %(far)s THEN had.tries
            WHEN (had.last < %(forgotten)s OR had.last > %(far)s) THEN 1
            ELSE had.tries + 1 END,
        last = CASE WHEN had.until > %(now)s AND had.until <= %(far)s THEN had.last ELSE %(now)s END,
        until = CASE WHEN had.until > %(now)s AND had.until <= %(far)s THEN had.until
            WHEN (had.last < %(forgotten)s OR had.last > %(far)s) OR had.tries + 1 < %(free)s THEN %(forgotten)s
            ELSE %(now)s + least(%(most)s, %(first)s * power(2, least(30, had.tries + 1 - %(free)s)))
                * interval '1 second' END
    RETURNING early, until
    """,
    _Found,
)
_LOOK = Statement(
    "SELECT until > %(now)s AND until <= %(far)s, until FROM kernel_pace WHERE caller = %(caller)s", _Found
)
_FORGET = Order("DELETE FROM kernel_pace WHERE caller = %(caller)s")
_SWEEP = Order("DELETE FROM kernel_pace WHERE last < %(forgotten)s AND until < %(forgotten)s")


@dataclass(frozen=True)
class Pace:
    """One kind of trying: ``free`` tries, then a wait of ``first`` seconds that doubles up to ``most``.

    After ``window`` seconds without a try, the next is a first one again.
    """

    kind: str
    free: int
    first: int
    most: int
    window: int
    clock: Callable[[], datetime] = now

    @classmethod
    def of(cls, kind: str) -> "Pace":
        """Return the pace of this kind of trying, as the table of all of them says (`settings/rates.py`)."""
        rate = settings.RATES[kind]
        return cls(kind, rate.free, rate.first, rate.most, rate.window)

    def take(self, *caller: object) -> int:
        """Count one try, and return 0; or, where it comes too early, count nothing and return the seconds to wait."""
        moment = self.clock()
        if not randbelow(SWEEP):
            _SWEEP.run(forgotten=moment - LONGEST)
        forgotten = moment - timedelta(seconds=self.window)
        found = _TAKE.ask(
            caller=self._mark(caller), now=moment, far=self._far(moment), forgotten=forgotten,
            free=self.free, first=self.first, most=self.most,
        )[0]  # fmt: skip
        return _seconds(found, moment)

    def wait(self, *caller: object) -> int:
        """Return in how many seconds the next try may come; nothing is counted."""
        moment = self.clock()
        found = _LOOK.ask(caller=self._mark(caller), now=moment, far=self._far(moment))
        return _seconds(found[0], moment) if found else 0

    def forget(self, *caller: object) -> None:
        """Forget a caller's tries, after one went right."""
        _FORGET.run(caller=self._mark(caller))

    def _far(self, moment: datetime) -> datetime:
        """Return the latest moment until which anybody waits; what lies beyond was written by a clock that went wrong."""
        return moment + timedelta(seconds=self.most)

    def _mark(self, caller: tuple[object, ...]) -> bytes:
        spelled = "\0".join((self.kind, *map(str, caller)))
        return hmac.new(settings.LOOKUP_KEY.encode(), spelled.encode("utf-8", "replace"), hashlib.sha256).digest()


def _seconds(found: _Found, moment: datetime) -> int:
    return max(1, math.ceil((found.until - moment).total_seconds())) if found.early else 0


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


def waiting(seconds: int) -> dict[str, object]:
    """Return what a refusal says of how long to wait: in seconds for programs, in words for people."""
    minutes = math.ceil(seconds / 60)
    if seconds < 90:  # noqa: PLR2004 (a minute and a half)
        return {"seconds": seconds, "wait": f"{seconds} giây", "wait_en": f"{seconds} second{'s' * (seconds != 1)}"}
    return {"seconds": seconds, "wait": f"{minutes} phút", "wait_en": f"{minutes} minutes"}
