"""Every cell of the table of article 46, told here as the decision tells it: for each level, which regions and zones."""

from copy import deepcopy

import pytest

from nhipcau.bulletin.reading.matrix import ZONES, Answer, faults, highest, level, written

LOW, MEDIUM, HIGH, WORST = ZONES
TABLE = {  # (rain, days before) → level → region → zones
    (150, 1): {1: {1: (LOW, MEDIUM), 2: (MEDIUM,), 3: (HIGH,), 4: (HIGH, WORST)}, 2: {1: (HIGH,), 2: (HIGH,), 3: (WORST,)}, 3: {1: (WORST,), 2: (WORST,)}},
    (300, 3): {1: {1: (LOW,), 2: (LOW,), 3: (MEDIUM,), 4: (HIGH,)}, 2: {1: (MEDIUM,), 2: (MEDIUM,), 3: (HIGH,), 4: (WORST,)}, 3: {1: (HIGH, WORST), 2: (HIGH, WORST), 3: (WORST,)}},
    (450, 4): {1: {3: (LOW,), 4: (MEDIUM,)}, 2: {1: (LOW, MEDIUM), 2: (LOW, MEDIUM), 3: (MEDIUM, HIGH), 4: (HIGH, WORST)}, 3: {1: (HIGH, WORST), 2: (HIGH, WORST), 3: (WORST,)}},
}  # fmt: skip


def told(rain: int, days: int, zone: str, region: int) -> int:
    return next((one for one, regions in TABLE[rain, days].items() if zone in regions.get(region, ())), 0)


@pytest.mark.parametrize(("rain", "days"), TABLE)
@pytest.mark.parametrize("region", [1, 2, 3, 4])
@pytest.mark.parametrize("zone", list(ZONES))
def test_each_cell_is_as_the_decision_tells_it(rain: int, days: int, zone: str, region: int) -> None:
    assert level(rain, days, zone, region) == Answer(told(rain, days, zone, region), in_table=True, sure=False)


@pytest.mark.parametrize(("rain", "expected"), [(0, 0), (99.9, 0), (100, 3), (200, 3), (200.1, 3), (400, 3), (401, 3)])
def test_less_than_a_hundred_is_no_level_and_bounds_belong_to_the_lower_row(rain: float, expected: int) -> None:
    assert level(rain, 2, WORST, 1).level == expected
    assert level(200, 2, HIGH, 1).level == 2
    assert level(200.1, 3, HIGH, 1).level == 3


def test_days_that_the_row_does_not_name_are_said() -> None:
    assert level(150, 5, HIGH, 1) == Answer(2, in_table=False, sure=False)
    assert level(300, 1, HIGH, 1) == Answer(3, in_table=False, sure=False)
    assert level(50, 9, HIGH, 1).in_table


def test_the_highest_in_the_area_wins() -> None:
    assert highest([level(150, 1, LOW, 1), level(150, 1, WORST, 1), level(150, 1, HIGH, 4)]).level == 3
    assert highest([]).level == 0


def test_the_table_is_fit_and_a_broken_one_is_found() -> None:
    assert list(faults(written())) == []
    broken = deepcopy(dict(written()))
    broken["rows"][0]["regions"]["1"] = [3, 2, 1, 1]
    assert any("never falling" in one for one in faults(broken))
    assert any("as_of" in one for one in faults({**written(), "as_of": "hôm qua"}))
