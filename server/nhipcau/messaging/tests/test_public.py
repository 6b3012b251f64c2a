"""What anybody may read of how messages go; and the three modes, each as it leaves the house."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from nhipcau.kernel import outgoing
from nhipcau.messaging import keeping
from nhipcau.messaging.receipts import note
from nhipcau.messaging.sending import send_round
from nhipcau.messaging.tests.said import Scripted, outbox, tell, ways
from nhipcau.messaging.ways import open_ways
from nhipcau.settings.sending import LIVE, MODES, TEAM, TRIAL, Sending, Way

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("saying")]
PAGE, API = "/so-lieu/tin-nhan", "/api/v1/figures/messages"


def told(channel: str) -> dict[str, Any]:
    found: dict[str, Any] = {one["channel"]: one for one in Client().get(API).json()["channels"]}
    return dict(found[channel])


def test_an_empty_house_says_so_and_no_share_is_made_up(noon: Any) -> None:
    answer = Client().get(API).json()
    assert (answer["mode"], answer["trial_message_every_minutes"]) == ("live", 60)
    assert [one["channel"] for one in answer["channels"]] == ["sms", "mail", "push"]
    for one in answer["channels"]:
        assert (one["handed"], one["handed_within_10_s"], one["delivered_of_those_told_of"], one["waiting"]) == (0, None, None, 0)
    page = Client().get(PAGE).content.decode()
    assert page.count("chưa có tin nào") == 3


def test_each_channel_tells_its_own_share_its_oldest_and_its_last_trial_message(noon: Any, settings: Any) -> None:
    settings.SENDING = Sending(LIVE, (), None, "", "", ("0912345678", "canh@example.vn"))
    keeping.keep()
    send_round(ways(Scripted("one", "a", "b")))
    sms, mail = (next(one for one in outbox() if one.book == book) for book in ("phone", "mail"))
    note("one", sms.gateway_ref, delivered=True)
    noon.shift(timedelta(seconds=30))
    tell(number="0987654321")
    noon.shift(timedelta(minutes=3))
    assert (told("sms")["handed"], told("sms")["handed_within_10_s"], told("sms")["delivered_of_those_told_of"]) == (1, 1.0, 1.0)
    assert (told("sms")["waiting"], told("sms")["oldest_waiting_seconds"]) == (1, 180)
    assert (told("mail")["handed"], told("mail")["delivered_of_those_told_of"], told("mail")["waiting"]) == (1, None, 0)
    assert mail.handed_at is not None
    assert told("mail")["last_trial_message"].startswith(f"{mail.handed_at:%Y-%m-%dT%H:%M}")
    assert told("push")["last_trial_message"] is None
    page = Client().get(PAGE).content.decode()
    assert "lâu nhất 3 phút" in page
    for secret in ("0912345678", "0987654321", "canh@example.vn"):
        assert secret not in page + str(Client().get(API).json())


@pytest.mark.parametrize("mode", MODES)
def test_what_leaves_the_house_in_each_mode(noon: Any, settings: Any, monkeypatch: Any, capsys: Any, mode: str) -> None:
    """Trial: printed only. Team: those who work here, by the gateway. Live: everybody."""
    outside = Scripted("kannel")
    monkeypatch.setattr("nhipcau.messaging.ways.Kannel", lambda _way: outside)
    monkeypatch.setattr(outgoing, "colleagues", [lambda address: address == "0911111111"])
    settings.SENDING = Sending(mode, (Way("kannel+http", "kannel", "127.0.0.1", 1),), None, "", "", ())
    tell(number="0912345678")
    tell(number="0911111111")
    with open_ways() as opened:
        send_round(opened)
    left = {TRIAL: [], TEAM: ["0911111111"], LIVE: ["0911111111", "0912345678"]}[mode]
    assert sorted(one.address for one in outside.got) == left
    assert sorted(one.state for one in outbox()) == (["dropped", "handed"] if mode == TEAM else ["handed", "handed"])
    assert {one.gateway for one in outbox() if one.state == "handed"} == {"console" if mode == TRIAL else "kannel"}
    assert Client().get(API).json()["mode"] == mode
    assert ("Ho so H40.7" in capsys.readouterr().out) is (mode == TRIAL)
