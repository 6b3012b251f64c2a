"""The receipt of consent: whoever holds its code reads it, today and after everything else is gone."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from nhipcau.kernel.ids import new_id
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.people.http import GUESSES
from nhipcau.people.receipts import NAMES, SMS, receipt
from nhipcau.people.wordings import PURPOSES
from tests.world import World, must, settle

pytestmark = pytest.mark.django_db
CODE = "7M3N9RZY4H0"


@pytest.fixture
def world() -> World:
    cache.clear()
    found = settle()
    for purpose in ("help_now", "follow_up"):
        agrees(found, purpose)
    return found


def agrees(world: World, purpose: str, **changes: Any) -> None:
    told = {"id": new_id(), "resident_id": world.ba_tu.resident, "purpose": purpose, "given_by": "self", "method": "tap"}
    must(world.lan, "people.agree", **{**told, "wording": "v2", "receipt": CODE, **changes})


def takes_back(world: World, purpose: str) -> None:
    must(world.lan, "people.take_back", id=new_id(), resident_id=world.ba_tu.resident, purpose=purpose)


def page(code: str = CODE) -> tuple[int, str]:
    answer = Client().get(f"/bien-nhan/{code}")
    return answer.status_code, answer.content.decode()


def test_the_receipt_says_who_keeps_what_for_what_and_names_no_family(world: World) -> None:
    status, text = page("7m3n-9rzy-4ho")
    assert status == 200
    assert "Ủy ban nhân dân xã Tam Quang giữ điều bà con cho ghi" in text
    assert text.count("Đang đồng ý") == 2
    assert "Giữ lại để tổ ghé thăm, nhắc hẹn lần sau." in text
    assert "của <b>Tư</b>" in text
    assert "Lô Thị" not in text


def test_after_a_withdrawal_the_receipt_tells_of_it_and_after_erasure_it_is_still_there(world: World) -> None:
    takes_back(world, "follow_up")
    assert "Đang đồng ý" in page()[1]
    takes_back(world, "help_now")
    status, text = page()
    assert status == 200
    assert text.count("Đã rút, dữ liệu đã xóa") == 2
    assert "<b>Tư</b>" not in text
    assert "Bà con đã rút lời đồng ý" in text


def test_the_message_fits_one_text_of_plain_letters_without_a_link(world: World) -> None:
    few = receipt(CODE).message
    for purpose in set(PURPOSES) - {"help_now", "follow_up"}:
        agrees(world, purpose)
    for text in (few, receipt(CODE).message):
        assert len(text) <= SMS
        assert text.isascii()
        assert "7M3N-9RZY-4H0" in text
        assert "http" not in text
    assert "Giup hom nay" in few


def test_every_purpose_has_a_short_name() -> None:
    assert set(NAMES) == set(PURPOSES)


def test_a_code_that_nobody_has_or_that_is_mistyped_says_so(world: World) -> None:
    assert page(new_slip_code())[0] == 404
    status, text = page("7M3N9RZY4H1")
    assert status == 422
    assert "422.140" in text


def test_whoever_guesses_is_slowed_down_and_the_holder_still_reads_later(world: World) -> None:
    for _ in range(GUESSES.free):
        page(new_slip_code())
    assert page()[0] == 429
