"""The only way to write. A letter becomes rows, counters and a line in the ledger, or a refusal."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, groupby
from secrets import token_hex
from typing import NamedTuple, cast
from uuid import UUID

from django.db import DataError, IntegrityError, OperationalError, transaction
from pydantic import BaseModel

from nhipcau.kernel import endings, registry, tracing, troubles
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date, now
from nhipcau.kernel.facts import Asked, Facts
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.ledger import Outcome, Sheet, Unlocked, first_verdicts, storable_name
from nhipcau.kernel.letters import DONE, REFUSED, Letter, Skew, Verdict, read_body, without_secrets
from nhipcau.kernel.models import Ending
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


class _Task(NamedTuple):
    """A letter that can be carried out: with which verb, by whom (with the places of then), and what it asks."""

    command: Command
    actor: Actor
    asked: Asked[BaseModel]


class _Read(NamedTuple):
    """A letter that was looked at, as far as it could be read: a task, or a refusal already."""

    letter: Letter
    text: str
    command: Command | None
    body: BaseModel | None
    task: _Task | None = None
    refusal: Refusal | None = None

    def chain(self, actor: Actor) -> str:
        """Return whose ledger keeps it: the actor's commune, or, above communes, the one spoken of."""
        if self.command and self.command.chain and self.body is not None and commune_of(actor.scope) is None:
            return self.command.chain(actor, self.body)
        return chain_of(actor.scope)

    def communes(self, actor: Actor) -> set[str]:
        """Return the communes whose heads it needs: the one that keeps it, and those that have to hear of it."""
        touched = self.command.touches if self.command and self.body is not None else None
        return {self.chain(actor), *(touched(actor, self.body) if touched else ())}


def obey(actor: Actor, letters: Sequence[Letter], *, sent_at: datetime | None = None) -> Answer:
    """Carry out a batch in one transaction, with a verdict for each letter.

    A letter that is known gets its first verdict again. A bad letter is one refusal, kept in the ledger; the
    others go on. Most batches hold none that has to be undone, so all letters are tried together; when one has
    to be, the whole transaction is, and each letter is carried out under a savepoint of its own.
    ``sent_at`` is the sender's clock when sending, to correct its times.
    """
    received_at = now()
    skew = Skew(received_at - sent_at if sent_at else timedelta())
    read = [_read(actor, letter, skew, received_at) for letter in letters]
    heads: set[str] = set().union(*(one.communes(actor) for one in read))
    together, tries = True, 0
    while True:
        try:
            with tracing.span("bus", {"nhipcau.letters": len(letters)}):
                return Answer(_carry_out(actor, read, heads, received_at, together=together), received_at, skew)
        except _Undo:
            together = False
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


def _read(actor: Actor, told: Letter, skew: Skew, received_at: datetime) -> _Read:
    letter, text = without_secrets(told)
    command, body = registry.commands.get(letter.verb), None
    try:
        command = _may_say(actor, letter, text, command)
        body = read_body(command, letter.body)
        when = skew.corrected(letter, received_at)
        return _Read(letter, text or "", command, body, _task(actor, command, Asked(body, when)))
    except Refusal as refusal:
        return _Read(letter, text or "", command, body, refusal=refusal)


def _may_say(actor: Actor, letter: Letter, text: str | None, command: Command | None) -> Command:
    if text is None:
        raise Refusal(troubles.UNREADABLE_TEXT)
    if command is None:
        raise Refusal(troubles.UNKNOWN_VERB, verb=storable_name(letter.verb))
    if actor.role not in command.roles:
        raise Refusal(troubles.NOT_ALLOWED)
    return command


def _task(actor: Actor, command: Command, asked: Asked[BaseModel]) -> _Task:
    happened_at = asked.when.happened_at
    if actor.left and happened_at > actor.left:
        raise Refusal(troubles.HAS_LEFT, day=f"{local_date(actor.left):%d/%m/%Y}")
    return _Task(command, actor.as_of(happened_at), asked)


def _carry_out(
    actor: Actor, read: Sequence[_Read], heads: set[str], received_at: datetime, *, together: bool
) -> list[Verdict]:
    with acting(actor):
        if any(one.command and one.command.ends for one in read):
            transaction.on_commit(endings.carry, robust=True)  # before anything else that waits for the commit
        sheet = Sheet(actor, received_at, heads)
        known = first_verdicts(actor, [one.letter.id for one in read])
        fresh: dict[UUID, _Read] = {}
        for one in read:
            if one.letter.id not in known:
                fresh.setdefault(one.letter.id, one)
        waiting = list(fresh.values())
        keepers = [one.chain(actor) for one in waiting]  # asked before: a home that moves changes its commune
        outcomes = _outcomes(actor, waiting, together=together)
        for one, keeper, outcome in zip(waiting, keepers, outcomes, strict=True):
            known[one.letter.id] = sheet.enter(keeper, outcome)
        sheet.write()
        endings.note([_ending(one, received_at) for one, outcome in zip(waiting, outcomes, strict=True) if _ends(one, outcome)])
        return [known[one.letter.id] for one in read]


def _ends(one: _Read, outcome: Outcome) -> bool:
    return outcome.facts is not None and one.task is not None and one.task.command.ends


def _ending(one: _Read, received_at: datetime) -> Ending:
    command, actor, asked = cast("_Task", one.task)
    letter = Letter(one.letter.id, command.name, asked.body.model_dump(mode="json"), asked.when.happened_at)
    return endings.of(actor, letter, received_at)


class _Undo(Exception):  # noqa: N818 (no error: a letter needs its own savepoint)
    """A command was refused after it began, so what it wrote must be undone without its neighbours."""


def _outcomes(actor: Actor, waiting: Sequence[_Read], *, together: bool) -> list[Outcome]:
    """Carry letters out in order: those of one verb that follow one another together, or each alone."""
    able = [one.task for one in waiting if one.task]
    runs = [list(run) for _, run in groupby(able, _kind)] if together else [[task] for task in able]
    answers: Iterator[Facts | Exception] = chain.from_iterable([_run(actor, run, alone=not together) for run in runs])
    return [_outcome(one, next(answers) if one.task else None) for one in waiting]


def _kind(task: _Task) -> tuple[str, Actor]:
    return task.command.name, task.actor


def _run(actor: Actor, tasks: Sequence[_Task], *, alone: bool) -> Sequence[Facts | Exception]:
    command, then = tasks[0].command, tasks[0].actor
    sight: AbstractContextManager[None] = acting(then) if then is not actor else nullcontext()
    try:
        with transaction.atomic() if alone else nullcontext(), sight:
            with tracing.span("verb", {"nhipcau.verb": command.name, "nhipcau.letters": len(tasks)}):
                answers = command.run(then, [task.asked for task in tasks])
            if len(answers) != len(tasks):
                raise AssertionError(f"{command.name}: {len(tasks)} were asked, {len(answers)} answered")  # noqa: TRY301
            return answers
    except OperationalError:
        raise
    except Exception as error:
        if not alone:
            raise _Undo from error
        return [error]


def _outcome(one: _Read, answer: Facts | Exception | None) -> Outcome:
    letter, text = one.letter, one.text
    if one.task and isinstance(answer, Facts):
        return Outcome(letter, text, DONE, facts=answer, when=one.task.asked.when)
    return _failed(letter, text, one.refusal or answer)


def _failed(letter: Letter, text: str, error: object) -> Outcome:
    if isinstance(error, Refusal):
        return Outcome(letter, text, REFUSED, problem=error.problem, details=error.details)
    if isinstance(error, (IntegrityError, DataError)):
        return Outcome(letter, text, REFUSED, problem=troubles.CLASH)
    reference = token_hex(4)
    log.error(
        "command %s failed, reference %s",
        letter.verb,
        reference,
        exc_info=error if isinstance(error, Exception) else None,
    )
    details = {"reference": reference}
    return Outcome(letter, text, REFUSED, problem=troubles.OUR_FAULT, details=details, keep=False)
