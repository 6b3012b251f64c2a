"""What a pull costs does not grow with the store: so many questions, each answered by an index."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from psycopg import sql

from nhipcau.kernel import registry
from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.sync.feed import heard
from nhipcau.sync.pull import pull
from tests.crowds import crowded
from tests.databases import Databases
from tests.phones import PULL, phone_of
from tests.world import World, must, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def fresh(databases: Databases) -> None:
    """Let every table's statistics be those of a store just made, whatever was cleaned up after the tests before."""
    ours = "(SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i'))"
    databases.server.run(
        databases.own,
        sql.SQL(f"UPDATE pg_class SET reltuples = -1, relpages = 0 WHERE oid IN {ours}"),
        sql.SQL(f"DELETE FROM pg_statistic WHERE starelid IN {ours}"),
    )


@pytest.fixture
def world() -> World:
    return settle()


def questions(work: Any) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        work()
    return [one["sql"] for one in asked.captured_queries if "SAVEPOINT" not in one["sql"]]


def plan(rows: Any) -> str:
    """How PostgreSQL answers, where it would rather not read a whole table."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    return str(rows.explain())


def visits(world: World, times: int) -> None:
    for _ in range(times):
        must(world.lan, "support.record_assist", **world.assist(world.ba_tu))


def test_a_pull_asks_as_many_questions_after_one_change_as_after_many(world: World) -> None:
    lan = world.lan
    start = pull(lan, 0, "")
    visits(world, 1)
    after_one = questions(lambda: pull(lan, start.cursor, start.scope))
    visits(world, 12)
    after_many = questions(lambda: pull(lan, start.cursor, start.scope))
    assert len(after_one) == len(after_many)


def test_a_pull_without_news_asks_four_questions(world: World) -> None:
    lan = world.lan
    start = pull(lan, 0, "")
    asked = questions(lambda: pull(lan, start.cursor, start.scope))
    assert [one.split('"')[1] if '"' in one else "sight" for one in asked] == [
        "sight", "kernel_head", "kernel_feed", "sight",
    ]  # fmt: skip


def test_a_first_pull_reads_no_row_once_the_snapshot_stands(world: World) -> None:
    lan = world.lan
    pull(lan, 0, "", 1)
    asked = questions(lambda: pull(lan, 0, "", 1))
    tables = {collection.visible_to(lan).model._meta.db_table for collection in registry.collections.values()}
    assert not [one for one in asked if any(table in one for table in tables)]


@pytest.mark.usefixtures("fresh")
def test_the_rows_of_a_place_are_found_by_an_index_past_row_security(world: World) -> None:
    with acting(system(COUNTRY)):
        crowded(world)
    with acting(world.lan):
        for name in set(registry.collections) - {"places.villages"}:  # those have no wall, and are few
            told = plan(registry.collections[name].visible_to(world.lan))
            few = "using one_open_team_call" in told  # an index of open calls only: on an empty table as good as the other
            assert few or "place" in told.partition("Index Cond")[2].split("\n")[0], (name, told)


def test_the_feed_after_a_number_is_found_by_its_number(world: World) -> None:
    visits(world, 3)
    told = plan(heard(world.lan.scope, "16933", 5)[:100])
    assert "number > 5" in told.split("Index Cond")[1].split("\n")[0], told


def test_a_delta_of_ten_rows_is_one_request_of_two_thousand_bytes(world: World) -> None:
    phone = phone_of(world, world.lan_id)
    phone.pull()
    visits(world, 10)
    asked = {"cursor": phone.cursor, "scope": phone.scope, "snapshot": 1}
    answer = Client().get(PULL, asked, headers={**phone.head, "Accept-Encoding": "gzip, br, zstd"})
    head = sum(len(f"{name}: {value}\r\n") for name, value in answer.headers.items())
    assert answer.headers["Content-Encoding"] == "zstd"
    assert head + len(answer.content) < 2000


def test_a_pull_through_the_door_costs_few_questions(world: World) -> None:
    phone = phone_of(world, world.lan_id)
    phone.pull()
    asked = questions(phone.pull)
    assert len(asked) <= 9, asked
