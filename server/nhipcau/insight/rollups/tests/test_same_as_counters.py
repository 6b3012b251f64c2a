"""Months added up say what the counters say: any history, any place, any period, whatever is dirty."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.insight import counters, live, queries
from nhipcau.insight.models import Dirty, MonthSum, Shared, Tally, Touch
from nhipcau.insight.rollups import refreshing
from nhipcau.insight.rules import Period, of
from nhipcau.kernel.facts import Count, Told
from nhipcau.kernel.registry import Traces

VILLAGES = [f"vn.{commune}.{UUID(int=village)}." for commune, village in (("40.16933", 1), ("40.16933", 2), ("40.16936", 3), ("38.14845", 4))]
PLACES = [*VILLAGES, "vn.40.16933.", "vn.40.", "vn."]
PATHS = ["vn.", "vn.40.", "vn.38.", "vn.4.", "vn.40.16933.", "vn.40.16936.", *VILLAGES[:3]]
TODAY = date(2026, 11, 21)
PERIODS = [
    period
    for word in ("2026-11", "2026-10", "2026-Q4", "2026-Q3", "2026-H2", "2026", "2025", "2026-W47", "2026-11-03..2026-11-09")
    if (period := of(word, TODAY))
]
PERIODS.append(Period(date(2026, 10, 1), TODAY, "days"))

told = st.tuples(
    st.just("told"),
    st.sampled_from(PLACES),
    st.datetimes(datetime(2025, 12, 28), datetime(2026, 11, 30), timezones=st.just(UTC)),  # noqa: DTZ001 (given by timezones)
    st.integers(-3, 5),
    st.integers(1, 3),
)
deeds = st.one_of(
    told, told, told, st.tuples(st.just("read"), st.sampled_from(PATHS)), st.tuples(st.just("erase"), st.integers(1, 3)),
    st.tuples(st.just("sweep")), st.tuples(st.just("rebuild")),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _one_day() -> Any:
    with time_machine.travel(datetime(2026, 11, 21, 5, tzinfo=UTC), tick=True):
        yield


def carry_out(history: list[Any]) -> None:
    """Let counters live a history, with readings and rounds in between."""
    for deed, *rest in history:
        if deed == "told":
            place, moment, value, subject = rest
            counts = (Count("support.assists", value), Count("support.difficulties", 1, key="no_signal"))
            counters.write([Told(place, moment, (*counts, Count("support.households_reached", subject=UUID(int=subject))))])
        elif deed == "read":
            queries.sums(rest[0], PERIODS[0])
        elif deed == "erase":
            counters.forget(Traces((), (UUID(int=rest[0]),), ()))
        elif deed == "sweep":
            refreshing.sweep()
        else:
            refreshing.rebuild()


def compare(path: str, period: Period) -> None:
    """Hold every reading against a plain aggregate of the counters."""
    assert queries.sums(path, period) == live.sums(path, period)
    assert queries.met(path, period) == live.met(path, period)
    for level in ("place", "commune", "province"):
        assert queries.sums_by(path, period, level) == live.sums_by(path, period, level), level
        assert queries.met_by(path, period, level) == live.met_by(path, period, level), level


def plainly(path: str, period: Period) -> tuple[dict[Any, int], dict[str, int]]:
    """Count from the rows themselves, one by one."""
    sums: dict[Any, int] = defaultdict(int)
    met: dict[str, set[UUID]] = defaultdict(set)
    for row in Tally.objects.all():
        if row.place.startswith(path) and period.first <= row.day <= period.last:
            sums[row.measure, row.key] += row.value
    for touch in Touch.objects.all():
        if touch.place.startswith(path) and touch.month in period.months:
            met[touch.measure].add(touch.subject)
    return dict(sums), {measure: len(subjects) for measure, subjects in met.items()}


@pytest.mark.django_db
@settings(max_examples=30)
@given(history=st.lists(deeds, max_size=10), path=st.sampled_from(PATHS), period=st.sampled_from(PERIODS))
def test_every_reading_equals_a_plain_aggregate_whatever_happened(history: list[Any], path: str, period: Period) -> None:
    with transaction.atomic():
        carry_out(history)
        compare(path, period)
        assert (queries.sums(path, period), queries.met(path, period)) == plainly(path, period)
        months = queries.by_month(path, date(2026, 9, 1), date(2026, 11, 1), ["support.assists"])
        assert sum(one.get(("support.assists", ""), 0) for one in months.values()) == live.sums(
            path, Period(date(2026, 9, 1), date(2026, 11, 30))
        ).get(("support.assists", ""), 0)
        transaction.set_rollback(True)


@pytest.mark.django_db
@settings(max_examples=30)
@given(history=st.lists(deeds, max_size=10), path=st.sampled_from(PATHS), level=st.sampled_from(["place", "commune", "province"]))
def test_periods_asked_together_say_what_each_says_alone(history: list[Any], path: str, level: live.Level) -> None:
    known = ["support.assists", "support.difficulties"]
    with transaction.atomic():
        carry_out(history)
        told = queries.told_by_each(path, PERIODS, level, known[:1])
        plain = {one: (live.sums_by(path, one, level, known[:1]), live.met_by(path, one, level)) for one in PERIODS}
        assert {one: (dict(sums), dict(met)) for one, (sums, met) in told.items()} == plain
        some = queries.told_by_each(path, PERIODS[:2], level, known, VILLAGES[:1])
        for one, (sums, met) in some.items():
            assert sums.get(VILLAGES[0]) == live.sums_by(path, one, level).get(VILLAGES[0])
            assert met.get(VILLAGES[0]) == live.met_by(path, one, level).get(VILLAGES[0])
        transaction.set_rollback(True)


@pytest.mark.django_db
@settings(max_examples=25)
@given(history=st.lists(deeds, max_size=14))
def test_added_up_bit_by_bit_is_added_up_at_once(history: list[Any]) -> None:
    with transaction.atomic():
        carry_out(history)
        refreshing.sweep()
        assert not Dirty.objects.exists()
        running = set(MonthSum.objects.values_list())
        refreshing.rebuild()
        assert set(MonthSum.objects.values_list()) == running
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_a_home_that_moved_is_counted_once_by_its_province_in_every_span() -> None:
    home, noon = UUID(int=9), datetime(2026, 11, 2, 5, tzinfo=UTC)
    for place, moment in ((VILLAGES[0], noon), (VILLAGES[2], noon - timedelta(days=40)), (VILLAGES[3], noon)):
        counters.write([Told(place, moment, (Count("support.households_reached", subject=home),))])
    refreshing.sweep()
    assert Shared.objects.count() == 1
    year = of("2026", TODAY)
    assert year
    assert queries.met_by("vn.40.", year, "commune") == {code: {"support.households_reached": 1} for code in ("16933", "16936")}
    assert [queries.met(path, year)["support.households_reached"] for path in ("vn.", "vn.40.", "vn.38.")] == [1, 1, 1]


@pytest.mark.django_db
def test_a_clean_month_is_read_from_its_sum_and_a_told_one_added_up_first() -> None:
    noon = datetime(2026, 10, 2, 5, tzinfo=UTC)
    counters.write([Told(VILLAGES[0], noon, (Count("support.assists"),))])
    october = of("2026-10", TODAY)
    assert october
    assert queries.sums("vn.40.", october) == {("support.assists", ""): 1}
    assert not Dirty.objects.exists()
    Tally.objects.update(value=7)  # behind the back of the counters: what is read is the month
    assert queries.sums("vn.40.", october) == {("support.assists", ""): 1}
    counters.write([Told(VILLAGES[0], noon, (Count("support.assists"),))])
    assert queries.sums("vn.40.", october) == {("support.assists", ""): 8}
