"""Giving a house back from a backup: into an empty database, and only what is whole."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from nhipcau.cli.backup import keys, state
from nhipcau.cli.backup.archive import FILES, checked, members
from nhipcau.cli.backup.envelope import Identity, opened
from nhipcau.cli.backup.make import DUMP, FORMAT
from nhipcau.cli.backup.problems import CONFLICT, DAMAGED, NEWER, NOT_PREPARED
from nhipcau.cli.backup.repeating import Repeated, again, places
from nhipcau.cli.backup.tools import Place, Program, must_fit
from nhipcau.kernel import verifying
from nhipcau.kernel.postgres import EXTENSIONS
from nhipcau.kernel.problems import Refusal
from nhipcau.sync import restored
from nhipcau.sync.shelf import shelf

FOLDER = re.compile(r"[a-z0-9][a-z0-9.]{0,19}")


@dataclass
class Report:
    """What came back, and where it is not what the backup said."""

    manifest: dict[str, Any]
    files: int = 0
    repeated: Repeated = field(default_factory=Repeated)
    differences: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def look(path: Path, key: Sequence[Identity]) -> dict[str, Any]:
    """Read a whole backup without writing anything, and return its manifest.

    Raises:
        Refusal: 403.190, 422.192 it cannot be opened, or is not whole.
    """
    with opened(path, key) as stream:
        manifest = checked(stream)
    if manifest.get("nhipcau") != FORMAT:
        raise Refusal(DAMAGED, where="mục lục lạ · a strange manifest")
    return manifest


def restore(path: Path, key: Sequence[Identity], place: Place, *beside: Path) -> Report:
    """Put a backup into an empty database, compare, verify and mark it, and end again what had ended since.

    The backup is read twice: nothing is written before all of it was seen to be whole. ``beside``: further folders
    in which endings are kept.

    Raises:
        Refusal: nothing was changed: 403.190, 422.192 the file; 409.190 to 409.192, 503.190 the database; 500.190
            the data would not go in.
    """
    manifest = look(path, key)
    if manifest["kind"] != "database":
        raise Refusal(DAMAGED, where="bản gốc để khôi phục theo thời điểm, cần --data · a base backup, it wants --data")
    _may_go_in(manifest, place)
    report = Report(manifest)
    with opened(path, key) as stream:
        _pour(members(stream), place, report)
    with place.connect() as connection:
        report.differences += state.differences(manifest["holds"], state.holds(connection))
    _compare_files(report)
    _settle(report, datetime.fromisoformat(manifest["made_at"]))
    report.repeated = again(places(path.parent, *beside), key)
    report.differences += report.repeated.strange
    return report


def _may_go_in(manifest: dict[str, Any], place: Place) -> None:
    with place.connect() as connection:
        must_fit("pg_restore", place.server, _major(manifest["tool"]))
        found = state.tables(connection)
        if found:
            raise Refusal(CONFLICT, tables=len(found))
        there = {row[0] for row in connection.execute("SELECT extname FROM pg_extension")}
        roles = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
    missing = [f"extension {name}" for name in EXTENSIONS if name not in there]
    missing += [f"role {name}" for name in [manifest["app_role"]] if name not in roles]
    if missing:
        raise Refusal(NOT_PREPARED, missing=", ".join(missing))
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if not set(manifest["holds"]["migrations"]) <= known:
        raise Refusal(NEWER, theirs=manifest["app"], ours=version("nhipcau"))


def _major(tool: str) -> int:
    """Return the version of the program that made the dump: an older one may not read it."""
    found = re.search(r"\d+", tool)
    return int(found[0]) if found else 0


@contextmanager
def _pg_restore(place: Place) -> Iterator[Program]:
    said = ["--single-transaction", "--exit-on-error", "--no-owner", "-n", "public", "-d", place.line]
    program = Program("pg_restore", said, place, fed=True)
    try:
        yield program
    finally:
        program.kill()


def _pour(found: Iterator[tuple[str, bytes]], place: Place, report: Report) -> None:
    """Let the database have its part in one transaction, then the shelf the files."""
    with _pg_restore(place) as program:
        for name, content in found:
            part, _, rest = name.partition("/")
            if part == DUMP:
                program.feed(content)
                continue
            if program.process.poll() is None:
                program.end()
            if part == FILES:
                _keep(rest, content)
                report.files += 1
        program.end()


def _keep(path: str, content: bytes) -> None:
    folder, _, digest = path.partition("/")
    if hashlib.sha256(content).hexdigest() != digest or not FOLDER.fullmatch(folder):
        raise Refusal(DAMAGED, where=f"tệp {path[:90]} · file")
    shelf().keep(folder, digest, [content])


def _compare_files(report: Report) -> None:
    """Name files that the database knows of and the shelf does not hold."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT folder, digest FROM sync_file ORDER BY folder, digest")
        lost = [f"{folder}/{digest}" for folder, digest in cursor.fetchall() if not shelf().has(folder, digest)]
    report.differences += [f"tệp · file {name}: không có · missing" for name in lost]


def _settle(report: Report, held_until: datetime) -> None:
    """Bring the tables up to date, ask the ledger, tell every phone that comes, and compare the keys."""
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    report.differences += ledger_faults()
    restored.mark(held_until)
    ours = keys.marks()
    strange = [name for name, mark in report.manifest.get("keys", {}).items() if ours.get(name) != mark]
    report.remarks += [f"khóa khác lúc sao lưu · another key than at the backup: {name}" for name in strange]


def ledger_faults() -> list[str]:
    """Walk every chain of the ledger and of the other logs that only grow; return in words what is broken."""
    with verifying.still():
        return [f"{one.commune} · {one.number}: {one.what}" for one in verifying.all_faults()]
