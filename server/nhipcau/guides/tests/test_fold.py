"""Folding: what the eye and the ear take for the same."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.guides.fold import fold, sound
from nhipcau.guides.tests.files import vectors

CASES = vectors("fold.json")["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_a_text_folds_as_agreed_with_the_phone(case: dict[str, Any]):
    assert (fold(case["text"]), sound(case["text"])) == (case["fold"], case["sound"])


def test_there_are_enough_shared_cases():
    assert len(CASES) >= 60


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_only_small_plain_letters_digits_and_single_spaces_are_left(text: str):
    assert all(c in "abcdefghijklmnopqrstuvwxyz0123456789 " for c in fold(text))
    assert "  " not in fold(text)


@given(st.text(alphabet="aăâeêioôơuưyđàảãáạềếửỹ bcdghklmnpqrstvx"))
def test_however_the_keyboard_composes_the_marks_the_fold_is_the_same(text: str):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text)) == fold(text.upper())


@pytest.mark.parametrize(
    ("one", "other"),
    [("trứng thực", "chứng thực"), ("dấy tờ", "giấy tờ"), ("sã", "xã"), ("lước", "nước"), ("fường", "phường")],
)
def test_what_sounds_alike_is_found_alike(one: str, other: str):
    assert sound(one) == sound(other)
