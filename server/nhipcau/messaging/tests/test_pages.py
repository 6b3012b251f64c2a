"""What officers and watchers see: figures that add up, calls whose number goes when it is done, and doors that stay shut."""

from datetime import timedelta
from typing import Any, Literal

import pytest
from django.test import Client

from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry, Read
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.messaging import keeping
from nhipcau.messaging.bodies import CallMe
from nhipcau.messaging.erasing import erase
from nhipcau.messaging.figures import figures, is_slow
from nhipcau.messaging.gateways import NotTaken
from nhipcau.messaging.models import OutMessage, WantedCall
from nhipcau.messaging.receipts import note
from nhipcau.messaging.sealing import mark_of, sealed
from nhipcau.messaging.sending import send_round
from nhipcau.messaging.tests.said import COMMUNE, Scripted, change, outbox, tell, ways
from nhipcau.settings.sending import LIVE, Sending
from tests.officers import at_browser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("saying")]
PAGE, HEALTH = "/xa/tin-nhan", "/healthz/tin-nhan"


def test_figures_count_what_left_in_time_what_arrived_and_what_waits(noon: Any) -> None:
    for number in range(4):
        tell(number=f"091234567{number}")
    change(next_at=now() + timedelta(days=1))
    quick, slow, bounced, _ = outbox()
    gateway = ways(Scripted("one", "a", "b", "c"))
    for one, later in ((quick, 10), (slow, 1), (bounced, 1)):
        noon.shift(timedelta(seconds=later))
        with acting(system(COUNTRY)):
            OutMessage.objects.filter(id=one.id).update(next_at=now())
        send_round(gateway)
    note("one", "a", delivered=True)
    note("one", "c", delivered=False)
    noon.shift(timedelta(minutes=11))
    with acting(system(COUNTRY)):
        found = figures(OutMessage.objects.all())
    assert (found.handed, found.quick, found.told_of, found.arrived, found.failed) == (3, 1 / 3, 2, 1 / 2, 1)
    assert (found.waiting, found.oldest, found.parts, found.dong) == (1, timedelta(minutes=11, seconds=12), 3, 1500)
    assert is_slow(found)


def test_an_empty_outbox_has_no_shares(noon: Any) -> None:
    with acting(system(COUNTRY)):
        found = figures(OutMessage.objects.all())
    assert (found.quick, found.arrived, found.waiting, is_slow(found)) == (None, None, 0, False)


def test_the_health_door_speaks_in_numbers_and_says_when_something_has_waited_too_long(noon: Any) -> None:
    assert Client().get(HEALTH).json()["status"] == "ok"
    tell()
    noon.shift(timedelta(minutes=11))
    answer = Client().get(HEALTH)
    assert (answer.status_code, answer.json()["status"], answer.json()["oldest_waiting_seconds"]) == (503, "slow", 660)
    assert "0912345678" not in answer.content.decode()


def wants_call(number: str, how: Literal["text", "ring"], place: str) -> None:
    """Ask for a call as earlier releases did; what they took is still seen to."""
    body = CallMe(id=new_id(), mark=mark_of(number).hex(), sealed=sealed(number).hex(), how=how)
    bus.do(system(place), "messaging.call_me", body)


def test_a_call_that_was_made_leaves_the_list_and_its_number_goes() -> None:
    wants_call("0912345678", "text", COMMUNE)
    wants_call("0987654321", "ring", "vn.40.16936.")
    browser = at_browser("desk", COMMUNE, login="desk")
    page = browser.get(PAGE).content.decode()
    assert "0912345678" in page
    assert "0987654321" not in page
    with acting(system(COUNTRY)):
        assert Read.objects.filter(door="wanted_call", place=COMMUNE).count() == 1
        mine = WantedCall.objects.get(place=COMMUNE)
        theirs = WantedCall.objects.get(place="vn.40.16936.")
    assert browser.post(PAGE, {"goi": str(mine.id)}).status_code == 302
    for wrong in (mine.id, theirs.id, "x"):
        assert browser.post(PAGE, {"goi": str(wrong)}).status_code == 404
    with acting(system(COUNTRY)):
        mine.refresh_from_db()
        theirs.refresh_from_db()
    assert (mine.sealed, theirs.done_at) == (None, None)
    wants_call("0912345678", "text", COMMUNE)
    assert "0912345678" in browser.get(PAGE).content.decode()


def test_what_failed_is_seen_and_goes_again_at_a_press(noon: Any) -> None:
    tell()
    tell(number="0987654321")
    gateway = Scripted("one", NotTaken("away"))
    while any(one.state == "waiting" for one in outbox()):
        noon.move_to(min(one.next_at for one in outbox() if one.state == "waiting"))
        send_round(ways(gateway))
    browser = at_browser("commune_lead", COMMUNE, login="lead")
    page = browser.get(PAGE).content.decode()
    assert "Gửi lại 2 tin" in page
    assert "chưa cổng nào nhận" in page
    first = outbox()[0]
    assert browser.post(PAGE, {"tin": str(first.id)}).status_code == 302
    assert browser.post(PAGE, {"tin": str(first.id)}).status_code == 404
    assert sorted(one.state for one in outbox()) == ["failed", "waiting"]
    assert browser.post(PAGE, {}).status_code == 302
    assert [(one.state, one.tries) for one in outbox()] == [("waiting", 0), ("waiting", 0)]
    assert Entry.objects.filter(verb="messaging.send_again", verdict="done").count() == 2


def test_receipts_need_the_secret_and_bad_ones_change_nothing(noon: Any, settings: Any) -> None:
    tell()
    send_round(ways(Scripted("one")))
    (kept,) = outbox()
    asked = {"khoa": "bí mật", "cong": "one", "tin": str(kept.id), "tt": "1"}
    assert Client().get("/tin-nhan/da-den", asked).status_code == 404
    settings.SMS_SECRET = "bí mật"
    assert Client().get("/tin-nhan/da-den", {**asked, "khoa": "khác"}).status_code == 403
    for wrong in ({"tin": "x"}, {"tin": str(new_id())}, {"tt": "8"}, {"tt": ""}):
        assert Client().get("/tin-nhan/da-den", {**asked, **wrong}).status_code == 200
    assert outbox()[0].state == "handed"
    assert Client().get("/tin-nhan/da-den", asked).status_code == 200
    assert outbox()[0].state == "delivered"


def test_what_was_said_to_a_person_goes_with_the_person_and_only_that(noon: Any) -> None:
    person = new_id()
    tell(person=person)
    tell(person=new_id())
    with acting(system(COUNTRY)):
        assert list(erase(person, "statistics")) == []
        (gone,) = erase(person, "help_now")
        assert list(erase(person, "help_now")) == []
    assert (gone.kind, len(gone.rows), len(outbox())) == ("messages", 1, 1)


def test_rows_go_thirty_days_after_their_end_and_what_waits_stays(noon: Any) -> None:
    tell()
    tell(number="0987654321")
    send_round(ways(Scripted("one", "a", NotTaken("away"))))
    note("one", "a", delivered=True)
    noon.shift(timedelta(days=30))
    assert keeping.forget() == 0
    noon.shift(timedelta(seconds=1))
    assert keeping.forget() == 1
    assert [one.state for one in outbox()] == ["waiting"]


def test_a_message_to_ourselves_goes_every_hour_on_each_channel_once_however_many_senders_there_are(
    noon: Any, settings: Any
) -> None:
    assert keeping.call_out() == 0
    settings.SENDING = Sending(LIVE, (), None, "", "", ("0912345678", "canh@example.vn"))
    for _ in range(3):
        keeping.keep()
    assert sorted(one.book for one in outbox()) == ["mail", "phone"]
    gateway = Scripted("one")
    send_round(ways(gateway))
    assert "tin thu luc" in " ".join(one.text for one in gateway.got)
    noon.shift(timedelta(hours=1))
    keeping.keep()
    assert len(outbox()) == 4
    assert Client().get(HEALTH).json()["last_canary"] is not None
