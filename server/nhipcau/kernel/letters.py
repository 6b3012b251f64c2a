"""Letters as they arrive, verdicts as they go back, and the pure part of judging them."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ValidationError

from nhipcau.kernel import troubles
from nhipcau.kernel.chain import canonical
from nhipcau.kernel.facts import When
from nhipcau.kernel.problems import Problem, Refusal
from nhipcau.kernel.registry import Command
from nhipcau.kernel.scrub import scrub_body

DONE, REFUSED = "done", "refused"
BEGINNING = datetime(2025, 1, 1, tzinfo=UTC)
CLOCK_SLACK = timedelta(minutes=5)
FUTURE_SLACK = timedelta(minutes=10)
DEEPEST = 32  # layers of lists and objects in a body


@dataclass(frozen=True)
class Letter:
    """One command as a phone tells it: its own id, a verb, a body, and when it happened there."""

    id: UUID
    verb: str
    body: Any
    happened_at: datetime


@dataclass(frozen=True)
class Verdict:
    """What became of a letter. ``number`` is its place in the commune's ledger."""

    id: UUID
    state: str
    number: int | None = None
    problem: Problem | None = None
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Skew:
    """How far the phone's clock was behind (positive) or ahead when it sent the batch."""

    by: timedelta

    @property
    def off(self) -> bool:
        """Whether the clock is wrong enough to correct and to tell the person."""
        return abs(self.by) > CLOCK_SLACK

    def corrected(self, letter: Letter, received_at: datetime) -> When:
        """Return the two clocks of a letter.

        Raises:
            Refusal: 422.3 after correction it lies in the future; 422.4 before the platform existed.
        """
        try:
            happened = letter.happened_at + self.by if self.off else letter.happened_at
        except OverflowError as error:
            raise Refusal(troubles.FROM_FUTURE) from error
        if happened > received_at + FUTURE_SLACK:
            raise Refusal(troubles.FROM_FUTURE)
        if happened < BEGINNING:
            raise Refusal(troubles.TOO_OLD)
        return When(happened_at=happened, received_at=received_at, said_at=letter.happened_at)


def _too_deep(value: Any) -> bool:  # noqa: ANN401 (any JSON value)
    """Say whether a value is nested deeper than any body is; layer by layer, so that the stack does not matter."""
    layer = [value]
    for _ in range(DEEPEST):
        layer = [part for whole in layer if isinstance(whole, dict | list) for part in _parts(whole)]
        if not layer:
            return False
    return True


def _parts(whole: dict[str, Any] | list[Any]) -> list[Any]:
    return list(whole.values()) if isinstance(whole, dict) else whole


def spelled(body: Any) -> str | None:  # noqa: ANN401 (any JSON value)
    """Return the canonical text of a body, or None when it cannot be stored: NUL, half characters, nested beyond reason."""
    try:
        text = canonical(body)
        text.encode()
    except (ValueError, RecursionError):
        return None
    openings = text.count("{") + text.count("[")  # no layer without one: few of them need no closer look
    if "\\u0000" in text or (openings > DEEPEST and _too_deep(body)):
        return None
    return text


def without_secrets(letter: Letter) -> tuple[Letter, str | None]:
    """Return a letter that holds no code, password, card or identity number, and the canonical text of its body.

    The text is None when the body cannot be stored; see `spelled`. What a phone covered is clean already.
    """
    text = spelled(letter.body)
    if text is None:
        return letter, None
    body, kinds = scrub_body(letter.body)
    return (replace(letter, body=body), spelled(body)) if kinds else (letter, text)


def read_body(command: Command, body: Any) -> BaseModel:  # noqa: ANN401 (a body is judged here)
    """Return the typed body of a letter.

    Raises:
        Refusal: 422.2 fields are wrong, with their names.
    """
    try:
        return command.body.model_validate(body)
    except ValidationError as error:
        fields = sorted({".".join(str(part) for part in problem["loc"]) or "?" for problem in error.errors()})
        raise Refusal(troubles.BAD_BODY, fields=", ".join(fields[:8])[:200]) from error
