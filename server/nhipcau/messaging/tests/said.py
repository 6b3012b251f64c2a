"""Messages for the tests: a text of our own, said through a verb on the bus, and gateways that do as they are told."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from pydantic import BaseModel

from nhipcau.kernel import bus, outgoing, registry
from nhipcau.kernel.actor import DESK, Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.outgoing import CODE, DATE, To, say, template
from nhipcau.kernel.purposes import HELP
from nhipcau.kernel.registry import command
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.messaging.gateways import Gateway, Parcel
from nhipcau.messaging.models import OutMessage
from nhipcau.messaging.ways import Ways

COMMUNE = "vn.40.16933."
HOA = Actor(UUID(int=3), DESK, COMMUNE, "Lữ Thị Hoa")
KIND, URGENT = "trial.done", "trial.urgent"
VI = "Hồ sơ {ma} đã xong. Đến bộ phận một cửa nhận từ {ngay}."
DAY = date(2026, 11, 20)


class Tell(BaseModel):
    """What the trial verb is asked: to whom, under which code, and whether it fails after all."""

    number: str = "0912345678"
    book: str = "phone"
    code: str = "H40.7"
    about: UUID | None = None
    person: UUID | None = None
    once: str = ""
    tongue: str = "vi"
    not_before: datetime | None = None
    breaks: bool = False
    kind: str = KIND
    times: int = 1


def _tell(actor: Actor, body: Tell, *, when: When) -> Facts:
    known = {"ma": body.code, "ngay": DAY}
    messages = tuple(
        say(
            body.kind, To(body.book, body.number, body.person), about=body.about, once=body.once, tongue=body.tongue,
            not_before=body.not_before, **known,
        )
        for _ in range(body.times)
    )  # fmt: skip
    if body.breaks:
        raise ValueError("after all not")
    return Facts(actor.scope, messages=messages)


@contextmanager
def trial_verb(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have a verb that says messages, and texts for it."""
    monkeypatch.setattr(registry, "commands", dict(registry.commands))
    monkeypatch.setattr(outgoing, "templates", dict(outgoing.templates))
    monkeypatch.setattr("nhipcau.messaging.judging.templates", outgoing.templates)
    monkeypatch.setattr("nhipcau.messaging.writing.templates", outgoing.templates)
    command("trial.tell", Tell, roles=frozenset({DESK}), purpose=HELP)(_tell)
    params = {"ma": CODE, "ngay": DATE}
    template(KIND, vi=VI, en="Papers {ma} are ready, from {ngay}.", params=params, days=2)
    template(URGENT, vi="Gấp: " + VI, params=params, days=2, urgent=True)
    yield


def tell(**body: Any) -> Any:
    """Say it through the bus; return the verdict."""
    return bus.obey(HOA, [letter(**body)]).verdicts[0]


def letter(**body: Any) -> Letter:
    """A letter that says a message."""
    return Letter(new_id(), "trial.tell", Tell(**body).model_dump(mode="json"), now())


def outbox() -> list[OutMessage]:
    """Return everything in the outbox, oldest first."""
    with acting(system(COUNTRY)):
        return list(OutMessage.objects.order_by("said_at", "id"))


def change(**known: Any) -> None:
    """Change every message, as time would."""
    with acting(system(COUNTRY)):
        OutMessage.objects.update(**known)


class Scripted:
    """A gateway that answers as it is told, one answer after the other, the last for ever; it keeps what it was given."""

    def __init__(self, name: str, *answers: Exception | str) -> None:
        self.name, self.answers, self.got = name, list(answers) or [""], list[Parcel]()

    def hand(self, parcel: Parcel) -> str:
        self.got.append(parcel)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def listen(self) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""


def ways(*gateways: Gateway, **weights: int) -> Ways:
    """Ways out by these gateways, whatever the channel."""
    named = {one.name: one for one in gateways}
    return Ways(dict.fromkeys(("sms", "push", "mail"), named), weights)
