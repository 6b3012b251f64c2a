"""What lies inside: a plain tar of pieces, and at its end the manifest that says what must be there.

So `age -d` and `tar` alone can open it: `cat database/*` is the dump of `pg_dump -Fc`.
"""

import hashlib
import json
import tarfile
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from nhipcau.cli.backup.problems import DAMAGED
from nhipcau.kernel.problems import Refusal

PIECE = 1 << 20  # bytes of a piece; so much is held in memory
LARGEST = 1 << 28  # a member larger than this is no piece of ours
MANIFEST, FILES = "manifest.json", "files"


class Tally:
    """The sum over one part: how many pieces, how many bytes, and their hash."""

    def __init__(self) -> None:
        """Nothing was counted yet."""
        self.pieces, self.bytes, self.hash = 0, 0, hashlib.sha256()

    def add(self, content: bytes) -> None:
        """Count one piece."""
        self.pieces += 1
        self.bytes += len(content)
        self.hash.update(content)

    def told(self) -> dict[str, Any]:
        """Return the sum as the manifest holds it."""
        return {"pieces": self.pieces, "bytes": self.bytes, "sha256": self.hash.hexdigest()}


class Writer:
    """Writes an archive into a stream."""

    def __init__(self, stream: BinaryIO) -> None:
        """Begin the archive."""
        self.stream = stream
        self.parts: dict[str, Tally] = {}

    def part(self, name: str, content: Iterable[bytes]) -> None:
        """Write a part whose length nobody knows yet, in pieces."""
        tally = self.parts.setdefault(name, Tally())
        for piece in _pieces(content):
            tally.add(piece)
            self._member(f"{name}/{tally.pieces:08d}", piece)

    def file(self, path: str, content: bytes) -> None:
        """Write one kept file under its path."""
        self.parts.setdefault(FILES, Tally()).add(content)
        self._member(f"{FILES}/{path}", content)

    def end(self, about: dict[str, Any]) -> dict[str, Any]:
        """Write the manifest and end the archive."""
        manifest = about | {"parts": {name: tally.told() for name, tally in self.parts.items()}}
        self._member(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode())
        self.stream.write(bytes(2 * tarfile.BLOCKSIZE))
        return manifest

    def _member(self, name: str, content: bytes) -> None:
        about = tarfile.TarInfo(name)
        about.size, about.mode = len(content), 0o600
        self.stream.write(about.tobuf(tarfile.PAX_FORMAT))
        self.stream.write(content)
        self.stream.write(bytes(-len(content) % tarfile.BLOCKSIZE))


def _pieces(content: Iterable[bytes]) -> Iterator[bytes]:
    held = bytearray()
    for some in content:
        held += some
        while len(held) >= PIECE:
            yield bytes(held[:PIECE])
            del held[:PIECE]
    if held:
        yield bytes(held)


def members(stream: BinaryIO) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every member, in order.

    Raises:
        Refusal: 422.192 this is no archive of ours, or it breaks off.
    """
    try:
        with tarfile.open(fileobj=stream, mode="r|") as tar:
            for about in tar:
                file = tar.extractfile(about) if about.isreg() and about.size <= LARGEST else None
                if file is None:
                    raise Refusal(DAMAGED, where=f"phần lạ · a strange part: {about.name[:80]}")
                yield about.name, file.read()
    except tarfile.TarError as fault:
        raise Refusal(DAMAGED, where="tệp bị cắt hoặc không phải bản sao lưu · cut off, or no backup") from fault


def checked(stream: BinaryIO) -> dict[str, Any]:
    """Read a whole archive and return its manifest, when every part is what the manifest says.

    Raises:
        Refusal: 422.192 something is missing, changed, or out of its order.
    """
    found: dict[str, Tally] = {}
    manifest: dict[str, Any] | None = None
    for name, content in members(stream):
        if manifest is not None:
            raise Refusal(DAMAGED, where=f"còn phần sau mục lục · something follows the manifest: {name[:80]}")
        if name == MANIFEST:
            manifest = json.loads(content)
            continue
        part, _, rest = name.partition("/")
        tally = found.setdefault(part, Tally())
        tally.add(content)
        if part != FILES and rest != f"{tally.pieces:08d}":
            raise Refusal(DAMAGED, where=f"thiếu phần trước {name} · a part is missing before it")
    if manifest is None:
        raise Refusal(DAMAGED, where="thiếu mục lục cuối tệp · the manifest at its end is missing")
    told = {name: tally.told() for name, tally in found.items()}
    for part in sorted(told.keys() | manifest["parts"].keys()):
        if told.get(part) != manifest["parts"].get(part):
            raise Refusal(DAMAGED, where=f"phần “{part}” khác mục lục · this part is not what the manifest says")
    return manifest
