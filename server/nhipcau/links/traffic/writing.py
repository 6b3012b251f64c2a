"""Writing tables out: a piece, then its place in the list of what is safe, then the next piece."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from django.db import connections, transaction

from nhipcau.kernel.clock import now
from nhipcau.links.traffic.progress import (
    MANIFEST,
    PROGRESS,
    Form,
    Listed,
    Manifest,
    Part,
    Progress,
    digest,
    load,
    save,
)
from nhipcau.links.traffic.tables import OWNER, as_of, migrated, tables

Shown = Callable[[str, int, int, int], object]  # table, its rows so far, tables done, tables in all


class Source(Protocol):
    """Something that can be told row by row, in the order of a key."""

    @property
    def name(self) -> str:
        """Under which name."""

    @property
    def columns(self) -> dict[str, str]:
        """What each row holds, with the types."""

    def piece(self, after: str | None, form: str = "ndjson") -> tuple[list[str], str | None]:
        """Return the lines that follow a key, and the key of the last."""


def export(folder: Path, form: Form = "ndjson", show: Shown = lambda *_: None) -> Manifest:
    """Write every table of the house to a folder only its owner opens; what was cut goes on.

    All of it is one moment of the database. Where the house went on writing since a cut, it begins anew.
    """
    with _still():
        return write(folder, tables(), form, as_of(), "vn.", migrated(), show)


def write(
    folder: Path, sources: Sequence[Source], form: Form, moment: str, scope: str, shape: dict[str, str], show: Shown
) -> Manifest:
    """Write sources to a folder, a file each, and the sheet that lists them; what is safe there already stays."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    so_far = load(folder, Progress)
    if so_far is None or (so_far.form, so_far.as_of) != (form, moment):
        so_far = Progress(form=form, as_of=moment)
    for done, source in enumerate(sources):
        part = so_far.parts.setdefault(source.name, Part())
        for rows in _written(folder / f"{source.name}.{form}", source, part, form):
            save(folder, so_far)
            show(source.name, rows, done, len(sources))
    files = [_listed(folder, source, so_far.parts[source.name], form) for source in sources]
    told = Manifest(form=form, scope=scope, made_at=now().isoformat(), as_of=moment, migrations=shape, files=files)
    save(folder, told, MANIFEST)
    (folder / PROGRESS).unlink()
    return told


def _written(path: Path, source: Source, part: Part, form: Form) -> Iterator[int]:
    """Write what is missing of one source; yield after each piece that is on the disk. What follows the last is cut off."""
    with path.open("ab") as file:
        file.truncate(part.bytes)
        file.seek(part.bytes)
        if part.whole:
            return
        if form == "csv" and not part.bytes:
            file.write((",".join(source.columns) + "\n").encode())
        while True:
            lines, last = source.piece(part.after, form)
            if not lines and not part.rows and form == "ndjson":
                part.whole = True  # nothing to keep safe
                return
            file.write("".join(f"{line}\n" for line in lines).encode())
            file.flush()
            os.fsync(file.fileno())
            part.rows, part.bytes, part.whole = part.rows + len(lines), file.tell(), last is None
            part.after = last or part.after
            yield part.rows
            if part.whole:
                return


def _listed(folder: Path, source: Source, part: Part, form: Form) -> Listed:
    name = f"{source.name}.{form}"
    return Listed(
        table=source.name, file=name, columns=source.columns, rows=part.rows, bytes=part.bytes, sha256=digest(folder / name)
    )


@contextmanager
def _still() -> Iterator[None]:
    """Look at one moment of the whole database, times in UTC, while others go on writing."""
    with transaction.atomic(using=OWNER):
        with connections[OWNER].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SET LOCAL TimeZone = 'UTC'")
        yield
