"""Reading a JSON of any size in little memory: objects one after another, in a list or a line each. Pure."""

import codecs
import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import Any, BinaryIO, Final

from nhipcau.dossiers.exports.records import MOST_COLUMNS, Export, NotAnExport, Record, read_cells
from nhipcau.dossiers.exports.supplements import spelled

CHUNK: Final = 1 << 16
MOST_OBJECT: Final = 1 << 20  # characters of one object
UNREADABLE: Final = "Không phải một bản ghi JSON."
_DECODER: Final = json.JSONDecoder()
_BEGINNING: Final = re.compile(r'\s*\{\s*"[^"]{1,80}"\s*:\s*(?=\[)')  # an object around the list
_NEXT: Final = re.compile(r"\{")
_BOUNDARY: Final = re.compile(r"\}\s*,?\s*\{")


def read_objects(file: BinaryIO, is_heading: Callable[[Sequence[str]], bool]) -> Export:
    """Return a JSON as an export: a list of objects, an object that holds such a list, or one object a line.

    Raises:
        NotAnExport: it holds no object whose fields are known.
    """
    records = _records(file)
    first = next(records, None)
    if first is None or not is_heading(list(first.cells)):
        raise NotAnExport
    return Export("json", list(first.cells), chain([first], records))


def _records(file: BinaryIO) -> Iterator[Record]:
    for number, found in enumerate(_objects(file), start=1):
        yield Record(number, _cells(found)) if found is not None else Record(number, {}, UNREADABLE)


def _cells(found: dict[str, Any]) -> dict[str, str]:
    told = ((str(name)[:80], spelled(str(name), value)) for name, value in found.items())
    cells = dict(islice(((name, cell) for name, cell in told if cell is not None), MOST_COLUMNS))
    return read_cells(cells)


def _objects(file: BinaryIO) -> Iterator[dict[str, Any] | None]:
    """Yield each object of the outermost list; nothing in the place of one that is broken, and then the next."""
    pieces = _text(file)
    left = next(pieces, "")
    begun = _BEGINNING.match(left)
    left, at = left[begun.end() if begun else 0 :], 0
    for piece in chain(pieces, [""]):
        while True:
            found = _NEXT.search(left, at)
            if found is None:
                left, at = "", 0
                break
            at = found.start()
            whole, end = _whole(left, at)
            if end is None and piece and len(left) - at < MOST_OBJECT:
                break  # it may go on in the next piece
            yield whole
            further = _BOUNDARY.search(left, at) if end is None else None
            at = end if end is not None else further.end() - 1 if further else len(left)
        left, at = left[at:] + piece, 0


def _whole(text: str, at: int) -> tuple[dict[str, Any] | None, int | None]:
    try:
        found, end = _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None, None
    return found, end


def _text(file: BinaryIO) -> Iterator[str]:
    """Yield the text of a file piece by piece."""
    start = file.read(4)
    file.seek(0)
    wide = start[:2] in {b"\xff\xfe", b"\xfe\xff"} or start[1:2] == b"\0"
    decoder = codecs.getincrementaldecoder("utf-16" if wide else "utf-8-sig")("replace")
    while piece := file.read(CHUNK):
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)
