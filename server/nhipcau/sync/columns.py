"""The shape of a snapshot: rows told by columns, in lines that a phone can read one at a time.

The first line says what the snapshot is. Every further line holds at most 500 rows of one collection::

    {"collection": "people.residents", "fields": ["id", "household_id", "sex"], "ids": [0, 1],
     "columns": [["0192…", "0192…"], [0, 1], ["female", null]]}

``ids`` names the columns that hold ids. There, a text is an id that is told for the first time (its 32 digits),
and a number is an id that was told before: so many steps further on in the list of all ids told so far, counted
from the last one that this column pointed at, or from its beginning. So a row may point at another for a byte
or two, and what is left is little enough for gzip, which every phone can undo.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

SHAPE = 1
ROWS_A_LINE = 500
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Row = Mapping[str, Any]


class Columns:
    """Writes the lines, and remembers which ids were told."""

    def __init__(self) -> None:
        self.told: dict[str, int] = {}
        self.rows = 0

    def lines(self, collection: str, rows: Iterable[Row]) -> Iterator[str]:
        """Return the lines of one collection."""
        waiting = iter(rows)
        while some := list(islice(waiting, ROWS_A_LINE)):
            self.rows += len(some)
            fields = list(some[0])
            columns = [[row[field] for row in some] for field in fields]
            ids = [place for place, column in enumerate(columns) if _holds_ids(column)]
            for place in ids:
                columns[place] = self._shortened(columns[place])
            yield _spelled({"collection": collection, "fields": fields, "ids": ids, "columns": columns})

    def _shortened(self, column: list[Any]) -> list[Any]:
        short: list[Any] = []
        last = 0
        for one in column:
            known = self.told.get(one) if one else None
            if known is not None:
                short.append(known - last)
                last = known
            else:
                short.append(one and one.replace("-", ""))
                if one:
                    self.told[one] = len(self.told)
        return short


def packed(head: Row, lines: Iterable[str]) -> bytes:
    """Return a snapshot as it is stored and sent; the same rows always give the same bytes."""
    return gzip.compress("\n".join([_spelled(head), *lines]).encode(), compresslevel=9, mtime=0)


def _holds_ids(column: list[Any]) -> bool:
    return any(column) and all(one is None or (isinstance(one, str) and _ID.fullmatch(one)) for one in column)


def _spelled(value: Row) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
