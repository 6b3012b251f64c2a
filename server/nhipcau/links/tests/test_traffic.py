"""Every table out and back: the same files again, whatever is cut on the way."""

import csv
import os
import signal
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from django.core.management import call_command
from django.db import connections

from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.verifying import all_faults
from nhipcau.links.traffic import reading, tables
from nhipcau.links.traffic.progress import PROGRESS, Manifest
from nhipcau.links.traffic.reading import bring, manifest
from nhipcau.links.traffic.writing import export
from tests.databases import Databases, point_at
from tests.world import must, settle

pytestmark = pytest.mark.usefixtures("real_database")


@pytest.fixture(autouse=True)
def lived_in(real_database: str) -> None:
    world = settle()
    must(world.system, "support.record_assist", **world.assist(world.ba_tu))


@pytest.fixture
def empty(databases: Databases, real_database: str) -> Callable[[], None]:
    """Go over to an empty house; it is gone with the other."""

    def go_over() -> None:
        connections.close_all()
        databases.clone(real_database)
        point_at(databases.server.socket, real_database)

    return go_over


def files(told: Manifest) -> dict[str, tuple[int, str]]:
    return {one.file: (one.rows, one.sha256) for one in told.files}


def killed(work: Callable[[Callable[..., object]], object], after: int) -> None:
    """Do a work in another process, and end it the hard way after so many pieces."""
    connections.close_all()
    child = os.fork()
    if not child:
        pieces = iter(range(after))
        work(lambda *_: os.kill(os.getpid(), signal.SIGKILL) if next(pieces, None) is None else None)
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL


def test_a_house_goes_out_and_back_and_gives_the_same_files_again(tmp_path: Path, empty: Callable[[], None]) -> None:
    out = export(tmp_path / "a")
    assert {"kernel_entry", "kernel_body", "people_resident", "insight_tally"} <= {one.table for one in out.files}
    assert sum(one.rows for one in out.files) > 50
    assert (tmp_path / "a").stat().st_mode & 0o077 == 0
    empty()
    bring(tmp_path / "a")
    assert all_faults() == []
    assert files(export(tmp_path / "b")) == files(out)
    with pytest.raises(Refusal, match=r"409\.535"):
        bring(tmp_path / "a")


def test_what_is_killed_in_the_middle_goes_on_and_ends_with_the_same_bytes(
    tmp_path: Path, empty: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (tables, reading):
        monkeypatch.setattr(module, "ROWS", 3)
    whole = files(export(tmp_path / "whole"))
    killed(lambda show: export(tmp_path / "cut", show=show), after=12)
    assert (tmp_path / "cut" / PROGRESS).exists()
    with max((tmp_path / "cut").glob("*.ndjson"), key=lambda path: path.stat().st_mtime_ns).open("ab") as torn:
        torn.write(b'{"half a ro')  # the power went while a line was written
    assert files(export(tmp_path / "cut")) == whole
    empty()
    killed(lambda show: bring(tmp_path / "cut", show), after=12)
    bring(tmp_path / "cut")
    assert all_faults() == []
    assert files(export(tmp_path / "again")) == whole


def test_a_file_that_was_touched_or_another_shape_is_refused_before_a_row_is_entered(
    tmp_path: Path, empty: Callable[[], None]
) -> None:
    told = export(tmp_path)
    empty()
    broken = next(one for one in told.files if one.rows)
    (tmp_path / broken.file).write_bytes(b"x" * broken.bytes)
    with pytest.raises(Refusal, match=r"422\.536"):
        bring(tmp_path)
    (tmp_path / "ke-khai.json").write_text("{}")
    with pytest.raises(Refusal, match=r"422\.535"):
        bring(tmp_path)
    assert tables.as_of() == "0/0"


def test_csv_and_parquet_hold_the_same_rows(tmp_path: Path) -> None:
    told = export(tmp_path / "csv", "csv")
    for one in told.files:
        with (tmp_path / "csv" / one.file).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert rows[0] == list(one.columns)
        assert len(rows) == one.rows + 1
        assert {len(row) for row in rows} == {len(one.columns)}
    call_command("export", str(tmp_path / "nd"), "--parquet")
    for one in manifest(tmp_path / "nd").files:
        if one.rows:
            query = f"SELECT count(*) FROM '{tmp_path}/nd/{one.table}.parquet'"
            assert duckdb.connect().execute(query).fetchall() == [(one.rows,)]


def test_sixty_thousand_rows_need_no_more_memory_than_two_pieces(tmp_path: Path) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO insight_tally (place, commune, day, measure, key, value)"
            " SELECT 'vn.40.16933.x' || n || '.', '16933', '2026-01-01', 'support.assists', '', n FROM generate_series(1, 60000) n"
        )
    tracemalloc.start()
    told = export(tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert next(one.rows for one in told.files if one.table == "insight_tally") >= 60_000
    assert peak < 12_000_000
