"""Who goes where, against every matching there is, and each rule as a table."""

from datetime import date, timedelta
from itertools import permutations, product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from nhipcau.support.matching.rules import (
    EACH_MORE,
    LATE_DAY,
    LEFT_OUT,
    Helper,
    Need,
    Places,
    lacking,
    length,
    match,
    price,
    route,
    why_not,
)

TODAY = date(2026, 11, 23)  # a Monday
BAI_SO, TUNG_HUONG, HUOI_XA, XOP = (UUID(int=10 + at) for at in range(4))
NEAR = {BAI_SO: [TUNG_HUONG], TUNG_HUONG: [BAI_SO, HUOI_XA], HUOI_XA: [TUNG_HUONG]}
LAN = Helper(UUID(int=1), "Lan", TUNG_HUONG, frozenset({"vi", "thai"}), (0, 1), most=2)
MINH = Helper(UUID(int=2), "Minh", BAI_SO, frozenset({"vi"}), (0,), most=2)


def need(at: int, village: UUID | None = TUNG_HUONG, **more: object) -> Need:
    return Need(UUID(int=100 + at), "call", village, **more)  # type: ignore[arg-type]


def pairs(*needs: Need, helpers: tuple[Helper, ...] = (LAN, MINH), **more: dict[UUID, UUID]) -> dict[int, str]:
    return {one.need.id.int - 100: one.helper.name if one.helper else one.why[0] for one in match(needs, helpers, NEAR, TODAY, **more)}


# ── against every matching


@st.composite
def days(draw: st.DrawFn) -> tuple[list[Need], list[Helper]]:
    villages = st.sampled_from([None, BAI_SO, TUNG_HUONG, HUOI_XA, XOP])
    needs = [
        need(at, draw(villages), tongue=draw(st.sampled_from(["vi", "thai"])), sex=draw(st.sampled_from(["", "", "female"])),
             due=TODAY - timedelta(days=draw(st.integers(-1, 3))), known=frozenset(draw(st.sets(st.sampled_from([UUID(int=1), UUID(int=2)])))))
        for at in range(draw(st.integers(1, 4)))
    ]  # fmt: skip
    helpers = [
        Helper(UUID(int=1 + at), f"h{at}", draw(villages), frozenset(draw(st.sets(st.sampled_from(["vi", "thai"])))), draw(st.sampled_from([None, (0,), (1,)])),
               has=draw(st.integers(0, 1)), most=draw(st.integers(0, 2)), sex=draw(st.sampled_from(["", "female", "male"])))
        for at in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    return needs, helpers


def cost(needs: list[Need], helpers: list[Helper], chosen: tuple[Helper | None, ...]) -> int | None:
    """Return what a matching costs by the words of the rules; nothing where it breaks one."""
    places, total, has = Places(NEAR), 0, {one.id: one.has for one in helpers}
    for one, who in zip(needs, chosen, strict=True):
        if who is None:
            total += LEFT_OUT + LATE_DAY * max(0, (TODAY - (one.due or TODAY)).days)
        elif why_not(one, who, TODAY) or has[who.id] >= who.most:
            return None
        else:
            total += price(one, who, places)[0] + EACH_MORE * has[who.id]
            has[who.id] += 1
    return total


@given(days())
@hypothesis_settings(max_examples=150)
def test_no_matching_of_all_is_cheaper_and_the_order_of_lists_changes_nothing(day: tuple[list[Need], list[Helper]]) -> None:
    needs, helpers = day
    found = match(needs, helpers, NEAR, TODAY)
    by_need = {one.need.id: one.helper for one in found}
    ours = cost(needs, helpers, tuple(by_need[one.id] for one in needs))
    every = (cost(needs, helpers, chosen) for chosen in product([None, *helpers], repeat=len(needs)))
    assert ours == min(one for one in every if one is not None)
    assert match(needs[::-1], helpers[::-1], NEAR, TODAY) == found


@given(st.sets(st.integers(0, 5), min_size=1), st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5))))
@hypothesis_settings(max_examples=150, derandomize=True)
def test_the_order_of_a_day_names_each_village_once_and_is_hardly_longer_than_the_shortest(chosen: set[int], joined: set[tuple[int, int]]) -> None:
    near: dict[UUID, list[UUID]] = {}
    for one, other in joined:
        near.setdefault(UUID(int=one), []).append(UUID(int=other))
        near.setdefault(UUID(int=other), []).append(UUID(int=one))
    villages, start = [UUID(int=one) for one in chosen], UUID(int=0)
    way = route(start, villages, near)
    assert sorted(way, key=str) == sorted(villages, key=str)
    places, rest = Places(near), [one for one in villages if one != start]
    shortest = min(length([start, *order], places) for order in permutations(rest))
    gone = length([start, *(one for one in way if one != start)], places)
    assert shortest <= gone <= 1.5 * shortest


# ── each rule


@pytest.mark.parametrize(
    ("wanted", "helper", "why"),
    [
        (need(1), LAN, ""),
        (need(1), LAN._replace(away_until=TODAY), "away"),
        (need(1), LAN._replace(away_until=TODAY - timedelta(days=1)), ""),
        (need(1), LAN._replace(days=(1, 2)), "off_duty"),
        (need(1), LAN._replace(days=None), ""),
        (need(1, passed=frozenset({LAN.id})), LAN, "passed"),
        (need(1, tongue="mong"), LAN, "no_tongue"),
        (need(1, tongue="thai"), LAN, ""),
        (need(1, sex="female"), LAN, "no_sex"),
        (need(1, sex="female"), LAN._replace(sex="male"), "no_sex"),
        (need(1, sex="female"), LAN._replace(sex="female"), ""),
        (need(1), LAN._replace(sex="male"), ""),
        (need(1), LAN._replace(has=2), "full"),
    ],
)
def test_who_may_serve_a_need_today(wanted: Need, helper: Helper, why: str) -> None:
    assert why_not(wanted, helper, TODAY) == why


@pytest.mark.parametrize(
    ("wanted", "helper", "cost", "first"),
    [
        (need(1), LAN, 0, "same_village"),
        (need(1, BAI_SO), LAN, 10, "near_village"),
        (need(1, HUOI_XA), MINH, 20, "other_village"),
        (need(1, XOP), MINH, 40, "other_village"),
        (need(1, None), MINH, 15, "whole_commune"),
        (need(1, known=frozenset({LAN.id})), LAN, 0, "same_village"),
        (need(1, known=frozenset({MINH.id})), LAN, 6, "same_village"),
        (need(1), LAN._replace(days=None), 5, "same_village"),
        (need(1, tongue="thai"), LAN, 0, "speaks_thai"),
    ],
)
def test_what_a_pair_costs_and_its_first_reason(wanted: Need, helper: Helper, cost: int, first: str) -> None:
    found, why = price(wanted, helper, Places(NEAR))
    assert (found, why[0]) == (cost, first)


@pytest.mark.parametrize(
    ("wanted", "helpers", "why"),
    [
        (need(1), [], "nobody"),
        (need(1), [LAN._replace(days=(3,)), MINH._replace(away_until=TODAY)], "nobody_today"),
        (need(1, passed=frozenset({LAN.id})), [LAN], "passed"),
        (need(1, tongue="mong"), [LAN, MINH._replace(days=(3,))], "no_tongue"),
        (need(1, sex="female"), [LAN], "no_sex"),
        (need(1), [LAN._replace(has=2)], "full"),
    ],
)
def test_a_need_that_nobody_serves_says_why(wanted: Need, helpers: list[Helper], why: str) -> None:
    assert lacking(wanted, helpers, TODAY) == why
    assert match([wanted], helpers, NEAR, TODAY)[0].why == (why,)


def test_each_goes_where_they_live_and_the_only_speaker_is_kept_for_who_needs_them() -> None:
    assert pairs(need(1, TUNG_HUONG), need(2, BAI_SO)) == {1: "Lan", 2: "Minh"}
    one_each = (LAN._replace(most=1), MINH._replace(most=1))
    assert pairs(need(1, TUNG_HUONG), need(2, BAI_SO, tongue="thai"), helpers=one_each) == {1: "Minh", 2: "Lan"}


def test_when_there_are_too_few_the_latest_are_served_first() -> None:
    late = need(1, XOP, due=TODAY - timedelta(days=9))
    fresh = need(2, TUNG_HUONG, due=TODAY)
    assert pairs(late, fresh, helpers=(LAN._replace(most=1),)) == {1: "Lan", 2: "full"}


def test_a_choice_by_hand_stays_also_against_the_rules_and_the_rest_goes_around_it() -> None:
    one_each = (LAN._replace(most=1), MINH._replace(most=1))
    needs = (need(1, TUNG_HUONG), need(2, BAI_SO))
    assert pairs(*needs, helpers=one_each, fixed={needs[1].id: LAN.id}) == {1: "Minh", 2: "Lan"}
    mong = need(3, tongue="mong")
    assert pairs(mong, fixed={mong.id: MINH.id}) == {3: "Minh"}


def test_the_way_of_a_day_follows_the_neighbours() -> None:
    assert route(BAI_SO, [HUOI_XA, TUNG_HUONG], NEAR) == [TUNG_HUONG, HUOI_XA]
    assert route(None, [HUOI_XA, BAI_SO, TUNG_HUONG], NEAR) in ([BAI_SO, TUNG_HUONG, HUOI_XA], [HUOI_XA, TUNG_HUONG, BAI_SO])
    assert route(BAI_SO, [BAI_SO], NEAR) == [BAI_SO]
    assert route(None, [], NEAR) == []
