"""Receipts in any order: what arrived stays so, and none is lost because it came too early."""

from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest

from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.messaging.gateways import Unsure
from nhipcau.messaging.models import Receipt
from nhipcau.messaging.receipts import KEPT, match_late, note, note_for
from nhipcau.messaging.sending import send_round
from nhipcau.messaging.tests.said import Scripted, outbox, tell, ways

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("saying")]


def state() -> str:
    (one,) = outbox()
    return one.state


@pytest.mark.parametrize("order", list(permutations(["hand", "bounced", "arrived", "arrived"])))
def test_whatever_comes_first_what_arrived_has_arrived(noon: Any, order: tuple[str, ...]) -> None:
    tell()
    gateway = Scripted("one", "ref-1")
    for step in order:
        if step == "hand":
            send_round(ways(gateway))
        else:
            note("one", "ref-1", delivered=step == "arrived")
    match_late()
    assert (state(), Receipt.objects.count()) == ("delivered", 0)


@pytest.mark.parametrize(("said", "told"), [("2A", "42"), ("0000002a", "42"), ("42", "0042"), ("abc", "abc")])
def test_a_centre_may_spell_its_own_number_in_two_ways(noon: Any, said: str, told: str) -> None:
    tell()
    send_round(ways(Scripted("one", said)))
    assert note("one", told, delivered=True)
    assert state() == "delivered"


def test_a_receipt_that_names_our_id_saves_a_message_from_going_twice(noon: Any) -> None:
    tell()
    gateway = Scripted("one", Unsure("the answer was lost"))
    send_round(ways(gateway))
    (kept,) = outbox()
    assert note_for(kept.id, "one", delivered=True)
    noon.shift(timedelta(hours=1))
    assert send_round(ways(gateway)) == 0
    assert (state(), len(gateway.got)) == ("delivered", 1)


def test_a_failure_is_seen_and_a_late_arrival_puts_it_right(noon: Any) -> None:
    tell()
    send_round(ways(Scripted("one", "7")))
    note("one", "7", delivered=False)
    assert (state(), outbox()[0].why) == ("failed", "bounced")
    note("one", "7", delivered=True)
    assert (state(), outbox()[0].why) == ("delivered", "")


def test_a_receipt_of_another_gateway_or_of_nobody_changes_nothing_and_is_forgotten(noon: Any) -> None:
    tell()
    send_round(ways(Scripted("one", "7")))
    assert not note("two", "7", delivered=True)
    assert not note_for(new_id(), "one", delivered=True)
    assert (state(), Receipt.objects.count()) == ("handed", 1)
    noon.shift(KEPT + timedelta(seconds=1))
    match_late()
    assert not Receipt.objects.filter(at__lt=now() - KEPT).exists()
