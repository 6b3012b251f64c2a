"""How often somebody may try: counted once for all, growing gently, forgotten after a quiet while."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import RequestFactory

from nhipcau.kernel.pace import Pace, address_of, come_again, waiting

MORNING = datetime(2026, 11, 22, 1, tzinfo=UTC)


class Watch:
    """A clock that moves when it is told to."""

    def __init__(self):
        self.now = MORNING

    def __call__(self):
        return self.now

    def passes(self, **time):
        self.now += timedelta(**time)


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def pace(db, watch):
    return Pace("test", free=3, first=10, most=60, window=600, clock=watch)


def test_a_few_tries_are_free_and_then_each_waits_longer_up_to_the_longest(pace, watch):
    assert [pace.take("son") for _ in range(3)] == [0, 0, 0]
    waits = []
    for _ in range(5):
        waits.append(pace.take("son"))
        watch.passes(seconds=waits[-1])
        assert pace.take("son") == 0
    assert waits == [10, 20, 40, 60, 60]


def test_a_try_that_comes_too_early_is_not_counted_and_makes_nothing_longer(pace, watch):
    for _ in range(3):
        pace.take("son")
    watch.passes(seconds=4)
    assert [pace.take("son") for _ in range(50)] == [6] * 50
    watch.passes(seconds=6)
    assert pace.take("son") == 0


def test_a_quiet_while_forgets_everything(pace, watch):
    for _ in range(3):
        pace.take("son")
    watch.passes(seconds=601)
    assert [pace.take("son") for _ in range(3)] == [0, 0, 0]
    assert pace.take("son") == 10


def test_getting_it_right_forgets_the_tries_and_others_are_not_held_to_them(pace):
    for _ in range(3):
        pace.take("son", "10.0.0.1")
    assert pace.wait("son", "10.0.0.1") == 10
    assert pace.wait("son", "10.0.0.2") == 0
    assert pace.wait("hoa", "10.0.0.1") == 0
    pace.forget("son", "10.0.0.1")
    assert pace.wait("son", "10.0.0.1") == 0


def test_one_kind_of_trying_does_not_count_for_another(pace, watch):
    other = Pace("other", free=1, first=10, most=60, window=600, clock=watch)
    other.take("son")
    assert other.wait("son") == 10
    assert pace.wait("son") == 0


def test_a_strange_name_is_counted_like_any_other_and_no_name_lies_there_in_the_clear(pace):
    for _ in range(3):
        pace.take("tên\x00 rất dài \ud800" * 100, "10.0.0.1")
    assert pace.wait("tên\x00 rất dài \ud800" * 100, "10.0.0.1") == 10
    with connection.cursor() as cursor:
        cursor.execute("SELECT caller FROM kernel_pace")
        assert [len(bytes(row[0])) for row in cursor.fetchall()] == [32]


def test_what_is_long_forgotten_is_cleared_away(pace, watch, monkeypatch):
    pace.take("son")
    watch.passes(days=2)
    monkeypatch.setattr("nhipcau.kernel.pace.randbelow", lambda _: 0)
    pace.take("hoa")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kernel_pace")
        assert cursor.fetchone() == (1,)


def test_a_clock_that_was_far_ahead_and_is_put_right_keeps_nobody_waiting(pace, watch):
    watch.passes(days=3)
    for _ in range(9):
        pace.take("son")
    watch.passes(days=-3)
    assert pace.wait("son") == 0
    assert [pace.take("son") for _ in range(3)] == [0, 0, 0]
    assert pace.take("son") == 10


def test_of_many_at_the_same_moment_no_more_get_through_than_are_free(real_database):
    pace = Pace("crowd", free=5, first=60, most=600, window=600)
    told = []

    def guess():
        try:
            told.append(pace.take("son"))
        finally:
            connection.close()

    crowd = [threading.Thread(target=guess) for _ in range(24)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert len(told) == 24
    assert told.count(0) == 5


def test_the_wait_is_told_in_seconds_and_in_words():
    assert waiting(1) == {"seconds": 1, "wait": "1 giây", "wait_en": "1 second"}
    assert waiting(89)["wait"] == "89 giây"
    assert waiting(91) == {"seconds": 91, "wait": "2 phút", "wait_en": "2 minutes"}


def test_those_who_are_sent_away_do_not_all_come_back_together():
    assert len({come_again(30) for _ in range(200)}) > 20
    assert all(30 <= come_again(30) <= 90 for _ in range(200))


@pytest.mark.parametrize(("proxy", "address"), [(None, "10.0.0.1"), (("HTTP_X_FORWARDED_PROTO", "https"), "1.2.3.4")])
def test_a_forwarded_address_counts_only_behind_our_own_proxy(settings, proxy, address):
    settings.SECURE_PROXY_SSL_HEADER = proxy
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="9.9.9.9, 1.2.3.4")
    assert address_of(request) == address
