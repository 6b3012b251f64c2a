"""The road as a pure function of what was told: in any order, doubled, late, with days that have no hour."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.dossiers.clocks import Term
from nhipcau.dossiers.road_rules import (
    ASKED,
    HANDED_OUT,
    NAMES,
    NEW,
    NEXT,
    READY,
    STOPPED,
    TAKEN_IN,
    WAITS,
    WORKING,
    Told,
    case_of,
    in_order,
    shape_of,
    stages,
)
from nhipcau.kernel.clock import VIETNAM


def at(day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM)


def on(day: int) -> datetime:
    return at(day, 0)


def went(*told: Told) -> list[int]:
    return [stage.state for stage in stages(told)]


MOMENTS = st.datetimes(datetime(2026, 11, 1), datetime(2026, 11, 20), timezones=st.just(VIETNAM))  # noqa: DTZ001 (hypothesis adds the zone)
TOLD = st.builds(
    lambda state, since, whole, act, who, own, own_at: Told(
        state, since.replace(hour=0, minute=0, second=0, microsecond=0) if whole else since, whole_day=whole, act=act,
        holder=who, source="import" if own else "desk", source_id=own, source_at=own_at if own else None,
        promised=since.date() + timedelta(days=9) if act == "apology" else None,
    ),
    st.integers(1, 10), MOMENTS, st.booleans(), st.sampled_from(["state", "state", "apology"]),
    st.sampled_from(["", "Phòng Văn hóa - Xã hội", "Công an xã"]), st.sampled_from(["", "", "a1", "a2"]), MOMENTS,
)  # fmt: skip


@given(st.lists(TOLD, max_size=12), st.randoms(use_true_random=False))
def test_no_order_and_no_doubling_changes_the_road(told: list[Told], chance: Random) -> None:
    shuffled = [*told, *chance.choices(told, k=5)] if told else []
    chance.shuffle(shuffled)
    assert stages(shuffled) == stages(told)
    assert case_of(shuffled, stages(shuffled), Term(3)) == case_of(told, stages(told), Term(3))


@given(st.lists(TOLD, max_size=12))
def test_no_state_is_lost_and_none_stands_twice_in_a_row(told: list[Told]) -> None:
    standing = [one for one in in_order(told) if one.act == "state"]
    road = stages(told)
    assert {one.state for one in standing} == {stage.state for stage in road}
    assert all(first.state != second.state for first, second in pairwise(road))
    assert {one.key for one in standing if not one.source_id} == {one.key for one in told if one.act == "state" and not one.source_id}


@given(st.lists(TOLD, max_size=12))
def test_the_hours_that_are_known_stand_in_their_order(told: list[Told]) -> None:
    hours = [one.since for one in in_order(told) if not one.whole_day]
    assert hours == sorted(hours)
    days = [one.since.astimezone(VIETNAM).date() for one in in_order(told)]
    assert days == sorted(days)


def test_a_late_telling_of_the_past_does_not_change_the_present() -> None:
    assert went(Told(READY, at(20)), Told(WORKING, at(18)), Told(TAKEN_IN, at(17))) == [TAKEN_IN, WORKING, READY]


def test_the_same_state_from_desk_and_export_is_one_stage() -> None:
    road = stages([Told(TAKEN_IN, at(17, 9, 12)), Told(TAKEN_IN, on(17), whole_day=True, source="import", holder="Công an xã", until=date(2026, 11, 24))])
    assert len(road) == 1
    assert (road[0].since, road[0].whole_day, road[0].holder, road[0].until) == (at(17, 9, 12), False, "Công an xã", date(2026, 11, 24))


def test_what_has_no_hour_finds_its_place_within_its_day() -> None:
    assert went(Told(WORKING, at(17, 10)), Told(TAKEN_IN, on(17), whole_day=True)) == [TAKEN_IN, WORKING]
    assert went(Told(TAKEN_IN, at(17, 8)), Told(WORKING, at(17, 10)), Told(TAKEN_IN, on(17), whole_day=True)) == [TAKEN_IN, WORKING]
    days = [Told(state, on(17), whole_day=True) for state in (HANDED_OUT, TAKEN_IN, READY, WORKING)]
    assert went(*days) == [TAKEN_IN, WORKING, READY, HANDED_OUT]


def test_what_a_source_corrects_under_its_own_name_stands_as_it_said_last() -> None:
    first = Told(READY, at(18), source="integrator", source_id="77", source_at=at(18))
    corrected = Told(WORKING, at(18), source="integrator", source_id="77", source_at=at(19))
    assert went(first, corrected) == went(corrected, first) == [WORKING]


def test_a_state_that_does_not_follow_is_shown_and_marked() -> None:
    road = stages([Told(HANDED_OUT, at(17)), Told(WORKING, at(18))])
    assert [(stage.state, stage.odd) for stage in road] == [(HANDED_OUT, False), (WORKING, True)]
    usual = stages([Told(NEW, at(16)), Told(TAKEN_IN, at(17)), Told(ASKED, at(18)), Told(TAKEN_IN, at(19)), Told(READY, at(20))])
    assert not any(stage.odd for stage in usual)


def test_the_case_counts_anew_after_a_supplement_and_ends_when_the_office_is_done() -> None:
    told = [
        Told(TAKEN_IN, at(10), promised=date(2026, 11, 13)),
        Told(ASKED, at(12)),
        Told(TAKEN_IN, at(16, 10), promised=date(2026, 11, 19)),
        Told(WORKING, at(17), act="apology", promised=date(2026, 11, 25)),
        Told(READY, at(23)),
        Told(HANDED_OUT, at(24)),
    ]
    case = case_of(told, stages(told), Term(3))
    assert (case.received, case.asked, case.completed) == (at(10), at(12), at(16, 10))
    assert case.promised == date(2026, 11, 19)
    assert case.apology is not None
    assert case.apology.until == date(2026, 11, 25)
    assert case.ended == at(23)
    waiting = case_of(told[:2], stages(told[:2]), None)
    assert (waiting.completed, waiting.ended) == (None, None)


def test_only_the_first_apology_counts() -> None:
    told = [Told(WORKING, at(10)), *(Told(WORKING, at(11, hour), act="apology", promised=date(2026, 11, day)) for hour, day in ((9, 20), (10, 27)))]
    apology = case_of(told, stages(told), None).apology
    assert apology is not None
    assert apology.until == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("code", "shape"),
    [
        ("000.00.00.H40-181025-0001", "old"),
        ("000.15.02.H40-261120-0001", "old"),
        ("H40.15.02-261120-000123", "new"),
        ("H40-261120-0001", "new"),
        ("G22.99-251001-12345", "new"),
        ("BN-2026/17", "other"),
        ("h40.15.02-261120-0001", "other"),
        ("H40.15.02-261120-0001 ", "other"),
    ],
)
def test_old_and_new_shapes_of_codes_are_known_and_nothing_is_read_out_of_them(code: str, shape: str) -> None:
    assert shape_of(code) == shape


def test_every_state_has_its_words_and_says_who_waits() -> None:
    assert set(NAMES) == set(NEXT) == set(WAITS) == set(range(1, 11))
    assert WAITS[STOPPED] == "nobody"
    assert all(line.vi and line.en and len(line.vi.split()) <= 15 for line in (*NAMES.values(), *NEXT.values()))
