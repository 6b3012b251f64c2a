"""The only way to write. A letter becomes rows, counters and a line in the ledger, or a refusal."""

import logging
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex

from django.db import DataError, IntegrityError, OperationalError, connection, transaction
from pydantic import BaseModel

from nhipcau.kernel import registry, troubles
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date, now
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.ledger import Outcome, Sheet, Unlocked, first_verdicts, storable_name
from nhipcau.kernel.letters import DONE, REFUSED, Letter, Skew, Verdict, read_body, spelled
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import Command
from nhipcau.kernel.scope import acting, chain_of, commune_of

log = logging.getLogger(__name__)
TRIES = 3


@dataclass(frozen=True)
class Answer:
    """What a batch is answered with; ``skew`` tells the phone when its clock is off."""

    verdicts: list[Verdict]
    received_at: datetime
    skew: Skew


@dataclass(frozen=True)
class _Read:
    """A letter that was looked at: either a command with its body, or a refusal already."""

    letter: Letter
    text: str
    command: Command | None = None
    body: BaseModel | None = None
    refusal: Refusal | None = None

    def chain(self, actor: Actor) -> str:
        """Return whose ledger keeps it: the actor's commune, or, above communes, the one spoken of."""
        above = commune_of(actor.scope) is None
        if above and self.command and self.body is not None and self.command.chain:
            return self.command.chain(actor, self.body)
        return chain_of(actor.scope)

    def communes(self, actor: Actor) -> set[str]:
        """Return the communes whose heads it needs: the one that keeps it, and those that have to hear of it."""
        touched = self.command.touches if self.command and self.body is not None else None
        return {self.chain(actor), *(touched(actor, self.body) if touched else ())}


def obey(actor: Actor, letters: Sequence[Letter], *, sent_at: datetime | None = None) -> Answer:
    """Carry out a batch: one transaction, a savepoint a letter, a verdict each.

    A letter that is known gets its first verdict again. A bad letter is one refusal, kept in the
    ledger; the others go on. ``sent_at`` is the sender's clock when sending, to correct its times.
    """
    received_at = now()
    skew = Skew(received_at - sent_at if sent_at else timedelta())
    read = [_read(actor, letter) for letter in letters]
    heads: set[str] = set()
    tries = 0
    while True:
        try:
            return Answer(_carry_out(actor, read, skew, received_at, heads), received_at, skew)
        except Unlocked as commune:
            heads.add(commune.name)
        except (OperationalError, IntegrityError):
            # Two batches met: a deadlock, or the same letter by two roads. Looked at again, it is known.
            tries += 1
            if tries == TRIES:
                raise


def do(actor: Actor, verb: str, body: BaseModel) -> Verdict:
    """Carry out one command now, for the desk and the API.

    Raises:
        Refusal: what the command answered; the refusal is in the ledger.
    """
    letter = Letter(new_id(), verb, body.model_dump(mode="json"), now())
    verdict = obey(actor, [letter]).verdicts[0]
    if verdict.problem:
        raise Refusal(verdict.problem, **verdict.details)
    return verdict


def _read(actor: Actor, letter: Letter) -> _Read:
    command, text = registry.commands.get(letter.verb), spelled(letter.body)
    refusal = None
    if text is None:
        refusal = Refusal(troubles.UNREADABLE_TEXT)
    elif command is None:
        refusal = Refusal(troubles.UNKNOWN_VERB, verb=storable_name(letter.verb))
    elif actor.role not in command.roles:
        refusal = Refusal(troubles.NOT_ALLOWED)
    if refusal or command is None or text is None:
        return _Read(letter, text or "", refusal=refusal)
    try:
        return _Read(letter, text, command, read_body(command, letter.body))
    except Refusal as bad_body:
        return _Read(letter, text, refusal=bad_body)


def _carry_out(actor: Actor, read: list[_Read], skew: Skew, received_at: datetime, heads: set[str]) -> list[Verdict]:
    with acting(actor):
        _check_keys_at_once()
        sheet = Sheet(actor, received_at, heads.union(*(one.communes(actor) for one in read)))
        known = first_verdicts(actor, [one.letter.id for one in read])
        fresh = {one.letter.id: one for one in reversed(read) if one.letter.id not in known}
        waiting = [one for one in read if fresh.get(one.letter.id) is one]
        for one, outcome in zip(waiting, _outcomes(actor, waiting, skew, received_at), strict=True):
            known[one.letter.id] = sheet.enter(one.chain(actor), outcome)
        sheet.write()
        return [known[one.letter.id] for one in read]


def _outcomes(actor: Actor, waiting: list[_Read], skew: Skew, received_at: datetime) -> list[Outcome]:
    """Carry letters out, in order.

    Most batches hold no bad letter, so all are tried at once under one savepoint. When one of them
    has to be undone, everything is, and each is carried out again under a savepoint of its own.
    """
    if len(waiting) > 1:
        with suppress(_Undo), transaction.atomic():
            return [_one(actor, one, skew, received_at, alone=False) for one in waiting]
    return [_one(actor, one, skew, received_at, alone=True) for one in waiting]


class _Undo(Exception):  # noqa: N818 (no error: a letter needs its own savepoint)
    """A command was refused after it began, so what it wrote must be undone without its neighbours."""


def _check_keys_at_once() -> None:
    """Let a broken foreign key fail in its own savepoint, not at the commit of the whole batch."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _one(actor: Actor, one: _Read, skew: Skew, received_at: datetime, *, alone: bool) -> Outcome:
    letter, text = one.letter, one.text
    if one.refusal:
        return Outcome(letter, text, REFUSED, problem=one.refusal.problem, details=one.refusal.details)
    try:
        when = skew.corrected(letter, received_at)
    except Refusal as refusal:
        return Outcome(letter, text, REFUSED, problem=refusal.problem, details=refusal.details)
    try:
        facts = _run(actor, one, when, alone=alone)
    except OperationalError:
        raise
    except Exception as error:
        if not alone:
            raise _Undo from error
        return _failed(letter, text, error)
    return Outcome(letter, text, DONE, facts=facts, when=when)


def _failed(letter: Letter, text: str, error: Exception) -> Outcome:
    if isinstance(error, Refusal):
        return Outcome(letter, text, REFUSED, problem=error.problem, details=error.details)
    if isinstance(error, (IntegrityError, DataError)):
        return Outcome(letter, text, REFUSED, problem=troubles.CLASH)
    reference = token_hex(4)
    log.error("command %s failed, reference %s", letter.verb, reference, exc_info=error)
    details = {"reference": reference}
    return Outcome(letter, text, REFUSED, problem=troubles.OUR_FAULT, details=details, keep=False)


def _run(actor: Actor, one: _Read, when: When, *, alone: bool) -> Facts:
    if actor.left and when.happened_at > actor.left:
        raise Refusal(troubles.HAS_LEFT, day=f"{local_date(actor.left):%d/%m/%Y}")
    command, then = one.command, actor.as_of(when.happened_at)
    assert command is not None  # noqa: S101 (a letter without a refusal has its command)
    if then is not actor:
        with acting(then):
            return command.run(then, one.body, when=when)
    with transaction.atomic() if alone else nullcontext():
        return command.run(actor, one.body, when=when)
