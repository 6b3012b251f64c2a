"""What the tests of the outbox start from: daylight, live, and a verb that says messages."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from nhipcau.messaging.tests.said import trial_verb
from nhipcau.settings.sending import LIVE, Sending

NOON = datetime(2026, 11, 20, 5, tzinfo=UTC)  # in Vietnam


@pytest.fixture
def saying(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[None]:
    settings.SENDING = Sending(LIVE, (), None, "http://127.0.0.1:8000", "", (), ("127.0.0.1",))
    with trial_verb(monkeypatch):
        yield


@pytest.fixture
def noon() -> Iterator[Any]:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock
