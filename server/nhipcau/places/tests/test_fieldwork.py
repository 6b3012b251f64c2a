"""What a week asks for on the fields: by region, height and crop, over the turn of the year, and what is not sure."""

import json
from dataclasses import replace
from datetime import date, timedelta

import brotli
import pytest

from nhipcau.places.fieldwork import STAGES, Work, bundle, faults, this_week, works, written
from nhipcau.places.seasons import ZONES, Land

HIGH, LOW, DELTA = Land("40", "cao"), Land("40", "thap"), Land("37")


def names(land: Land, day: date) -> set[tuple[str, str]]:
    return {(work.crop, work.stage) for work in this_week(land, day)}


@pytest.mark.parametrize(("land", "day", "told"), [
    (LOW, date(2027, 1, 20), ("lúa xuân", "transplant")),
    (LOW, date(2026, 12, 28), ("lúa xuân", "sow")),
    (HIGH, date(2027, 5, 5), ("lúa xuân", "harvest")),
    (DELTA, date(2027, 2, 10), ("lúa xuân", "transplant")),
    (DELTA, date(2027, 3, 20), ("lúa xuân", "care")),
    (DELTA, date(2027, 10, 1), ("lúa mùa", "harvest")),
    (LOW, date(2027, 9, 20), ("lúa hè thu", "store")),
])  # fmt: skip
def test_a_week_asks_for_what_its_season_asks(land: Land, day: date, told: tuple[str, str]) -> None:
    assert told in names(land, day)


def test_height_and_crops_decide_and_without_a_height_all_are_told() -> None:
    assert ("lúa hè thu", "harvest") not in names(HIGH, date(2027, 9, 1))
    assert ("lúa hè thu", "harvest") in names(LOW, date(2027, 9, 1))
    ginger = replace(HIGH, crops=("Gừng",))
    assert names(ginger, date(2026, 12, 1)) == {("gừng", "harvest")}
    everywhere = this_week(Land("40", ""), date(2027, 5, 12))
    assert {work.zones for work in everywhere if work.crop == "lúa xuân" and work.stage == "harvest"} == {("thap", "giua"), ("cao",)}


def test_work_that_runs_over_the_new_year_holds_on_both_sides() -> None:
    work = next(one for one in works() if one.crop == "gừng" and one.stage == "harvest" and "40" in one.provinces)
    assert work.first > work.last
    assert [work.on(date(2026, 12, 31)), work.on(date(2027, 1, 1)), work.on(date(2027, 6, 1))] == [True, True, False]


def test_every_week_of_the_year_answers_and_a_province_without_seasons_is_empty() -> None:
    for week in range(53):
        assert isinstance(this_week(LOW, date(2027, 1, 1) + timedelta(weeks=week)), list)
    assert this_week(Land("99"), date(2027, 2, 1)) == []


def test_nothing_is_called_sure_that_nobody_compared_and_each_says_its_sources() -> None:
    assert not any(work.sure for work in works())
    assert all(len(work.sources) == 2 and work.stage in STAGES and set(work.zones) <= set(ZONES) for work in works())
    assert isinstance(works()[0], Work)


def test_the_content_is_sound_and_a_broken_line_is_found() -> None:
    assert list(faults(written())) == []
    broken = {**written(), "works": [{**written()["works"][0], "do": [" ".join(["từ"] * 16)], "stage": "chơi", "since": ["giữa", 1]}]}
    assert len(list(faults(broken))) == 3


def test_phones_carry_it_in_less_than_six_kilobytes() -> None:
    assert len(brotli.compress(json.dumps(bundle(), ensure_ascii=False, separators=(",", ":")).encode(), quality=11)) < 6_000
