"""A text in the words that a voice reads: every number, date, code and abbreviation as people say it."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.kernel.numbers import DIGITS, digit_by_digit, say_number
from nhipcau.kernel.spoken import spoken

CASES = json.loads((Path(__file__).parents[4] / "contract" / "vectors" / "spoken.json").read_text())["cases"]
TENS = {"mốt": 1, "tư": 4, "lăm": 5}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_text_is_read_as_people_read_it(case: dict[str, Any]) -> None:
    assert spoken(case["text"]) == case["spoken"]


def test_half_of_the_cases_were_written_before_the_rules() -> None:
    assert len(CASES) >= 60
    assert sum(case["before_tuning"] for case in CASES) * 2 >= len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_what_was_said_is_not_said_otherwise_a_second_time(case: dict[str, Any]) -> None:
    assert spoken(case["spoken"]) == case["spoken"]


def back(words: str) -> int:
    """Read a number out of its words again, by other rules than those that wrote it."""
    total = group = 0
    for word in words.split():
        if word == "tỷ":
            total, group = (total + group) * 10**9, 0
        elif word in ("triệu", "nghìn"):
            total, group = total + group * (10**6 if word == "triệu" else 1000), 0
        elif word == "trăm":
            group *= 100
        elif word in ("mươi", "mười"):
            group = group // 100 * 100 + (group % 100 * 10 if word == "mươi" else 10)
        elif word != "linh":
            group += TENS[word] if word in TENS else DIGITS.index(word)
    return total + group


@given(st.integers(0, 10**12 - 1))
def test_a_number_can_be_understood_again(number: int) -> None:
    assert back(say_number(number)) == number


@given(st.from_regex(r"[0-9]\.[0-9]{6}", fullmatch=True))
def test_a_procedure_code_is_read_digit_by_digit(code: str) -> None:
    assert spoken(f"Mã {code}") == f"Mã {digit_by_digit(code[0])} chấm {digit_by_digit(code[2:])}"


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    spoken(text)
