"""Counters that run along and counters counted again from the ledger are the same, for any history."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.insight import live, queries
from nhipcau.insight.models import MonthSum, Tally, Touch
from nhipcau.insight.rollups import refreshing
from nhipcau.insight.rules import Period, month_at, of
from nhipcau.kernel import bus, registry
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.models import Entry
from nhipcau.kernel.scope import acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.support.models import Assist
from tests.world import PROCEDURE, World, letter, settle

NOW = datetime(2026, 11, 21, 3, tzinfo=UTC)
WRONG = timedelta(days=40)  # a phone's clock that runs ahead
LEVELS: tuple[live.Level, ...] = ("place", "commune", "province")
MIDNIGHT = datetime(2026, 10, 31, 17, tzinfo=UTC)  # the first moment of November in Vietnam

moments = st.one_of(
    st.datetimes(datetime(2026, 10, 1), datetime(2026, 11, 21), timezones=st.just(UTC)),  # noqa: DTZ001 (given by timezones)
    st.sampled_from([-1, 0, 1]).map(lambda seconds: MIDNIGHT + timedelta(seconds=seconds)),
    st.just(datetime(2026, 11, 10, 23, 30, tzinfo=UTC)),
)
deeds = st.tuples(
    moments,
    st.sampled_from(["assist", "assist", "prepare", "complete", "bad", "again", "move", "hand_in", "withdraw", "wrong clock", "add up"]),
    st.sampled_from(["ba_tu", "pao"]),
    st.sampled_from(["lan", "minh", "hoa"]),
)


@pytest.fixture(autouse=True)
def _one_moment() -> Any:
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def world(db: None) -> World:
    return settle()


def counters() -> tuple[Counter[Any], Counter[Any]]:
    tallies = Tally.objects.values_list("place", "commune", "day", "measure", "key", "value")
    touches = Touch.objects.values_list("place", "commune", "month", "measure", "subject")
    return Counter(tallies), Counter(touches)


def rebuild() -> None:
    call_command("rebuild", "counters", stdout=StringIO())


def carry_out(world: World, history: list[Any]) -> None:
    """Let the cast live a history; what is refused is part of it."""
    said: list[Any] = []
    dossiers: list[UUID] = []
    for moment, deed, home, name in history:
        actor, at = getattr(world, name), getattr(world, home)
        if deed == "add up":
            refreshing.sweep()
            continue
        if deed in ("hand_in", "withdraw"):
            at_the_desk(world, moment, deed, dossiers)
            continue
        if deed == "again" and said:
            bus.obey(*said[-1])
            continue
        if deed == "move":
            there = world.scope(world.bai_so if home == "pao" else world.tung_huong)
            told = letter("people.move_member", member_id=world.lan_id, scope=there)
            bus.obey(world.son, [told])
            continue
        if deed in ("prepare", "complete"):
            changes = {"papers": []} if deed == "complete" else {}
            told = letter("dossiers.prepare", moment, **world.preparation(at, **changes))
        else:
            changes = {"steps": []} if deed == "bad" else {"difficulties": ["no_signal", "other"]}
            told = letter("support.record_assist", moment, **world.assist(at, **changes))
        said.append((actor, [told]))
        bus.obey(actor, [told], sent_at=NOW + WRONG if deed == "wrong clock" else None)


def at_the_desk(world: World, moment: datetime, deed: str, dossiers: list[UUID]) -> None:
    """Take a dossier in, or let the last one be taken back, maybe before the moment it came."""
    if deed == "hand_in":
        dossiers.append(new_id())
        told = {"id": dossiers[-1], "slip_code": new_slip_code(), "procedure": PROCEDURE, "full_name": "Kha Văn Bình"}
        bus.obey(world.hoa, [letter("dossiers.hand_in", moment, **told)])
    elif dossiers:
        bus.obey(world.hoa, [letter("dossiers.withdraw", moment, id=new_id(), dossier_id=dossiers.pop())])


def same_at_every_level(world: World) -> None:
    """Hold what is added up against the counters, wherever and over whatever time one asks."""
    for word in ("2026-10", "2026-11", "2026-Q4", "2026-H2"):
        period = of(word, NOW.date())
        assert period
        for path in ("vn.40.", world.scope(world.bai_so)):
            assert queries.sums(path, period) == live.sums(path, period), (path, word)
            assert queries.met(path, period) == live.met(path, period), (path, word)
        for level in LEVELS:
            assert queries.sums_by("vn.40.", period, level) == live.sums_by("vn.40.", period, level), (word, level)
            assert queries.met_by("vn.40.", period, level) == live.met_by("vn.40.", period, level), (word, level)
    weeks = [Period(last - timedelta(days=6), last, "days") for last in (NOW.date() - timedelta(days=7 * n) for n in range(8))]
    measures = [name for name, one in registry.measures.items() if one.kind == "sum"]
    for level in LEVELS:
        told = queries.sums_by_each("vn.40.", weeks, level, measures)
        assert told == [live.sums_by("vn.40.", week, level) for week in weeks], level
    path, months = world.scope(world.bai_so), (date(2026, 10, 1), date(2026, 11, 1))
    assert queries.met_by_month(path, *months) == {month: live.met(path, month_at(month, date(2027, 1, 1))) for month in months}


@settings(max_examples=25)
@given(history=st.lists(deeds, max_size=8))
def test_counting_again_changes_nothing_whatever_happened(world: World, history: list[Any]) -> None:
    with transaction.atomic():
        carry_out(world, history)
        running = counters()
        same_at_every_level(world)
        refreshing.sweep()
        added = set(MonthSum.objects.values_list())
        rebuild()
        assert counters() == running
        assert set(MonthSum.objects.values_list()) == added
        same_at_every_level(world)
        with acting(world.hoa):
            recorded = Assist.objects.count()
        assert sum(Tally.objects.filter(measure="support.assists").values_list("value", flat=True)) == recorded
        transaction.set_rollback(True)


def test_the_deeds_of_a_history_are_carried_out(world: World) -> None:
    deeds_of_the_desk: list[UUID] = []
    for deed in ("hand_in", "withdraw"):
        at_the_desk(world, NOW - timedelta(hours=1), deed, deeds_of_the_desk)
    carry_out(world, [(NOW, "wrong clock", "ba_tu", "lan")])
    done = set(Entry.objects.filter(verdict="done").values_list("verb", flat=True))
    assert {"dossiers.hand_in", "dossiers.withdraw", "support.record_assist"} <= done


@pytest.mark.parametrize(
    ("happened_at", "day", "month"),
    [
        (datetime(2026, 11, 10, 23, 30, tzinfo=UTC), date(2026, 11, 11), date(2026, 11, 1)),
        (datetime(2026, 11, 10, 16, 59, 59, tzinfo=UTC), date(2026, 11, 10), date(2026, 11, 1)),
        (datetime(2026, 11, 10, 17, 0, 0, tzinfo=UTC), date(2026, 11, 11), date(2026, 11, 1)),
        (datetime(2026, 10, 31, 16, 59, 59, tzinfo=UTC), date(2026, 10, 31), date(2026, 10, 1)),
        (datetime(2026, 10, 31, 17, 0, 0, tzinfo=UTC), date(2026, 11, 1), date(2026, 11, 1)),
        (datetime(2025, 12, 31, 20, 0, 0, tzinfo=UTC), date(2026, 1, 1), date(2026, 1, 1)),
    ],
)
def test_help_belongs_to_the_vietnamese_day_on_which_it_happened(
    world: World, happened_at: datetime, day: date, month: date
) -> None:
    told = letter("support.record_assist", happened_at, **world.assist(world.ba_tu))
    assert bus.obey(world.lan, [told]).verdicts[0].state == "done"
    assert Tally.objects.get(measure="support.assists").day == day
    assert set(Touch.objects.values_list("month", flat=True)) == {month}
    running = counters()
    rebuild()
    assert counters() == running


def test_figures_go_by_the_phones_corrected_clock_and_not_by_the_arrival(world: World) -> None:
    told = letter("support.record_assist", NOW - timedelta(days=5, hours=8), **world.assist(world.ba_tu))
    wrong = timedelta(days=365)
    off = letter("support.record_assist", told.happened_at - wrong, **world.assist(world.ba_tu))
    bus.obey(world.lan, [told])
    bus.obey(world.lan, [off], sent_at=NOW - wrong)
    tally = Tally.objects.get(measure="support.assists")
    assert (tally.day, tally.value) == (date(2026, 11, 16), 2)


def test_counting_again_mends_counters_that_went_wrong(world: World) -> None:
    bus.obey(world.lan, [letter("support.record_assist", NOW, **world.assist(world.ba_tu, procedure=PROCEDURE))])
    right = counters()
    Tally.objects.update(value=99)
    Touch.objects.all().delete()
    rebuild()
    assert counters() == right
    rebuild()
    assert counters() == right
