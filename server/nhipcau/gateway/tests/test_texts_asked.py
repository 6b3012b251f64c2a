"""What a telephone may ask by its first word: how it stands, a call, silence; and a storm that harms nobody."""

from typing import Any
from zlib import crc32

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.gateway import books, texts
from nhipcau.gateway.texts import HOW_TC, LATER, NO_NUMBER, NO_SLIP, RESUMED, STOPPED, WHICH, WILL_CALL, hear
from nhipcau.guides.channels import sms
from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import now
from nhipcau.kernel.gsm import BASIC, LINK, ONE
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.outgoing import Taken, say, to_phone
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.sealing import unseal
from nhipcau.kernel.slip_codes import new_slip_code, spell_slip_code
from nhipcau.messaging.keeping import CANARY
from nhipcau.messaging.models import Stop
from nhipcau.messaging.sealing import mark_of
from nhipcau.messaging.taking import take
from nhipcau.people.models import Member
from nhipcau.support.calls.models import TeamCall
from nhipcau.support.calls.queries import REACHED
from tests.officers import real_guide
from tests.world import COMMUNE, NEIGHBOUR, PROCEDURE, World, must, settle

FROM = "+84912345678"
FIXED = (HOW_TC, LATER, NO_SLIP, WHICH, WILL_CALL, NO_NUMBER, STOPPED, RESUMED)


@pytest.fixture
def world(db: None) -> World:
    return settle()


@pytest.fixture
def slip(world: World) -> str:
    code = new_slip_code()
    must(world.hoa, "dossiers.prepare", **world.preparation(world.ba_tu, slip_code=code))
    return code


def calls() -> list[TeamCall]:
    with acting(system(COUNTRY)):
        return list(TeamCall.objects.order_by("asked_at", "id"))


def test_the_fixed_answers_fit_one_plain_message_and_hold_no_link() -> None:
    for said in FIXED:
        assert len(said) <= ONE, said
        assert set(said) <= BASIC
        assert not LINK.search(said)


# ── TC


def test_who_holds_a_slip_hears_how_it_stands_without_a_full_name(slip: str) -> None:
    said = hear(FROM, f"tc {spell_slip_code(slip).lower()}")
    assert 1 <= len(said) <= texts.MOST_SENT
    assert all(len(one) <= ONE and set(one) <= BASIC for one in said)
    assert "Lo Thi Tu" not in " ".join(said)
    assert hear(FROM, f"TC{slip}") != said  # no word of its own: it asks for papers


@pytest.mark.parametrize(("text", "answer"), [("TC", HOW_TC), ("TC abc", HOW_TC), ("TC 7M3N9RZY4H0", NO_SLIP), ("tc: ", HOW_TC)])
def test_a_code_that_nobody_has_says_what_to_do(world: World, text: str, answer: str) -> None:
    assert hear(FROM, text) == [answer]


# ── HEN, and calls that nobody picked up


def test_who_asks_for_a_call_stands_on_the_list_of_the_slips_commune_once(slip: str) -> None:
    assert hear(FROM, f"HEN {slip}") == [WILL_CALL]
    assert hear("0912 345 678", f"Hẹn {spell_slip_code(slip)}") == [WILL_CALL]
    (one,) = calls()
    assert (one.commune, one.how, unseal(REACHED, one.sealed or b"")) == ("16933", "text", ["0912345678", ""])


def test_without_a_slip_the_commune_is_the_one_that_wrote_last_else_the_numbers_own(world: World, settings: Any) -> None:
    assert hear(FROM, "HEN") == [WHICH]
    settings.SMS_PLACE = NEIGHBOUR
    assert hear(FROM, "HEN") == [WILL_CALL]
    with acting(system(COUNTRY)):
        take([Taken(new_id(), f"{COMMUNE}{world.bai_so}.", say(CANARY, to_phone("0912345678"), luc=now()))])
    assert hear(FROM, "HEN 7M3N9RZY4H0") == [WILL_CALL]
    assert [(one.commune, one.village_id) for one in calls()] == [("16936", None), ("16933", None)]


def test_a_sender_that_cannot_be_called_is_told_so(world: World) -> None:
    for sender in ("", "Viettel", "113", "9" * 40):
        assert hear(sender, "HEN") == [NO_NUMBER]
    assert calls() == []


def test_a_missed_call_is_a_wish_to_be_called_and_is_not_answered(world: World, settings: Any) -> None:
    settings.SMS_SECRET, settings.SMS_PLACE = "kho-doan-ra", COMMUNE
    browser = Client()
    for sender in (FROM, FROM, "anonymous"):
        answer = browser.get("/tin-nhan/goi-nho", {"khoa": "kho-doan-ra", "tu": sender})
        assert (answer.status_code, answer.content) == (200, b"")
    assert [one.how for one in calls()] == ["ring"]
    assert browser.get("/tin-nhan/goi-nho", {"khoa": "khac", "tu": FROM}).status_code == 403


# ── DUNG


def test_silence_is_kept_by_a_mark_told_on_the_bus_and_can_be_taken_back(world: World) -> None:
    assert hear(FROM, " Dừng ") == [STOPPED]
    assert [bytes(one.mark) for one in Stop.objects.all()] == [mark_of("0912345678")]
    assert hear(FROM, "NHAN") == [RESUMED]
    assert not Stop.objects.exists()
    assert list(Entry.objects.filter(verb__startswith="messaging").values_list("commune", flat=True)) == ["vn", "vn"]


def test_in_the_middle_of_a_guide_the_word_ends_that_guide_only(world: World) -> None:
    real_guide(PROCEDURE)
    hear(FROM, f"GIAY {PROCEDURE}")
    assert sms.is_talking(FROM)
    hear(FROM, "DUNG")
    assert not sms.is_talking(FROM)
    assert not Stop.objects.exists()
    assert hear(FROM, "DUNG") == [STOPPED]


@pytest.mark.parametrize("text", ["dung ten so do", "nhan con nuoi", "đúng", "hẹnh", "tcx", "HD ket hon"])
def test_words_that_only_begin_alike_ask_for_papers(world: World, text: str) -> None:
    assert hear(FROM, text)
    assert not Stop.objects.exists()
    assert calls() == []


# ── bad input


@pytest.mark.django_db
@given(st.sampled_from(["TC ", "HEN ", "DUNG ", "KT ", "HD ", ""]), st.text(max_size=600))
def test_whatever_is_texted_is_answered_in_short_plain_messages(word: str, text: str) -> None:
    said = hear(f"0{crc32(text.encode()) % 10**9:09}", word + text)
    assert all(len(one) <= ONE and set(one) <= BASIC for one in said)


def test_four_thousand_signs_and_faces_harm_nobody(slip: str) -> None:
    for text in ("a" * 4000, "😀" * 4000, f"TC {slip}" + " " * 4000, "\0\r\n" * 900, f"HEN {'😀' * 2000}"):
        assert all(len(one) <= ONE and set(one) <= BASIC for one in hear(FROM, text))


def test_a_storm_from_one_number_is_answered_ever_more_seldom_and_others_are_heard(world: World, settings: Any) -> None:
    """Ten thousand texts in a hundred minutes: the answers are bounded, and so is what is kept."""
    settings.SMS_PLACE = COMMUNE
    with time_machine.travel(now(), tick=False) as clock:
        answered = 0
        for _ in range(10_000):
            clock.shift(0.6)
            answered += bool(hear(FROM, "HEN"))
        assert 60 <= answered <= 90
        assert hear("0987654321", "HEN") == [WILL_CALL]
    assert len(calls()) == 2


# ── the address book of those who work here


def test_who_works_here_is_known_however_the_number_is_spelled_and_not_once_they_left(world: World) -> None:
    lan = Member.objects.get(id=world.lan_id)
    assert books.member(str(lan.id)) is None
    Member.objects.filter(id=lan.id).update(phone="+84 912.345.678")
    found = books.member(str(lan.id))
    assert found
    assert (found.channel, found.address) == ("sms", "0912345678")
    assert books.works_here("0912345678")
    assert not books.works_here("0912345679")
    assert not books.works_here("345678")
    Member.objects.filter(id=lan.id).update(left_on=now().date(), left_at=now())
    assert books.member(str(lan.id)) is None
    assert not books.works_here("0912345678")
