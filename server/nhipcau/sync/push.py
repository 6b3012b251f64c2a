"""Reading a pushed batch loosely: one bad letter is one verdict, never a lost batch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_datetime

from nhipcau.kernel import bus, gauges, troubles
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.letters import REFUSED, Letter, Verdict
from nhipcau.kernel.problems import Refusal, as_json
from nhipcau.sync.problems import TOO_MANY_LETTERS

MOST_LETTERS = 500


@dataclass(frozen=True)
class Pushed:
    """The answer to a batch, in the order of its letters."""

    received_at: datetime
    notice: dict[str, Any] | None
    verdicts: list[dict[str, Any]]


def push(actor: Actor, sent_at: datetime, letters: Sequence[Any]) -> Pushed:
    """Carry out a phone's batch and answer every letter.

    Raises:
        Refusal: 413.90 more letters than one batch may hold.
    """
    if len(letters) > MOST_LETTERS:
        raise Refusal(TOO_MANY_LETTERS, most=MOST_LETTERS)
    read = [read_letter(raw) for raw in letters]
    answer = bus.obey(actor, [letter for letter in read if letter], sent_at=sent_at)
    _note(answer, read)
    verdicts = iter(answer.verdicts)
    told = [_plain(next(verdicts)) if letter else _unreadable(raw) for letter, raw in zip(read, letters, strict=True)]
    minutes = round(abs(answer.skew.by.total_seconds()) / 60)
    notice = as_json(troubles.CLOCK_OFF, minutes=minutes) if answer.skew.off else None
    return Pushed(answer.received_at, notice, told)


def _note(answer: bus.Answer, read: Sequence[Letter | None]) -> None:
    """Count the verdicts, and how long the letters were under way by the corrected clock of their phone."""
    off = answer.skew.by if answer.skew.off else timedelta()
    for letter in read:
        if letter is None:
            gauges.letters.labels("unreadable").inc()
        else:
            gauges.lag.observe(max(0.0, (answer.received_at - letter.happened_at - off).total_seconds()))
    for verdict in answer.verdicts:
        gauges.letters.labels(verdict.state).inc()
        if verdict.problem:
            gauges.refusals.labels(verdict.problem.number).inc()


def read_letter(raw: Any) -> Letter | None:  # noqa: ANN401 (whatever was sent)
    """Return the letter in a JSON value, or None when it has no id, no verb or no time."""
    if not isinstance(raw, dict) or not isinstance(raw.get("verb"), str):
        return None
    moment = read_moment(raw.get("happened_at"))
    try:
        name = UUID(raw["id"])
    except (KeyError, ValueError, AttributeError, TypeError):
        return None
    return Letter(name, raw["verb"], raw.get("body"), moment) if moment else None


def read_moment(text: Any) -> datetime | None:  # noqa: ANN401 (whatever was sent)
    """Return the aware moment in an ISO text, in UTC, or None."""
    try:
        moment = parse_datetime(text)
        return moment.astimezone(UTC) if moment and moment.tzinfo else None
    except (ValueError, TypeError, OverflowError):
        return None


def _plain(verdict: Verdict) -> dict[str, Any]:
    problem = as_json(verdict.problem, **verdict.details) if verdict.problem else None
    return {"id": str(verdict.id), "state": verdict.state, "number": verdict.number, "problem": problem}


def _unreadable(raw: Any) -> dict[str, Any]:  # noqa: ANN401 (whatever was sent)
    name = raw.get("id") if isinstance(raw, dict) else None
    name = name if isinstance(name, str) else None
    return {"id": name, "state": REFUSED, "number": None, "problem": as_json(troubles.BAD_LETTER)}
