"""What the strict check finds, in Vietnamese and beside the line it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from nhipcau.guides.editing.columns import BY_KIND, HEAD_COLUMNS
from nhipcau.guides.findings import Finding

ERROR, WARNING = "error", "warning"
WORDS: Final = (
    (r"missing", "Chưa ghi."),
    (r"unknown key (.+)", "Có mục lạ: {0}."),
    (r"unknown key", "Có mục lạ."),
    (r"not a list of tables", "Bảng này không đọc được."),
    (r"(\w+) is missing", "Chưa ghi mục {0}."),
    (r"(\w+) has the wrong type", "Mục {0} sai kiểu."),
    (r"the id is not lower snake ASCII", "Mã dòng chỉ gồm chữ thường không dấu, số và gạch dưới."),
    (r"option (.+) needs an id and a label", "Có đáp án chưa ghi lời."),
    (r"(\w+) is not a day", "Mục {0} chưa phải một ngày."),
    (r"is not a day", "Chưa phải một ngày."),
    (r"text is missing", "Chưa ghi lời."),
    (r"there are none", "Chưa có dòng nào."),
    (r"(.+) is not drawn", "Không có hình tên {0}."),
    (r"the id is used twice", "Mã dòng này dùng hai lần."),
    (r"a secret step is done by the resident alone", "Bước bí mật thì bà con tự làm, không ai làm hộ."),
    (r"who is (.+)", "Ai làm: {0} không có trong danh sách."),
    (r"no law is named", "Chưa ghi căn cứ."),
    (r"how is (.+)", "Cách dùng giấy: {0} không có trong danh sách."),
    (r"does not say why", "Chưa nói vì sao cần."),
    (r"bring how many\?", "Mang theo mấy bản?"),
    (r"kind is (.+)", "Cách trả lời: {0} không có trong danh sách."),
    (r"needs at least two options", "Cần ít nhất hai đáp án."),
    (r"takes no options", "Câu gõ số, ngày, nơi thì không có đáp án sẵn."),
    (r"assumes what is not one of its options", "Đáp án thường dùng không nằm trong các đáp án."),
    (r"an option is there twice", "Có đáp án bị trùng."),
    (r"only one of many can be exclusive", "Chỉ câu chọn nhiều mới có đáp án đứng một mình."),
    (r"needs min and max", "Cần số nhỏ nhất và số lớn nhất."),
    (r"reads question (.+), which does not exist", "Hỏi tới câu {0}, mà không có câu ấy."),
    (r"(?:reads|names) value (.+), which does not exist", "Nhắc tới mức {0}, mà không có mức ấy."),
    (r"depends on the later question (.+)", "Dựa vào câu {0} ở phía sau. Đưa câu ấy lên trước."),
    (r"changes nothing, so it need not be asked", "Trả lời gì cũng như nhau. Bỏ câu này đi."),
    (r"(.+) does not fit question (.+) of kind (\w+)", "Phép so {0} không hợp với câu {1}."),
    (r"(.+) has no option (.+)", "Câu {0} không có đáp án {1}."),
    (r"(.+) is no (number|date)", "{0} không phải số hay ngày mà câu này cần."),
    (r"(.+) is no place", "{0} không phải mã tỉnh, mã xã."),
    (r"there is no paper (.+)", "Không có giấy nào mang mã {0}."),
    (r"reason (.+) is not in the catalogue", "Loại lỗi {0} không có trong danh sách."),
    (r"goto (.+) is not in the reference", "Không có thủ tục mang mã {0}."),
    (r"(\S+) is not in the reference", "Không có thủ tục mang mã {0}."),
    (r"no answers lead here", "Không câu trả lời nào dẫn tới dòng này."),
    (r"(.+) ends with no paper and no way on", "Trả lời {0} thì hết đường: không giấy, không lời dặn đi tiếp."),
    (r"valid_from or valid_to is not a day", "Ngày dùng chưa phải một ngày."),
    (r"ends before it begins", "Ngày hết đứng trước ngày bắt đầu."),
    (r"an undated fee: .+", "Lệ phí chưa có ngày. Ghi từ ngày nào, hoặc chọn mức."),
    (r"was due on (\S+)", "Quá hạn soát từ ngày {0}."),
    (r"its review was due on (\S+)", "Dòng này quá hạn soát từ ngày {0}."),
    (r"the guide ended on (\S+)", "Hướng dẫn đã hết hạn từ ngày {0}."),
    (r"checked says by, on and next_review", "Soát riêng cần đủ: ai, ngày nào, soát lại khi nào."),
    (r"checked on, or its next review, is not a day", "Ngày soát riêng chưa phải một ngày."),
    (r"is named nowhere", "Không dòng nào dùng mức này."),
    (r"unit is (.+)", "Đơn vị {0} không có trong danh sách."),
    (r"has no amount on the first day of the guide", "Chưa có số cho ngày đầu của hướng dẫn."),
    (r"has no period", "Chưa có kỳ nào."),
    (r"period (\d+) says from, to and amount", "Có kỳ chưa ghi đủ từ ngày, đến ngày, số."),
    (r"amount (.+) is no whole number", "{0} không phải số nguyên."),
    (r"period (\d+) is not dated", "Có kỳ chưa ghi ngày."),
    (r"period (\d+) overlaps another, or ends before it begins", "Có kỳ chồng lên kỳ khác, hoặc hết trước khi bắt đầu."),
    (r"(\d+) words in a sentence", "Câu dài {0} chữ. Nhiều nhất 15 chữ."),
    (r"more than (\d+) words in a step", "Bước dài quá {0} chữ. Tách làm hai bước."),
    (r"the glossary does not explain (.+)", "Từ khó {0} chưa có lời giải thích."),
    (r"not yet in force", "Ngày bắt đầu còn ở phía trước. Ghi ngày ở từng dòng."),
)  # fmt: skip
_COMPILED: Final = tuple((re.compile(pattern), said) for pattern, said in WORDS)
_WHERE: Final = re.compile(r"(?P<kind>\w+)(?:\[(?P<at>\d+)\])? ?(?P<line>\w*) ?(?P<part>\w*)")
_HEAD_LABELS: Final = {column.name.split(".")[0]: column.label for column in HEAD_COLUMNS} | {"review": "Ngày soát"}


@dataclass(frozen=True)
class Said:
    """A finding in words: in which table, at which line (empty for the head or the whole table), and how grave."""

    table: str
    line: str
    level: str
    place: str
    text: str

    @property
    def shape(self) -> str:
        """The sign that goes with it."""
        return "missing" if self.level == ERROR else "warning"


def said(finding: Finding, body: Mapping[str, Any]) -> Said:
    """Say a finding in Vietnamese, with the name of the line it is about."""
    found = _WHERE.fullmatch(finding.where)
    kind, line, part = (found["kind"], found["line"], found["part"]) if found else (finding.where, "", "")
    table = BY_KIND.get(kind)
    if table is None:
        return Said("", "", finding.level, _HEAD_LABELS.get(kind, kind), translated(finding.what))
    lines = body.get(kind, [])
    if found and found["at"] and int(found["at"]) < len(lines):
        line = str(lines[int(found["at"])].get("id", line))
    known = next((one for one in lines if one.get("id") == line), {"id": line})
    column = next((column.label for column in table.columns if column.name == part), "")
    place = f"{table.title}: {table.name_of(known)}" if line else table.title
    return Said(kind, line, finding.level, f"{place} ({column})" if column else place, translated(finding.what))


def translated(what: str) -> str:
    """Say in Vietnamese what is wrong; what the check has learned since stays in its own words."""
    for pattern, words in _COMPILED:
        found = pattern.fullmatch(what)
        if found:
            return words.format(*(group.strip("'\"") for group in found.groups()))
    return what
