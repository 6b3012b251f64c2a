"""Makes the province: every row in PostgreSQL itself, two communes at a time, its secondary indexes built at the end."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from threading import Lock
from typing import Any

import psycopg
from django.conf import settings

from nhipcau.kernel.clock import now
from nhipcau.places.models import Commune
from province import patterns
from province.plan import MEMBERS_A_COMMUNE, MEMBERS_A_VILLAGE, YEARS, Share, Size, shares

AT_ONCE = 2
COMMUNE = "16933"  # whose patterns are told
SQL = Path(__file__).with_name("sql")
TABLES = (
    "places_village", "people_household", "people_resident", "people_consent", "people_member", "support_assist", "dossiers_preparation",
    "dossiers_dossier", "dossiers_entry", "dossiers_progress", "dossiers_line", "kernel_entry", "kernel_body", "kernel_feed",
)  # fmt: skip


class Progress:
    """Says how far it is, at most every five seconds."""

    def __init__(self, whole: int) -> None:
        self.whole, self.begun, self.done, self.entries, self.said, self.lock = whole, time.monotonic(), 0, 0, 0.0, Lock()

    def add(self, entries: int) -> None:
        """Count one commune more, and so many entries of its ledger."""
        with self.lock:
            self.done, self.entries = self.done + 1, self.entries + entries
            took = time.monotonic() - self.begun
            if took - self.said > 5 or self.done == self.whole:  # noqa: PLR2004 (seconds)
                self.said, left = took, took / self.done * (self.whole - self.done)
                print(f"  {self.done} of {self.whole} communes, {self.entries:,} entries, {took:.0f} s, about {left:.0f} s more", flush=True)


def make(whole: Size) -> dict[str, float]:
    """Make a province of this size in the house that is open, and return the seconds that each stage took."""
    took: dict[str, float] = {}
    with _timed(took, "patterns through the bus"):
        told = patterns.told(COMMUNE)
    communes = list(Commune.objects.filter(province="40", valid_to=None).order_by("code").values_list("code", flat=True))
    common = {
        "until": now().replace(microsecond=0), "days": 365 * YEARS, "a_village": MEMBERS_A_VILLAGE, "a_commune": MEMBERS_A_COMMUNE,
        "procedure": patterns.PROCEDURE,
    }  # fmt: skip
    common["first"] = (common["until"] - timedelta(days=365 * YEARS + 30)).date()
    with _connected() as line:
        common["wording"] = line.execute("SELECT max(wording) FROM people_consent").fetchall()[0][0]
        later = _without_indexes(line)
        with _timed(took, "rows, ledger and chains"):
            _fill(told, shares(communes, whole), common)
        with _timed(took, "indexes and statistics"):
            for statement in later:
                line.execute(statement)
            line.execute("VACUUM ANALYZE")
            line.execute("CHECKPOINT")
    return took


def _fill(told: Sequence[patterns.Pattern], parts: Sequence[Share], common: dict[str, Any]) -> None:
    progress = Progress(len(parts))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        lanes = [pool.submit(_lane, told, parts[lane::AT_ONCE], common, progress) for lane in range(AT_ONCE)]
        for lane in lanes:
            lane.result()


def _lane(told: Sequence[patterns.Pattern], parts: Sequence[Share], common: dict[str, Any], progress: Progress) -> None:
    with _connected() as line:
        line.execute("SET session_replication_role = replica")  # foreign keys hold by how the rows are made
        line.execute("SET work_mem = '256MB'")
        line.execute("SET temp_buffers = '256MB'")
        line.execute(_script("tools"))
        line.execute("CREATE TEMP TABLE pattern (kind int, number int, verb text, role text, counts text, body text, told jsonb)")
        for one in told:
            values = [*asdict(one).values(), one.body]
            line.execute("INSERT INTO pattern VALUES (%s, %s, %s, %s, %s, %s, %s::jsonb)", values)
        for part in parts:
            progress.add(_commune(line, part, common))


def _commune(line: "psycopg.Connection[Any]", part: Share, common: dict[str, Any]) -> int:
    about = {**common, **asdict(part.size), "commune": part.commune, "number": part.number, "late": part.late, "seed": part.number / 1000}
    with line.transaction():
        cursor = psycopg.ClientCursor(line)  # several statements at once, with what they need written into them
        for name in ("ground", "events", "rows", "ledger"):
            cursor.execute(_script(name), about)
        entries = line.execute("SELECT entries FROM kernel_head WHERE commune = %s", [part.commune]).fetchone()
    return int(entries[0]) if entries else 0


def _script(name: str) -> Any:  # noqa: ANN401 (psycopg wants a literal; this one is a file beside it)
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def _without_indexes(line: "psycopg.Connection[Any]") -> list[Any]:
    """Drop the indexes that hold no constraint of the big tables; return how they are made again."""
    found = line.execute(
        "SELECT schemaname || '.' || indexname, indexdef FROM pg_indexes WHERE tablename = ANY (%s) AND NOT EXISTS"
        " (SELECT 1 FROM pg_constraint WHERE conname = indexname) ORDER BY 1",
        [list(TABLES)],
    ).fetchall()
    for name, _ in found:
        line.execute(psycopg.sql.SQL("DROP INDEX ") + psycopg.sql.SQL(name))
    return [definition for _, definition in found]


def _connected() -> "psycopg.Connection[Any]":
    line = psycopg.connect(host=settings.DATABASES["default"]["HOST"], user="postgres", dbname="nhipcau", autocommit=True)
    line.execute("SET synchronous_commit = off")
    line.execute("SET maintenance_work_mem = '1GB'")
    return line


@contextmanager
def _timed(took: dict[str, float], stage: str) -> Iterator[None]:
    begun = time.monotonic()
    yield
    took[stage] = time.monotonic() - begun
    print(f"  {stage}: {took[stage]:.1f} s", flush=True)
