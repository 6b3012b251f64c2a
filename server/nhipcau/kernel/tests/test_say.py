from datetime import UTC, date, datetime

import pytest

from nhipcau.kernel import say


@pytest.mark.parametrize(
    ("when", "said"),
    [(date(2026, 3, 12), "thứ Năm 12/3"), (date(2026, 11, 22), "Chủ nhật 22/11"), (date(2026, 11, 23), "thứ Hai 23/11")],
)
def test_a_day_is_said_with_its_weekday(when, said):
    assert say.day(when) == said
    assert say.day(when, year=True) == f"{said}/2026"


def test_a_moment_is_said_by_vietnams_clock():
    assert say.moment(datetime(2026, 11, 18, 18, 5, tzinfo=UTC)) == "1:05 thứ Năm 19/11/2026"


@pytest.mark.parametrize(("value", "written"), [(0, "0"), (999, "999"), (3052, "3.052"), (1234567, "1.234.567")])
def test_thousands_are_parted_by_dots(value, written):
    assert say.number(value) == written
    assert say.money(value) == f"{written}\N{NO-BREAK SPACE}đ"


@pytest.mark.parametrize(
    ("share", "written"), [(0.316, "31,6\N{NO-BREAK SPACE}%"), (0, "0,0\N{NO-BREAK SPACE}%"), (None, "–")]
)
def test_a_share_is_written_with_a_comma_and_no_share_as_a_dash(share, written):
    assert say.percent(share) == written
