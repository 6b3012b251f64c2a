"""A conversation by text message: kind, short, without a link, and never deaf."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client, override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.guides.channels import sms
from nhipcau.guides.channels.choices import Choice
from nhipcau.guides.channels.models import Conversation
from nhipcau.guides.channels.plain import MOST, messages, plain
from nhipcau.guides.channels.talk import Scene, Talk, begin, hear, heard_answer
from nhipcau.guides.replay import whole_guide
from nhipcau.guides.tests.files import options, small_guide
from nhipcau.kernel.clock import now
from nhipcau.kernel.gsm import BASIC
from tests.officers import real_guide

PLACE = {"id": "live", "kind": "place", "ask": "Nhà ở đâu?"}
BORN = {"id": "born", "kind": "date", "ask": "Sinh ngày nào?"}


def scene(**changes) -> Scene:
    return Scene(whole_guide(small_guide(**changes)), "2026-11-22", {"40": "Nghệ An"})


def after(*texts, **changes):
    """What is sent last, after these texts."""
    here = scene(**changes)
    reply = begin(here)
    for text in texts:
        reply = hear(here, reply.talk, text)
    return "\n".join(reply.sent), reply.talk


def test_a_question_is_asked_with_numbers_and_answered_by_one():
    sent, _ = after()
    assert "Chau sinh o dau?\n1. Clinic\n2. Home" in sent
    assert "Co nguoi lam chung khong?" in after("2")[0]
    assert "Chau may tuoi?" in after("1")[0]


def test_words_of_an_option_count_like_its_number():
    assert after("home")[1].answers == {"where": "home"}


def test_nought_goes_back_and_is_still_a_number_where_a_number_is_asked():
    sent, talk = after("2", "0")
    assert "Chau sinh o dau?" in sent
    assert talk.answers == {"where": "home"}
    assert after("1", "0")[1].answers["age"] == 0
    assert "Chau sinh o dau?" in after("1", "LUI")[0]


def test_the_question_is_said_again_and_stop_ends_it():
    assert "Chau sinh o dau?" in after("?")[0]
    sent, talk = after("DUNG")
    assert talk is None
    assert "Da dung" in sent


@pytest.mark.parametrize("wrong", ["5", "xin chao", "1 2", "-", "9999999999", "½"])
def test_a_wrong_answer_is_told_kindly_and_nothing_is_lost(wrong):
    sent, talk = after("1", "3", "1", "0", *[wrong] if wrong != "1 2" else ["7 8"])
    assert "Chua hieu tin nay." in sent
    assert talk.answers == {"where": "clinic", "age": 3, "have": ["card"]}


def test_a_secret_is_refused_before_it_is_understood():
    sent, _ = after("OTP 123456")
    assert "Dung gui so giay to, ma OTP" in sent


def test_the_list_comes_at_the_end_with_more_to_ask_for():
    sent, talk = after("2", "1", "3", "1")
    assert "GIAY TO Giay khai sinh cho con:" in sent
    assert "witness_note: nop lai, 1 ban chinh" in sent
    assert "BUOC" in sent
    assert talk.question == ""
    assert "1. Nop o xa." in after("2", "1", "3", "1", "BUOC")[0]
    assert "form. Can." in after("2", "1", "3", "1", "1")[0]
    assert "Nha co gi?" in after("2", "1", "3", "1", "0")[0]


def test_answers_that_cannot_both_be_true_are_asked_again():
    conflict = [{"id": "c", "text": "Hai câu trái nhau.", "when": {"==": [{"var": "where"}, "home"]}}]
    sent, talk = after("2", conflicts=conflict)
    assert "Hai cau tra loi chua khop. Hai cau trai nhau." in sent
    assert talk.question == "where"


def test_a_reason_to_stop_is_told_at_once_and_without_papers():
    sent, talk = after("1", "16")
    assert "DUNG O DAY: Chau lon roi. (ma 1.004884)" in sent
    assert "GIAY TO" not in sent
    assert talk.question == ""


def test_what_was_assumed_can_be_changed():
    ask = [
        {"id": "how", "kind": "one", "ask": "Nộp ở đâu?", "options": options("office", "online"), "assume": "office"}
    ]
    only = [{"id": "card", "name": "Thẻ", "how": "show", "law": ["x"], "when": {"==": [{"var": "how"}, "online"]}}]
    changes = {"questions": ask, "papers": only, "warnings": [], "conflicts": [], "fees": []}
    sent, _ = after(**changes)
    assert "Tinh theo thuong gap: Nop o dau? Office. Doi: SUA 1" in sent
    assert "Nop o dau?\n1. Office" in after("SUA 1", **changes)[0]
    assert "The: chi cho xem" in after("SUA 1", "2", **changes)[0]


def test_dates_and_places_are_understood_as_people_write_them():
    assert [heard_answer(BORN | {"options": []}, [], said) for said in ("18/7/2026", "18 7 2026", "2026-07-18", "31/2/2026")] == [
        "2026-07-18", "2026-07-18", "2026-07-18", None,
    ]  # fmt: skip
    offered = [Choice("40", "Nghệ An"), Choice("00", "Tỉnh khác")]
    assert [heard_answer(PLACE | {"options": []}, offered, said) for said in ("nghe an", "2", "3")] == [
        "40",
        "00",
        None,
    ]


@settings(max_examples=50)
@given(st.lists(st.text(), max_size=12))
def test_every_message_is_short_plain_and_numbered(lines):
    sent = messages(lines)
    assert all(len(one) <= MOST and set(one) <= BASIC for one in sent)
    assert all(one.startswith(f"{at}/{len(sent)} ") for at, one in enumerate(sent, 1)) or len(sent) <= 1


def test_no_message_carries_a_link():
    told = plain("Vào https://dichvucong.gov.vn/a?b hoặc www.x.com, dvc.nghean.gov.vn hay ngân hàng.")
    assert "gov" not in told
    assert "http" not in told
    assert told.startswith("Vao trang chinh thuc hoac trang chinh thuc")


@settings(max_examples=25)
@given(st.lists(st.text(max_size=30), max_size=6))
def test_whatever_is_texted_something_is_answered(texts):
    here = scene()
    talk = begin(here).talk
    for text in texts:
        reply = hear(here, talk or Talk(), text)
        assert reply.sent
        talk = reply.talk


# ── with a telephone


@pytest.fixture
def birth(db):
    return real_guide("1.001193")


def test_a_conversation_lives_a_day_under_a_key_that_is_no_number(birth):
    sms.hear("+84912345678", "GIAY 1.001193")
    kept = Conversation.objects.get()
    assert kept.sender == sms.sender_key("0912 345 678")
    assert "912345678" not in str(vars(kept))
    with time_machine.travel(now() + timedelta(hours=25), tick=False):
        assert "Nhan GIAY va ten viec" in " ".join(sms.hear("0900000000", ""))
        assert not Conversation.objects.exists()


def test_an_answer_goes_on_with_the_version_it_began_with(birth):
    sms.hear("0912345678", "giay 1.001193")
    assert "Cha me chau da dang ky ket hon chua?" in " ".join(sms.hear("0912345678", "1"))
    assert Conversation.objects.get().version == birth["version"]
    assert "Da dung" in " ".join(sms.hear("0912345678", "dừng"))
    assert not Conversation.objects.exists()


def test_nothing_found_and_no_guide_are_said_kindly(birth):
    assert "Chua thay viec nay" in " ".join(sms.hear("0912345678", "GIAY xyzxyz"))
    assert "Nhan GIAY va ten viec" in " ".join(sms.hear("0912345678", "GIAY"))


def test_the_door_is_shut_without_a_secret_and_for_another_one(birth):
    asked = {"khoa": "kho-doan", "tu": "0912345678", "tin": "GIAY 1.001193"}
    assert Client().get("/tin-nhan", asked).status_code == 404
    with override_settings(SMS_SECRET="kho-doan-lam"):
        refused = Client().get("/tin-nhan", asked)
        assert refused.status_code == 403
        assert "403.139" in refused.content.decode()
        answer = Client().get("/tin-nhan", asked | {"khoa": "kho-doan-lam"})
    assert answer.headers["Content-Type"] == "text/plain; charset=us-ascii"
    assert all(len(one) <= MOST for one in answer.content.decode().split("\r"))
