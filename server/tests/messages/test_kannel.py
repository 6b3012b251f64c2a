"""A real Kannel and a made-up operator: out, receipts back, texts in; and whatever is killed, nothing is lost."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nhipcau.gateway.texts import WILL_CALL
from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.messaging import judging
from nhipcau.messaging.models import OutMessage
from nhipcau.messaging.sending import send_round
from nhipcau.messaging.tests.said import outbox, tell, trial_verb
from nhipcau.messaging.ways import open_ways
from nhipcau.settings.sending import LIVE, sending
from nhipcau.support.calls.models import TeamCall
from tests.kannel import Kannel
from tests.receivers import NoReceiver

SECRET = "kho-doan-that-dai-va-la"
STORM, PATIENCE = 120, 120  # texts; seconds for a state on a machine that is busy
LATE = {"quiet": {"from": "00:00", "until": "00:00"}}


@pytest.fixture
def kannel(tmp_path: Path, live_house: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kannel]:
    """A running Kannel beside the running house; our settings know it."""
    settings.SMS_SECRET = SECRET
    settings.SMS_PLACE = "vn.40.16933."
    made = Kannel(tmp_path, live_house, SECRET)
    monkeypatch.setenv("NHIPCAU_MESSAGES", LIVE)
    monkeypatch.setenv("NHIPCAU_SMS_GATEWAYS", made.address)
    monkeypatch.setenv("NHIPCAU_SMS_DOOR", live_house)
    settings.SENDING = sending()
    try:
        made.start()
    except NoReceiver as missing:
        pytest.fail(str(missing))
    with trial_verb(monkeypatch):
        yield made
    made.stop()


def awake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody sleep, whenever the tests run."""
    rules = {**judging.written(), **LATE}
    monkeypatch.setattr(judging, "written", lambda: rules)


def states() -> list[str]:
    return [one.state for one in outbox()]


def test_a_message_reaches_a_telephone_and_its_receipt_comes_back(kannel: Kannel, monkeypatch: Any) -> None:
    awake(monkeypatch)
    kannel.phone()
    tell(number="0987654321", code="H40.7")
    tell(number="0987654322", code="X" * 40, tongue="en")
    with open_ways() as ways:
        assert send_round(ways) == 2
        kannel.until(lambda: states() == ["delivered", "delivered"])
        assert send_round(ways) == 0
    kannel.until(lambda: len(kannel.heard()) == 2)
    assert min(kannel.heard()).startswith("NhipCau 0987654321 text Ho so H40.7 da xong.")
    assert sorted(kannel.handed()) == sorted(str(one.id) for one in outbox())
    assert {one.gateway for one in outbox()} == {"kannel"}


def test_texts_come_in_are_answered_and_a_storm_from_one_number_only_so_often(kannel: Kannel) -> None:
    """The first sixty within ten minutes are answered; while the machine is slow, one or two more become due."""
    kannel.phone("HEN", sender="0912345678", count=STORM, every=0.001)
    kannel.until(lambda: kannel.said("access").count("Receive SMS") == STORM, PATIENCE)
    kannel.until(lambda: len(kannel.heard()) >= 60, PATIENCE)
    assert set(kannel.heard()) == {f"8888 0912345678 text {WILL_CALL}"}
    assert len(kannel.heard()) <= 75
    with acting(system(COUNTRY)):
        assert [one.how for one in TeamCall.objects.all()] == ["text"]


def test_a_gateway_that_is_killed_in_between_gets_it_when_it_is_back(kannel: Kannel, monkeypatch: Any) -> None:
    awake(monkeypatch)
    kannel.phone()
    for one in kannel.running:
        os.kill(one.pid, signal.SIGKILL)
        one.wait()
    kannel.running.clear()
    tell(number="0987654321")
    with open_ways() as ways:
        send_round(ways)
        assert states() == ["waiting"]
        kannel.start()
        kannel.phone()
        with acting(system(COUNTRY)):
            OutMessage.objects.update(next_at=OutMessage.objects.get().said_at)
        send_round(ways)
    kannel.until(lambda: states() == ["delivered"])
    assert len(kannel.handed()) == 1
