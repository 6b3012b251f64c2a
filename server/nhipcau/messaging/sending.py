"""Emptying the outbox. A message is claimed, handed over without holding the database, and what became of it noted.

Whoever is killed in between leaves a claim that runs out; then somebody else hands the message over again, under the same
id. So nothing is lost, and what went twice shows at the gateway by that id.
"""

import logging
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.messaging import lines, receipts
from nhipcau.messaging.gateways import NotTaken, Parcel, Refused, Unsure
from nhipcau.messaging.judging import Ended, Later, Ready, judge
from nhipcau.messaging.models import FAILED, HANDED, HANDING, OPEN, WAITING, OutMessage, Receipt, Watching
from nhipcau.messaging.rules import cost, in_turn, pause_after, written
from nhipcau.messaging.taking import PUSH
from nhipcau.messaging.ways import Ways

log = logging.getLogger("nhipcau.messaging")
BATCH: Final = 40  # messages that one process claims at a time
CLAIM: Final = timedelta(seconds=60)  # after so long a claim has run out
WORK: Final = 20.0  # seconds that a batch is worked on; with a gateway's patience, less than a claim
LOYAL: Final = 3  # tries at the same gateway while it is unsure whether that has taken it


def send_round(ways: Ways, over: Callable[[], bool] = lambda: False) -> int:
    """Hand over what is due, oldest first, a batch of it; return how many messages were looked at."""
    claimed, began = _claim(now()), time.monotonic()
    for at, message in enumerate(claimed):
        if over() or time.monotonic() - began > WORK:
            _give_back(claimed[at:])
            return at
        _carry(message, ways)
    return len(claimed)


def _claim(moment: datetime) -> list[OutMessage]:
    """Take what is due for ourselves, past what others hold; claims that ran out are among it."""
    with acting(system(COUNTRY)):
        due = OutMessage.objects.filter(state__in=OPEN, next_at__lte=moment).order_by("next_at", "id")
        claimed = list(due.select_for_update(skip_locked=True)[:BATCH])
        for one in claimed:
            one.state, one.next_at, one.tries = HANDING, moment + CLAIM, one.tries + 1
        OutMessage.objects.bulk_update(claimed, ["state", "next_at", "tries"])
        return claimed


def _give_back(claimed: Sequence[OutMessage]) -> None:
    for one in claimed:
        _note(one, state=WAITING, next_at=now(), tries=one.tries - 1)


def _carry(message: OutMessage, ways: Ways) -> None:
    """Judge one message, hand it over where it may leave, and note what became of it."""
    moment = now()
    with acting(system(COUNTRY)):
        judged = judge(message, moment)
        resting = lines.resting(ways.weighed(judged.channel), moment) if isinstance(judged, Ready) else {}
    if isinstance(judged, Ended):
        _note(message, state=judged.state, why=judged.why, ended_at=moment)
    elif isinstance(judged, Later):
        _note(message, state=WAITING, next_at=judged.until, due_at=judged.until, tries=message.tries - 1)
    else:
        _hand(message, judged, ways, resting)


def _hand(message: OutMessage, ready: Ready, ways: Ways, resting: dict[str, datetime]) -> None:
    """Ask one gateway after the other; one that may have taken it already is asked alone."""
    turn = _turn(message, in_turn(message.id, ways.weighed(ready.channel)))
    awake = [name for name in turn if name not in resting]
    if not awake:
        until = min(resting[name] for name in turn)
        _note(message, state=WAITING, next_at=until, tries=message.tries - 1)
        return
    parcel = Parcel(message.id, ready.address, ready.text, ready.parts)
    for name in awake:
        try:
            ref = ways.of(ready.channel)[name].hand(parcel)
        except NotTaken as away:
            _failed(name, away)
        except Unsure as lost:
            _failed(name, lost)
            _again(message, gateway=name, unsure=True)
            return
        except Refused as never:
            log.warning("%s refuses %s: %s", name, message.id, never)
            _refused(message, name)
            return
        else:
            _handed(message, ready, name, ref)
            return
    _again(message)


def _turn(message: OutMessage, turn: list[str]) -> list[str]:
    """Let a gateway that may have taken the message be asked alone for a while, then last."""
    if not message.unsure or message.gateway not in turn:
        return turn
    others = [name for name in turn if name != message.gateway]
    return [*(others if message.tries > LOYAL else ()), message.gateway]


def _handed(message: OutMessage, ready: Ready, name: str, ref: str) -> None:
    moment = now()
    known: dict[str, Any] = {"gateway": name, "gateway_ref": ref[:80], "parts": ready.parts, "unsure": False}
    with acting(system(COUNTRY)):
        lines.took(name, moment)
        mine = OutMessage.objects.filter(id=message.id)
        price = cost(name, ready.address, moment, ready.parts)
        mine.update(**known, dong=price)  # also where its receipt was quicker
        mine.filter(state__in=OPEN).update(state=HANDED, why="", handed_at=moment)
        early = Receipt.objects.filter(gateway=name).exists() if ref else False
    if early:
        receipts.match_late()


def _again(message: OutMessage, **known: object) -> None:
    """Put a message back for a later try; after the last one somebody has to decide."""
    pause, moment = pause_after(message.tries, written()["tries"]["pauses"]), now()
    if pause is None:
        _note(message, state=FAILED, why="unreachable", ended_at=moment, **known)
    else:
        _note(message, state=WAITING, next_at=moment + pause, **known)


def _refused(message: OutMessage, name: str) -> None:
    if message.book == PUSH:
        with acting(system(COUNTRY)):
            Watching.objects.filter(id=message.key).delete()
    _note(message, state=FAILED, why="refused", gateway=name, ended_at=now())


def _failed(name: str, why: Exception) -> None:
    log.warning("%s takes nothing: %s", name, why)
    with acting(system(COUNTRY)):
        lines.failed(name, str(why), now())


def _note(message: OutMessage, **known: object) -> None:
    """Note what became of a message, unless a receipt was quicker or somebody else has claimed it since."""
    with acting(system(COUNTRY)):
        OutMessage.objects.filter(id=message.id, state=HANDING, next_at=message.next_at).update(**known)
