"""When a report is due, and whose it is."""

from datetime import date

import pytest

from nhipcau.insight.reports.rules import CATCH_UP, due, may_make


@pytest.mark.parametrize(
    ("every", "day", "since", "today", "words"),
    [
        ("month", 1, date(2026, 7, 20), date(2026, 7, 31), []),
        ("month", 1, date(2026, 7, 20), date(2026, 8, 1), ["2026-07"]),
        ("month", 5, date(2026, 7, 20), date(2026, 8, 4), []),
        ("month", 5, date(2026, 7, 20), date(2026, 9, 4), ["2026-07"]),
        ("month", 5, date(2026, 11, 20), date(2027, 1, 5), ["2026-11", "2026-12"]),
        ("quarter", 1, date(2026, 7, 20), date(2026, 9, 30), []),
        ("quarter", 3, date(2026, 7, 20), date(2026, 10, 3), ["2026-Q3"]),
        ("quarter", 1, date(2026, 2, 1), date(2027, 1, 1), ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]),
    ],
)
def test_what_is_due(every: str, day: int, since: date, today: date, words: list[str]) -> None:
    assert due(every, day, since, today) == words  # type: ignore[arg-type]


def test_only_so_many_are_made_up_for() -> None:
    assert due("month", 1, date(2020, 1, 1), date(2026, 8, 2)) == [f"2026-0{n}" for n in range(2, 8)]
    assert CATCH_UP == 6


def test_a_commune_makes_its_own_and_a_province_its_own() -> None:
    assert may_make("desk", "vn.40.16933.", "team", "vn.40.16933.")
    assert not may_make("desk", "vn.40.16933.", "team", "vn.40.16936.")
    assert not may_make("desk", "vn.40.16933.", "province", "vn.40.")
    assert may_make("province_analyst", "vn.40.", "province", "vn.40.")
    assert not may_make("province_analyst", "vn.40.", "commune", "vn.40.16933.")
    assert not may_make("member", "vn.40.16933.", "team", "vn.40.16933.")
