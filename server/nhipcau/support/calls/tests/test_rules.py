"""Who fits a call: pure, so that an officer can be told why."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.support.calls.rules import Candidate, Wanted, due_after, fitting

HERE, NEXT_DOOR, AWAY = UUID(int=1), UUID(int=2), UUID(int=3)
SUNDAY = date(2026, 11, 22)
LAN = Candidate(UUID(int=10), "Lan", HERE, ("vi", "thai"), (6,))
MINH = Candidate(UUID(int=11), "Minh", HERE, ("vi",), (6,))
PAO = Candidate(UUID(int=12), "Páo", AWAY, ("vi", "mong"), None)
ALL = (PAO, MINH, LAN)


def names(wanted: Wanted, people: tuple[Candidate, ...] = ALL, near: set[UUID] | None = None) -> list[str]:
    return [fit.candidate.name for fit in fitting(wanted, people, near or set(), SUNDAY)]


def test_whoever_speaks_the_tongue_goes_before_whoever_lives_nearer() -> None:
    assert names(Wanted(HERE, "mong")) == ["Páo", "Lan", "Minh"]
    assert names(Wanted(HERE, "thai")) == ["Lan", "Minh", "Páo"]


def test_the_same_village_goes_before_the_next_the_next_before_the_commune_and_that_before_the_rest() -> None:
    at = [LAN._replace(id=UUID(int=20 + n), name=str(n), village=village) for n, village in enumerate((AWAY, None, NEXT_DOOR, HERE))]
    assert names(Wanted(HERE, "vi"), tuple(at), {NEXT_DOOR}) == ["3", "2", "1", "0"]


def test_who_is_off_that_day_is_away_or_could_not_go_is_left_out() -> None:
    off, away = LAN._replace(days=(0, 1)), MINH._replace(away_until=SUNDAY)
    assert names(Wanted(HERE, "vi"), (off, away)) == []
    assert names(Wanted(HERE, "vi", [LAN.id])) == ["Minh", "Páo"]
    assert names(Wanted(HERE, "vi"), (MINH._replace(away_until=SUNDAY - timedelta(days=1)),)) == ["Minh"]


def test_of_two_alike_the_one_with_less_to_do_goes() -> None:
    assert names(Wanted(HERE, "vi"), (LAN._replace(has=2), MINH)) == ["Minh", "Lan"]


def test_every_proposal_says_why() -> None:
    (best, *_) = fitting(Wanted(HERE, "thai"), ALL, set(), SUNDAY)
    assert best.why == ("speaks_thai", "same_village", "on_duty", "has_0")
    last = fitting(Wanted(HERE, "thai"), ALL, set(), SUNDAY)[-1]
    assert last.why == ("speaks_not", "other_village", "duty_unknown", "has_0")


people = st.builds(
    Candidate,
    st.uuids(),
    st.sampled_from(["Lan", "Minh", "Páo"]),
    st.sampled_from([None, HERE, NEXT_DOOR, AWAY]),
    st.sampled_from([("vi",), ("vi", "thai"), ("mong",)]),
    st.one_of(st.none(), st.lists(st.integers(0, 6), max_size=7).map(tuple)),
    st.sampled_from([None, SUNDAY, SUNDAY - timedelta(days=1)]),
    st.integers(0, 5),
)


@given(st.lists(people, max_size=8, unique_by=lambda one: one.id), st.randoms())
def test_the_order_in_which_people_are_read_changes_nothing(some: list[Candidate], chance: Any) -> None:
    wanted = Wanted(HERE, "thai")
    first = fitting(wanted, some, {NEXT_DOOR}, SUNDAY)
    again = list(some)
    chance.shuffle(again)
    assert fitting(wanted, again, {NEXT_DOOR}, SUNDAY) == first
    assert {fit.candidate.id for fit in first} <= {one.id for one in some}


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2026-12-07T02:00", date(2026, 12, 8)),  # Monday morning in Vietnam
        ("2026-12-07T10:30", date(2026, 12, 9)),  # Monday evening counts from Tuesday
        ("2026-11-21T02:00", date(2026, 11, 25)),  # on a Saturday: from Monday on, and the 24th is the Day of Culture
        ("2026-12-31T02:00", date(2027, 1, 4)),  # New Year's Day is off, and a weekend follows
    ],
)
def test_a_family_is_answered_within_a_working_day(asked: str, due: date) -> None:
    assert due_after(datetime.fromisoformat(asked).replace(tzinfo=UTC)) == due
