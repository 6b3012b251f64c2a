"""Nights, pauses, prices: by data, and right at their edges."""

from datetime import UTC, date, datetime, timedelta

import pytest

from nhipcau.kernel.clock import VIETNAM
from nhipcau.messaging.rules import cost, faults, pause_after, price, quiet_until, rest_after, too_old, written

NIGHT = {"from": "21:00", "until": "06:30"}
AFTERNOON = {"from": "12:00", "until": "13:00"}


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("moment", "quiet", "until"),
    [
        (at(31, 20, 59), NIGHT, None),
        (at(31, 21), NIGHT, datetime(2027, 1, 1, 6, 30, tzinfo=VIETNAM)),
        (at(31, 23, 59), NIGHT, datetime(2027, 1, 1, 6, 30, tzinfo=VIETNAM)),
        (at(31, 0), NIGHT, at(31, 6, 30)),
        (at(31, 6, 29), NIGHT, at(31, 6, 30)),
        (at(31, 6, 30), NIGHT, None),
        (at(31, 12, 30), AFTERNOON, at(31, 13)),
        (at(31, 13), AFTERNOON, None),
        (at(31, 22), {"from": "00:00", "until": "00:00"}, None),
    ],
)
def test_a_night_goes_over_midnight_and_over_the_year(moment: datetime, quiet: dict[str, str], until: datetime | None) -> None:
    assert quiet_until(moment.astimezone(UTC), quiet) == until


def test_pauses_grow_and_end() -> None:
    assert [pause_after(tries, [5, 20]) for tries in (1, 2, 3)] == [timedelta(seconds=5), timedelta(seconds=20), None]


def test_a_gateway_rests_longer_each_time_up_to_a_longest() -> None:
    rest = {"failures": 2, "first": 10, "longest": 60}
    rests = [rest_after(failures, rest) for failures in (1, 2, 3, 4, 5, 500)]
    assert [one and one.total_seconds() for one in rests] == [None, 10, 20, 40, 60, 60]


def test_a_message_is_too_old_after_its_days_and_not_before() -> None:
    assert not too_old(at(1, 8), 2, at(3, 8))
    assert too_old(at(1, 8), 2, at(3, 8) + timedelta(seconds=1))


def test_the_nearest_price_counts_of_the_day_and_of_the_number() -> None:
    rows = [
        {"gateway": "*", "prefix": "", "from": date(2026, 1, 1), "dong": 500},
        {"gateway": "*", "prefix": "", "from": date(2027, 1, 1), "dong": 600},
        {"gateway": "*", "prefix": "091", "from": date(2026, 1, 1), "dong": 300},
        {"gateway": "vina", "prefix": "", "from": date(2026, 1, 1), "dong": 250},
    ]
    day = date(2026, 12, 31)
    assert price("one", "0981", day, rows) == 500
    assert price("one", "+84981", date(2027, 1, 1), rows) == 600
    assert price("one", "+84912345678", day, rows) == 300
    assert price("vina", "0912345678", day, rows) == 250
    assert price("one", "0981", date(2025, 1, 1), rows) == 0


def test_three_parts_cost_three_times() -> None:
    assert cost("nowhere", "0912345678", at(1, 8), 3) == 3 * cost("nowhere", "0912345678", at(1, 8), 1) > 0
    assert cost("console", "0912345678", at(1, 8), 3) == 0


def test_what_is_written_is_right() -> None:
    assert list(faults(written())) == []


def test_a_strict_reader_finds_what_is_wrong() -> None:
    bad = {
        "quiet": {"from": "21h", "until": "06:30"},
        "tries": {"pauses": [20, 5]},
        "rest": {"failures": 0, "first": 1, "longest": 1},
        "price": [{"gateway": "one", "prefix": "", "from": "2026", "dong": 1.5}],
    }
    assert [one.split(":")[0] for one in faults(bad)] == ["quiet", "tries", "rest", "price of one", "price"]
