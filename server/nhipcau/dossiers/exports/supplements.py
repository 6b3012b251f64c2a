"""The list inside a row that says when papers were asked for, `DanhSachHoSoBoSung`: a list in a JSON, its text in a cell. Pure.

Who asked for them is dropped.
"""

import json
from collections.abc import Mapping
from typing import Final

from nhipcau.dossiers.exports.records import MOST_CELL, clean, folded

FIELD: Final = "danhsachhosobosung"
MOST: Final = 20  # times that papers are asked for in one row


def spelled(name: str, value: object) -> str | None:
    """Return a value of a JSON as the text of a cell; nothing for what no cell holds."""
    if isinstance(value, list) and folded(name[:80]) == FIELD:
        return json.dumps(value, ensure_ascii=False)
    return str(value)[:MOST_CELL] if isinstance(value, str | int | float) else None


def supplements(text: str) -> list[Mapping[str, str]]:
    """Return the times that papers were asked for, each with its fields in folded letters.

    Raises:
        ValueError: it is no such list, or one that is too long.
    """
    try:
        found = json.loads(text)
    except RecursionError as error:
        raise ValueError(FIELD) from error
    if not isinstance(found, list) or len(found) > MOST or not all(isinstance(one, dict) for one in found):
        raise ValueError(FIELD)
    return [{folded(str(name)[:80]): clean(str(value)) for name, value in one.items() if isinstance(value, str | int | float)} for one in found]
