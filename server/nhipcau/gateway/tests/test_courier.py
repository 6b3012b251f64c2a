"""Work that another phone brings: taken once, from whoever brings it, and only if its own phone may work."""

import gzip
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from nhipcau.gateway.api_courier import refused
from nhipcau.gateway.phones import give_code
from nhipcau.kernel import bus
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import acting
from nhipcau.support.models import Assist
from nhipcau.sync.models import Receipt
from tests.carried import bring, bundle_of, foreign_point, is_signed, receipt_for, told_in, wrapped
from tests.phones import Phone, activate, phone_of, problem, visit
from tests.world import World, letter, must, settle


@pytest.fixture
def world(db: None) -> World:
    return settle()


@pytest.fixture
def lans(world: World) -> Phone:
    return phone_of(world, world.lan_id)


def assists(world: World) -> int:
    with acting(world.hoa):
        return Assist.objects.count()


def lines(world: World, *letters: Letter) -> int:
    with acting(world.hoa):
        return Entry.objects.filter(id__in=[one.id for one in letters]).count()


def lock(world: World, phone: Phone) -> None:
    bus.obey(world.son, [letter("gateway.lock_phone", device_id=phone.device)])


# ── taken, once


def test_a_bundle_is_carried_out_and_answered_with_a_signed_receipt(world: World, lans: Phone) -> None:
    good, bad = visit(world), letter("support.record_assist", id="nonsense")
    receipt = receipt_for(bundle_of(lans, good, bad))
    assert (receipt["device"], receipt["number"]) == (str(lans.device), 1)
    assert told_in(receipt) == [("done", None), ("refused", "422.2")]
    assert [one["id"] for one in receipt["letters"]] == [str(good.id), str(bad.id)]
    assert assists(world) == 1


def test_a_receipt_holds_no_word_about_anybody(world: World, lans: Phone) -> None:
    receipt_for(bundle_of(lans, visit(world)))
    row = Receipt.objects.values().get()
    assert set(row) == {"bundle", "device", "number", "received_at", "letters", "key", "signature"}
    assert [set(one) for one in row["letters"]] == [{"id", "state", "number", "problem"}]


def test_brought_again_it_is_answered_with_the_same_receipt(world: World, lans: Phone) -> None:
    bundle = bundle_of(lans, visit(world))
    first = receipt_for(bundle)
    assert receipt_for(bundle) == first
    lock(world, lans)
    assert receipt_for(bundle) == first
    assert assists(world) == 1


def test_work_that_was_also_sent_is_counted_once(world: World, lans: Phone) -> None:
    sent, packed = visit(world), visit(world)
    bundle = bundle_of(lans, sent, packed)
    assert lans.told(sent) == [("done", None)]
    assert told_in(receipt_for(bundle)) == [("done", None)] * 2
    assert lans.told(packed) == [("done", None)]
    assert (assists(world), lines(world, sent, packed)) == (2, 2)


def test_every_bundle_of_a_phone_has_the_next_number(world: World, lans: Phone) -> None:
    others = phone_of(world, world.minh_id)
    numbers = [receipt_for(bundle_of(phone, visit(world)))["number"] for phone in (lans, others, lans, lans, others)]
    assert numbers == [1, 1, 2, 3, 2]


def test_a_letter_that_is_none_costs_no_other(world: World, lans: Phone) -> None:
    nameless = {"verb": "support.record_assist", "body": {}}
    receipt = receipt_for(bundle_of(lans, nameless, "?", {"id": 7}, {"id": "Lô Thị Tư"}, visit(world), None))
    assert told_in(receipt) == [("done", None)]


def test_a_bundle_of_nothing_is_answered(world: World, lans: Phone) -> None:
    assert told_in(receipt_for(bundle_of(lans))) == []


def test_a_long_way_is_no_wrong_clock_and_a_clock_ahead_is_corrected(world: World, lans: Phone) -> None:
    """Three days in a pocket change no time; a clock that is surely ahead is set back."""
    old, ahead = now() - timedelta(days=3), now() + timedelta(days=2)
    slow = letter("support.record_assist", old, **world.assist(world.ba_tu))
    fast = letter("support.record_assist", ahead, **world.assist(world.ba_tu))
    receipt_for(bundle_of(lans, slow, made_at=old))
    assert told_in(receipt_for(bundle_of(lans, fast, made_at=ahead))) == [("done", None)]
    with acting(world.hoa):
        times = {entry.id: entry.happened_at for entry in Entry.objects.filter(id__in=[slow.id, fast.id])}
    assert times[slow.id] == old
    assert abs(times[fast.id] - now()) < timedelta(minutes=1)


# ── not taken


def test_what_cannot_be_opened_is_refused_and_nothing_is_done(world: World, lans: Phone) -> None:
    whole = bundle_of(lans, visit(world))
    foreign = bundle_of(lans, visit(world), to=foreign_point())
    bent = bytearray(whole)
    bent[20] ^= 1
    for bundle in (b"", whole[:20], whole[:-1], bytes(bent), foreign, b"NCB\x02" + whole[4:], b"{}", whole + b"x"):
        problem(bring(bundle), "422.93")
    assert (assists(world), Receipt.objects.count()) == (0, 0)


@pytest.mark.parametrize("words", [b"", b"[]", b"{", b'{"device": 1}', b"\x1f\x8b\x08", b"\xff\xfe"])
def test_words_that_no_phone_would_pack_are_refused(world: World, words: bytes) -> None:
    problem(bring(wrapped(words)), "422.93")
    problem(bring(wrapped(b"short", length=10**6)), "422.93")


def test_a_bundle_that_swells_is_refused(world: World) -> None:
    problem(bring(wrapped(gzip.compress(b"[" * 8_000_000))), "422.93")


def test_a_bundle_that_nobody_here_made_is_refused(world: World, lans: Phone) -> None:
    for thief in (Phone(lans.token, new_id()), Phone("made up", lans.device), Phone(lans.token, phone_of(world, world.minh_id).device)):
        problem(bring(bundle_of(thief, visit(world))), "403.96")
    assert assists(world) == 0


def test_a_locked_phones_work_waits_until_it_is_let_in_again(world: World, lans: Phone) -> None:
    bundle = bundle_of(lans, visit(world))
    lock(world, lans)
    problem(bring(bundle), "403.97")
    assert (assists(world), Receipt.objects.count()) == (0, 0)
    assert activate(give_code(world.system, world.lan_id), lans.device).status_code == 200
    assert told_in(receipt_for(bundle)) == [("done", None)]


def test_a_token_that_was_replaced_still_proves_what_was_sealed_with_it(world: World) -> None:
    device = new_id()
    codes = [give_code(world.system, world.lan_id) for _ in range(2)]
    former, current = (Phone(activate(code, device).json()["token"], device) for code in codes)
    for phone in (former, current):
        assert told_in(receipt_for(bundle_of(phone, visit(world)))) == [("done", None)]
    assert former.push(visit(world)).status_code == 401


def test_whoever_has_left_sends_only_what_they_did_before(world: World, lans: Phone) -> None:
    bundle = bundle_of(lans, visit(world))
    must(world.son, "people.leave_member", member_id=world.lan_id)
    late = bundle_of(lans, letter("support.record_assist", now() + timedelta(minutes=2), **world.assist(world.ba_tu)))
    assert told_in(receipt_for(bundle)) == [("done", None)]
    assert told_in(receipt_for(late)) == [("refused", "403.2")]


def test_a_bundle_that_is_too_big_is_refused(world: World) -> None:
    problem(bring(b"x" * (1024 * 1024 + 1)), "413.1")


def test_whoever_brings_rubbish_is_slowed_down_and_told_how_long(world: World, lans: Phone) -> None:
    for _ in range(refused.free - 2):
        refused.take("127.0.0.1")
    for _ in range(2):
        problem(bring(b"rubbish"), "422.93")
    answer = bring(bundle_of(lans, visit(world)))
    problem(answer, "429.97")
    assert 1 <= int(answer.headers["Retry-After"]) <= 10
    assert told_in(bring(bundle_of(lans, visit(world)), REMOTE_ADDR="10.0.0.7").json()["receipt"]) == [("done", None)]


# ── heard at the sender's pull


def test_a_pull_tells_the_keys_and_what_was_carried_since(world: World, lans: Phone) -> None:
    told = [receipt_for(bundle_of(lans, visit(world))) for _ in range(3)]
    receipt_for(bundle_of(phone_of(world, world.minh_id), visit(world)))
    assert lans.pull()["receipts"] == []
    assert pulled(lans, heard=0) == told
    assert pulled(lans, heard=2) == told[2:]
    assert pulled(lans, heard=99) == []
    assert all(is_signed(one) for one in told)


def pulled(phone: Phone, heard: int) -> list[Any]:
    asked: dict[str, int | str] = {"cursor": phone.cursor, "scope": phone.scope, "heard": heard}
    return list(Client().get("/api/v1/sync/pull", asked, headers=phone.head).json()["receipts"])


# ── with real connections


def test_two_carriers_at_once_get_the_same_receipt(real_database: str) -> None:
    world = settle()
    lans = phone_of(world, world.lan_id)
    bundles = [bundle_of(lans, visit(world), visit(world)) for _ in range(3)]
    answers: list[tuple[int, Any]] = []

    def carry() -> None:
        for at, bundle in enumerate(bundles):
            together.wait()
            answers.append((at, bring(bundle).json()["receipt"]))
        connections.close_all()

    carriers = [threading.Thread(target=carry) for _ in range(4)]
    together = threading.Barrier(len(carriers))
    for carrier in carriers:
        carrier.start()
    for carrier in carriers:
        carrier.join()
    for at in range(3):
        first, *others = [receipt for brought, receipt in answers if brought == at]
        assert (len(others), all(other == first for other in others)) == (3, True)
    assert sorted(Receipt.objects.values_list("number", flat=True)) == [1, 2, 3]
    assert assists(world) == 6
