"""Importing procedures from the national portal, to read and to find until someone writes their guide."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from nhipcau.guides.commands import save_procedures
from nhipcau.guides.import_problems import NO_RECORDS, NOT_THERE, RECORDS_WRONG
from nhipcau.guides.models import Procedure
from nhipcau.guides.portal import REFERENCE_ONLY, BadRecord, reference_from
from nhipcau.kernel.problems import Refusal

_LARGEST: Final = 20_000_000  # bytes of one file
_MOST_TOLD: Final = 50


@dataclass(frozen=True)
class Fault:
    """A record that cannot be taken: in which file, which record of it (from 1), and why."""

    file: str
    record: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}, bản ghi {self.record}: {self.what}"


@dataclass(frozen=True)
class Imported:
    """What an import did; `kept` were written by us and were not touched."""

    added: int
    renewed: int
    kept: int
    skipped: tuple[Fault, ...]


def import_procedures(path: Path, *, as_of: str, skip_bad: bool = False, using: str = "owner") -> Imported:
    """Take in the records of a JSON file, or of every JSON file below a folder; all of them, or none.

    A procedure that we have written ourselves is never touched. ``as_of`` is the day the records were read.

    Raises:
        Refusal: 404.121 there is no such file; 422.122 it holds no record; 422.123 some records cannot be taken
            (with ``skip_bad`` the others are taken).
    """
    files = sorted(path.rglob("*.json")) if path.is_dir() else [path] if path.is_file() else []
    if not files:
        raise Refusal(NOT_THERE, path=path.name)
    bodies: dict[str, dict[str, Any]] = {}
    faults: list[Fault] = []
    for file in files:
        for at, read in enumerate(_records(file), start=1):
            try:
                body = reference_from(read, as_of) if not isinstance(read, BadRecord) else _raise(read)
                bodies[body["code"]] = body
            except BadRecord as bad:
                faults.append(Fault(file.name, at, str(bad)))
    if faults and not skip_bad:
        raise Refusal(RECORDS_WRONG, count=len(faults), faults=[str(fault) for fault in faults[:_MOST_TOLD]])
    if not bodies:
        raise Refusal(NO_RECORDS, path=path.name)
    return _take(bodies, tuple(faults), using)


def _take(bodies: dict[str, dict[str, Any]], faults: tuple[Fault, ...], using: str) -> Imported:
    with transaction.atomic(using=using):
        known = dict(Procedure.objects.using(using).filter(code__in=bodies).values_list("code", "status"))
        ours = {code for code, status in known.items() if status != REFERENCE_ONLY}
        taken = {code: body for code, body in bodies.items() if code not in ours}
        save_procedures(taken, using)
    return Imported(len(taken.keys() - known.keys()), len(taken.keys() & known.keys()), len(ours), faults)


def _records(file: Path) -> Iterator[object]:
    """Yield what a file holds: one record, or a list of them; a fault instead where it cannot be read."""
    try:
        if file.stat().st_size > _LARGEST:
            yield BadRecord("tệp lớn hơn 20 MB")
            return
        read: object = json.loads(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        yield BadRecord("chữ trong tệp không phải UTF-8")
    except (ValueError, RecursionError) as fault:
        yield BadRecord(f"không phải JSON ({fault})"[:200])
    else:
        yield from read if isinstance(read, list) else [read]


def _raise(bad: BadRecord) -> dict[str, Any]:
    raise bad
