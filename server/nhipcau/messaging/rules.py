"""When a message may leave, how often it is tried and what it costs: by data, and judged at the moment of sending."""

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, Final
from uuid import UUID

from nhipcau.kernel.clock import VIETNAM, local_date
from nhipcau.kernel.content import content_dir, load_toml
from nhipcau.kernel.gsm import home_number

FILE: Final = "messages/sending.toml"


@cache
def written() -> dict[str, Any]:
    """Return the rules as written."""
    return load_toml(content_dir() / FILE)


def faults(rules: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the rules, as a strict reader would find it."""
    quiet = rules["quiet"]
    if not all(_clock(quiet[end]) for end in ("from", "until")):
        yield "quiet: two times like 21:00"
    pauses = rules["tries"]["pauses"]
    if not pauses or pauses != sorted(pauses) or pauses[0] < 1:
        yield "tries: pauses of at least a second, growing"
    if not 0 < rules["rest"]["first"] <= rules["rest"]["longest"] or rules["rest"]["failures"] < 1:
        yield "rest: first, then longer; after at least one failure"
    for price in rules["price"]:
        if not isinstance(price["dong"], int) or price["dong"] < 0 or not isinstance(price["from"], date):
            yield f"price of {price['gateway']}: whole đồng from a day on"
    if not any(price["gateway"] == "*" and not price["prefix"] for price in rules["price"]):
        yield "price: one row for every gateway and every number"


def _clock(text: object) -> bool:
    try:
        time.fromisoformat(str(text))
    except ValueError:
        return False
    return True


def quiet_until(moment: datetime, quiet: Mapping[str, str]) -> datetime | None:
    """Return until when people sleep, or None while they are awake. A night may go over midnight."""
    local = moment.astimezone(VIETNAM)
    begins, ends = time.fromisoformat(quiet["from"]), time.fromisoformat(quiet["until"])
    clock = local.time()
    asleep = begins <= clock < ends if begins <= ends else clock >= begins or clock < ends
    if not asleep:
        return None
    morning = datetime.combine(local.date(), ends, VIETNAM)
    return morning if morning > local else morning + timedelta(days=1)


def too_old(said_at: datetime, days: int, moment: datetime) -> bool:
    """Say whether a message has lost its sense."""
    return moment > said_at + timedelta(days=days)


def pause_after(tries: int, pauses: Sequence[int]) -> timedelta | None:
    """Return how long to wait after so many failed tries; None when it was tried often enough."""
    return timedelta(seconds=pauses[tries - 1]) if tries <= len(pauses) else None


def rest_after(failures: int, rest: Mapping[str, int]) -> timedelta | None:
    """Return for how long a gateway is left alone after so many failures in a row."""
    over = failures - rest["failures"]
    return None if over < 0 else timedelta(seconds=min(rest["longest"], rest["first"] * 2 ** min(over, 20)))


def price(gateway: str, number: str, day: date, prices: Iterable[Mapping[str, Any]]) -> int:
    """Return what one part costs by this gateway to this number on a day, in đồng."""
    dialled = home_number(number)
    fitting = [
        one
        for one in prices
        if one["gateway"] in {gateway, "*"} and one["from"] <= day and dialled.startswith(one["prefix"])
    ]
    best = max(fitting, key=lambda one: (one["gateway"] != "*", len(one["prefix"]), one["from"]), default=None)
    return best["dong"] if best else 0


def in_turn(message: UUID, weights: Mapping[str, int]) -> list[str]:
    """Return gateways in the order in which a message asks them: each is first as often as its weight says.

    A message always asks in the same order, so a second try meets the same gateway first (rendezvous hashing).
    """

    def score(name: str) -> float:
        drawn = hashlib.sha256(f"{message}{name}".encode()).digest()
        return -math.log((int.from_bytes(drawn[:8]) + 1) / (2**64 + 1)) / weights[name]

    return sorted(weights, key=score)


def cost(gateway: str, number: str, moment: datetime, parts: int) -> int:
    """Return what a message costs by the prices of its day, in đồng."""
    return parts * price(gateway, number, local_date(moment), written()["price"])
