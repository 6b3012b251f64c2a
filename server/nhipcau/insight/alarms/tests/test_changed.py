"""What is said of a week: what stands out, of places with enough, and nothing else."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.insight.alarms import changed
from nhipcau.insight.alarms.changed import Pair, enough, standing_out, weeks
from nhipcau.insight.alarms.rules import Seen
from nhipcau.insight.alarms.tests.seen import counted
from nhipcau.kernel.scope import acting
from tests.world import COMMUNE, settle

TODAY = date(2026, 11, 20)
YESTERDAY = TODAY - timedelta(days=1)
counts = st.builds(Seen, st.integers(0, 200), st.none(), st.just(7))
pairs = st.lists(st.builds(Pair, st.text("abc", max_size=3), st.just("x"), counts, counts, st.floats(1, 20)), max_size=40)


@pytest.mark.django_db
def test_a_village_that_helped_far_more_is_said_in_plain_words_and_a_quiet_one_is_not():
    world = settle()
    busy, quiet = (f"{COMMUNE}{one}." for one in (world.tung_huong, world.bai_so))
    counted(busy, YESTERDAY, assists=24)
    for week in range(1, 8):
        counted(busy, YESTERDAY - timedelta(days=7 * week), assists=3)
        counted(quiet, YESTERDAY - timedelta(days=7 * week), assists=1)
    with acting(world.son):
        (found,) = changed.week(COMMUNE, TODAY)
        assert found.text == "Tuần này tổ bản Tùng Hương giúp 24 lượt, tuần trước 3; nhiều hơn rõ rệt."
        assert found.link == "/so-lieu/noi/16933"
        assert changed.week(busy, TODAY) == [found]
        assert changed.week(quiet, TODAY) == []


@pytest.mark.django_db
def test_a_week_like_the_last_says_nothing():
    world = settle()
    for week in range(8):
        counted(f"{COMMUNE}{world.tung_huong}.", YESTERDAY - timedelta(days=7 * week), assists=12 + week % 3, alone=40, done_for=44)
    with acting(world.son):
        assert changed.week(COMMUNE, TODAY) == []


@given(pairs)
def test_what_is_said_comes_in_the_order_of_surprise_and_never_exceeds_its_doubt(told):
    found = standing_out(told)
    chances = [how for _, how in found]
    assert chances == sorted(chances)
    assert all(how <= 0.05 for how in chances)
    assert all(pair.now.part != pair.then.part for pair, _ in found)


@given(pairs)
def test_nothing_is_said_twice_and_order_of_asking_does_not_matter(told):
    found = standing_out(told)
    assert len(found) <= len(told)
    assert sorted(standing_out(list(reversed(told))), key=str) == sorted(found, key=str)


def test_too_few_are_not_spoken_of():
    assert not enough(Pair("", "x", Seen(8, None, 7), Seen(0, None, 7), 1))
    assert enough(Pair("", "x", Seen(10, None, 7), Seen(0, None, 7), 1))
    assert not enough(Pair("", "x", Seen(29, 29, 7), Seen(40, 80, 7), 1))
    assert enough(Pair("", "x", Seen(3, 30, 7), Seen(40, 80, 7), 1))


def test_quiet_weeks_of_sixty_villages_seldom_say_anything():
    """Where nothing changed, at most one week in twenty may say something: of 60 weeks, at most six do here."""
    dice, said = Random(11), 0
    for _ in range(60):
        told = [Pair(str(n), "x", _week(dice), _week(dice), 1.0) for n in range(60)]
        said += bool(standing_out(told))
    assert said <= 6


def _week(dice):
    return Seen(sum(dice.random() < 0.02 for _ in range(500)), None, 7)


def test_weeks_end_yesterday_and_touch_each_other():
    first, second = weeks(TODAY, 2)
    assert (first.last, len(first.days), second.last) == (YESTERDAY, 7, first.first - timedelta(days=1))


@pytest.mark.django_db
def test_a_morning_on_which_nobody_has_worked_yet_is_no_fall():
    world = settle()
    for day in range(1, 57):
        counted(f"{COMMUNE}{world.tung_huong}.", TODAY - timedelta(days=day), assists=9)
    with acting(world.son):
        assert changed.week(COMMUNE, TODAY) == []


@pytest.mark.django_db
def test_what_was_kept_of_a_province_says_what_would_be_worked_out_and_grows_old():
    world = settle()
    village = f"{COMMUNE}{world.tung_huong}."
    for week in range(8):
        counted(village, YESTERDAY - timedelta(days=7 * week), assists=3 if week else 40, alone=4, done_for=36)
    with time_machine.travel(datetime(2026, 11, 20, 1, tzinfo=UTC), tick=False):
        with acting(world.tam):
            fresh = changed.week("vn.40.", TODAY)
            assert fresh
            assert changed.kept_at("vn.40.", TODAY) is None
        changed.keep(TODAY)
        counted(village, YESTERDAY, assists=400)
        with acting(world.tam):
            assert changed.week("vn.40.", TODAY) == fresh
            assert changed.kept_at("vn.40.", TODAY) is not None
    with time_machine.travel(datetime(2026, 11, 20, 5, tzinfo=UTC), tick=False), acting(world.tam):
        assert changed.week("vn.40.", TODAY) != fresh
