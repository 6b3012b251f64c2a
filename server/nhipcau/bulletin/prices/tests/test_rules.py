"""Prices as the rules see them: what is converted, what is strange, what a week looks like. Pure."""

from datetime import date, timedelta
from fractions import Fraction
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.bulletin.prices.catalogue import Good, faults, find, goods, nearly, one_letter_off, units, written
from nhipcau.bulletin.prices.rules import (
    ENOUGH,
    Told,
    agreed,
    believable,
    by_week,
    converted,
    in_unit,
    monday,
    strange,
    usual,
)

TODAY = date(2026, 11, 20)
WEIGHTS = sorted(name for name, unit in units().items() if unit.kg)
COUNTED = sorted(set(units()) - set(WEIGHTS))
GINGER: Good = goods()["gung"]


def told(low: int, high: int = 0, *, unit: str = "kg", days: int = 0, by: object = "lan", grade: str = "", odd: bool = False) -> Told:
    return Told(grade, unit, low, high or low, TODAY - timedelta(days=days), by, odd)


def test_the_catalogue_has_no_fault_and_no_name_stands_for_two_goods() -> None:
    assert list(faults(written())) == []
    assert len(goods()) >= 45


@given(st.integers(1, 10**9), st.sampled_from(WEIGHTS), st.sampled_from(WEIGHTS))
def test_a_price_goes_from_weight_to_weight_and_back_without_losing_a_dong(amount: int, one: str, other: str) -> None:
    there = converted(amount, units()[other], units()[one])
    assert there is not None
    assert converted(there, units()[one], units()[other]) == amount
    assert (there > amount) == (units()[other].kg > units()[one].kg)  # type: ignore[operator] (both weigh something)


@given(st.integers(1, 10**9), st.sampled_from(COUNTED), st.sampled_from(sorted(units())))
def test_an_animal_or_a_bundle_is_never_turned_into_a_weight(amount: int, counted: str, other: str) -> None:
    if counted != other:
        assert converted(amount, units()[counted], units()[other]) is None
        assert converted(amount, units()[other], units()[counted]) is None


def test_what_a_quintal_costs_is_ten_times_what_ten_kilograms_cost() -> None:
    known = units()
    assert in_unit(told(6_500_000, 7_000_000, unit="ta"), known["kg"], known) == told(65_000, 70_000)
    assert in_unit(told(65_000), known["yen"], known) == told(650_000, unit="yen")
    assert in_unit(told(12_000_000, unit="con"), known["kg"], known) is None


@given(st.lists(st.fractions(1000, 10**6), min_size=ENOUGH, max_size=40))
def test_the_middle_and_half_of_all_reports_are_always_usual(middles: list[Fraction]) -> None:
    around = usual(middles)
    assert around is not None
    low, high = around
    assert 0 <= low <= median(middles) <= high
    assert sum(low <= one <= high for one in middles) * 2 >= len(middles)


@given(st.lists(st.integers(20_000, 30_000), min_size=9, max_size=20), st.integers(1, 4))
def test_a_few_mistyped_reports_do_not_make_the_next_one_look_right(good: list[int], wrong: int) -> None:
    history = [told(one, days=day % 50) for day, one in enumerate(good)] + [told(one * 10, days=1) for one in good[:wrong]]
    assert strange(told(250_000), GINGER, history, units()) is not None
    assert strange(told(round(median(good))), GINGER, history, units()) is None


@given(st.lists(st.integers(1000, 10**6), max_size=ENOUGH - 1))
def test_of_too_few_reports_nothing_is_called_usual(few: list[int]) -> None:
    assert usual([Fraction(one) for one in few]) is None


def test_a_price_outside_what_can_be_believed_is_asked_about_whatever_the_unit() -> None:
    assert strange(told(250), GINGER, [], units()) == (3000, 60_000)
    assert strange(told(250_000, unit="yen"), GINGER, [], units()) is None
    assert strange(told(25_000, unit="ta"), GINGER, [], units()) == (300_000, 6_000_000)
    assert strange(told(5000, 40_000), GINGER, [], units()) == (5000, 25_000)
    assert believable(goods()["trau"], units()["kg"], units()) == (60_000, 320_000)


def test_old_reports_other_grades_and_strange_ones_do_not_say_what_is_usual() -> None:
    aside = [*(told(20_000, days=70) for _ in range(9)), *(told(20_000, grade="Gừng trâu") for _ in range(9)), *(told(20_000, odd=True) for _ in range(9))]
    assert strange(told(50_000), GINGER, aside, units()) is None
    assert strange(told(50_000), GINGER, [*aside, *(told(20_000) for _ in range(5))], units()) is not None


def test_only_somebody_else_of_the_same_time_can_agree() -> None:
    odd = told(90_000, by="lan")
    assert not agreed(odd, [odd, told(91_000, by="lan")], units())
    assert not agreed(odd, [told(91_000, by="minh", days=20), told(20_000, by="minh")], units())
    assert agreed(odd, [told(900_000, unit="yen", by="minh", days=3)], units())


def test_a_week_without_a_report_is_not_there() -> None:
    weeks = by_week([told(10, 20, days=21), told(15, 30, days=22), told(40)])
    assert weeks == [(monday(TODAY - timedelta(days=21)), 10, 30), (monday(TODAY), 40, 40)]


@pytest.mark.parametrize(("typed", "meant"), [("GUNG", "gung"), ("gừng củ", "gung"), ("Bắp", "ngo"), ("heo hơi", "lon-hoi"), ("bo", "bo")])
def test_goods_are_found_by_any_of_their_names(typed: str, meant: str) -> None:
    found = find(typed)
    assert found
    assert found.id == meant


def test_a_letter_too_many_too_few_or_wrong_is_asked_about_and_short_words_are_not() -> None:
    assert [one.id for one in nearly("gungg")] == [one.id for one in nearly("gunh")] == ["gung"]
    assert nearly("bi") == []
    assert [one_letter_off("gung", other) for other in ("gun", "gungs", "gang", "gung", "ngug")] == [True, True, True, False, False]
