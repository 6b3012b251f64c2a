"""Planted bugs, for the test of the tests only. Each is asked for by a header, so one server can have them all."""

import threading
import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.db import connection, connections, transaction

from nhipcau.gateway import api_sync
from nhipcau.kernel import bus, registry
from nhipcau.kernel.ledger import told
from nhipcau.kernel.models import Entry, Head
from tests.faults.phones import SENT, LeanPhone, Letter
from tests.faults.real import RealPhone
from tests.faults.wire import Unreachable

HEADER = "X-Planted-Bug"
planted: ContextVar[str] = ContextVar("planted", default="")
LITTLE = 0.03  # seconds


class Door:
    """The product's WSGI application, with the bug that the request asks for."""

    def __init__(self, application: Callable[..., Any]) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start: Any) -> Any:
        token = planted.set(environ.get("HTTP_X_PLANTED_BUG", ""))
        try:
            return self.application(environ, start)
        finally:
            planted.reset(token)


def plant() -> None:
    """Wrap the functions of the product in which the bugs lie; nothing changes for a request without a header."""
    _swap(bus, "obey", _obey)
    _swap(bus, "first_verdicts", _first_verdicts)
    _swap(bus, "_carry_out", _carry_out)
    _swap(api_sync, "pull", _pull)


def _swap(where: Any, name: str, made: Callable[..., Any]) -> None:
    honest = getattr(where, name)  # a name that is gone must be noticed here
    setattr(where, name, lambda *given, **named: made(honest, *given, **named))


def _obey(honest: Any, actor: Any, letters: Any, **named: Any) -> Any:
    bug = planted.get()
    if not letters or letters[0].verb.startswith("gateway."):
        return honest(actor, letters, **named)
    if bug == "names-anew":
        return _named_anew(honest, actor, letters, **named)
    if bug == "answer-before-commit":
        return _answered_early(honest, actor, letters, **named)
    known = set(Entry.objects.filter(id__in=[one.id for one in letters]).values_list("id", flat=True))
    answer = honest(actor, letters, **named)
    if bug == "counted-on-retry" and known:
        for entry in Entry.objects.filter(id__in=known, verdict="done"):
            for listener in registry.listeners:
                listener([told(entry)])
    return answer


def _named_anew(honest: Any, actor: Any, letters: Any, **named: Any) -> Any:
    """Idempotency off: what comes again is new, since the server gives the names."""
    fresh = [replace(one, id=uuid4(), body=_with_new_id(one.body)) for one in letters]
    answer = honest(actor, fresh, **named)
    verdicts = [replace(told, id=one.id) for told, one in zip(answer.verdicts, letters, strict=True)]
    return replace(answer, verdicts=verdicts)


def _with_new_id(body: Any) -> Any:
    return {**body, "id": str(uuid4())} if "steps" in body else body


def _answered_early(honest: Any, actor: Any, letters: Any, **named: Any) -> Any:
    """Receipt before verdict: a trial run gives the answer, the work is done a little later, if nothing happens."""
    with transaction.atomic():
        answer = honest(actor, letters, **named)
        transaction.set_rollback(True)

    def later() -> None:
        time.sleep(LITTLE * 10)
        try:
            honest(actor, letters, **named)
        finally:
            connections.close_all()

    threading.Thread(target=later, daemon=True).start()
    return answer


def _first_verdicts(honest: Any, actor: Any, ids: Any) -> Any:
    return {} if planted.get() == "forgets-verdicts" else honest(actor, ids)


def _carry_out(honest: Any, *given: Any, **named: Any) -> Any:
    """Take time before the commit, so that others come in between; or commit without waiting for the disk."""
    if planted.get() == "cursor-before-commit":
        with transaction.atomic():
            verdicts = honest(*given, **named)
            time.sleep(LITTLE * 5)
            return verdicts
    if planted.get() == "disk-later" and not given[1][0].letter.verb.startswith("gateway."):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit = off")
            return honest(*given, **named)
    if planted.get() == "one-bad-spoils-all":
        verdicts = honest(*given, **named)
        bad = [one for one in verdicts if one.state != "done"]
        return [replace(bad[0], id=one.id) for one in verdicts] if bad else verdicts
    return honest(*given, **named)


def _pull(honest: Any, actor: Any, cursor: int, scope: str, *rest: Any, **named: Any) -> Any:
    """Cursor before commit: numbers that are given but not committed count as read."""
    pulled = honest(actor, cursor, scope, *rest, **named)
    if planted.get() == "cursor-before-commit":
        with transaction.atomic():
            free = Head.objects.select_for_update(skip_locked=True).filter(commune=pulled.commune).exists()
        if not free:
            return replace(pulled, cursor=pulled.cursor + 2)
    if planted.get() == "forgets-a-row" and len(pulled.changes) > 1 and not pulled.reset:
        return replace(pulled, changes=pulled.changes[1:])
    return pulled


class Deleting(LeanPhone):
    """A phone that deletes a letter when no answer comes in time."""

    def _unheard(self, batch: list[Letter]) -> None:
        self.letters.pop(batch[0].id)


class Boasting(LeanPhone):
    """A phone that says “sent” before it has heard."""

    def _unheard(self, batch: list[Letter]) -> None:
        for one in batch:
            one.state = SENT


class RealDeleting(RealPhone):
    """The phone's own code, except that an unsent letter is deleted when no answer comes."""

    async def fly(self, faults: tuple[str, ...]) -> None:
        """Fly, and delete when it went wrong."""
        try:
            await super().fly(faults)
        except Unreachable:
            await self._tell("forget")
            raise
