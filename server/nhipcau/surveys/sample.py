"""A small form to begin with: what the office can download, change, and bring again."""

import io
from collections.abc import Mapping, Sequence
from typing import Final

import xlsxwriter  # type: ignore[import-untyped]

Sheets = Mapping[str, Sequence[Sequence[str]]]
HEAD: Final = ("type", "name", "label::Vietnamese (vi)", "label::English (en)", "hint::Vietnamese (vi)", "required", "relevant", "constraint",
               "constraint_message::Vietnamese (vi)", "calculation", "choice_filter", "default")  # fmt: skip
SAMPLE: Final[Sheets] = {
    "survey": (
        HEAD,
        ("today", "ngay", "", "", "", "", "", "", "", "", "", ""),
        ("select_one nguon", "nguon", "Nhà dùng nước từ đâu?", "Where does the water come from?", "", "yes", "", "", "", "", "", ""),
        ("text", "nguon_khac", "Nguồn nào khác?", "Which other source?", "", "yes", "${nguon} = 'khac'", "", "", "", "", ""),
        ("integer", "so_nguoi", "Mấy người cùng dùng?", "How many people use it?", "Kể cả trẻ nhỏ", "yes", "", ". > 0 and . <= 30", "Từ 1 đến 30 người.", "", "", ""),
        ("select_multiple kho", "kho", "Hay gặp khó gì?", "What is difficult?", "Chọn được nhiều", "", "", "", "", "", "", ""),
        ("integer", "thang_thieu", "Mỗi năm thiếu nước mấy tháng?", "Months without enough water", "", "", "selected(${kho}, 'thieu')", ". >= 1 and . <= 12", "Từ 1 đến 12 tháng.", "", "", ""),
        ("calculate", "nang", "", "", "", "", "", "", "", "if(count-selected(${kho}) >= 2 or ${thang_thieu} > 3, 'co', 'khong')", "", ""),
        ("note", "nho", "Báo cho xã: nhà này cần giúp sớm.", "Tell the commune: this home needs help soon.", "", "", "${nang} = 'co'", "", "", "", "", ""),
    ),
    "choices": (
        ("list_name", "name", "label::Vietnamese (vi)", "label::English (en)"),
        ("nguon", "khe", "Khe, suối", "Stream"), ("nguon", "gieng", "Giếng", "Well"), ("nguon", "may", "Nước máy", "Tap"), ("nguon", "khac", "Nguồn khác", "Other"),
        ("kho", "thieu", "Thiếu mùa khô", "Too little in the dry season"), ("kho", "duc", "Nước đục", "Not clear"), ("kho", "xa", "Phải đi xa", "Far away"),
    ),
    "settings": (("form_title", "form_id", "version", "default_language"), ("Nước sinh hoạt của bản", "nuoc_sinh_hoat", "", "Vietnamese (vi)")),
}  # fmt: skip


def workbook(sheets: Sheets) -> bytes:
    """Return sheets as a workbook, every cell a text."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name[:31])
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(at, column, cell[:32_000])
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, max(0, len(rows[0]) - 1) if rows else 0, 18)
    book.close()
    return file.getvalue()
