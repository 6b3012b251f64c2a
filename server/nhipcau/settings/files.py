"""Where the files of bà con are kept, how big one may be, and how many may come at once."""

import os
from dataclasses import dataclass
from pathlib import Path

LARGEST = 10 * 1024 * 1024  # bytes


@dataclass(frozen=True)
class Files:
    """``shelf`` is the class that keeps them, ``where`` its folder or its bucket's address."""

    shelf: str
    where: str
    largest: int
    lanes: int


def files(data: Path) -> Files:
    """Return how files are kept: a bucket when one is named, else a folder beside the data."""
    bucket = os.environ.get("NHIPCAU_FILES_S3", "")
    folder = os.environ.get("NHIPCAU_FILES", "") or str(data / "files")
    return Files(
        shelf="nhipcau.sync.shelf_s3.Bucket" if bucket else "nhipcau.sync.shelf.Disk",
        where=bucket or folder,
        largest=int(os.environ.get("NHIPCAU_FILE_BYTES", str(LARGEST))),
        lanes=int(os.environ.get("NHIPCAU_FILE_LANES", "8")),
    )
