"""What is counted when a dossier has its result: once, by its date, and never of long ago."""

from datetime import UTC, date, datetime, timedelta

import pytest

from nhipcau.dossiers.finishing import added_up, counts
from nhipcau.dossiers.road_rules import ASKED, HANDED_OUT, READY, TAKEN_IN, Told, stages
from nhipcau.kernel.calendars import calendar
from nhipcau.kernel.facts import Count

MONDAY = datetime(2026, 11, 2, 2, tzinfo=UTC)
DUE = date(2026, 11, 6)


def counted(*told: Told, before: int = 1, later: int = 0) -> dict[tuple[str, str], int]:
    at = max(one.since for one in told) + timedelta(days=later)
    found = added_up(counts(stages(told[:before]), stages(told), told, None, calendar(), at))
    return {(one.measure.removeprefix("dossiers."), one.key): one.value for one in found}


@pytest.mark.parametrize(("days", "key"), [(3, "before"), (4, "on"), (7, "late")])
def test_a_result_is_counted_by_the_date_on_its_receipt(days: int, key: str) -> None:
    done = Told(READY, MONDAY + timedelta(days=days))
    found = counted(Told(TAKEN_IN, MONDAY, promised=DUE), done)
    assert found["finished", key] == 1
    assert found["first_time", "first"] == 1
    assert found["finished_days", "days"] == {3: 3, 4: 4, 7: 5}[days]


def test_an_apology_moves_no_date() -> None:
    sorry = Told(TAKEN_IN, MONDAY + timedelta(days=1), act="apology", promised=date(2026, 11, 20))
    found = counted(Told(TAKEN_IN, MONDAY, promised=DUE), sorry, Told(READY, MONDAY + timedelta(days=8)), before=2)
    assert found["finished", "late"] == 1


def test_papers_that_had_to_be_asked_for_make_it_not_the_first_time() -> None:
    asked, again = Told(ASKED, MONDAY + timedelta(days=1)), Told(TAKEN_IN, MONDAY + timedelta(days=2))
    found = counted(Told(TAKEN_IN, MONDAY), asked, again, Told(READY, MONDAY + timedelta(days=3)), before=3)
    assert found["first_time", "again"] == 1
    assert found["finished", "undated"] == 1


def test_handing_out_after_the_result_counts_nothing_more_and_old_news_nothing_at_all() -> None:
    road = [Told(TAKEN_IN, MONDAY), Told(READY, MONDAY + timedelta(days=2)), Told(HANDED_OUT, MONDAY + timedelta(days=3))]
    assert counted(*road, before=2) == {}
    assert counted(*road[:2], later=32) == {}


def test_many_dossiers_are_told_as_one_count_of_each_kind() -> None:
    assert added_up([Count("a.b", key="x"), Count("a.b", 2, key="x"), Count("a.b", 0, key="y")]) == (Count("a.b", 3, key="x"),)
