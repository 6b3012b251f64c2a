"""How far a transfer has come, kept beside its files so that it outlives any cut; and the sheet that lists them at the end."""

import hashlib
import os
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

PROGRESS: Final = "tien-do.json"
MANIFEST: Final = "ke-khai.json"
FORMAT: Final = 1
Form = Literal["ndjson", "csv"]
Count = Annotated[int, Field(ge=0)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Part(_Shape):
    """One table on its way: rows and bytes that are safe, the key of the last row, whether it is whole."""

    rows: Count = 0
    bytes: Count = 0
    after: str | None = None
    whole: bool = False


class Progress(_Shape):
    """What is safe on the disk. ``as_of``: what the house had when this began; another number means begin anew."""

    form: Form
    as_of: str
    parts: dict[str, Part] = {}


class Listed(_Shape):
    """A file of a transfer: its table, its columns with their types, how many rows, how many bytes, its SHA-256."""

    table: str
    file: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.]{0,80}\.(ndjson|csv)$")]
    columns: dict[str, str]
    rows: Count
    bytes: Count
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Manifest(_Shape):
    """What a transfer holds: the version of this form, of what, as of when, every file; ``migrations``: of which shape."""

    version: Literal[1] = FORMAT
    form: Form
    scope: str
    made_at: str
    as_of: str
    migrations: dict[str, str] = {}
    files: list[Listed]


def load(folder: Path, shape: type[Progress]) -> Progress | None:
    """Return how far a folder has come; None where nothing has begun, or nobody can read what is there."""
    try:
        return shape.model_validate_json((folder / PROGRESS).read_bytes())
    except (OSError, ValueError):
        return None


def save(folder: Path, what: BaseModel, name: str = PROGRESS) -> None:
    """Write a sheet whole or not at all: a power cut leaves the one before."""
    fresh = folder / f".{name}.moi"
    with fresh.open("wb") as file:
        file.write(what.model_dump_json(indent=1).encode())
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / name)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
