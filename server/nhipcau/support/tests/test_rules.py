"""The honest record, as plain values."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.kernel.problems import Refusal
from nhipcau.support.bodies import StepDone
from nhipcau.support.rules import FARTHEST, check_next_date, check_steps, modes

TODAY = date(2026, 11, 21)


def step(name: str, mode: str, *, secret: bool = False) -> StepDone:
    return StepDone.model_validate({"step": name, "mode": mode, "secret": secret})


@pytest.mark.parametrize(
    ("steps", "number"),
    [
        ([step("fill_form", "alone")], None),
        ([step("fill_form", "done_for"), step("enter_otp", "alone", secret=True)], None),
        ([step("enter_otp", "prompted", secret=True)], None),
        ([step("enter_otp", "done_for", secret=True)], "422.51"),
        ([step("enter_otp", "done_for")], "422.51"),
        ([step("fill_form", "done_for", secret=True)], "422.51"),
        ([step("fill_form", "alone"), step("fill_form", "done_for")], "422.52"),
    ],
)
def test_no_secret_is_entered_for_anybody_and_each_step_has_one_level(
    steps: list[StepDone], number: str | None
) -> None:
    if number is None:
        check_steps(steps)
        return
    with pytest.raises(Refusal) as refusal:
        check_steps(steps)
    assert refusal.value.problem.number == number


@pytest.mark.parametrize(
    ("days", "fits"), [(None, True), (0, True), (1, True), (366, True), (367, False), (-1, False), (-400, False)]
)
def test_a_next_date_follows_the_help_within_a_year(days: int | None, fits: bool) -> None:
    day = None if days is None else TODAY + timedelta(days=days)
    if fits:
        check_next_date(day, TODAY)
        return
    with pytest.raises(Refusal) as refusal:
        check_next_date(day, TODAY)
    assert refusal.value.problem.number == "422.53"


@given(st.dates(), st.dates(date(2025, 1, 1), date(2100, 1, 1)))
def test_any_two_days_are_judged(day: date, helped_on: date) -> None:
    fits = timedelta() <= day - helped_on <= FARTHEST
    try:
        check_next_date(day, helped_on)
    except Refusal:
        assert not fits
    else:
        assert fits


@given(st.lists(st.sampled_from(["alone", "prompted", "done_for"]), max_size=8))
def test_every_step_is_counted_under_its_level(levels: list[str]) -> None:
    counted = modes([step("track", level) for level in levels])
    assert counted == {level: levels.count(level) for level in set(levels)}
