"""Three provinces' own databases and the nation's: real servers, real logical replication."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections

from nhipcau.insight import counters, queries
from nhipcau.insight.models import MonthSum
from nhipcau.insight.nation.queries import states
from nhipcau.insight.rollups import refreshing
from nhipcau.insight.rules import Period
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.facts import Count, Told
from nhipcau.settings import database
from tests.databases import Databases, point_at
from tests.faults.cluster import PORT, Cluster, seed
from tests.world import must, settle

PROVINCES = ("38", "40", "42")
FAST = {
    "wal_level": "logical", "fsync": "off", "max_wal_senders": "12", "max_replication_slots": "12", "synchronous_commit": "off",
    "wal_retrieve_retry_interval": "200ms", "max_logical_replication_workers": "10", "max_worker_processes": "16",
}  # fmt: skip
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31), whole=True)
NOON = datetime(2026, 10, 9, 5, tzinfo=UTC)
ASSISTS = ("support.assists", "")
PATIENCE = 30  # seconds


class Nation:
    """The provinces' server with a database each, and the nation's server."""

    def __init__(self, folder: Path) -> None:
        """Copy an empty house twice, and start both."""
        self.homes, self.nation = Cluster(folder / "p", **FAST), Cluster(folder / "n", **FAST)
        data = seed(folder)
        for one in (self.homes, self.nation):
            one.copy_of(data)
            one.start()
        new = f"CREATE DATABASE p{{}} TEMPLATE {database.DATABASE} OWNER {database.OWNER_ROLE}"
        self.homes.run("postgres", "CREATE ROLE nhipcau_nation LOGIN REPLICATION", *(new.format(code) for code in PROVINCES))

    def at(self, province: str) -> None:
        """Be in a province."""
        point_at(self.homes.socket, f"p{province}")

    def at_nation(self) -> None:
        """Be at the nation."""
        point_at(self.nation.socket, database.DATABASE)

    def tell(self, province: str, value: int) -> None:
        """Let a province be told something, and go its round."""
        self.at(province)
        place = f"vn.{province}.{province}001.{UUID(int=1)}."
        counts = (Count("support.assists", value), Count("support.households_reached", subject=UUID(int=int(province))))
        counters.write([Told(place, NOON, counts)])
        refreshing.sweep()

    def command(self, *words: str) -> str:
        """Run ``nhipcau nation`` where we are."""
        out = StringIO()
        call_command("nation", *words, stdout=out)
        return out.getvalue()

    def source(self, province: str) -> str:
        """Return where a province's database is."""
        return f"host={self.homes.socket} port={PORT} user=nhipcau_nation dbname=p{province}"

    def cut_off(self, province: str, *, cut: bool) -> None:
        """Let nobody into a province's database any more, or again."""
        self.homes.run("postgres", f"ALTER DATABASE p{province} ALLOW_CONNECTIONS {'false' if cut else 'true'}")
        if cut:
            self.homes.run("postgres", f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'p{province}'")


@pytest.fixture
def nation(
    open_folder: Path, django_db_setup: None, databases: Databases, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Nation]:
    with django_db_blocker.unblock():
        made = Nation(open_folder)
        administrator = f"host={made.nation.socket} port={PORT} user=postgres dbname={database.DATABASE}"
        for province in PROVINCES:
            made.at(province)
            made.command("publish")
        made.at_nation()
        monkeypatch.setenv("NHIPCAU_ADMIN_DATABASE_URL", administrator)
        try:
            yield made
        finally:
            connections.close_all()
            made.nation.kill()
            made.homes.kill()
            point_at(databases.server.socket, databases.own)


def wait_for(said: Callable[[], Any], expected: Any) -> None:
    """Wait until the nation says it."""
    deadline = time.monotonic() + PATIENCE
    while said() != expected and time.monotonic() < deadline:
        time.sleep(0.1)
    assert said() == expected


def assists() -> int:
    return queries.sums("vn.", OCTOBER).get(ASSISTS, 0)


def test_the_nation_is_the_sum_of_its_provinces_late_cut_off_and_copied_anew(nation: Nation) -> None:
    for province, value in zip(PROVINCES, (3, 5, 7), strict=True):
        nation.tell(province, value)
    nation.at_nation()
    for province in PROVINCES:
        nation.command("subscribe", province, "--source", nation.source(province))
    wait_for(assists, 15)
    wait_for(lambda: queries.met("vn.", OCTOBER), {"support.households_reached": 3})
    assert queries.sums_by("vn.", OCTOBER, "province") == {"38": {ASSISTS: 3}, "40": {ASSISTS: 5}, "42": {ASSISTS: 7}}
    assert not MonthSum.objects.filter(level="place").exists()
    wait_for(lambda: [state.fallen_out for state in states()], [False, False, False])

    nation.tell("40", -2)  # a correction that came late
    nation.at_nation()
    wait_for(assists, 13)

    connections.close_all()
    nation.cut_off("42", cut=True)
    nation.at_nation()
    before = queries.as_of("vn.42.", OCTOBER)
    assert assists() == 13
    with pytest.raises(psycopg.OperationalError):
        nation.homes.connect("p42")
    nation.tell("38", 10)
    nation.at_nation()
    wait_for(assists, 23)
    assert queries.as_of("vn.", OCTOBER) == queries.as_of("vn.42.", OCTOBER) == before < queries.as_of("vn.38.", OCTOBER)
    nation.cut_off("42", cut=False)
    nation.tell("42", 100)
    nation.at_nation()
    wait_for(assists, 123)
    wait_for(lambda: queries.as_of("vn.42.", OCTOBER) > before, True)

    nation.at("42")  # its ledger tells of none of this: counting again takes it back
    counters.rebuild()
    nation.at_nation()
    wait_for(assists, 16)
    nation.tell("42", 4)
    nation.at_nation()
    nation.command("subscribe", "42", "--source", nation.source("42"))  # copied anew
    wait_for(assists, 20)
    wait_for(lambda: "fallen out" in nation.command("status"), False)
    given_back_from_a_backup(nation)
    of_a_later_release(nation)
    counted_again(nation)
    gone_for_good(nation)


def gone_for_good(nation: Nation) -> None:
    """Let a province's server be lost: the nation can part with it all the same."""
    connections.close_all()
    nation.cut_off("38", cut=True)
    nation.at_nation()
    assert "pg_drop_replication_slot('nhipcau_38')" in nation.command("unsubscribe", "38")
    assert {state.province for state in states()} == {"40", "42"}
    assert set(queries.sums_by("vn.", OCTOBER, "province")) == {"42"}


def given_back_from_a_backup(nation: Nation) -> None:
    """Let a province lose its place in the stream, as after a restore; the runbook's two commands bring it back."""
    connections.close_all()
    nation.cut_off("42", cut=True)
    nation.homes.run("postgres", "SELECT pg_drop_replication_slot('nhipcau_42')")
    nation.cut_off("42", cut=False)
    nation.tell("42", 6)
    nation.command("publish")
    nation.at_nation()
    assert assists() == 20
    assert "pg_drop_replication_slot('nhipcau_42')" in nation.command("subscribe", "42", "--source", nation.source("42"))
    wait_for(assists, 26)


def of_a_later_release(nation: Nation) -> None:
    """Let a table have one more column, at the nation first, as the runbook says: nothing stops, and then it is filled."""
    nation.nation.run(database.DATABASE, "ALTER TABLE insight_month ADD COLUMN later integer")
    nation.tell("38", 1)
    nation.at_nation()
    wait_for(assists, 27)
    nation.homes.run("p38", "ALTER TABLE insight_month ADD COLUMN later integer NOT NULL DEFAULT 9")
    nation.tell("38", 1)
    nation.at_nation()
    wait_for(assists, 28)
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT array_agg(DISTINCT later) FROM insight_month WHERE province = '38' AND measure = 'support.assists' AND month = '2026-10-01'")
        assert 9 in cursor.fetchone()[0]


def counted_again(nation: Nation) -> None:
    """Let work of a ledger reach the nation, and stay the same when it is counted again."""
    nation.at("40")
    world = settle()
    must(world.system, "support.record_assist", happened_at=datetime.now(UTC) - timedelta(minutes=1), **world.assist(world.ba_tu))
    refreshing.sweep()
    refreshing.keep_wholes()
    today = local_today()
    month = Period(today.replace(day=1), today)
    here = queries.sums("vn.40.", month)
    nation.at_nation()
    wait_for(lambda: queries.sums("vn.40.", month), here)
    wait_for(lambda: queries.whole("people.households", "vn.40.", month), 2)
    nation.at("40")
    counters.rebuild()
    must(world.system, "support.record_assist", **world.assist(world.pao))
    refreshing.sweep()
    nation.at_nation()
    wait_for(lambda: queries.sums("vn.", month).get(ASSISTS), 2)
