"""The segments of the write-ahead log, each kept encrypted and once.

PostgreSQL itself calls `keep` for every finished segment, and `fetch` when it recovers; neither opens the house.
"""

import hashlib
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from nhipcau.cli.backup.envelope import Identity, Recipient, opened, sealed
from nhipcau.cli.backup.problems import SEGMENT_TAKEN
from nhipcau.kernel.problems import Refusal

SEGMENTS = "wal"
STEP = 1 << 18
KEPT = re.compile(r"\.[0-9a-f]{16}\.age$")
NOT_THERE, FAULTY = 1, 200  # above 125 PostgreSQL stops, and does not take it for the end of the log


def keep(path: Path, folder: Path, to: Sequence[Recipient]) -> None:
    """Keep one segment of the log: once, and never another one under its name.

    Raises:
        Refusal: 409.194 another segment of this name is kept already; 507.190 it could not be written.
    """
    place = folder / SEGMENTS
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    content = path.read_bytes()
    target = place / f"{path.name}.{hashlib.sha256(content).hexdigest()[:16]}.age"
    if target.exists():
        return
    if _kept(place, path.name):
        raise Refusal(SEGMENT_TAKEN, name=path.name)
    with sealed(target, to) as stream:
        stream.write(content)


def fetch(folder: Path, name: str, target: Path, key: Sequence[Identity]) -> int:
    """Give PostgreSQL one segment back; return the exit code that it understands."""
    found = _kept(folder / SEGMENTS, name)
    if not found:
        return NOT_THERE
    draft = target.with_name(f"{target.name}.part")
    try:
        with opened(found[0], key) as stream, draft.open("wb") as file:
            shutil.copyfileobj(stream, file, STEP)
    except Refusal as refusal:
        draft.unlink(missing_ok=True)
        print(f"[{refusal.problem.number}] {name}", file=sys.stderr)
        return FAULTY
    draft.replace(target)
    return 0


def _kept(place: Path, name: str) -> list[Path]:
    """Return what is kept under exactly this name: that of a segment also begins the name of its history."""
    return [path for path in place.glob(f"{name}.*") if KEPT.sub("", path.name) == name]
