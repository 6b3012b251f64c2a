"""Straight to a centre over SMPP 3.4: taken, refused, cut off; receipts before and after the answer."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from nhipcau.kernel.ids import new_id
from nhipcau.messaging.gateways import NotTaken, Parcel, Refused, Unsure
from nhipcau.messaging.gateways.smpp import Smpp
from nhipcau.messaging.sending import send_round
from nhipcau.messaging.tests.said import URGENT, outbox, tell, trial_verb, ways
from nhipcau.settings.sending import LIVE, Sending, Way
from tests.receivers import free
from tests.smsc import PASSWORD, Smsc

PARCEL = Parcel(new_id(), "0912345678", "Ho so da xong", 1)
PATIENCE = 60  # seconds for a state


@pytest.fixture
def smsc() -> Iterator[Smsc]:
    made = Smsc()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def gateway(smsc: Smsc) -> Iterator[Smpp]:
    made = Smpp(Way("smpp", "vina", "127.0.0.1", smsc.port, user="foo", password=PASSWORD, sender="NhipCau"))
    yield made
    made.close()


def listen_until(gateway: Smpp, state: Callable[[], object]) -> None:
    ends = time.monotonic() + PATIENCE
    while not state():
        assert time.monotonic() < ends
        gateway.listen()
        time.sleep(0.02)


@pytest.mark.django_db
@pytest.mark.parametrize("early", [False, True])
def test_a_message_arrives_whether_its_receipt_comes_before_or_after_the_answer(
    smsc: Smsc, gateway: Smpp, settings: Any, monkeypatch: Any, early: bool
) -> None:
    settings.SENDING = Sending(LIVE, (), None, "", "", ())
    smsc.early = early
    with trial_verb(monkeypatch):
        tell(kind=URGENT)
        send_round(ways(gateway))
        listen_until(gateway, lambda: outbox()[0].state == "delivered")
    (kept,) = outbox()
    assert (kept.state, kept.gateway, kept.gateway_ref) == ("delivered", "vina", "29")
    (message,) = smsc.got
    assert (message["from"], message["to"], message["coding"]) == ("NhipCau", "0912345678", 0)
    assert message["text"].startswith(b"Gap: Ho so H40.7")


@pytest.mark.django_db
def test_a_text_of_several_parts_asks_for_the_receipt_of_the_last_only(smsc: Smsc, gateway: Smpp) -> None:
    assert gateway.hand(PARCEL._replace(text="Hồ sơ " * 20)) == "2A"
    one, two = smsc.got
    assert [(part["udh"], part["coding"], part["receipt"]) for part in (one, two)] == [(True, 8, 0), (True, 8, 1)]
    whole = b"".join(part["text"][6:] for part in (one, two)).decode("utf-16-be")
    assert whole == "Hồ sơ " * 20


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "text", "what"),
    [([0x0B], "a", Refused), ([0x58], "a", NotTaken), ([0x14], "a", NotTaken), ([None], "a", Unsure), ([0, 0x58], "a" * 200, Unsure)],
)
def test_what_a_centre_answers_says_what_became_of_it(
    smsc: Smsc, gateway: Smpp, answers: list[int | None], text: str, what: type[Exception]
) -> None:
    smsc.answers = answers
    with pytest.raises(what):
        gateway.hand(PARCEL._replace(text=text))
    smsc.answers = []
    assert gateway.hand(PARCEL)  # the next one goes, on a new session where the old was cut


def test_a_centre_that_is_away_or_does_not_know_us_has_taken_nothing(smsc: Smsc) -> None:
    for port, password in ((free(), PASSWORD), (smsc.port, "wrong")):
        with pytest.raises(NotTaken):
            Smpp(Way("smpp", "vina", "127.0.0.1", port, user="foo", password=password)).hand(PARCEL)


@pytest.mark.django_db
def test_a_session_gives_signs_of_life_and_one_that_ended_is_opened_again(smsc: Smsc, gateway: Smpp, monkeypatch: Any) -> None:
    gateway.hand(PARCEL)
    monkeypatch.setattr("nhipcau.messaging.gateways.smpp.ALIVE", 0.0)
    listen_until(gateway, lambda: smsc.signs)
    smsc.stop()
    gateway.close()
    smsc.port = 0
    smsc.start()
    gateway.way = gateway.way.__class__(**{**vars(gateway.way), "port": smsc.port})
    assert gateway.hand(PARCEL)
