"""Handing over: nothing is lost, what is unsure is asked again, what is over is not sent."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connections

from nhipcau.kernel import outgoing
from nhipcau.kernel.clock import now
from nhipcau.kernel.gsm import BASIC
from nhipcau.kernel.outgoing import Address
from nhipcau.messaging.gateways import NotTaken, Refused, Unsure
from nhipcau.messaging.models import Line, Stop
from nhipcau.messaging.rules import in_turn
from nhipcau.messaging.sealing import mark_of
from nhipcau.messaging.sending import BATCH, CLAIM, _claim, send_round
from nhipcau.messaging.tests.said import URGENT, Scripted, change, outbox, tell, ways
from nhipcau.settings.sending import TEAM, Sending

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("saying")]


def only() -> Any:
    (one,) = outbox()
    return one


def test_a_message_is_handed_over_in_plain_letters_under_our_id(noon: Any) -> None:
    tell()
    gateway = Scripted("one", "their-7")
    assert send_round(ways(gateway)) == 1
    (parcel,) = gateway.got
    kept = only()
    assert (parcel.id, parcel.address, parcel.parts) == (kept.id, "0912345678", 1)
    assert parcel.text == "Ho so H40.7 da xong. Den bo phan mot cua nhan tu thu Sau 20/11/2026."
    assert set(parcel.text) <= BASIC
    assert (kept.state, kept.gateway, kept.gateway_ref, kept.parts, kept.dong) == ("handed", "one", "their-7", 1, 500)
    assert send_round(ways(gateway)) == 0


def test_words_are_written_when_it_leaves_in_the_tongue_of_the_person(noon: Any) -> None:
    tell(tongue="en")
    tell(tongue="mong")
    gateway = Scripted("one")
    send_round(ways(gateway))
    assert sorted(one.text[:6] for one in gateway.got) == ["Ho so ", "Papers"]


def test_the_night_is_waited_for_and_an_urgent_message_goes(noon: Any) -> None:
    noon.shift(timedelta(hours=10))  # 22:00
    tell()
    tell(kind=URGENT)
    gateway = Scripted("one")
    send_round(ways(gateway))
    assert [one.text[:3] for one in gateway.got] == ["Gap"]
    waiting = next(one for one in outbox() if one.state == "waiting")
    assert (waiting.tries, f"{waiting.next_at:%d %H:%M}", waiting.due_at) == (0, "20 23:30", waiting.next_at)
    noon.move_to(waiting.next_at)
    send_round(ways(gateway))
    assert len(gateway.got) == 2


def test_before_its_time_a_message_waits(noon: Any) -> None:
    tell(not_before=now() + timedelta(hours=1))
    gateway = Scripted("one")
    assert send_round(ways(gateway)) == 0
    noon.shift(timedelta(hours=1))
    assert send_round(ways(gateway)) == 1


@pytest.mark.parametrize(
    ("before", "why"),
    [("too_old", "too_old"), ("stopped", "stopped"), ("nowhere", "no_address"), ("new_key", "no_address")],
)
def test_what_has_lost_its_sense_or_is_unwelcome_does_not_leave(noon: Any, settings: Any, before: str, why: str) -> None:
    tell(book="nobodys" if before == "nowhere" else "phone")
    if before == "too_old":
        noon.shift(timedelta(days=2, seconds=1))
    if before == "stopped":
        Stop.objects.create(mark=mark_of("+84912345678"), since=now())
    if before == "new_key":
        settings.LOOKUP_KEY = "another key"
    gateway = Scripted("one")
    send_round(ways(gateway))
    assert (only().state, only().why, gateway.got) == ("dropped", why, [])
    assert only().ended_at == now()


def test_a_message_whose_text_is_no_more_or_would_carry_a_link_out_fails_where_somebody_sees_it(noon: Any) -> None:
    tell(code="a")
    tell(code="b")
    tell(code="c")
    first, second, third = outbox()
    change(params={"ma": "xem https://la.vn", "ngay": "2026-11-20"})
    outgoing.templates.pop(URGENT)
    type(first).objects.filter(id=second.id).update(kind=URGENT)
    type(first).objects.filter(id=third.id).update(params={"ma": "c"})
    gateway = Scripted("one")
    send_round(ways(gateway))
    assert {(one.state, one.why) for one in outbox()} == {("failed", "unsayable")}
    assert gateway.got == []


def test_while_trying_in_the_team_nobody_else_is_written_to(noon: Any, settings: Any, monkeypatch: Any) -> None:
    settings.SENDING = Sending(TEAM, (), None, "", "", ())
    monkeypatch.setattr(outgoing, "colleagues", [lambda address: address == "0911111111"])
    tell(number="0912345678")
    tell(number="+84911111111")
    gateway = Scripted("one")
    send_round(ways(gateway))
    assert [one.address for one in gateway.got] == ["0911111111"]
    assert sorted(one.why for one in outbox()) == ["", "mode"]


def test_an_address_book_is_asked_when_the_message_leaves(noon: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(outgoing, "books", {"member": lambda key: Address("mail", f"{key}@example.vn", "vi")})
    tell(book="member", number="lan")
    gateway = Scripted("one")
    send_round(ways(gateway))
    assert (gateway.got[0].address, gateway.got[0].text[:5]) == ("lan@example.vn", "Hồ sơ")


# ── gateways that fail


def test_what_one_gateway_certainly_did_not_take_another_gets_at_once(noon: Any) -> None:
    tell()
    names = in_turn(only().id, {"one": 1, "two": 1})
    bad, good = Scripted(names[0], NotTaken("away")), Scripted(names[1])
    send_round(ways(bad, good))
    assert (only().state, only().gateway, len(bad.got), len(good.got)) == ("handed", good.name, 1, 1)
    assert bad.got[0].id == good.got[0].id


def test_what_a_gateway_may_have_taken_is_asked_there_again_before_anywhere_else(noon: Any) -> None:
    tell()
    names = in_turn(only().id, {"one": 1, "two": 1})
    unsure, other = Scripted(names[0], Unsure("no answer"), Unsure("no answer"), ""), Scripted(names[1])
    for pause in (5, 20):
        send_round(ways(unsure, other))
        assert (only().state, only().unsure, only().next_at) == ("waiting", True, now() + timedelta(seconds=pause))
        noon.shift(timedelta(seconds=pause))
    send_round(ways(unsure, other))
    assert (only().state, only().unsure, len(unsure.got), len(other.got)) == ("handed", False, 3, 0)


def test_a_gateway_that_never_answers_is_left_for_another_in_the_end(noon: Any) -> None:
    tell()
    names = in_turn(only().id, {"one": 1, "two": 1})
    unsure, other = Scripted(names[0], Unsure("no answer")), Scripted(names[1])
    while only().state == "waiting":
        noon.move_to(only().next_at)
        send_round(ways(unsure, other))
    assert (only().gateway, len(unsure.got)) == (other.name, 3)


def test_tries_are_bounded_with_growing_pauses_and_the_end_is_seen(noon: Any) -> None:
    tell()
    gateway, pauses = Scripted("one", NotTaken("away")), list[float]()
    while only().state == "waiting":
        noon.move_to(max(only().next_at, now()))
        at = now()
        send_round(ways(gateway))
        pauses.append((only().next_at - at).total_seconds())
        assert len(pauses) < 60
    assert (only().state, only().why, only().tries) == ("failed", "unreachable", 8)
    assert len(gateway.got) == 8


def test_a_gateway_that_fails_in_a_row_is_left_alone_then_tried_with_one_message(noon: Any) -> None:
    for number in range(6):
        tell(number=f"091234567{number}")
    gateway = Scripted("one", NotTaken("away"))
    send_round(ways(gateway))
    line = Line.objects.get(name="one")
    assert (len(gateway.got), line.failures, line.rests_until) == (3, 3, now() + timedelta(seconds=15))
    assert [one.tries for one in outbox()].count(0) == 3  # who only waited for the gateway has not been tried
    noon.shift(timedelta(seconds=15))
    send_round(ways(gateway))
    assert (len(gateway.got), Line.objects.get(name="one").failures) == (4, 4)
    gateway.answers = [""]
    noon.shift(timedelta(seconds=30))
    send_round(ways(gateway))
    line.refresh_from_db()
    assert (len(gateway.got), line.failures, line.rests_until, line.taken_at) == (10, 0, None, now())


def test_a_number_that_is_none_fails_at_once_and_harms_no_gateway(noon: Any) -> None:
    tell(number="12")
    send_round(ways(Scripted("one", Refused("no such number"))))
    assert (only().state, only().why) == ("failed", "refused")
    assert not Line.objects.exists()


def test_two_gateways_carry_by_their_weight_and_a_message_always_asks_in_the_same_order() -> None:
    firsts = [in_turn(UUID(int=number), {"one": 3, "two": 1})[0] for number in range(4000)]
    assert 0.72 < firsts.count("one") / len(firsts) < 0.78
    assert firsts == [in_turn(UUID(int=number), {"one": 3, "two": 1})[0] for number in range(4000)]


# ── senders that die, and several at once


def test_what_a_killed_sender_had_claimed_goes_out_under_the_same_id_once_the_claim_is_over(noon: Any) -> None:
    tell()
    (claimed,) = _claim(now())  # and then it was killed
    gateway = Scripted("one")
    assert send_round(ways(gateway)) == 0
    noon.shift(CLAIM)
    assert send_round(ways(gateway)) == 1
    assert [one.id for one in gateway.got] == [claimed.id]
    assert (only().state, only().tries) == ("handed", 2)


def test_a_slow_sender_whose_claim_is_over_does_not_undo_what_another_did(noon: Any) -> None:
    tell()

    class Slow(Scripted):
        def hand(self, parcel: Any) -> str:
            noon.shift(CLAIM)
            send_round(ways(Scripted("quick", "theirs")))
            raise NotTaken("after all")

    send_round(ways(Slow("slow")))
    assert (only().state, only().gateway, only().gateway_ref) == ("handed", "quick", "theirs")


def test_a_sender_that_is_told_to_end_gives_back_what_it_has_not_begun(noon: Any) -> None:
    for number in range(3):
        tell(number=f"091234567{number}")
    gateway = Scripted("one")
    ends = iter([False, True])
    assert send_round(ways(gateway), lambda: next(ends)) == 1
    assert [(one.state, one.tries) for one in outbox()].count(("waiting", 0)) == 2
    send_round(ways(gateway))
    assert len({one.id for one in gateway.got}) == len(gateway.got) == 3


def test_a_hundred_messages_go_out_in_batches_oldest_first(noon: Any) -> None:
    tell(times=100)
    gateway = Scripted("one")
    assert [send_round(ways(gateway)) for _ in range(4)] == [BATCH, BATCH, 20, 0]
    assert [one.id for one in gateway.got] == [one.id for one in outbox()]


@pytest.mark.parametrize("at_once", [3])
def test_connections_are_free_while_a_gateway_thinks(noon: Any, at_once: int) -> None:
    """No transaction is open while a message is on its way: a slow gateway holds no lock."""
    tell(times=at_once)
    depths: list[int] = []

    class Looking(Scripted):
        def hand(self, parcel: Any) -> str:
            depths.append(len(connections["default"].savepoint_ids))
            return super().hand(parcel)

    send_round(ways(Looking("one")))
    assert depths == [0] * at_once
