"""What a phone reads out of a snapshot, written down once more and differently."""

import gzip
import json
from typing import Any
from uuid import UUID


def opened(content: bytes) -> tuple[dict[str, Any], dict[tuple[str, str], dict[str, Any]]]:
    """Return what a snapshot says of itself, and its rows by collection and id."""
    head, *lines = (json.loads(line) for line in gzip.decompress(content).decode().split("\n"))
    told: list[str] = []
    rows = {}
    for line in lines:
        columns = [
            _ids(column, told) if place in line["ids"] else column for place, column in enumerate(line["columns"])
        ]
        for values in zip(*columns, strict=True):
            row = dict(zip(line["fields"], values, strict=True))
            rows[line["collection"], row["id"]] = row
    return head, rows


def _ids(column: list[Any], told: list[str]) -> list[str | None]:
    at, plain = 0, []
    for one in column:
        if isinstance(one, int):
            at += one
            plain.append(told[at])
        elif one is None:
            plain.append(None)
        else:
            told.append(str(UUID(one)))
            plain.append(told[-1])
    return plain
