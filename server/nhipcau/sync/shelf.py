"""Where bytes lie: pieces of what is still coming, and whole files named by their hash. Here: a folder on disk.

What a method has returned from is on the disk, not in a cache: a power cut does not take it back.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Protocol
from uuid import UUID, uuid4

from django.conf import settings
from django.utils.module_loading import import_string

STEP = 64 * 1024  # bytes read at once


class Shelf(Protocol):
    """What the machine needs of a place to keep bytes."""

    def put_piece(self, upload: UUID, name: str, content: bytes) -> None:
        """Keep one piece of what is coming, durably."""

    def pieces(self, upload: UUID) -> dict[str, int]:
        """Return which pieces are really there, and how long each is."""

    def read_piece(self, upload: UUID, name: str) -> bytes:
        """Return one piece. Raises LookupError when it is not there."""

    def drop_pieces(self, upload: UUID, names: Iterable[str] | None = None) -> None:
        """Let go of these pieces, or of all."""

    def keep(self, folder: str, digest: str, content: Iterable[bytes]) -> None:
        """Keep a whole file, all of it or, when the content breaks off with an error, nothing."""

    def has(self, folder: str, digest: str) -> bool:
        """Say whether a whole file is there."""

    def read(self, folder: str, digest: str, start: int, end: int) -> Iterator[bytes]:
        """Yield the bytes from start up to, not with, end. Raises LookupError when the file is not there."""

    def remove(self, folder: str, digest: str) -> None:
        """Let go of a whole file; one that is not there is gone already."""


class Disk:
    """A folder: ``coming/<upload>/<piece>`` and ``kept/<commune>/<aa>/<digest>``."""

    def __init__(self, where: str) -> None:
        """Use this folder; it is made when the first byte comes."""
        self._coming, self._kept = Path(where) / "coming", Path(where) / "kept"

    def put_piece(self, upload: UUID, name: str, content: bytes) -> None:
        """Write one piece to the disk."""
        _write(self._coming / str(upload) / name, [content])

    def pieces(self, upload: UUID) -> dict[str, int]:
        """Return the pieces on the disk and their lengths."""
        folder = self._coming / str(upload)
        found = folder.iterdir() if folder.is_dir() else iter(())
        return {path.name: path.stat().st_size for path in found if not path.name.endswith(".part")}

    def read_piece(self, upload: UUID, name: str) -> bytes:
        """Return one piece, or raise LookupError."""
        try:
            return (self._coming / str(upload) / name).read_bytes()
        except FileNotFoundError as error:
            raise LookupError(name) from error

    def drop_pieces(self, upload: UUID, names: Iterable[str] | None = None) -> None:
        """Remove these pieces, or the upload's whole folder."""
        folder = self._coming / str(upload)
        if names is None:
            shutil.rmtree(folder, ignore_errors=True)
            return
        for name in names:
            (folder / name).unlink(missing_ok=True)

    def keep(self, folder: str, digest: str, content: Iterable[bytes]) -> None:
        """Write a whole file under its name once all of it is on the disk."""
        _write(self._path(folder, digest), content)

    def has(self, folder: str, digest: str) -> bool:
        """Say whether the file is there."""
        return self._path(folder, digest).is_file()

    def read(self, folder: str, digest: str, start: int, end: int) -> Iterator[bytes]:
        """Yield a part of a file in small steps."""
        try:
            file = self._path(folder, digest).open("rb")
        except FileNotFoundError as error:
            raise LookupError(digest) from error
        return _steps(file, start, end)

    def remove(self, folder: str, digest: str) -> None:
        """Remove a file."""
        self._path(folder, digest).unlink(missing_ok=True)

    def _path(self, folder: str, digest: str) -> Path:
        return self._kept / folder / digest[:2] / digest


def _steps(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    with file:
        file.seek(start)
        while start < end and (part := file.read(min(STEP, end - start))):
            start += len(part)
            yield part


def _write(path: Path, content: Iterable[bytes]) -> None:
    """Write beside, force it to the disk, then give it its name, and force the name too."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{uuid4().hex}.part")
    try:
        with draft.open("wb") as file:
            for part in content:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@lru_cache(maxsize=1)
def shelf() -> Shelf:
    """Return the shelf that this installation keeps its files on."""
    found: Shelf = import_string(settings.FILES.shelf)(settings.FILES.where)
    return found
