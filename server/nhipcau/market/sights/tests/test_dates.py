"""When a festival is held next, by the sun and by the moon."""

from datetime import date

import pytest

from nhipcau.market.sights.dates import held_next, told

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("calendar", "first", "last", "today", "held"),
    [
        ("solar", "09-02", "", TODAY, (date(2027, 9, 2), date(2027, 9, 2))),
        ("solar", "11-20", "11-23", TODAY, (date(2026, 11, 20), date(2026, 11, 23))),  # it is on
        ("solar", "12-30", "01-02", TODAY, (date(2026, 12, 30), date(2027, 1, 2))),
        ("lunar", "01-01", "01-03", TODAY, (date(2027, 2, 6), date(2027, 2, 8))),  # Tết 2027
        ("lunar", "10-15", "", TODAY, (date(2026, 11, 23), date(2026, 11, 23))),
        ("lunar", "01-15", "", date(2031, 1, 20), None),  # beyond the lunar days that are known
    ],
)
def test_the_next_time(calendar: str, first: str, last: str, today: date, held: tuple[date, date] | None) -> None:
    assert held_next(calendar, first, last, today) == held


@pytest.mark.parametrize(
    ("calendar", "first", "last", "words"),
    [
        ("lunar", "01-04", "01-06", "mùng 4 đến mùng 6 tháng Giêng âm lịch"),
        ("lunar", "08-15", "", "ngày 15 tháng 8 âm lịch"),
        ("lunar", "12-23", "01-07", "ngày 23 tháng Chạp đến mùng 7 tháng Giêng âm lịch"),
        ("solar", "09-02", "", "ngày 2/9"),
        ("solar", "12-30", "01-02", "ngày 30/12 đến 2/1"),
    ],
)
def test_the_days_are_said_as_people_say_them(calendar: str, first: str, last: str, words: str) -> None:
    assert told(calendar, first, last) == words
