"""An XLSForm made an XForm, by pyxform; looked through before, and its complaints in words, with the row."""

import re
from importlib import import_module
from typing import Final

from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.workbooks import Broken, Room, TooFar, TooLarge, check_workbook
from nhipcau.surveys.problems import HOSTILE, TOO_LARGE, UNREADABLE

MOST_BYTES: Final = 2 * 1024 * 1024
MOST_WORDS: Final = 600_000  # letters in all cells; an XForm of more than 400 kB is refused anyway
ROOM: Final = Room(inflated=4 * 1024 * 1024, row=3000, column=80, words=MOST_WORDS)
_ROW: Final = re.compile(r"\[row : (\d+)\]")
_QUOTED: Final = re.compile(r"[“\"'‘`]([^“\"'‘’”`]{1,60})[”\"'’`]")
KNOWN: Final = (  # what pyxform says, and how we say it
    (r"column header.*missing|missing.*column|no column", "thiếu cột {0}"),
    (r"no name|name.*missing|missing.*name", "câu hỏi chưa có tên ở cột “name”"),
    (r"name.*(?:duplicate|unique|already|more than one)|(?:duplicate|unique).*name|more than one survey element named", "tên “{0}” bị trùng"),
    (r"invalid.*name|name.*(?:invalid|must)|begin with", "tên “{0}” không hợp lệ: chỉ chữ không dấu, số, gạch dưới, không bắt đầu bằng số"),
    (r"unknown question type|type.*not.*(?:known|valid)", "loại câu “{0}” không có"),
    (r"list.*(?:not|missing).*choices|list_name|choices? (?:sheet|list)", "danh sách chọn “{0}” không có ở tờ choices, hoặc thiếu dòng"),
    (r"no such (?:question|element)|there has been a problem trying to replace|reference.*not|not found", "không có câu “{0}” mà biểu thức nhắc đến"),
    (r"unmatched|did not (?:end|close)|end.*without|no matching|mismatch", "nhóm mở mà chưa đóng, hoặc đóng mà chưa mở (begin, end)"),
    (r"no label|label", "câu hỏi chưa có lời ở cột “label”"),
    (r"type", "thiếu loại câu ở cột “type”"),
    (r"survey sheet|sheet.*survey|must have.*survey", "thiếu tờ “survey”"),
)


def xform_of(content: bytes) -> str:
    """Return the XForm of a workbook.

    Raises:
        Refusal: 413.492 it is too large; 422.493 it declares what no workbook does; 422.491 it is no XLSForm, with the row.
    """
    if len(content) > MOST_BYTES:
        raise Refusal(TOO_LARGE)
    try:
        check_workbook(content, ROOM)
    except (TooLarge, TooFar) as error:
        raise Refusal(TOO_LARGE) from error
    except Broken as error:
        if content[:2] == b"PK":
            raise Refusal(HOSTILE) from error
        raise Refusal(UNREADABLE, what="không phải tệp Excel .xlsx", what_en="it is no .xlsx workbook") from error
    convert = import_module("pyxform.xls2xform").convert  # it takes a second to load, and few bring a form
    try:
        made = convert(content, file_type=".xlsx", validate=False)
    except RecursionError as error:
        raise Refusal(UNREADABLE, what="nhóm lồng trong nhóm quá nhiều lần", what_en="groups lie too deep in each other") from error
    except Exception as error:
        vi, en = complaint(str(error))
        raise Refusal(UNREADABLE, what=vi, what_en=en) from error
    return str(made.xform)


def complaint(told: str) -> tuple[str, str]:
    """Return what pyxform complains of, in words we know, with the row; else as it says it."""
    said = " ".join(told.split())[:300] or "?"
    row, quoted = _ROW.search(said), _QUOTED.findall(said)
    where = f"dòng {row.group(1)}: " if row else ""
    bare = _ROW.sub("", said).strip()
    for pattern, words in KNOWN:
        if re.search(pattern, bare, re.IGNORECASE):
            name = next((one for one in quoted if one not in {"survey", "choices", "settings"}), quoted[0] if quoted else "")
            return f"{where}{words.format(name or '?')} (máy đọc nói: {bare[:160]})", said
    return f"{where}{bare[:200]}", said
