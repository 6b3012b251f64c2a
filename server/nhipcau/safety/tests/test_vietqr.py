"""Codes for paying: the cases shared with the phone, and what holds for any text and any account."""

import json
from dataclasses import asdict
from typing import Any, get_args

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.safety.vietqr import Fault, Paying, checksum, make_code, read_code

SHARED: dict[str, Any] = json.loads((settings.CONTENT_DIR.parent / "contract/vectors/vietqr.json").read_text(encoding="utf-8"))
ACCOUNTS = st.text("0123456789ABCXYZabcxyz", min_size=1, max_size=19)
BANKS = st.text("0123456789", min_size=6, max_size=6)
DONG = st.none() | st.integers(1, 10**13 - 1)
PURPOSES = st.text("0123456789ABCabc .-", max_size=25)
CODES = st.builds(make_code, BANKS, ACCOUNTS, DONG, PURPOSES)


@pytest.mark.parametrize("case", SHARED["codes"], ids=lambda case: case["name"])
def test_a_shared_code_is_read_as_the_phone_reads_it(case: dict[str, Any]) -> None:
    found = read_code(case["text"])
    assert (asdict(found) if isinstance(found, Paying) else found) == case["reads"]


@pytest.mark.parametrize("case", SHARED["made"], ids=lambda case: case["text"])
def test_a_shared_code_is_made_letter_by_letter(case: dict[str, Any]) -> None:
    assert make_code(case["bank"], case["account"], case["dong"], case["purpose"]) == case["text"]


def test_the_checksum_is_the_one_of_the_standard() -> None:
    assert {text: checksum(text) for text in SHARED["checksums"]} == SHARED["checksums"]


@given(BANKS, ACCOUNTS, DONG, PURPOSES)
def test_what_was_made_is_read_back_whole(bank: str, account: str, dong: int | None, purpose: str) -> None:
    assert read_code(make_code(bank, account, dong, purpose)) == Paying(bank, account, once=dong is not None, dong=dong, purpose=purpose)


@given(st.text(max_size=600) | st.text("0123456789", max_size=600).map("000201{}".format))
def test_no_text_breaks_the_reader(text: str) -> None:
    found = read_code(text)
    assert isinstance(found, Paying) or found in get_args(Fault)


@given(st.text("0123456789ABCabc", max_size=300))
def test_no_text_breaks_the_reader_even_with_a_right_checksum(text: str) -> None:
    sealed = f"000201{text}6304"
    found = read_code(sealed + checksum(sealed))
    assert isinstance(found, Paying) or found in {"broken", "other", "none"}


@given(CODES, st.data())
def test_one_letter_altered_is_always_noticed(code: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(code) - 5))
    letter = data.draw(st.sampled_from([one for one in "0123456789ABC" if one != code[at]]))
    assert not isinstance(read_code(code[:at] + letter + code[at + 1 :]), Paying)


@given(CODES, CODES)
def test_one_code_behind_another_is_never_believed(first: str, second: str) -> None:
    joined = first[:-8] + second[6:-4]
    assert not isinstance(read_code(joined + checksum(joined)), Paying)


@pytest.mark.parametrize(
    "said",
    [("97040", "1", None, ""), ("970405", "", None, ""), ("970405", "1 2", None, ""), ("970405", "1", -1, ""), ("970405", "1", None, "phí"), ("970405", "1", None, "x" * 26)],
)
def test_what_a_code_cannot_say_is_not_made(said: tuple[Any, ...]) -> None:
    with pytest.raises(ValueError, match="code"):
        make_code(*said)
