"""The rules of independence as tables, and what no invention may do: make the figure look better."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.support.independence.rules import (
    AN_HOUR,
    FEW_PEOPLE,
    KEPT,
    MODES,
    NOT_BACK,
    OPEN,
    OWN,
    PACE,
    REPEAT,
    UNSEEN,
    Figure,
    Habit,
    Help,
    added_up,
    counted,
    habit,
    habits,
    surely,
)

DAY0 = datetime(2026, 6, 1, 2, tzinfo=UTC)  # nine in the morning
LAN, MINH, TU, PAO = (UUID(int=n) for n in (1, 2, 101, 102))
PLACE = "vn.40.16933.v."


def told(number: int, day: float = 0, *, person: UUID = TU, helper: UUID = LAN, steps: str = "fill:a", **more: object) -> Help:
    """A helping; ``steps`` as ``fill:a track:p``, by the first letter of how each went."""
    went = {mode[0]: mode for mode in MODES}
    pairs = tuple((one.partition(":")[0], went[one[-1]]) for one in steps.split())
    found = Help(UUID(int=1000 + number), PLACE, person, helper, "1.001193", DAY0 + timedelta(days=day), pairs)
    return found._replace(**more)  # type: ignore[arg-type]


def whole(helps: list[Help]) -> Figure:
    return added_up(counted(helps), lambda _: "all").get("all", Figure())


TABLE = {  # name: (helpings, (alone, prompted, done for), left out)
    "nothing told": ([], (0, 0, 0), {}),
    "one step alone": ([told(1)], (1, 0, 0), {}),
    "each step as it went": ([told(1, steps="fill:a otp:p track:d")], (1, 1, 1), {}),
    "the same step again in the same quarter, worse": ([told(1), told(2, 2, steps="fill:p")], (0, 1, 0), {REPEAT: 1}),
    "the same step again in the same quarter, better": ([told(1, steps="fill:d"), told(2, 2)], (0, 0, 1), {REPEAT: 1}),
    "again in the next quarter": ([told(1), told(2, 7)], (2, 0, 0), {}),
    "of another procedure": ([told(1), told(2, procedure="1.004194")], (2, 0, 0), {}),
    "of another person": ([told(1), told(2, person=PAO)], (2, 0, 0), {}),
    "one letter told twice": ([told(1), told(1)], (1, 0, 0), {}),
    "six in an hour can be": ([told(n, person=UUID(int=200 + n)) for n in range(AN_HOUR)], (6, 0, 0), {}),
    "seven in an hour cannot": ([told(n, person=UUID(int=200 + n)) for n in range(AN_HOUR + 1)], (0, 0, 0), {PACE: 7}),
    "what was done for people stays": (
        [told(n, person=UUID(int=200 + n), steps="fill:a otp:d") for n in range(AN_HOUR + 1)], (0, 0, 7), {PACE: 7},
    ),
    "one's own home": ([told(1, steps="fill:a otp:p", own=True)], (0, 1, 0), {OWN: 1}),
    "the last days of a month are one quarter": ([told(1, 21), told(2, 29)], (1, 0, 0), {REPEAT: 1}),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLE)
def test_what_counts_and_what_is_left_out(name: str) -> None:
    helps, modes, left = TABLE[name]
    found = whole(helps)
    assert (found.alone, found.prompted, found.done_for) == modes
    assert found.left == left


FIRST = told(1, steps="fill:d")
HABITS = {  # name: (helpings, days after the first that somebody looks, what is said of bà Tư)
    "never helped": ([told(1)], 200, None),
    "not over yet": ([FIRST, told(2, 20, helper=MINH)], 90, OPEN),
    "over, never back": ([FIRST], 91, NOT_BACK),
    "back alone, seen by another": ([FIRST, told(2, 20, helper=MINH)], 91, KEPT),
    "back alone, with the same helper only": ([FIRST, told(2, 20)], 91, UNSEEN),
    "with the same helper, and the family said so": ([FIRST, told(2, 20, confirmed=True)], 91, KEPT),
    "back too soon": ([FIRST, told(2, 6.9, helper=MINH)], 91, NOT_BACK),
    "back after a week": ([FIRST, told(2, 7, helper=MINH)], 91, KEPT),
    "back on the last day": ([FIRST, told(2, 90, helper=MINH)], 120, KEPT),
    "back too late": ([FIRST, told(2, 90.1, helper=MINH)], 120, NOT_BACK),
    "alone in something else": ([FIRST, told(2, 20, helper=MINH, steps="track:a")], 91, NOT_BACK),
    "reminded again": ([FIRST, told(2, 20, helper=MINH, steps="fill:p")], 91, NOT_BACK),
    "at the helper's own home": ([FIRST, told(2, 20, helper=MINH, own=True)], 91, NOT_BACK),
}


@pytest.mark.parametrize("name", HABITS)
def test_who_came_back_alone(name: str) -> None:
    helps, after, said = HABITS[name]
    assert habits(helps, (DAY0 + timedelta(days=after)).date()).get(TU) == said


def test_whoever_came_back_unseen_stays_in_the_whole_and_who_may_still_come_does_not() -> None:
    found = habit([KEPT, UNSEEN, NOT_BACK, NOT_BACK, OPEN, OPEN])
    assert found == Habit(kept=1, unseen=1, not_back=2, open=2)
    assert (found.share.part, found.share.whole) == (1, 4)
    assert found.few
    assert not Habit(kept=1, not_back=FEW_PEOPLE - 1).few


def test_the_interval_counts_visits_since_the_steps_of_one_go_together() -> None:
    many_steps = Figure(alone=90, prompted=10, visits=10)
    many_visits = Figure(alone=90, prompted=10, visits=100)
    assert many_steps.few
    assert not many_visits.few
    assert many_steps.between[0] < many_visits.between[0] < 0.9 < many_visits.between[1] < many_steps.between[1]  # type: ignore[index]
    assert Figure().between is None


def test_nobody_stands_above_another_unless_the_intervals_are_apart() -> None:
    low, high = Figure(alone=20, done_for=80, visits=100), Figure(alone=80, done_for=20, visits=100)
    near, small = Figure(alone=25, done_for=75, visits=100), Figure(alone=5, visits=5)
    assert surely([low, high, near, small]) == [(0, 1), (2, 0), (0, 1), None]


# ── what holds whatever is told

STEPS = st.lists(st.tuples(st.sampled_from(["fill", "otp", "track"]), st.sampled_from(MODES)), min_size=1, max_size=3, unique_by=lambda one: one[0]).map(tuple)
HELPS = st.lists(
    st.builds(
        Help,
        id=st.uuids(),
        place=st.just(PLACE),
        person=st.sampled_from([UUID(int=n) for n in range(101, 106)]),
        helper=st.sampled_from([LAN, MINH]),
        procedure=st.sampled_from(["1.001193", "1.004194"]),
        at=st.integers(0, 40 * 24).map(lambda hours: DAY0 + timedelta(hours=hours)),
        steps=STEPS,
        own=st.booleans(),
    ),
    max_size=25,
    unique_by=lambda one: one.id,
)


def never_better(before: list[Help], after: list[Help]) -> bool:
    was, now = whole(before).share, whole(after).share
    return was.value is None or now.value is None or now.value <= was.value + 1e-12


@given(HELPS, st.randoms())
def test_the_order_in_which_letters_come_and_letters_told_again_change_nothing(helps: list[Help], chance: Random) -> None:
    again = [*helps, *chance.sample(helps, len(helps) // 2)]
    chance.shuffle(again)
    later = date(2027, 1, 1)
    assert counted(again) == counted(helps)
    assert habits(again, later) == habits(helps, later)


@given(HELPS, st.data())
def test_repeats_never_raise_the_figure(helps: list[Help], data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(helps), max_size=8)) if helps else []
    taken = [
        one._replace(id=UUID(int=9000 + at), at=one.at + timedelta(minutes=1), steps=tuple((step, "alone") for step, _ in one.steps))
        for at, one in enumerate(chosen)
    ]
    again = [one for one in taken if whole_key(one) in {whole_key(other) for other in helps if not other.own}]
    assert never_better([one for one in helps if not one.own], [*(one for one in helps if not one.own), *again])


def whole_key(one: Help) -> tuple[object, ...]:
    """What makes a repeat: person, procedure, steps, and the same quarter of the month."""
    local = one.at + timedelta(hours=7)
    return one.person, one.procedure, tuple(step for step, _ in one.steps), local.month, min((local.day - 1) // 7, 3)


@given(HELPS, HELPS)
def test_what_is_told_of_ones_own_home_never_raises_the_figure(helps: list[Help], more: list[Help]) -> None:
    known = {one.id for one in helps}
    assert never_better(helps, [*helps, *(one._replace(own=True) for one in more if one.id not in known)])


@given(HELPS, st.integers(AN_HOUR + 1, 30), st.integers(0, 40 * 24))
def test_a_flood_of_letters_in_one_hour_never_raises_the_figure(helps: list[Help], many: int, hour: int) -> None:
    at = DAY0 + timedelta(hours=hour)
    flood = [told(n, person=UUID(int=300 + n), at=at + timedelta(minutes=n % 60)) for n in range(many)]
    assert never_better(helps, [*helps, *flood])


@given(HELPS)
def test_every_step_that_was_told_is_counted_or_left_out_with_a_reason(helps: list[Help]) -> None:
    found = whole(helps)
    assert found.total + sum(found.left.values()) == sum(len(one.steps) for one in helps)
