"""Who is next, how long it may take, and which half hours there are."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.desk.queue import rules
from nhipcau.desk.queue.rules import Waiting, in_order, wait_range
from nhipcau.kernel.calendars import calendar
from nhipcau.kernel.clock import VIETNAM

NINE = datetime(2026, 11, 20, 9, tzinfo=VIETNAM)


def waits(name: int, minutes: int, *, quick: bool = False, due: int | None = None) -> Waiting:
    """Somebody who came so many minutes after nine, with an appointment so many minutes after nine."""
    due_at = NINE + timedelta(minutes=due) if due is not None else None
    return Waiting(UUID(int=name), NINE + timedelta(minutes=minutes), quick, due_at, frozenset())


def names(ordered: list[Waiting]) -> list[int]:
    return [one.id.int for one in ordered]


def test_a_number_is_a_letter_and_three_figures_at_least() -> None:
    assert (rules.label("A", 12), rules.label("B", 1234)) == ("A012", "B1234")


def test_who_came_first_is_called_first() -> None:
    assert names(in_order([waits(1, 5), waits(2, 0), waits(3, 9)], NINE, 0)) == [2, 1, 3]


def test_of_three_calls_at_least_one_is_for_the_quick_lane() -> None:
    waiting = [*(waits(one, one) for one in range(1, 7)), waits(9, 20, quick=True), waits(8, 21, quick=True)]
    assert names(in_order(waiting, NINE, 0)) == [1, 2, 9, 3, 4, 8, 5, 6]
    assert names(in_order(waiting, NINE, 2))[0] == 9, "two calls went before without anybody of the quick lane"


def test_who_is_quick_and_came_first_does_not_wait_for_the_third_call() -> None:
    assert names(in_order([waits(1, 3), waits(2, 0, quick=True)], NINE, 0)) == [2, 1]


def test_an_appointment_goes_first_at_its_time_and_waits_behind_everybody_before_it() -> None:
    waiting = [waits(1, 0), waits(2, 5, due=30)]
    assert names(in_order(waiting, NINE + timedelta(minutes=19), 0)) == [1, 2]
    assert names(in_order(waiting, NINE + timedelta(minutes=20), 0)) == [2, 1]


@given(st.lists(st.tuples(st.integers(0, 99), st.booleans(), st.none() | st.integers(0, 99)), max_size=30), st.integers(0, 120), st.integers(0, 3))
def test_everybody_is_called_once_and_nobody_of_the_quick_lane_waits_for_more_than_two_others(
    people: list[tuple[int, bool, int | None]], at: int, before: int
) -> None:
    waiting = [waits(name, minutes, quick=quick, due=due) for name, (minutes, quick, due) in enumerate(people)]
    ordered = in_order(waiting, NINE + timedelta(minutes=at), before)
    assert sorted(names(ordered)) == list(range(len(people)))
    plain = [one for one in ordered if not one.due_at]
    since_quick = 0
    for place, one in enumerate(plain):
        since_quick = 0 if one.quick else since_quick + 1
        assert since_quick < rules.EVERY or not any(later.quick for later in plain[place:])


def test_too_few_visits_measure_nothing() -> None:
    assert wait_range(3, [5, 5, 5, 5], 1) is None


def test_the_range_grows_with_who_is_before_and_shrinks_with_counters() -> None:
    took = [4, 5, 6, 7, 8, 9, 10, 12]
    one, two = wait_range(3, took, 1), wait_range(3, took, 2)
    assert one == (15, 40)
    assert two == (5, 20)
    assert one.words == "khoảng 15–40 phút"
    nobody = wait_range(0, took, 1)
    assert nobody is not None
    assert nobody.words == "dưới 10 phút"


@given(st.integers(0, 80), st.lists(st.floats(0, 120), min_size=5, max_size=60), st.integers(0, 6))
def test_a_range_is_of_fives_and_never_turned_round(ahead: int, took: list[float], counters: int) -> None:
    found = wait_range(ahead, took, counters)
    assert found is not None
    assert 0 <= found.least < found.most
    assert found.least % 5 == found.most % 5 == 0


def test_a_day_has_fourteen_half_hours_within_office_hours() -> None:
    found = rules.slots(date(2026, 11, 20))
    assert len(found) == 14
    assert (found[0].strftime("%H:%M"), found[7].strftime("%H:%M"), found[-1].strftime("%H:%M")) == ("07:30", "11:00", "16:00")


@pytest.mark.parametrize(
    ("at", "can"),
    [
        ("2026-11-20T09:30:00+07:00", True),
        ("2026-11-20T02:30:00+00:00", True),
        ("2026-11-20T09:00:00+07:00", False),  # it is nine now
        ("2026-11-20T09:40:00+07:00", False),
        ("2026-11-20T12:00:00+07:00", False),
        ("2026-11-21T09:00:00+07:00", False),  # a Saturday
        ("2026-11-24T09:00:00+07:00", False),  # a holiday, so there is one day more at the end
        ("2026-12-04T09:00:00+07:00", True),
        ("2026-12-07T09:00:00+07:00", False),  # too far
    ],
)
def test_only_half_hours_of_the_next_ten_working_days_can_be_asked_for(at: str, *, can: bool) -> None:
    assert rules.can_be_asked(datetime.fromisoformat(at), NINE, NINE.date(), calendar()) is can


def test_who_comes_a_quarter_of_an_hour_after_their_half_hour_queues_like_others() -> None:
    due = NINE + timedelta(minutes=30)
    assert rules.since_when(due + timedelta(minutes=45), due) == due
    assert rules.since_when(due + timedelta(minutes=46), due) is None
    assert rules.since_when(NINE, None) is None


def test_a_letter_is_lent_to_one_counter_until_its_time_is_over() -> None:
    lent = {one: NINE + timedelta(days=1) for one in rules.SERIES}
    assert rules.free_letter({}, NINE) == "B"
    assert rules.free_letter(lent, NINE) is None
    assert rules.free_letter({**lent, "C": NINE - timedelta(days=2), "D": NINE - timedelta(days=3)}, NINE) == "D"
    assert rules.HOUSE_SERIES not in rules.SERIES


def test_a_gap_in_a_series_is_seen() -> None:
    assert [rules.has_gap(one) for one in ([], [1, 2, 3], [3, 1, 2], [2, 3], [1, 3])] == [False, False, False, True, True]
