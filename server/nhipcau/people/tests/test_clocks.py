"""How long an answer may take: working days across weekends, Tết and days off; fifteen days, twenty, one extension."""

from datetime import date, timedelta

import pytest

from nhipcau.people.clocks import answer_by, done_by, due, faults, rule_on, written


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        (date(2026, 11, 18), date(2026, 11, 20)),  # Wednesday to Friday
        (date(2026, 11, 20), date(2026, 11, 25)),  # over a weekend and the day of culture
        (date(2026, 11, 22), date(2026, 11, 25)),  # asked on a Sunday
        (date(2027, 2, 3), date(2027, 2, 12)),  # over Tết
        (date(2025, 12, 31), date(2026, 1, 6)),  # a swapped Friday
        (date(2026, 8, 21), date(2026, 8, 24)),  # a Saturday that makes up a bridge day
    ],
)
def test_a_request_is_answered_in_two_working_days(asked: date, answered: date) -> None:
    assert answer_by(asked) == answered


@pytest.mark.parametrize(
    ("kind", "third_parties", "extended", "days"),
    [
        ("delete", False, False, 15),
        ("restrict", True, False, 20),
        ("delete", False, True, 30),
        ("restrict", True, True, 35),
        ("see", False, False, 10),
        ("who_looked", True, False, 20),
    ],
)
def test_what_is_asked_is_done_in_so_many_days(kind: str, third_parties: bool, extended: bool, days: int) -> None:
    asked = date(2026, 11, 22)
    assert done_by(asked, kind, third_parties=third_parties, extended=extended) == asked + timedelta(days=days)


def test_how_near_a_date_is_has_a_word_and_a_shape() -> None:
    today = date(2026, 11, 22)
    told = [due(today + timedelta(days=days), today) for days in (-3, 0, 2, 9)]
    assert [(one.shape, one.word) for one in told] == [
        ("missing", "quá hạn 3 ngày"), ("missing", "hạn hôm nay"), ("part", "còn 2 ngày"), ("wait", "còn 9 ngày"),
    ]  # fmt: skip
    assert due(today - timedelta(days=3), today, met=True).shape == "ok"


def test_the_clocks_are_dated_and_sound() -> None:
    assert not list(faults(written()))
    assert list(faults({**written(), "rules": []}))
    rule = {**written()["rules"][0], "done": {"see": 10}}
    assert list(faults({**written(), "rules": [rule]}))
    assert rule_on(date(2020, 1, 1)) == written()["rules"][0]
