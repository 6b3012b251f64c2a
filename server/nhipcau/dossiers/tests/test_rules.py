"""The slip's code and the family's list, as plain values."""

import json
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.dossiers.rules import (
    ALPHABET,
    check_char,
    is_complete,
    new_slip_code,
    read_slip_code,
    spell_slip_code,
)

CASES = json.loads((settings.CONTENT_DIR.parent / "contract/vectors/slip.json").read_text())
codes = st.text(ALPHABET, min_size=10, max_size=10).map(lambda chance: chance + check_char(chance))


@pytest.mark.parametrize("case", CASES["made"], ids=lambda case: case["code"])
def test_a_code_is_made_as_on_the_phone(case: dict[str, Any]) -> None:
    chance = "".join(ALPHABET[number % 32] for number in case["random"])
    assert spell_slip_code(chance + check_char(chance)) == case["code"]


@pytest.mark.parametrize("case", CASES["typed"], ids=lambda case: repr(case["typed"]))
def test_a_code_is_read_as_on_the_phone(case: dict[str, Any]) -> None:
    read = read_slip_code(case["typed"])
    assert (spell_slip_code(read) if read else None) == case["code"]


@given(codes)
def test_a_code_survives_being_spelled_typed_small_and_torn_apart(code: str) -> None:
    for typed in (code, spell_slip_code(code), spell_slip_code(code).lower(), " ".join(code)):
        assert read_slip_code(typed) == code


@given(codes, st.integers(0, 9))
def test_two_neighbours_swapped_are_always_noticed(code: str, at: int) -> None:
    swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    assert swapped == code or read_slip_code(swapped) is None


@given(codes)
def test_one_wrong_character_is_noticed_as_often_as_is_said(code: str) -> None:
    missed = [
        place
        for place in range(11)
        for other in ALPHABET
        if other != code[place] and read_slip_code(code[:place] + other + code[place + 1 :])
    ]
    assert len(missed) == 341 - 328
    assert all(place % 2 for place in missed), "a character in an odd place (the first, third …) was missed"


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_proper_code_or_none(typed: str) -> None:
    read = read_slip_code(typed)
    assert read is None or (len(read) == 11 and set(read) <= set(ALPHABET))


def test_fresh_codes_are_proper_and_different() -> None:
    fresh = {new_slip_code() for _ in range(500)}
    assert len(fresh) == 500
    assert all(read_slip_code(code) == code for code in fresh)


@pytest.mark.parametrize(
    ("states", "complete"),
    [([], True), (["have"], True), (["have", "not_needed"], True), (["have", "missing"], False), (["missing"], False)],
)
def test_a_list_is_complete_when_nothing_is_missing(states: list[str], complete: bool) -> None:
    assert is_complete(states) is complete
