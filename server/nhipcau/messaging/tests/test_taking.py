"""Said with the fact, and only with it."""

import pytest

from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import acting
from nhipcau.messaging.models import OutMessage, Watching
from nhipcau.messaging.sealing import mark_of, opened, sealed
from nhipcau.messaging.tests.said import COMMUNE, HOA, letter, outbox, tell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("saying")]


def test_a_message_stands_in_the_outbox_once_its_fact_is_in_the_ledger() -> None:
    told = tell(number="+84 912 345 678", code="H40-26")
    (kept,) = outbox()
    assert (kept.place, kept.letter, kept.kind, kept.state) == (COMMUNE, told.id, "trial.done", "waiting")
    assert kept.params == {"ma": "H40-26", "ngay": "2026-11-20"}
    assert (kept.due_at, kept.next_at) == (kept.said_at, kept.said_at)


def test_a_letter_that_comes_twice_says_it_once() -> None:
    one = letter()
    bus.obey(HOA, [one, one])
    bus.obey(HOA, [one])
    assert len(outbox()) == 1


def test_a_verb_that_fails_has_said_nothing() -> None:
    good, bad = letter(), letter(breaks=True)
    verdicts = bus.obey(HOA, [good, bad]).verdicts
    assert [one.state for one in verdicts] == ["done", "refused"]
    assert [one.letter for one in outbox()] == [good.id]
    assert not Entry.objects.filter(id=bad.id).exists()


def test_a_message_that_cannot_be_said_is_a_fault_of_that_letter_only() -> None:
    good, bad = letter(), letter(kind="trial.unknown")
    verdicts = bus.obey(HOA, [bad, good]).verdicts
    assert [one.problem.number if one.problem else "" for one in verdicts] == ["500.1", ""]
    assert [one.letter for one in outbox()] == [good.id]


def test_of_one_kind_a_second_with_the_same_word_is_not_stored() -> None:
    for number, once in (("0912", "a"), ("0913", "a"), ("0912", "b"), ("0912", ""), ("0912", "")):
        assert tell(number=number, once=once).state == "done"
    assert [one.once for one in outbox()] == ["a", "b", "", ""]


def test_the_number_lies_sealed_and_is_known_by_its_mark_however_it_is_spelled() -> None:
    tell(number="+84 912-345.678")
    tell(number="0912345678")
    one, two = outbox()
    assert b"912345678" not in bytes(one.sealed or b"")
    assert bytes(one.mark or b"") == bytes(two.mark or b"") == mark_of("84912345678")
    assert (opened(one.sealed or b""), one.key) == ("0912345678", "")
    assert bytes(one.sealed or b"") != bytes(two.sealed or b"")


def test_an_address_of_another_key_is_no_address(settings) -> None:
    closed = sealed("0912345678")
    settings.LOOKUP_KEY = "another key"
    assert opened(closed) is None


def test_what_watchers_hear_becomes_a_message_for_each_browser_in_its_tongue() -> None:
    about = new_id()
    with acting(HOA):
        for at, tongue in enumerate(("vi", "en")):
            Watching.objects.create(
                id=new_id(), place=COMMUNE, about=about, mark=bytes([at]), sealed=b"", tongue=tongue, since=now()
            )
    tell(book="watchers", number="", about=about, once="xong")
    tell(book="watchers", number="", about=about, once="xong")
    tell(book="watchers", number="", about=new_id())
    assert sorted(one.tongue for one in outbox()) == ["en", "vi"]
    assert {one.book for one in outbox()} == {"push"}


def test_another_commune_sees_none_of_it() -> None:
    tell()
    with acting(Actor(new_id(), "desk", "vn.40.16936.")):
        assert not OutMessage.objects.exists()
    with acting(HOA):
        assert OutMessage.objects.count() == 1
