"""Telling webhooks: each in the order of the numbers, one after another, until it has taken it. At least once.

A webhook is claimed for a while, then spoken to without holding the database. Whoever is killed in between leaves a claim
that runs out; the next tells the same again under the same id.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, Final
from uuid import uuid5

from django.db import connections, transaction
from django.db.models import Q

from nhipcau.kernel.clock import now
from nhipcau.kernel.events import tell
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import commune_of
from nhipcau.links.clients.tokens import actor_of
from nhipcau.links.webhooks.models import Attempt, Happening, Hook
from nhipcau.links.webhooks.queries import happenings
from nhipcau.links.webhooks.rules import is_given_up, pause_after
from nhipcau.links.webhooks.taking import number
from nhipcau.links.webhooks.wire import Heard, send, signed, spelled

log = logging.getLogger("nhipcau.webhooks")
CLAIM: Final = timedelta(seconds=60)  # after so long a claim has run out
AT_ONCE: Final = 8  # webhooks that are spoken to at the same time
BATCH: Final = 20  # events that one webhook is told before the others get their turn
WORK: Final = timedelta(seconds=30)  # that one webhook is spoken to; with the patience of one message, less than a claim
GONE: Final = HTTPStatus.GONE
PING: Final = "webhook.ping"


def send_round(over: Callable[[], bool] = lambda: False, *, together: bool = True) -> int:
    """Number what is new, and tell every webhook that is due; return how many were looked at."""
    while number():
        pass
    claimed = _claim(now())
    if not together or len(claimed) < 2:  # noqa: PLR2004 (alone, no thread is needed)
        for hook in claimed:
            _tell(hook, over)
    else:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda hook: _alone(hook, over), claimed))
    return len(claimed)


def ping(hook: Hook) -> Heard:
    """Send a webhook a message that says nothing, and return what came back."""
    message, moment = new_id(), now()
    return _try(hook, PING, message, None, spelled(PING, moment, {"hook": str(hook.id)}), moment)


def _claim(moment: datetime) -> list[Hook]:
    """Take the webhooks that are due and have something to hear; claims that ran out are among them."""
    with transaction.atomic():
        live = Hook.objects.select_related("client").filter(ended_at=None, stopped_at=None, client__locked_at=None)
        due = live.filter(next_at__lte=moment).order_by("next_at", "id")
        found = list(due.select_for_update(skip_locked=True, of=("self",))[: 4 * AT_ONCE])
        waiting = [one for one in found if _next(one, one.after) is not None]
        Hook.objects.filter(id__in=[one.id for one in waiting]).update(next_at=moment + CLAIM)
        for one in waiting:
            one.next_at = moment + CLAIM
        return waiting


def _next(hook: Hook, after: int) -> Happening | None:
    return happenings(hook.client.places, after, hook.kinds).first()


def _alone(hook: Hook, over: Callable[[], bool]) -> None:
    try:
        _tell(hook, over)
    finally:
        connections.close_all()


def _tell(hook: Hook, over: Callable[[], bool]) -> None:
    """Tell a webhook what it has not heard, one after another, as long as it takes it."""
    until = now() + WORK
    for _ in range(BATCH):
        one = _next(hook, hook.after)
        if one is None or over() or now() > until:
            break
        heard = _try(hook, one.kind, uuid5(hook.id, str(one.id)), one.number, _body(hook, one), now())
        if heard.taken:
            if not _note(hook, after=one.number, tries=0, failing_since=None, why=""):
                return  # somebody has set it back meanwhile, or ended it
            hook.after, hook.tries = one.number or 0, 0
        else:
            _failed(hook, heard)
            return
    _note(hook, next_at=now())


def _body(hook: Hook, one: Happening) -> str:
    told: dict[str, Any] = {**one.data, "place": commune_of(one.place) or one.place.rstrip(".").split(".")[-1]}
    return spelled(one.kind, one.at, {**told, "number": one.number, "previous": hook.after})


def _try(hook: Hook, kind: str, message: Any, place: int | None, text: str, moment: datetime) -> Heard:  # noqa: ANN401 (an id)
    both = hook.sealed_before is not None and hook.both_until is not None and hook.both_until > moment
    sealed = [bytes(hook.sealed), *([bytes(hook.sealed_before)] if both and hook.sealed_before else [])]
    heard = send(hook.url, signed(sealed, message, moment, text), text)
    Attempt.objects.create(
        id=new_id(), hook=hook, number=place, message=message, kind=kind, at=moment, status=heard.status, why=heard.why,
        milliseconds=heard.milliseconds,
    )  # fmt: skip
    return heard


def _failed(hook: Hook, heard: Heard) -> None:
    """Put a webhook off, stop it after three days, end it where the receiver says that it is gone."""
    moment = now()
    since, tries = hook.failing_since or moment, hook.tries + 1
    if heard.status == GONE:
        if _note(hook, ended_at=moment, why="gone"):
            _say("hook.gone", hook)
    elif is_given_up(since, moment):
        if _note(hook, stopped_at=moment, failing_since=since, tries=tries, why="unreachable"):
            _say("hook.stopped", hook)
    else:
        _note(hook, failing_since=since, tries=tries, next_at=moment + pause_after(tries), why=(heard.why or str(heard.status))[:20])


def _say(kind: str, hook: Hook) -> None:
    log.warning("%s: %s of %s", kind, hook.id, hook.client.name)
    tell(kind, actor_of(hook.client), hook=str(hook.id), client=str(hook.client_id))


def _note(hook: Hook, **known: object) -> bool:
    """Note what became of a webhook, unless somebody else has changed it since; say whether it was noted."""
    mine = Q(id=hook.id, next_at=hook.next_at, ended_at=None, stopped_at=None)
    return bool(Hook.objects.filter(mine).update(**known))
