"""Phones that come when the plan says, whether or not earlier answers came: an open loop.

How long an errand took is counted from the moment it was due, so a server that stalls is not asked less while it
stalls. A phone that is told to come again (429, 503 with Retry-After) waits as the app does, and its errand goes on
until it is done or given up; both are counted. Every request has its own TCP connection.
"""

import asyncio
import gzip
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from statistics import median

import aiohttp
import brotli

PATIENCE = 120  # seconds for one answer
TIMES = 6  # how often a phone comes again within one errand
AGAIN = {408, 429, 503}
GOOD = range(200, 400)


class Failed(Exception):  # noqa: N818 (a failed errand is counted, never raised at the user)
    """An errand that was not done; the words say why."""


@dataclass
class Kind:
    """What became of all errands of one kind."""

    seconds: list[float] = field(default_factory=list)
    failed: Counter[str] = field(default_factory=Counter)
    again: int = 0  # answers that said: come again

    def share(self, part: float) -> float:
        """Return the milliseconds within which this share of the errands was done."""
        ranked = sorted(self.seconds)
        return ranked[min(len(ranked) - 1, int(len(ranked) * part))] * 1000 if ranked else float("nan")

    @property
    def middle(self) -> float:
        """The median, in milliseconds."""
        return median(self.seconds) * 1000 if self.seconds else float("nan")


@dataclass
class Outcome:
    """What a crowd met, and what it cost."""

    kinds: dict[str, Kind]
    took: float  # seconds from the first arrival to the last answer
    own: float  # CPU-seconds of the crowd itself
    late: float  # the latest that the tool itself set out, in milliseconds after the plan

    @property
    def failed(self) -> int:
        """How many errands were not done."""
        return sum(sum(kind.failed.values()) for kind in self.kinds.values())

    @property
    def again(self) -> int:
        """How many answers said: come again."""
        return sum(kind.again for kind in self.kinds.values())

    def faults(self) -> str:
        """Return the reasons of all failures, with their numbers."""
        reasons: Counter[str] = Counter()
        for kind in self.kinds.values():
            reasons += kind.failed
        return ", ".join(f"{number} × {why}" for why, number in reasons.most_common(4))


class Phone:
    """What one errand may do: ask, patiently."""

    def __init__(self, http: aiohttp.ClientSession, kind: Kind, patient: bool) -> None:
        self._http, self._kind, self._patient = http, kind, patient

    async def ask(
        self,
        method: str,
        path: str,
        *,
        body: bytes | None = None,
        form: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> tuple["aiohttp.ClientResponse", bytes]:
        """Ask until it is answered, coming again when told to; anything else that is not good fails the errand."""
        for _ in range(TIMES):
            async with self._http.request(
                method, path, data=body or form, headers=headers, allow_redirects=False
            ) as got:
                content = await got.read()
            if got.status in GOOD:
                return got, unpacked(content, got.headers.get("Content-Encoding", ""))
            if got.status not in AGAIN or "Retry-After" not in got.headers:
                raise Failed(f"HTTP {got.status} {content[:80]!r}")
            self._kind.again += 1
            if not self._patient:
                raise Failed(f"HTTP {got.status} come again")
            await asyncio.sleep(int(got.headers["Retry-After"]) * random.uniform(1, 1.25))
        raise Failed("told too often to come again")


Errand = Callable[[Phone], Awaitable[None]]


@dataclass(frozen=True)
class Arrival:
    """An errand, its kind, and when it is due, in seconds from the start."""

    due: float
    kind: str
    errand: Errand


def unpacked(content: bytes, coding: str) -> bytes:
    """Undo the coding of an answer."""
    if coding == "br":
        return bytes(brotli.decompress(content))
    return gzip.decompress(content) if coding == "gzip" else content


def meet(port: int, plan: Iterable[Arrival], *, patient: bool = True) -> Outcome:
    """Let everybody come by the plan, and return what they met. Impatient ones fail when told to come again."""
    return asyncio.run(_meet(port, sorted(plan, key=lambda one: one.due), patient))


async def _meet(port: int, plan: list[Arrival], patient: bool) -> Outcome:
    kinds = {arrival.kind: Kind() for arrival in plan}
    latest = 0.0
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    wait = aiohttp.ClientTimeout(total=PATIENCE)
    about = {"Accept-Encoding": "br, gzip", "Accept": "*/*"}
    async with aiohttp.ClientSession(
        f"http://127.0.0.1:{port}",
        connector=connector,
        timeout=wait,
        auto_decompress=False,
        headers=about,
        cookie_jar=aiohttp.DummyCookieJar(),
    ) as http:
        own, started, tasks = time.process_time(), time.perf_counter(), []
        for arrival in plan:
            ahead = started + arrival.due - time.perf_counter()
            await asyncio.sleep(max(0.0, ahead))
            latest = max(latest, time.perf_counter() - started - arrival.due)
            tasks.append(asyncio.ensure_future(_one(http, arrival, kinds[arrival.kind], started, patient)))
        await asyncio.gather(*tasks)
        return Outcome(kinds, time.perf_counter() - started, time.process_time() - own, latest * 1000)


async def _one(http: aiohttp.ClientSession, arrival: Arrival, kind: Kind, started: float, patient: bool) -> None:
    try:
        await arrival.errand(Phone(http, kind, patient))
    except Failed as why:
        kind.failed[str(why)] += 1
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        kind.failed[type(error).__name__] += 1
    else:
        kind.seconds.append(time.perf_counter() - started - arrival.due)


def evenly(rate: float, seconds: float, chance: random.Random) -> list[float]:
    """Return moments of arrival at this rate, as people come who know nothing of each other (a Poisson process)."""
    moments, now = [], chance.expovariate(rate)
    while now < seconds:
        moments.append(now)
        now += chance.expovariate(rate)
    return moments
