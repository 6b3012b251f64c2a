"""Making a backup: one moment of the database, the files it knows of, and the manifest over both."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psycopg
from django.db import connections

from nhipcau.cli.backup import keys, state
from nhipcau.cli.backup.archive import FILES, Writer
from nhipcau.cli.backup.envelope import Recipient, sealed
from nhipcau.cli.backup.keep import name_of
from nhipcau.cli.backup.tools import Place, Program, must_fit
from nhipcau.sync.shelf import shelf

DUMP = "database"
FORMAT = 1


@dataclass(frozen=True)
class Made:
    """A backup that is whole and has its name."""

    path: Path
    keys: Path
    manifest: dict[str, Any]


def make(folder: Path, place: Place, to: Sequence[Recipient], keys_to: Sequence[Recipient]) -> Made:
    """Write a backup and, beside it, the house's keys.

    Raises:
        Refusal: 503.190, 500.190, 507.190 it could not be made; nothing unfinished is left.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with place.connect() as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        tool = must_fit("pg_dump", place.server)
        when = state.moment(connection)
        path = folder / name_of(when)
        with sealed(path, to) as stream:
            writer = Writer(stream)
            writer.part(DUMP, _dump(place, connection))
            files = _files(writer, connection)
            about = header("database", when, connection, tool) | {"files": files, "keys": keys.marks()}
            manifest = writer.end(about | {"holds": state.holds(connection)})
    beside = path.with_name(name_of(when, "keys"))
    with sealed(beside, keys_to) as stream:
        stream.write(keys.packed())
    return Made(path, beside, manifest)


def header(kind: str, when: datetime, connection: "psycopg.Connection[Any]", tool: str) -> dict[str, Any]:
    """Return what every manifest says of its making."""
    return {
        "nhipcau": FORMAT,
        "kind": kind,
        "app": version("nhipcau"),
        "made_at": when.isoformat(),
        "server": state.server_version(connection),
        "tool": tool,
        "app_role": connections["default"].settings_dict["USER"],
    }


def _dump(place: Place, connection: "psycopg.Connection[Any]") -> Iterator[bytes]:
    """Yield the dump of the very moment that this transaction sees."""
    exported = state.one(connection, "SELECT pg_export_snapshot()")
    without = [f"--exclude-table-data=public.{name}" for name in state.LEFT_OUT]
    said = ["-Fc", "-n", "public", "--no-unlogged-table-data", f"--snapshot={exported}", *without, "-d", place.line]
    program = Program("pg_dump", said, place)
    try:
        yield from program.read()
    finally:
        program.kill()


def _files(writer: Writer, connection: "psycopg.Connection[Any]") -> dict[str, Any]:
    """Write the kept files that this moment knows of; one that is gone or damaged is named, not passed over."""
    faults: list[str] = []
    with connection.cursor("files") as cursor:
        cursor.itersize = 2000
        for folder, digest, size in cursor.execute("SELECT folder, digest, bytes FROM sync_file ORDER BY folder, digest"):
            try:
                content = b"".join(shelf().read(folder, digest, 0, size))
            except LookupError:
                faults.append(f"{folder}/{digest}: không còn · missing")
                continue
            if hashlib.sha256(content).hexdigest() != digest:
                faults.append(f"{folder}/{digest}: đã hỏng · damaged")
                continue
            writer.file(f"{folder}/{digest}", content)
    tally = writer.parts.get(FILES)
    return {"count": tally.pieces if tally else 0, "bytes": tally.bytes if tally else 0, "faults": faults}
