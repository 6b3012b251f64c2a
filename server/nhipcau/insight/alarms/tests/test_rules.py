"""Early warnings ring for what is so, and not for noise."""

from fractions import Fraction
from math import comb
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.insight.alarms.rules import Rule, Seen, chance, judge, reach, share_between, surprising, unevenness

PARTS = st.integers(0, 400)


def rings(rule: Rule, now: Seen, *, before: tuple[Seen, ...] = (), wider: Seen | None = None, looks: int = 1) -> bool:
    found = judge(rule, now, before, wider, looks=looks)
    return bool(found and found.rings)


def test_a_share_rings_below_its_bound_only_when_its_whole_interval_is() -> None:
    rule = Rule("below", 0.5)
    assert rings(rule, Seen(20, 100))
    assert not rings(rule, Seen(45, 100))
    assert not rings(rule, Seen(2, 10)), "too few to be judged"
    assert not rings(rule, Seen(0, 0)), "no whole is no share"


def test_the_more_places_are_looked_at_the_more_it_takes() -> None:
    rule = Rule("below", 0.5)
    assert rings(rule, Seen(38, 100))
    assert not rings(rule, Seen(38, 100), looks=130)
    assert reach(130) > reach(1) > 1.95


def test_a_place_is_set_against_the_rest_of_its_province_and_rings_only_when_worse() -> None:
    wider = Seen(700, 1000)
    assert rings(Rule("apart"), Seen(20, 100), wider=wider)
    assert not rings(Rule("apart"), Seen(98, 100), wider=wider)
    assert rings(Rule("apart", better="down"), Seen(98, 100), wider=wider)
    assert rings(Rule("apart", better="none"), Seen(98, 100), wider=wider)


def test_a_fall_is_seen_against_the_same_place_before_by_days() -> None:
    usual = tuple(Seen(100, None, 30) for _ in range(3))
    assert rings(Rule("falls"), Seen(30, None, 30), before=usual)
    assert not rings(Rule("falls"), Seen(95, None, 30), before=usual)
    assert not rings(Rule("falls"), Seen(15, None, 5), before=usual), "a month that is five days old has not fallen"
    assert rings(Rule("rises"), Seen(200, None, 30), before=usual)
    assert not rings(Rule("falls", back=4), Seen(3, None, 30), before=usual), "three months are not four"


def test_a_place_that_works_in_bunches_needs_a_deeper_fall() -> None:
    bunches = tuple(Seen(count, None, 30) for count in (10, 190, 100))
    assert unevenness(bunches) > 10
    assert not rings(Rule("falls"), Seen(60, None, 30), before=bunches)
    assert rings(Rule("falls"), Seen(60, None, 30), before=tuple(Seen(100, None, 30) for _ in range(3)))


def test_silence_is_nothing_at_all() -> None:
    assert rings(Rule("silent"), Seen(0))
    assert not rings(Rule("silent"), Seen(1))


def test_a_year_of_noise_over_130_places_hardly_rings() -> None:
    """At most one month in twenty may ring by chance; of 24 months with 130 places, at most four do here."""
    dice, months = Random(7), 0
    for _ in range(24):
        parts = [sum(dice.random() < 0.4 for _ in range(60)) for _ in range(130)]
        wider = Seen(sum(parts), 60 * 130)
        months += any(rings(Rule("apart", better="none"), Seen(part, 60), wider=wider, looks=130) for part in parts)
    assert months <= 4


@given(PARTS, st.integers(1, 400), st.floats(1, 5))
def test_an_interval_holds_its_share_and_widens_with_its_care(part: int, more: int, z: float) -> None:
    whole = part + more
    low, high = share_between(part, whole, z)
    assert 0 <= low <= part / whole + 1e-9 <= high + 2e-9 <= 1 + 3e-9
    wider_low, wider_high = share_between(part, whole, z + 1)
    assert wider_low <= low + 1e-9
    assert high <= wider_high + 1e-9


@given(PARTS, PARTS, st.integers(1, 30), st.integers(1, 30))
def test_a_chance_is_a_chance_and_does_not_mind_which_comes_first(one: int, other: int, days: int, before: int) -> None:
    first = chance(Seen(one, None, days), Seen(other, None, before))
    again = chance(Seen(other, None, before), Seen(one, None, days))
    assert 0 <= first <= 1
    assert abs(first - again) < 1e-6


@given(st.integers(0, 120), st.integers(0, 120), st.integers(1, 30), st.integers(1, 30))
def test_the_chance_of_counts_is_that_of_the_binomial_added_up_in_fractions(one: int, other: int, days: int, before: int) -> None:
    n, fair = one + other, Fraction(days, days + before)
    each = [comb(n, k) * fair**k * (1 - fair) ** (n - k) for k in range(n + 1)]
    exact = min(Fraction(1), 2 * min(sum(each[: one + 1]), sum(each[one:])))
    assert chance(Seen(one, None, days), Seen(other, None, before)) == pytest.approx(float(exact), rel=1e-9, abs=1e-300)


@given(st.lists(st.floats(0, 1), max_size=60))
def test_what_stands_out_is_never_less_surprising_than_what_does_not(chances: list[float]) -> None:
    found = surprising(chances)
    said = [value for value, out in zip(chances, found, strict=True) if out]
    quiet = [value for value, out in zip(chances, found, strict=True) if not out]
    assert not said or not quiet or max(said) <= min(quiet)
    assert all(value <= 0.05 for value in said)


def test_fourteen_after_three_is_said_of_one_village_and_not_of_one_among_sixty() -> None:
    one = chance(Seen(14, None, 7), Seen(3, None, 7))
    assert abs(one - 0.0127) < 0.0005
    assert surprising([one]) == [True]
    assert not any(surprising([one, *[0.5] * 59]))
