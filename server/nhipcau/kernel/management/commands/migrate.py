"""``nhipcau migrate``: change the tables while the house goes on serving.

A change waits a second at most for its lock: whoever asks for a strong lock makes everybody behind it wait as well. When
it does not get it, everybody goes on, and it comes again. One process migrates at a time, however many start at once.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from random import uniform
from typing import Any, Final

from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as Migrate
from django.db import OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration
from psycopg.errors import LockNotAvailable

LOCK: Final = "1s"  # that a change waits for its lock, and everybody behind it
TRIES: Final = 60
PAUSE: Final = (0.5, 3.0)  # seconds between two tries, at random
ALONE: Final = 7_202_513  # the advisory lock of whoever changes tables; the owner's connection is never pooled
PATIENCE: Final = 900  # seconds for which another migration is waited for


class Command(Migrate):
    """Django's own, with patience."""

    def handle(self, *words: Any, **options: Any) -> None:  # noqa: ANN401 (Django's signature)
        """Migrate; while a lock is not to be had, again and again."""
        line = connections[options["database"]]
        if options["plan"] or options["check_unapplied"]:
            super().handle(*words, **options)
            return
        self._line = line
        with _alone(line):
            for left in reversed(range(TRIES)):
                try:
                    super().handle(*words, **options)
                except OperationalError as error:
                    if not isinstance(error.__cause__, LockNotAvailable) or not left:
                        raise
                    self.stderr.write("· Bảng đang bận, thử lại · A table is in use; trying again")
                    time.sleep(uniform(*PAUSE))  # noqa: S311 # nosec B311 (no secret)
                    _drop_half_built(line)
                else:
                    return
                finally:
                    _wait_for_locks(line, "0")

    def migration_progress_callback(self, action: str, migration: Migration | None = None, fake: bool = False) -> None:
        """Before each change say how long it may wait. One that is no transaction (CONCURRENTLY) makes nobody wait."""
        if action == "apply_start" and migration is not None:
            _wait_for_locks(self._line, LOCK if migration.atomic else "0")
        super().migration_progress_callback(action, migration, fake)


def _wait_for_locks(line: BaseDatabaseWrapper, long: str) -> None:
    with line.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [long])


@contextmanager
def _alone(line: BaseDatabaseWrapper) -> Iterator[None]:
    """Wait until nobody else migrates. Asked again and again: who waits inside a statement holds up CONCURRENTLY."""
    deadline = time.monotonic() + PATIENCE
    while not _ask(line, "SELECT pg_try_advisory_lock(%s)", ALONE):
        if time.monotonic() > deadline:
            raise CommandError("Một tiến trình khác đang đổi bảng. · Another process is changing the tables.")
        time.sleep(0.2)
    try:
        yield
    finally:
        _ask(line, "SELECT pg_advisory_unlock(%s)", ALONE)


def _ask(line: BaseDatabaseWrapper, question: str, number: int) -> bool:
    with line.cursor() as cursor:
        cursor.execute(question, [number])
        return bool(cursor.fetchone()[0])


def _drop_half_built(line: BaseDatabaseWrapper) -> None:
    """Drop indexes that were given up half built: they serve nobody, and stand in the way of the next try."""
    with line.cursor() as cursor:
        cursor.execute(
            "SELECT format('DROP INDEX CONCURRENTLY IF EXISTS %%s', indexrelid::regclass) FROM pg_index JOIN pg_class ON oid = indexrelid"
            " WHERE NOT indisvalid AND relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)",
            [],
        )
        for (drop,) in cursor.fetchall():
            cursor.execute(drop)
