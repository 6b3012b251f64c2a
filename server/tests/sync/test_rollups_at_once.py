"""Writers and adders-up on real connections at once: no delta is lost, and nobody who reads waits."""

import threading
from datetime import UTC, date, datetime
from uuid import UUID

from django.db import connections, transaction

from nhipcau.insight import counters, live, queries
from nhipcau.insight.models import Dirty, MonthSum
from nhipcau.insight.rollups import refreshing
from nhipcau.insight.rules import Period
from nhipcau.kernel.facts import Count, Told

NOON = datetime(2026, 10, 9, 5, tzinfo=UTC)
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31), whole=True)
WAIT, TOLD = 30, 15


def tell(commune: str, home: int) -> None:
    counts = (Count("support.assists"), Count("support.households_reached", subject=UUID(int=home)))
    counters.write([Told(f"vn.40.{commune}.{UUID(int=1)}.", NOON, counts)])


def test_a_delta_that_commits_late_is_added_up_later_and_its_reader_does_not_wait(real_database: str) -> None:
    told, go_on = threading.Event(), threading.Event()

    def slowly() -> None:
        try:
            with transaction.atomic():
                tell("16933", 1)
                told.set()
                assert go_on.wait(WAIT)
        finally:
            connections.close_all()

    tell("16933", 2)
    writer = threading.Thread(target=slowly)
    writer.start()
    assert told.wait(WAIT)
    refreshing.sweep()  # while the other's delta is not committed
    assert queries.sums("vn.40.", OCTOBER) == {("support.assists", ""): 1}
    go_on.set()
    writer.join(WAIT)
    assert queries.sums("vn.40.", OCTOBER) == {("support.assists", ""): 2}
    assert queries.met("vn.40.", OCTOBER) == {"support.households_reached": 2}


def test_many_who_tell_and_many_who_add_up_lose_nothing(real_database: str) -> None:
    failed: list[Exception] = []

    def run(number: int) -> None:
        try:
            for turn in range(TOLD):
                if number % 2:
                    tell(("16933", "16936")[turn % 2], turn % 7)
                else:
                    refreshing.sweep()
                    queries.met("vn.40.", OCTOBER)
        except Exception as error:  # noqa: BLE001 (told by the test)
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)
    assert not failed
    refreshing.sweep()
    assert not Dirty.objects.exists()
    assert queries.sums("vn.40.", OCTOBER) == live.sums("vn.40.", OCTOBER) == {("support.assists", ""): 2 * TOLD}
    assert queries.met("vn.40.", OCTOBER) == live.met("vn.40.", OCTOBER)
    running = set(MonthSum.objects.values_list())
    refreshing.rebuild()
    assert set(MonthSum.objects.values_list()) == running
