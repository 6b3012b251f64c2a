"""What the database and the disks know about the house, asked when somebody reads the figures, at most every few seconds.

Counts, ages and sizes of the whole house: no place, no person.
"""

import shutil
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.backends.utils import CursorWrapper
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from psycopg_pool import PoolTimeout

from nhipcau.kernel import beats
from nhipcau.kernel.actor import system
from nhipcau.kernel.scope import COUNTRY, acting

FRESH: Final = 10.0  # seconds for which an answer is given again
PATIENCE: Final = "2s"  # of one question to the database
QUESTIONS: Final = {
    "nhipcau_outbox": ("Messages that wait to be handed over.", "SELECT count(*) FROM messaging_out WHERE state IN ('waiting', 'handing')"),
    "nhipcau_outbox_age_seconds": (
        "Age of the oldest message that is due and waits.",
        """SELECT coalesce(extract(epoch FROM now() - min(next_at)), 0) FROM messaging_out
        WHERE state IN ('waiting', 'handing') AND next_at <= now()""",
    ),
    "nhipcau_soc_outbox": ("Security events that a receiver has not taken yet.", "SELECT count(*) FROM watch_outbox"),
    "nhipcau_endings_outside_waiting": ("Endings not kept outside the database yet.", "SELECT count(*) FROM kernel_ending"),
    "nhipcau_restores_unaccounted": (
        "Communes given back from a backup to which no phone has come back yet.",
        """SELECT count(*) FROM sync_restored AS one WHERE entries > 0
        AND NOT EXISTS (SELECT 1 FROM sync_returned AS came WHERE came.restored_id = one.id)""",
    ),
    "nhipcau_phones": ("Phones that are let in.", "SELECT count(*) FROM gateway_device WHERE revoked_at IS NULL"),
    "nhipcau_database_bytes": ("Size of the database.", "SELECT pg_database_size(current_database())"),
    "nhipcau_database_connections_most": ("max_connections of the server.", "SELECT current_setting('max_connections')::int"),
    "nhipcau_database_is_replica": ("1: the server only reads.", "SELECT pg_is_in_recovery()::int"),
    "nhipcau_longest_transaction_seconds": (
        "Age of the oldest transaction of ours.",
        """SELECT coalesce(max(extract(epoch FROM now() - xact_start)), 0) FROM pg_stat_activity
        WHERE usename = current_user AND pid <> pg_backend_pid()""",
    ),
}
CONNECTIONS: Final = "SELECT coalesce(state, 'other'), count(*) FROM pg_stat_activity WHERE usename = current_user GROUP BY 1"
REPLICAS: Final = (
    "SELECT application_name, coalesce(pg_wal_lsn_diff("
    " CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END, replay_lsn), 0),"
    " coalesce(extract(epoch FROM replay_lag), 0)"
    " FROM pg_stat_replication WHERE state IS NOT NULL"
)


class House(Collector):
    """Asks, and keeps the answer for a moment: whoever reads often costs little."""

    def __init__(self) -> None:
        self._lock, self._known, self._at = threading.Lock(), list[Metric](), -FRESH

    def collect(self) -> Iterable[Metric]:
        """Return what is known, asked anew when it is not fresh."""
        with self._lock:
            if time.monotonic() - self._at > FRESH:
                self._known, self._at = [*_database(), *_disks(), *_beats()], time.monotonic()
            return self._known


def _one(name: str, words: str, value: float) -> Metric:
    found = GaugeMetricFamily(name, words)
    found.add_metric([], float(value))
    return found


def _database() -> Iterator[Metric]:
    """Answer each question; a database that is away is one figure, not a failed page."""
    found: list[Metric] = []
    try:
        with acting(system(COUNTRY)), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [PATIENCE])
            for name, (words, question) in QUESTIONS.items():
                cursor.execute(question)
                found.append(_one(name, words, cursor.fetchone()[0]))
            found += _lines(cursor)
    except (DatabaseError, PoolTimeout):
        yield _one("nhipcau_database_up", "1: the database answers.", 0)
        return
    finally:
        if not connection.in_atomic_block:  # a test's own transaction goes on
            connection.close()  # back to the pool
    yield _one("nhipcau_database_up", "1: the database answers.", 1)
    yield from found


def _lines(cursor: CursorWrapper) -> Iterator[Metric]:
    cursor.execute(CONNECTIONS)
    states = GaugeMetricFamily("nhipcau_database_connections", "Connections of our role, by state.", labels=["state"])
    for state, count in cursor.fetchall():
        states.add_metric([state], count)
    yield states
    cursor.execute(REPLICAS)
    behind = GaugeMetricFamily("nhipcau_replica_behind_bytes", "What a replica has not replayed yet.", labels=["replica"])
    late = GaugeMetricFamily("nhipcau_replica_lag_seconds", "How late a replica replays.", labels=["replica"])
    for name, size, seconds in cursor.fetchall():
        behind.add_metric([name], float(size))
        late.add_metric([name], float(seconds))
    yield from (behind, late)


def _disks() -> Iterator[Metric]:
    free = GaugeMetricFamily("nhipcau_disk_free_bytes", "Free where the house writes.", labels=["folder"])
    whole = GaugeMetricFamily("nhipcau_disk_bytes", "Size of that disk.", labels=["folder"])
    for name, folder in (("data", settings.DATA_DIR), ("files", settings.FILES.where)):
        try:
            disk = shutil.disk_usage(folder)
        except OSError:
            continue
        free.add_metric([name], disk.free)
        whole.add_metric([name], disk.total)
    yield from (free, whole)


def _beats() -> Iterator[Metric]:
    went = GaugeMetricFamily("nhipcau_went_well_timestamp_seconds", "When timed work last went well on this machine.", labels=["work"])
    for name, moment in beats.beats().items():
        went.add_metric([name], moment)
    yield went
