"""The house's own Word template, made as an office would make it by hand: A4, Times New Roman, the head of an official letter.

Its layout follows NĐ 30/2020/NĐ-CP, appendix I, from general knowledge and not held against the original: national name and
motto on the right, the body that issues it on the left, number, place and day, kind of letter with what it is about, places
it goes to and who signs. “V/v” belongs to công văn, which has no name of its kind; a báo cáo has a name and what it is about.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from nhipcau.insight.reports.trying import same_bytes

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

FONT: Final = "Times New Roman"
CENTRE, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


@lru_cache(maxsize=1)
def standard() -> bytes:
    """Return the template as a Word file."""
    word = Document()
    _page(word)
    _head(word)
    _figures(word)
    _places(word)
    _listed(word)
    _remarks(word)
    _method(word)
    _foot(word)
    file = io.BytesIO()
    word.save(file)
    return same_bytes(file.getvalue())


def _page(word: Word) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    style = word.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(13)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs", "w:hAnsi", "w:ascii"):
        fonts.set(qn(script), FONT)
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), "vi-VN")
    style.element.get_or_add_rPr().append(tongue)
    style.paragraph_format.space_after = Pt(6)
    core = word.core_properties
    core.author, core.title, core.comments, core.language = "Nhịp Cầu", "{{ trich_yeu }}", "", "vi"
    footer = section.footer.paragraphs[0]
    _say(footer, "{{ ma_bao_cao }} · bản {{ ban }} · số liệu chốt {{ chot_luc }}", size=9, align=CENTRE)


def _head(word: Word) -> None:
    head = word.add_table(rows=2, cols=2)
    head.alignment = WD_TABLE_ALIGNMENT.CENTER
    _widths(head, (70, 95))
    left, right = head.rows[0].cells
    _say(left.paragraphs[0], "{{ co_quan_tren }}", align=CENTRE, tight=True)
    _say(left.add_paragraph(), "{{ co_quan }}", bold=True, align=CENTRE, tight=True)
    _say(left.add_paragraph(), "_________", align=CENTRE, tight=True)
    _say(right.paragraphs[0], "{{ quoc_hieu }}", bold=True, size=12, align=CENTRE, tight=True)
    _say(right.add_paragraph(), "{{ tieu_ngu }}", bold=True, align=CENTRE, tight=True)
    _say(right.add_paragraph(), "_____________________", align=CENTRE, tight=True)
    _say(head.rows[1].cells[0].paragraphs[0], "Số: {{ so_ky_hieu }}", align=CENTRE)
    _say(head.rows[1].cells[1].paragraphs[0], "{{ dia_danh_ngay }}", italic=True, align=CENTRE)
    _say(word.add_paragraph(), "{{ ten_loai }}", bold=True, size=14, align=CENTRE, tight=True)
    _say(word.add_paragraph(), "{{ trich_yeu }}", bold=True, size=14, align=CENTRE)
    for flag in ("so_lieu_mau", "chua_het_ky"):
        _say(word.add_paragraph(), f"{{%p if {flag} %}}")
        _say(word.add_paragraph(), f"{{{{ {flag} }}}}", bold=True, align=CENTRE)
        _say(word.add_paragraph(), "{%p endif %}")
    _say(word.add_paragraph(), "Số liệu từ ngày {{ tu_ngay }} đến ngày {{ den_ngay }}, chốt lúc {{ chot_luc }}.", align=BOTH)


def _figures(word: Word) -> None:
    _heading(word, "I. KẾT QUẢ TRONG KỲ")
    heading = ("Chỉ số", "Số lượng", "Trên tổng số", "Kết quả", "Kỳ trước", "Ghi chú")
    fields = ("ten", "so_luong", "tong_so", "ket_qua", "ky_truoc", "ghi_chu")
    _table(word, heading, "d in dong", [f"{{{{ d.{field} }}}}" for field in fields], (52, 20, 22, 22, 29, 20))
    _heading(word, "II. THAY ĐỔI SO VỚI KỲ TRƯỚC")
    _each(word, "t in thay_doi", "- {{ t.cau }}")


def _places(word: Word) -> None:
    _say(word.add_paragraph(), "{%p if co_noi %}")
    _heading(word, "III. TỪNG NƠI")
    table = word.add_table(rows=4, cols=4)
    table.style = "Table Grid"
    _widths(table, (45, 40, 40, 40))
    for row, tag in ((1, "{%tr for n in cac_noi %}"), (3, "{%tr endfor %}")):
        _say(table.rows[row].cells[0].paragraphs[0], tag)
    for row, first, loop, cell in ((0, "{{ ten_cot_noi }}", "c in cot", "{{ c.ten }}"), (2, "{{ n.ten }}", "o in n.o", "{{ o.chu }}")):
        cells = table.rows[row].cells
        bold = row == 0
        _say(cells[0].paragraphs[0], first, size=10, bold=bold, tight=True)
        _say(cells[1].paragraphs[0], f"{{%tc for {loop} %}}", size=10)
        _say(cells[2].paragraphs[0], cell, size=10, bold=bold, tight=True)
        _say(cells[3].paragraphs[0], "{%tc endfor %}", size=10)
    _repeat_head(table)
    _say(word.add_paragraph(), "“chưa gửi”: nơi ấy chưa gửi gì về trong kỳ; không phải là số không.", italic=True, size=11)
    _say(word.add_paragraph(), "{%p endif %}")


def _listed(word: Word) -> None:
    _heading(word, "IV. BÀ CON VƯỚNG GÌ")
    _say(word.add_paragraph(), "{%p if co_vuong %}")
    _table(word, ("Chỗ vướng", "Lần ghi"), "v in vuong", ["{{ v.ten }}", "{{ v.so }}"], (130, 35))
    _say(word.add_paragraph(), "{%p else %}")
    _say(word.add_paragraph(), "Trong kỳ chưa ghi chỗ vướng nào.")
    _say(word.add_paragraph(), "{%p endif %}")
    _heading(word, "V. ĐÍNH CHÍNH SỐ LIỆU KỲ TRƯỚC")
    _say(word.add_paragraph(), "{%p if co_dinh_chinh %}")
    _table(word, ("Chỉ số", "Kỳ, bản", "Đã báo", "Nay là"), "k in dinh_chinh", ["{{ k.ten }}", "{{ k.ky }}", "{{ k.da_bao }}", "{{ k.nay_la }}"], (60, 35, 35, 35))
    _say(word.add_paragraph(), "{%p else %}")
    _say(word.add_paragraph(), "Số liệu đã báo của các kỳ trước không đổi.")
    _say(word.add_paragraph(), "{%p endif %}")
    _heading(word, "VI. CHƯA ĐO ĐƯỢC")
    _say(word.add_paragraph(), "{%p if co_chua_do %}")
    _each(word, "c in chua_do", "- {{ c.ten }}")
    _say(word.add_paragraph(), "{%p else %}")
    _say(word.add_paragraph(), "Mọi chỉ số của báo cáo này đều đo được trong kỳ.")
    _say(word.add_paragraph(), "{%p endif %}")


def _remarks(word: Word) -> None:
    _heading(word, "VII. NHẬN XÉT, KIẾN NGHỊ")
    for name, field in (("Nhận xét, đánh giá", "nhan_xet"), ("Khó khăn, nguyên nhân", "kho_khan"), ("Kiến nghị, đề xuất", "kien_nghi"), ("Nhiệm vụ kỳ tới", "nhiem_vu")):
        _say(word.add_paragraph(), f"{{%p if {field} %}}")
        _say(word.add_paragraph(), f"{name}: {{{{ {field} }}}}", align=BOTH)
        _say(word.add_paragraph(), "{%p endif %}")
    _say(word.add_paragraph(), "{%p if not co_nhan_xet %}")
    _say(word.add_paragraph(), "Chưa có.")
    _say(word.add_paragraph(), "{%p endif %}")


def _method(word: Word) -> None:
    _heading(word, "CÁCH TÍNH")
    _table(word, ("Chỉ số", "Cách tính", "Nguồn", "Bản"), "c in cach_tinh", ["{{ c.ten }}", "{{ c.cach }}", "{{ c.nguon }}", "{{ c.ban }}"], (42, 72, 38, 13), size=9)


def _foot(word: Word) -> None:
    word.add_paragraph()
    foot = word.add_table(rows=1, cols=2)
    _widths(foot, (80, 85))
    left, right = foot.rows[0].cells
    _say(left.paragraphs[0], "Nơi nhận:", bold=True, italic=True, size=12, tight=True)
    for tag, size in (("{%p for n in noi_nhan %}", 11), ("- {{ n.ten }};", 11), ("{%p endfor %}", 11)):
        _say(left.add_paragraph(), tag, size=size, tight=True)
    _say(right.paragraphs[0], "{{ quyen_ky }}", bold=True, align=CENTRE, tight=True)
    _say(right.add_paragraph(), "{{ chuc_vu_ky }}", bold=True, align=CENTRE, tight=True)
    for _ in range(3):
        right.add_paragraph()
    _say(right.add_paragraph(), "{{ nguoi_ky }}", bold=True, align=CENTRE)


def _say(line: Paragraph, words: str, *, bold: bool = False, italic: bool = False, size: int = 13, align: WD_ALIGN_PARAGRAPH | None = None, tight: bool = False) -> None:
    run = line.add_run(words)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    if align is not None:
        line.alignment = align
    if tight:
        line.paragraph_format.space_after = Pt(0)


def _heading(word: Word, words: str) -> None:
    line = word.add_paragraph()
    _say(line, words, bold=True)
    line.paragraph_format.space_before = Pt(8)
    line.paragraph_format.keep_with_next = True
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "0")
    line._p.get_or_add_pPr().append(level)  # noqa: SLF001 (python-docx has no other way to say it)


def _each(word: Word, loop: str, words: str) -> None:
    _say(word.add_paragraph(), f"{{%p for {loop} %}}")
    _say(word.add_paragraph(), words, align=BOTH)
    _say(word.add_paragraph(), "{%p endfor %}")


def _table(word: Word, heading: Sequence[str], loop: str, cells: Sequence[str], widths: Sequence[int], size: int = 10) -> None:
    table = word.add_table(rows=4, cols=len(heading))
    table.style = "Table Grid"
    _widths(table, widths)
    for cell, words in zip(table.rows[0].cells, heading, strict=True):
        _say(cell.paragraphs[0], words, bold=True, size=size, tight=True)
    _say(table.rows[1].cells[0].paragraphs[0], f"{{%tr for {loop} %}}")
    for cell, words in zip(table.rows[2].cells, cells, strict=True):
        _say(cell.paragraphs[0], words, size=size, tight=True)
    _say(table.rows[3].cells[0].paragraphs[0], "{%tr endfor %}")
    _repeat_head(table)
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def _repeat_head(table: Table) -> None:
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001 (as above)


def _widths(table: Table, widths: Sequence[int]) -> None:
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            _wide(cell, width)


def _wide(cell: _Cell, width: int) -> None:
    cell.width = Mm(width)
