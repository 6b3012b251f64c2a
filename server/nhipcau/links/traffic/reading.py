"""Reading tables back into an empty house: verified first, a piece in one transaction, going on after a cut."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final, LiteralString

from django.db import connections, transaction
from psycopg import sql

from nhipcau.kernel.problems import Refusal
from nhipcau.links.traffic.problems import DAMAGED, NOT_EMPTY, OTHER_SHAPE, UNREADABLE_SHEET
from nhipcau.links.traffic.progress import MANIFEST, PROGRESS, Listed, Manifest, Part, Progress, digest, load, save
from nhipcau.links.traffic.tables import OWNER, ROWS, Table, as_of, migrated, tables
from nhipcau.links.traffic.writing import Shown

BACK: Final = "ve"  # the folder inside, where the way back keeps how far it has come
_SERIALS: Final = """
    SELECT t.relname, a.attname, pg_get_serial_sequence(quote_ident(t.relname), a.attname)
    FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0
    WHERE n.nspname = 'public' AND t.relkind = 'r' AND NOT a.attisdropped
      AND pg_get_serial_sequence(quote_ident(t.relname), a.attname) IS NOT NULL
"""


def manifest(folder: Path) -> Manifest:
    """Return the sheet of a folder.

    Raises:
        Refusal: 422.535 there is none, or it cannot be read.
    """
    try:
        return Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValueError) as error:
        raise Refusal(UNREADABLE_SHEET, folder=folder.name) from error


def bring(folder: Path, show: Shown = lambda *_: None) -> Manifest:
    """Give an empty house the rows of a folder; what was cut goes on.

    Raises:
        Refusal: 422.535 no sheet; 422.536 a file is not as listed; 409.535 the house is not empty; 409.536 another shape.
    """
    told = manifest(folder)
    known = {table.name: table for table in tables()}
    if told.form != "ndjson" or told.migrations != migrated() or {one.table for one in told.files} != set(known):
        raise Refusal(OTHER_SHAPE)
    keep = folder / BACK
    so_far = load(keep, Progress)
    if so_far is None or so_far.as_of != told.as_of:
        _verify(folder, told)
        so_far = Progress(form=told.form, as_of=told.as_of)
        _empty(list(known.values()))
        keep.mkdir(mode=0o700, exist_ok=True)
        save(keep, so_far)
    for done, one in enumerate(told.files):
        part = so_far.parts.setdefault(one.table, Part())
        for rows in _brought(folder, one, known[one.table], part):
            save(keep, so_far)
            show(one.table, rows, done, len(told.files))
    _finish(list(known.values()))
    (keep / PROGRESS).unlink()
    return told


def _verify(folder: Path, told: Manifest) -> None:
    for one in told.files:
        path = folder / one.file
        if not path.is_file() or path.stat().st_size != one.bytes or digest(path) != one.sha256:
            raise Refusal(DAMAGED, file=one.file)


def _empty(known: list[Table]) -> None:
    """Empty what migrations entered; a house whose ledger has begun is not touched. Triggers rest until the end.

    Raises:
        Refusal: 409.535 the ledger has begun.
    """
    with transaction.atomic(using=OWNER):
        if as_of() != "0/0":
            raise Refusal(NOT_EMPTY)
        _each(known, "ALTER TABLE {} DISABLE TRIGGER USER")
        names = sql.SQL(", ").join(sql.Identifier(table.name) for table in known)
        with connections[OWNER].cursor() as cursor:
            cursor.execute(sql.SQL("TRUNCATE {}").format(names))


def _brought(folder: Path, one: Listed, table: Table, part: Part) -> Iterator[int]:
    """Enter what is missing of one file; yield after each piece that is committed. A piece told twice is entered once."""
    if part.whole or not one.rows:
        return
    with (folder / one.file).open("rb") as file:
        file.seek(part.bytes)
        while True:
            lines = [line.decode().rstrip("\n") for line in islice(file, ROWS)]
            if lines:
                with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
                    cursor.execute("SET LOCAL TimeZone = 'UTC'; SET CONSTRAINTS ALL DEFERRED")
                    table.put(lines)
            part.rows, part.bytes, part.whole = part.rows + len(lines), part.bytes + sum(len(line.encode()) + 1 for line in lines), not lines
            yield part.rows
            if part.whole:
                return


def _finish(known: list[Table]) -> None:
    """Wake the triggers, and let every number that is given by itself go on after the highest."""
    with transaction.atomic(using=OWNER):
        _each(known, "ALTER TABLE {} ENABLE TRIGGER USER")
        with connections[OWNER].cursor() as cursor:
            cursor.execute(_SERIALS)
            for table, column, sequence in cursor.fetchall():
                cursor.execute(
                    sql.SQL("SELECT setval({sequence}, coalesce(max({column}), 1), max({column}) IS NOT NULL) FROM {table}").format(
                        sequence=sql.Literal(sequence), column=sql.Identifier(column), table=sql.Identifier(table)
                    )
                )


def _each(known: list[Table], order: LiteralString) -> None:
    with connections[OWNER].cursor() as cursor:
        for table in known:
            cursor.execute(sql.SQL(order).format(sql.Identifier(table.name)))
