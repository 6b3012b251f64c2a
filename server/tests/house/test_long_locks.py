"""A migration after the release lets phones be answered while it runs: none takes a lock that lasts, or a column away too soon.

Expand, fill, contract: first a release adds what is new and bears both shapes; then rows are filled in batches; a later
release takes the old away, once no release in use knows it. `docs/run/upgrade.md` says it for whoever writes one.

`contract/migrations.txt` names what was there at the release. The release writes it: NHIPCAU_RELEASED=1.
"""

import os
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from django.contrib.postgres.operations import (
    AddConstraintNotValid,
    AddIndexConcurrently,
    RemoveIndexConcurrently,
    ValidateConstraint,
)
from django.db import models
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    AlterModelTable,
    AlterUniqueTogether,
    CreateModel,
    DeleteModel,
    RemoveField,
    RemoveIndex,
    RenameField,
    RenameModel,
    RunPython,
    RunSQL,
    SeparateDatabaseAndState,
)
from django.db.migrations.operations.base import Operation

from nhipcau.settings.places import CHECKOUT

RELEASED = CHECKOUT / "contract" / "migrations.txt"
TAKES_AWAY = (RemoveField, DeleteModel, RenameField, RenameModel, AlterModelTable)
CONCURRENT = (AddIndexConcurrently, RemoveIndexConcurrently)
NEEDED: list[tuple[tuple[type[Operation], ...], str, str]] = [  # what is done, the word of the migration that allows it, the fault
    ((AddIndex, RemoveIndex, AlterUniqueTogether), "", "writers wait for the index: AddIndexConcurrently, in a migration of its own"),
    ((AddConstraint,), "", "every row is read under a lock: AddConstraintNotValid, then ValidateConstraint in the next"),
    ((AlterField,), "online", "may write the table anew: add another field, or say why not (online)"),
    ((RunSQL, RunPython), "online", "say why nobody waits (online)"),
    (TAKES_AWAY, "unused_since", "the release before still reads it: say from which on none does (unused_since)"),
]


def ours() -> dict[str, Migration]:
    """Return every migration of the house, as app.name."""
    disk = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return {f"{app}.{name}": found for (app, name), found in sorted(disk.items()) if type(found).__module__.startswith("nhipcau.")}


def released() -> set[str]:
    """Return those of the release."""
    return set(RELEASED.read_text(encoding="utf-8").split())


def flat(operations: Sequence[Operation]) -> Iterator[Operation]:
    """Return what is done in the database, one after the other."""
    for one in operations:
        if isinstance(one, SeparateDatabaseAndState):
            yield from flat(one.database_operations)
        else:
            yield one


def made(migrations: Sequence[Migration]) -> set[tuple[str, str]]:
    """Return the tables that none but these knows: nobody waits for them."""
    return {(one.app_label, step.name_lower) for one in migrations for step in flat(one.operations) if isinstance(step, CreateModel)}


def faults(migration: Migration, fresh: set[tuple[str, str]]) -> list[str]:
    """Return what in a migration would keep phones waiting. ``fresh``: tables that no release has yet.

    A migration may say ``online``: why its own SQL or Python keeps nobody waiting; and ``unused_since``: the release from
    which on nothing reads what it takes away.
    """
    found = []
    for step in flat(migration.operations):
        table = (migration.app_label, str(getattr(step, "model_name_lower", "") or getattr(step, "name_lower", "")))
        if table not in fresh and (fault := _fault(step, migration)):
            found.append(f"{type(step).__name__} {table[1]}: {fault}")
        if not migration.atomic and not isinstance(step, (*CONCURRENT, RunPython, ValidateConstraint)):
            found.append(f"{type(step).__name__}: a migration that is no transaction holds indexes and batches only")
    return found


def _fault(step: Operation, migration: Migration) -> str:
    if isinstance(step, AddField):
        return _new_field(step.field)
    if isinstance(step, CONCURRENT):
        return "atomic = False is missing" if migration.atomic else ""
    if isinstance(step, (AddConstraintNotValid, ValidateConstraint)):
        return ""
    _, word, fault = next((line for line in NEEDED if isinstance(step, line[0])), ((), "", ""))
    return "" if word and getattr(migration, word, "") else fault


def _new_field(field: Any) -> str:
    if field.unique or field.db_index:
        return "its index is built under a lock: add it by AddIndexConcurrently"
    if getattr(field, "db_constraint", False):
        return "both tables are locked while it is checked: db_constraint=False, then AddConstraintNotValid"
    if not field.null and field.db_default is models.NOT_PROVIDED:
        return "the release before writes rows without it: null=True or db_default"
    return ""


def test_no_migration_since_the_release_keeps_phones_waiting() -> None:
    known = ours()
    if os.environ.get("NHIPCAU_RELEASED"):
        RELEASED.write_text("".join(f"{name}\n" for name in known), encoding="utf-8")
    new = [one for name, one in known.items() if name not in released()]
    fresh = made(new)
    assert {f"{one.app_label}.{one.name}": faults(one, fresh) for one in new if faults(one, fresh)} == {}


def test_what_was_released_is_never_renamed_or_taken_away() -> None:
    assert released() <= set(ours())


def migration(*steps: Operation, atomic: bool = True, **words: str) -> Migration:
    found = Migration("0099_next", "support")
    vars(found).update(operations=list(steps), atomic=atomic, **words)
    return found


INDEX = models.Index(fields=["day"], name="by_day")
CHECK = models.CheckConstraint(condition=models.Q(day__gt=0), name="day_is_one")


@pytest.mark.parametrize(
    "step",
    [
        AddField("assist", "day", models.IntegerField(default=0)),
        AddField("assist", "day", models.IntegerField(null=True, db_index=True)),
        AddField("assist", "home", models.ForeignKey("people.Household", models.PROTECT, null=True, db_index=False)),
        AddIndex("assist", INDEX),
        AddConstraint("assist", CHECK),
        AlterField("assist", "day", models.BigIntegerField()),
        RemoveField("assist", "day"),
        RenameField("assist", "day", "date"),
        RunSQL("UPDATE support_assist SET day = 1"),
        AddIndexConcurrently("assist", INDEX),
        SeparateDatabaseAndState(database_operations=[AddIndex("assist", INDEX)]),
    ],
    ids=str,
)
def test_the_scan_sees_each_way_of_keeping_phones_waiting(step: Operation) -> None:
    assert faults(migration(step), set())


def test_what_keeps_nobody_waiting_passes() -> None:
    step = AddField("assist", "day", models.IntegerField(null=True))
    assert faults(migration(step, AddField("assist", "kind", models.TextField(db_default=""))), set()) == []
    assert faults(migration(AddIndexConcurrently("assist", INDEX), atomic=False), set()) == []
    assert faults(migration(RemoveField("assist", "day"), unused_since="0.3.0"), set()) == []
    assert faults(migration(AddIndex("assist", INDEX)), {("support", "assist")}) == []
    assert faults(migration(AddConstraintNotValid("assist", CHECK)), set()) == []
