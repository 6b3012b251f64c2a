from datetime import date

import pytest

from nhipcau.insight.rules import Period, Share, chosen, month_at, months_back


def test_without_a_whole_there_is_no_share_which_is_not_zero():
    assert Share(0, 0).value is None
    assert Share(0, 0).between is None
    assert Share(0, 5).value == 0


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(10, 20, 0.299, 0.701), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (130, 412, 0.273, 0.362)],
)
def test_the_interval_is_wilsons(part, whole, low, high):
    found = Share(part, whole).between
    assert found == (pytest.approx(low, abs=0.001), pytest.approx(high, abs=0.001))


def test_a_few_steps_make_a_wider_interval_than_many():
    few, many = Share(5, 10).between, Share(500, 1000).between
    assert few[1] - few[0] > 5 * (many[1] - many[0])
    assert Share(5, 10).few
    assert not Share(500, 1000).few


def test_a_share_beyond_its_whole_does_not_break_the_interval():
    assert Share(7, 6).between[1] == pytest.approx(1.0)


def test_the_running_month_ends_today():
    assert month_at(date(2026, 11, 5), date(2026, 11, 19)) == Period(date(2026, 11, 1), date(2026, 11, 19))
    assert month_at(date(2026, 2, 5), date(2026, 11, 19)).last == date(2026, 2, 28)


def test_months_go_back_over_the_new_year():
    assert [month.word for month in months_back(date(2027, 1, 31), 3)] == ["2027-01", "2026-12", "2026-11"]


@pytest.mark.parametrize("word", ["", "2026-13", "1999-01", "'; drop", "2026-11-01"])
def test_a_month_that_is_not_offered_becomes_this_month(word):
    assert chosen(word, months_back(date(2026, 11, 19), 3)).word == "2026-11"
