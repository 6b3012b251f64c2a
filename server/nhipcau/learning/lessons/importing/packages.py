"""A package that somebody sends, looked through before anything in it is read. Nothing is ever unpacked to a disk.

Only two texts are read of it, each with a limit; whatever else lies there (programs, pictures, films) stays packed. A
package whose list of contents is too long, that hides a path out of its folder, a link, a lock, or two texts of one name, is
refused whole.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence
from typing import Final, NamedTuple

LARGEST: Final = 20 * 1024 * 1024  # bytes of the package
MOST_ENTRIES: Final = 3_000  # a package brings the programs of its kind along
MOST_LISTED: Final = 600_000  # bytes of its list of contents
MOST_TEXT: Final = 2 * 1024 * 1024  # bytes of one text, unpacked
_END: Final = b"PK\x05\x06"
_END_64: Final = b"PK\x06\x07"
_TAIL: Final = 22 + 65_535
_LOCKED: Final = 0x1
_FAULTS: Final = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error, ValueError, struct.error)


class Broken(Exception):  # noqa: N818 (what is told to a person is the caller's to say)
    """It is no package, or a text that is needed is not there."""


class Hostile(Exception):  # noqa: N818 (as above)
    """It is larger than it says, or hides something."""


class Package(NamedTuple):
    """What was read of a package: the texts that were asked for, and the names of everything that was not."""

    texts: dict[str, bytes]
    others: tuple[str, ...]


def open_package(content: bytes, wanted: Sequence[str]) -> Package:
    """Return these texts of a package.

    Raises:
        Broken, Hostile: as they say.
    """
    if len(content) > LARGEST:
        raise Hostile
    _check_end(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_names(entries, wanted)
            texts = {entry.filename: _read(archive, entry) for entry in entries if entry.filename in wanted}
    except _FAULTS as error:
        raise Broken from error
    if missing := [name for name in wanted if name not in texts]:
        raise Broken(", ".join(missing))
    return Package(texts, tuple(entry.filename for entry in entries if entry.filename not in wanted and not entry.is_dir()))


def _check_end(content: bytes) -> None:
    """Look at the end of the package before its list is read, which costs as much as the list is long."""
    at = content.rfind(_END, max(0, len(content) - _TAIL))
    if at < 0 or len(content) < at + 22:
        raise Broken
    entries, listed = struct.unpack_from("<HI", content, at + 10)
    if entries > MOST_ENTRIES or listed > MOST_LISTED or content[max(0, at - 20) : at].startswith(_END_64):
        raise Hostile


def _check_names(entries: Sequence[zipfile.ZipInfo], wanted: Sequence[str]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Hostile
    names = [entry.filename for entry in entries]
    if any(names.count(name) > 1 for name in wanted):
        raise Hostile
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        outside = name.startswith("/") or ":" in name or "\0" in name or ".." in name.split("/")
        if outside or entry.flag_bits & _LOCKED or stat.S_ISLNK(entry.external_attr >> 16):
            raise Hostile


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as part:
        found = part.read(MOST_TEXT + 1)
    if len(found) > MOST_TEXT:
        raise Hostile
    return found
