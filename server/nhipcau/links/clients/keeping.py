"""Counting what programs send, doing once what is asked twice, and letting go of what is over."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from nhipcau.kernel.clock import now
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.sealing import seal, unseal
from nhipcau.kernel.statements import Statement
from nhipcau.links.clients.models import Once, Token
from nhipcau.links.clients.problems import BAD_KEY, KEY_OF_ANOTHER, STILL_AT_IT

ANSWER: Final = "answer to a program"
KEPT: Final = timedelta(hours=48)  # in which the same key gets the same answer
AT_WORK: Final = timedelta(seconds=60)  # after which an answer that never came counts as broken off
SHORTEST, LONGEST = 8, 255


class Spending(NamedTuple):
    """How many requests a program has sent in this minute, this one included."""

    used: int


@dataclass(frozen=True)
class Budget:
    """What is left of a minute: how many requests of how many, and in how many seconds the next minute begins."""

    limit: int
    left: int
    seconds: int
    over: bool


_SPEND = Statement(
    """
    INSERT INTO links_spent AS had (client_id, minute, used) VALUES (%(client)s, %(minute)s, 1)
    ON CONFLICT (client_id) DO UPDATE SET minute = %(minute)s, used = CASE WHEN had.minute = %(minute)s THEN had.used + 1 ELSE 1 END
    RETURNING used
    """,
    Spending,
)


def spend(client: UUID) -> Budget:
    """Count one request of a program, and say what is left of its minute."""
    moment, limit = now(), settings.QUOTA_OF_PROGRAMS
    minute = moment.replace(second=0, microsecond=0)
    used = _SPEND.ask(client=client, minute=minute)[0].used
    return Budget(limit, max(0, limit - used), 60 - moment.second, used > limit)


class Answered(NamedTuple):
    """An answer as it is kept: its status, its bytes, and whether it was given before."""

    status: int
    content: bytes
    again: bool


def once(client: UUID, key: str, asked: bytes, do: Callable[[], tuple[int, bytes]]) -> Answered:
    """Do what a program asks under a key once; asked again, give the first answer.

    An answer that failed on our side, or sent the program away for a while, is not kept: it may be asked again.

    Raises:
        Refusal: 400.521 the key is none; 422.520 it was used for something else; 409.521 the first asking is not done yet.
    """
    if not (SHORTEST <= len(key) <= LONGEST and key.isascii() and key.isprintable()):
        raise Refusal(BAD_KEY)
    moment, digest = now(), hashlib.sha256(asked).digest()
    known = _begin(client, key, digest, moment)
    if known is not None:
        if bytes(known.asked) != digest:
            raise Refusal(KEY_OF_ANOTHER)
        if known.status:
            return Answered(known.status, _opened(known), again=True)
        if known.begun_at > moment - AT_WORK:
            raise Refusal(STILL_AT_IT)
    mine = Once.objects.filter(client_id=client, key=key)
    try:
        status, content = do()
    except BaseException:
        mine.filter(status=0).delete()
        raise
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS:
        mine.filter(status=0).delete()
    else:
        mine.update(status=status, answer=seal(ANSWER, content.decode()))
    return Answered(status, content, again=False)


def _begin(client: UUID, key: str, digest: bytes, moment: datetime) -> Once | None:
    """Note that something is begun under a key, or return what stands there."""
    found = Once.objects.filter(client_id=client, key=key).first()
    if found is not None and found.begun_at < moment - KEPT:
        found.delete()
        found = None
    if found is None:
        try:
            with transaction.atomic():
                Once.objects.create(client_id=client, key=key, asked=digest, begun_at=moment)
        except IntegrityError:
            found = Once.objects.filter(client_id=client, key=key).first()
    return found


def _opened(known: Once) -> bytes:
    opened: Any = unseal(ANSWER, known.answer or b"")
    return opened.encode() if isinstance(opened, str) else json.dumps({}).encode()


def let_go() -> int:
    """Let go of tokens that are over and of answers that are too old to be asked for again."""
    moment = now()
    tokens, _ = Token.objects.filter(expires_at__lt=moment).delete()
    answers, _ = Once.objects.filter(begun_at__lt=moment - KEPT).delete()
    return tokens + answers
