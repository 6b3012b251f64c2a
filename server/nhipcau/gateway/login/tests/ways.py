"""What the tests of logging in share: an officer, a browser, an authenticator, and an ear for what is told."""

from typing import Any

import pyotp
import pytest
from django.contrib.auth.models import User
from django.test import Client

from nhipcau.gateway.login import second
from nhipcau.gateway.login.models import SecondStep
from nhipcau.kernel import events
from nhipcau.kernel.actor import DESK
from nhipcau.kernel.clock import now
from nhipcau.people.models import Member
from tests.officers import PASSWORD, enrol
from tests.world import COMMUNE

WRONG = "000000"


def hoa(role: str = DESK, scope: str = COMMUNE, **fields: Any) -> Member:
    """An officer with a password."""
    return enrol(role, scope, password=PASSWORD, **fields)


def log_in(client: Client | None = None, **fields: Any) -> Any:
    """Type a name and a password."""
    return (client or Client()).post("/dang-nhap", {"username": "hoa", "password": PASSWORD, **fields})


def code_of(user: User, later: int = 0) -> str:
    """The six digits on the officer's own phone, now or some half minutes later."""
    secret = second.secret_of(SecondStep.objects.get(user=user))
    return pyotp.TOTP(secret).generate_otp(int(now().timestamp()) // second.STEP + later)


def with_second_step(user: User) -> list[str]:
    """Set a second step with the code of the half minute before, so that the one of now is unused; return the paper codes."""
    second.begin(user)
    codes = second.confirm(user, code_of(user, -1))
    assert codes
    return codes


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[events.Event]:
    """Everything that is told while the test runs."""
    found: list[events.Event] = []
    monkeypatch.setattr(events, "listeners", [found.append])
    return found


def kinds(heard: list[events.Event]) -> list[str]:
    """What was told of coming in, in order; not what other doors tell."""
    return [event.kind for event in heard if not event.kind.startswith("door.")]
