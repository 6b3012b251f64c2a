"""The same month counted by others: plain SQL over the rows themselves, and DuckDB over a copy of them."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import duckdb
import psycopg
from django.conf import settings

ROUNDS = 5
FLAT = """
    SELECT split_part(place, '.', 3) AS commune, place, (happened_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day, household_id::text AS household,
        (SELECT count(*) FROM jsonb_array_elements(steps) AS step WHERE step ->> 'mode' = 'alone') AS alone, jsonb_array_length(steps) AS steps
    FROM support_assist
"""
MONTH = """
    SELECT commune, count(*), count(DISTINCT household), count(DISTINCT place), sum(alone), sum(steps) FROM {flat}
    WHERE day >= DATE '{first}' AND day < DATE '{first}' + INTERVAL 1 MONTH GROUP BY 1 ORDER BY 1
"""
Told = list[tuple[Any, ...]]


def plain_sql(first: date) -> tuple[float, Told]:
    """Return the milliseconds (median) that PostgreSQL takes to count a month of every commune from the rows, and what it counted."""
    asked = MONTH.format(flat=f"({FLAT}) AS flat", first=first).replace("INTERVAL 1 MONTH", "INTERVAL '1 month'")
    with psycopg.connect(host=settings.DATABASES["default"]["HOST"], user="postgres", dbname="nhipcau", autocommit=True) as line:
        return _timed(lambda: line.execute(asked).fetchall())


@contextmanager
def duck() -> Iterator[tuple[Callable[[date], tuple[float, Told]], float, int]]:
    """Copy the rows into a DuckDB file; yield the same question asked of it, the seconds of the copy, and its bytes."""
    with tempfile.TemporaryDirectory(prefix="nhipcau-duck-") as folder:
        begun, copy, kept = time.monotonic(), Path(folder) / "assists.csv", Path(folder) / "assists.duckdb"
        with (
            psycopg.connect(host=settings.DATABASES["default"]["HOST"], user="postgres", dbname="nhipcau") as line,
            copy.open("wb") as out,
            line.cursor().copy(f"COPY ({FLAT}) TO STDOUT (FORMAT csv, HEADER)") as rows,  # type: ignore[arg-type]  # our own words
        ):
            for block in rows:
                out.write(block)
        base = duckdb.connect(str(kept))
        base.execute(f"CREATE TABLE flat AS SELECT * FROM read_csv('{copy}', types = {{'commune': 'VARCHAR', 'household': 'UUID'}})")  # noqa: S608 (our own words)
        base.execute("CHECKPOINT")
        took = time.monotonic() - begun
        yield lambda first: _timed(lambda: base.execute(MONTH.format(flat="flat", first=first)).fetchall()), took, kept.stat().st_size
        base.close()


def _timed(ask: Callable[[], Told]) -> tuple[float, Told]:
    took, found = [], []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        found = ask()
        took.append((time.perf_counter() - begun) * 1000)
    return median(took), found
