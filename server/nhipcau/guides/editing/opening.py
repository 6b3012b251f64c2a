"""Opening a workbook that an editor sends back: looked through first, and only the sheets of a guide read."""

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO
from typing import Any

import python_calamine

from nhipcau.guides.editing.problems import BAD_FILE
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.workbooks import Broken, Room, TooFar, TooLarge, check_workbook

MOST_INFLATED = 8 * 1024 * 1024  # bytes, unpacked; a real guide has some 100 kB
MOST_TEXT = 5 * 1024 * 1024  # bytes in all cells
MOST_COLUMNS = 60


def sheets_of(content: bytes, names: Collection[str], most_rows: int) -> dict[str, list[list[Any]]]:
    """Return the rows of those of these sheets that are there; a formula is the value it last had.

    Raises:
        Refusal: 422.131 it is no workbook, or larger than any guide.
    """
    room = Room(inflated=MOST_INFLATED, row=5 * most_rows, column=MOST_COLUMNS, words=MOST_TEXT)
    try:
        check_workbook(content, room)
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        found = [name for name in book.sheet_names if name in names]
        return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in found}
    except (TooLarge, TooFar) as error:
        what, what_en = "bảng tính quá lớn, nên xóa hàng và cột trống", "it is too large: delete empty rows and columns"
        raise Refusal(BAD_FILE, what=what, what_en=what_en) from error
    except (Broken, python_calamine.CalamineError, ValueError, OSError) as error:
        raise Refusal(BAD_FILE, what="đây không phải bảng tính .xlsx", what_en="it is no .xlsx workbook") from error
