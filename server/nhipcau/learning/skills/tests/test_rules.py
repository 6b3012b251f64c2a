"""Levels as tables, and what must hold whatever was seen, in whatever order."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.kernel.clock import local_date
from nhipcau.learning.skills.rules import A_DAY, KINDS, MODES, SAFETY, Seen, lapses, levels
from nhipcau.learning.skills.tests.people import HOA, LAN, MINH, day, seen

LATER = local_date(day(30))
OBSERVERS = (LAN, MINH, HOA)
ROAD = [  # what was seen, in days after the first; the level it makes
    ([], 0),
    ([("done_for", 0, LAN)], 1),
    ([("done_for", 0, LAN), ("prompted", 1, LAN)], 2),
    ([("alone", 0, MINH)], 2),
    ([("alone", 0, MINH), ("alone", 6.9, MINH)], 2),
    ([("alone", 0, MINH), ("alone", 7, MINH)], 3),
    ([("alone", 0, MINH), ("alone", 0.01, HOA)], 2),
    ([("prompted", 0, LAN), ("alone", 1, LAN), ("alone", 9, LAN)], 2),
    ([("prompted", 0, LAN), ("alone", 1, LAN), ("alone", 9, MINH)], 3),
    ([("done_for", 0, LAN), ("alone", 1, MINH), ("alone", 9, LAN)], 3),
    ([("alone", 1, LAN), ("alone", 9, LAN), ("prompted", 10, LAN)], 3),  # who taught afterwards had not taught then
    ([("prompted", 1, LAN), ("prompted", 1, MINH), ("alone", 2, LAN), ("alone", 10, MINH)], 2),
    ([("alone", 0, MINH), ("alone", 8, MINH), ("taught", 12, HOA)], 4),
    ([("taught", 0, MINH)], 2),
    ([("taught", 0, MINH), ("taught", 8, MINH)], 4),
    ([("wrong", 0, LAN), ("right", 1, LAN)], 2),
    ([("wrong", 0, LAN)], 0),
    ([("alone", 0, MINH), ("alone", 8, MINH), ("done_for", 20, LAN)], 3),  # a bad day takes nothing away
]


@pytest.mark.parametrize(("told", "level"), ROAD)
def test_the_levels_as_a_table(told: list[tuple[str, float, object]], level: int) -> None:
    assert levels([seen(mode, at, observer=who) for mode, at, who in told], LATER).get("D1", 0) == level


@pytest.mark.parametrize("kind", ["sandbox", "quiz", "drill", "question", "class"])
def test_what_nobody_stood_beside_reaches_level_two_at_most(kind: str) -> None:
    assert levels([seen(mode, at, kind=kind, observer=who) for at in (0, 9) for mode in ("right", "alone", "taught") for who in OBSERVERS], LATER) == {"D1": 2}


def test_the_trainer_of_a_class_has_taught_whoever_came() -> None:
    came = seen("prompted", 0, kind="class", observer=HOA)
    alone = [seen("alone", at, observer=HOA) for at in (1, 9)]
    assert levels(alone, LATER) == {"D1": 3}
    assert levels([came, *alone], LATER) == {"D1": 2}


def test_nobody_confirms_themselves() -> None:
    own = {"resident": None, "member": LAN, "observer": LAN, "kind": "tick"}
    assert levels([seen("alone", at, **own) for at in (0, 9)], LATER) == {"D1": 2}
    by_two = [seen("alone", 0, **own), seen("alone", 9, **(own | {"observer": MINH}))]
    assert levels(by_two, LATER) == {"D1": 2}


def test_what_is_still_to_come_does_not_count() -> None:
    assert levels([seen("alone", 0, observer=MINH), seen("alone", 9, observer=MINH)], local_date(day(5))) == {"D1": 2}


@pytest.mark.parametrize(
    ("days", "level"), [(9, 3), (9 + 365, 3), (9 + 366, 0), (9 + 800, 0)]
)
def test_a_safety_skill_lapses_twelve_months_after_its_last_proof(days: int, level: int) -> None:
    proofs = [seen("alone", at, skill="B4", observer=MINH) for at in (0, 9)]
    on = local_date(day(days))
    assert levels(proofs, on) == {"B4": level}
    assert lapses(proofs, on) == ({"B4": local_date(day(9 + 366))} if level else {})
    other = [one._replace(skill="D1") for one in proofs]
    assert levels(other, on) == {"D1": 3}
    assert lapses(other, on) == {}


def test_a_quiz_does_not_keep_a_lapsed_level_three_alive() -> None:
    proofs = [seen("alone", at, skill="F1", observer=MINH) for at in (0, 9)]
    quiz = seen("right", 300, skill="F1", kind="quiz")
    assert levels([*proofs, quiz], local_date(day(9 + 370))) == {"F1": 2}
    again = seen("alone", 300, skill="F1", observer=MINH)
    assert levels([*proofs, again], local_date(day(9 + 370))) == {"F1": 3}


def test_proofs_from_before_a_lapse_do_not_make_a_level_together_with_later_ones() -> None:
    proofs = [seen("alone", 0, skill="F1", observer=MINH), seen("alone", 500, skill="F1", observer=HOA)]
    assert levels(proofs, local_date(day(501))) == {"F1": 2}


def test_at_an_impossible_pace_nothing_more_is_believed() -> None:
    codes = [f"{group}{number}" for group in "ABCDG" for number in range(1, 4)]
    burst = [
        seen("alone", at + number / 1440, skill=code, kind="tick", observer=MINH)
        for at in (0, 9)
        for number, code in enumerate(codes)
    ]
    told = levels(burst, LATER)
    assert sorted(told) == sorted(codes[:A_DAY])
    assert set(told.values()) == {3}


MOMENTS = st.integers(min_value=0, max_value=60).map(lambda hours: hours / 2)
PROOFS = st.lists(
    st.builds(
        lambda mode, at, kind, skill, who: seen(mode, at, kind=kind, skill=skill, observer=who),
        st.sampled_from(MODES), MOMENTS, st.sampled_from(KINDS), st.sampled_from(("D1", "B4", "E1")), st.sampled_from(OBSERVERS),
    ),
    max_size=14,
)  # fmt: skip


@given(PROOFS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(proofs: list[Seen], chance: Random) -> None:
    mixed = list(proofs)
    chance.shuffle(mixed)
    assert levels(mixed, LATER) == levels(proofs, LATER)


@given(PROOFS)
def test_what_is_told_twice_counts_once(proofs: list[Seen]) -> None:
    assert levels([*proofs, *proofs], LATER) == levels(proofs, LATER)


@given(PROOFS)
def test_level_three_never_comes_from_one_who_taught_nor_within_seven_days_nor_by_quiz(proofs: list[Seen]) -> None:
    for skill, level in levels(proofs, LATER).items():
        if level < 3:
            continue
        own = [one for one in proofs if one.skill == skill]
        beside = [one for one in own if one.kind in {"assist", "tick"} and one.mode in {"alone", "taught"}]
        moments = [one.happened_at for one in beside]
        assert max(moments) - min(moments) >= timedelta(days=7)
        lessons = [one for one in own if (one.kind in {"assist", "tick"} and one.mode in {"done_for", "prompted"}) or one.kind == "class"]
        assert any(
            all(lesson.observer != one.observer or lesson.happened_at > one.happened_at for lesson in lessons) for one in beside
        ), "somebody saw it who had not taught it"


@given(PROOFS, st.sampled_from(("alone", "taught", "right", "wrong")), st.sampled_from(("assist", "quiz", "drill")), st.sampled_from(OBSERVERS))
def test_whatever_a_person_shows_later_takes_no_level_away(proofs: list[Seen], mode: str, kind: str, who: object) -> None:
    before, after = levels(proofs, LATER), levels([*proofs, seen(mode, 30, kind=kind, observer=who)], LATER)
    assert all(after[skill] >= level for skill, level in before.items())


@given(PROOFS, st.integers(min_value=0, max_value=1500))
def test_time_takes_levels_only_from_safety_skills_and_only_after_a_year(proofs: list[Seen], days: int) -> None:
    early, late = levels(proofs, LATER), levels(proofs, LATER + timedelta(days=days))
    for skill, level in early.items():
        assert late[skill] <= level
        assert late[skill] == level or (skill in SAFETY and days > 334)


@given(PROOFS)
def test_the_day_a_level_lapses_is_the_first_day_without_it(proofs: list[Seen]) -> None:
    for skill, last in lapses(proofs, LATER).items():
        level = levels(proofs, LATER)[skill]
        assert skill in SAFETY
        assert levels(proofs, last - timedelta(days=1))[skill] == level
        assert levels(proofs, last)[skill] < level
