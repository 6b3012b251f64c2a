"""The calendar of fields, markets and Tết: read from content, each rule as a table."""

from datetime import date, timedelta

import pytest

from nhipcau.kernel.calendars import years
from nhipcau.places.seasons import (
    Land,
    Market,
    days_of,
    known_until,
    lines_for,
    lunar,
    market_of,
    reasons,
    regions,
    season_faults,
)

NGHE_AN, NINH_BINH = Land("40"), Land("37")
MONDAY = date(2026, 12, 28)


def refused(land: Land, day: date) -> set[str]:
    week = reasons(land, day - timedelta(days=day.weekday()), 1).get(0, ())
    return {one.name for one in week if one.refuses}


def avoided(land: Land, day: date) -> set[str]:
    week = reasons(land, day - timedelta(days=day.weekday()), 1).get(0, ())
    return {one.name for one in week if not one.refuses}


def test_every_file_of_seasons_is_sound() -> None:
    assert list(season_faults(regions())) == []
    assert len(regions()) >= 4


def test_a_file_with_a_wrong_line_is_found() -> None:
    line = {"id": "a", "name": "A", "work": "harvest", "from": "13-01", "to": "01-40", "source": "x", "sure": True, "zones": ["biển"]}
    told = list(season_faults([{"name": "Thử", "as_of": MONDAY, "sources": {}, "lines": [line, line]}]))
    assert len(told) == 9


def test_the_first_day_of_the_lunar_year_is_the_one_that_the_state_says() -> None:
    said = {line["day"] for file in years().values() for line in file["off"] if line["name"] == "Mùng một Tết"}
    known = {day for day in said if day >= date(2026, 1, 1)}
    assert {day.year for day in known} >= {2026, 2027}
    assert {lunar(day) for day in known} == {(1, 1)}


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 2, 16), (12, 29)),
        (date(2027, 2, 5), (12, 29)),
        (date(2030, 2, 1), (12, 29)),
        (date(2030, 2, 2), (1, 1)),  # a day before the Chinese one
        (date(2028, 6, 23), (5, 1)),
        (date(2024, 1, 1), None),
        (date(2031, 6, 1), None),
    ],
)
def test_lunar_days_are_known_for_some_years_and_nothing_is_said_beyond(day: date, told: tuple[int, int] | None) -> None:
    assert lunar(day) == told


@pytest.mark.parametrize(
    ("land", "day", "why"),
    [
        (NGHE_AN, date(2027, 1, 20), {"Cấy lúa xuân"}),
        (NGHE_AN, date(2027, 2, 9), {"Tết Nguyên đán"}),
        (NGHE_AN, date(2027, 5, 20), {"Gặt lúa xuân"}),
        (Land("40", "cao"), date(2027, 5, 6), {"Gặt lúa xuân"}),
        (Land("40", "cao"), date(2027, 5, 25), set()),
        (NGHE_AN, date(2027, 3, 20), set()),
        (NINH_BINH, date(2027, 10, 10), {"Gặt lúa mùa"}),
        (Land("40", crops=("ngô",)), date(2027, 5, 20), set()),
        (Land("40", crops=("Ngo",)), date(2027, 9, 20), {"Gieo ngô thu đông"}),
        (Land("40", crops=("lạc", "mía")), date(2027, 2, 16), {"Gieo lạc xuân"}),
    ],
)
def test_a_sure_season_of_the_places_own_crops_refuses_a_week(land: Land, day: date, why: set[str]) -> None:
    assert refused(land, day) == why


def test_what_is_not_sure_is_only_better_avoided() -> None:
    assert avoided(Land("40", crops=("gừng",)), date(2026, 12, 2)) == {"Thu gừng"}
    assert avoided(NGHE_AN, date(2027, 9, 29)) == {"Mùa bão, lũ quét"}
    assert refused(NGHE_AN, date(2027, 9, 29)) == set()


def test_two_days_of_a_week_in_a_season_do_not_take_the_week() -> None:
    assert refused(NINH_BINH, date(2027, 5, 19)) == set()  # the harvest begins on Saturday, 22 May
    assert refused(NINH_BINH, date(2027, 5, 26)) == {"Gặt lúa đông xuân"}


@pytest.mark.parametrize(
    ("text", "market"),
    [
        ("", Market()),
        ("CN", Market(weekdays=frozenset({6}))),
        ("T3, t7", Market(weekdays=frozenset({1, 5}))),
        ("âm 2 7 12", Market(lunar=frozenset({2, 7, 12}))),
        ("âm", None),
        ("âm 31", None),
        ("hôm nào đó", None),
    ],
)
def test_a_market_is_read_as_people_write_it(text: str, market: Market | None) -> None:
    assert market_of(text) == market


def test_no_class_is_on_market_day_nor_on_a_holiday() -> None:
    sundays = Land("40", market="CN")
    assert [day.weekday() for day in days_of(sundays, date(2027, 3, 1), 0)] == [0, 1, 2, 3, 4, 5]
    lunar_market = Land("40", market="âm 2 7")
    assert {lunar(day)[1] for week in range(5) for day in days_of(lunar_market, date(2027, 3, 1), week) if lunar(day)} & {2, 7} == set()  # type: ignore[index]
    assert date(2027, 1, 1) not in days_of(NGHE_AN, MONDAY, 0)


def test_a_week_without_any_day_left_is_refused_with_its_reason() -> None:
    every_day = Land("40", crops=("chè",), market="t2 t3 t4 t5 t6 t7 cn")
    assert {one.kind for one in reasons(every_day, date(2027, 3, 8), 1)[0]} == {"no_day"}


def test_the_usual_crops_hold_where_nobody_said_what_is_grown() -> None:
    assert {line["crop"] for line, _ in lines_for(NGHE_AN) if line.get("crop")} == {"lúa xuân", "lúa hè thu"}
    assert {source for _, source in lines_for(NGHE_AN)}
    assert known_until() >= date(2027, 12, 31)
