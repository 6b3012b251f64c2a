"""A guide leaves as a workbook or a content file and comes back as the very same version; a bad file changes nothing."""

from io import BytesIO
from typing import Any

import pytest
import python_calamine
import xlsxwriter

from nhipcau.guides.commands import guide_files
from nhipcau.guides.editing import tables, tomls
from nhipcau.guides.editing.columns import bare
from nhipcau.guides.replay import version_of, whole_guide
from nhipcau.guides.tests.files import small_guide
from nhipcau.kernel.problems import Refusal

GUIDES = guide_files()


@pytest.fixture(params=sorted(GUIDES))
def guide(request: pytest.FixtureRequest) -> dict[str, Any]:
    return GUIDES[request.param]


def version(body: dict[str, Any]) -> str:
    return whole_guide(body)["version"]


def test_what_goes_without_saying_is_left_out_and_the_version_stays(guide: dict[str, Any]) -> None:
    assert version(bare(guide)) == version(guide) == version_of(whole_guide(bare(dict(whole_guide(guide)))))


def test_a_content_file_reads_back_as_the_same_version(guide: dict[str, Any]) -> None:
    text = tomls.written(guide)
    assert version(tomls.read(text, guide["procedure"])) == version(guide)
    assert tomls.written(tomls.read(text, guide["procedure"])) == text


def test_a_workbook_reads_back_as_the_same_version(guide: dict[str, Any]) -> None:
    body = tables.read_workbook(tables.workbook_of(guide), guide["procedure"])
    assert version(body) == version(guide)


def test_a_workbook_has_a_sheet_for_each_kind_of_line_and_says_what_a_condition_means() -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(tables.workbook_of(small_guide())))
    assert book.sheet_names == [
        "Phần đầu", "Câu hỏi", "Đáp án", "Giấy tờ", "Các bước", "Lời dặn", "Lệ phí", "Lỗi hay gặp", "Mức và hạn",
        "Kỳ của mức", "Trả lời trái nhau",
    ]  # fmt: skip
    rows = book.get_sheet_by_name("Giấy tờ").to_python()
    assert "khi ‘Cháu sinh ở đâu?’ là ‘Clinic’" in rows[2]


def test_a_text_that_looks_like_a_formula_or_a_number_stays_a_text() -> None:
    odd = small_guide(intro="=1+1", title="0012")
    body = tables.read_workbook(tables.workbook_of(odd), odd["procedure"])
    assert (body["intro"], body["title"]) == ("=1+1", "0012")


def changed(sheet: str, row: int, column: str, text: Any) -> bytes:
    """Return the workbook of the small guide with one cell changed, as a spreadsheet would save it."""
    guide = small_guide(values=[value()], fees=[{"id": "late", "text": "{late}.", "value": "late", "law": ["x"]}])
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(tables.workbook_of(guide)))
    out = BytesIO()
    written = xlsxwriter.Workbook(out, {"in_memory": True})
    for name in book.sheet_names:
        if name == sheet and row == 0:
            continue
        page = written.add_worksheet(name)
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        if name == sheet:
            rows[row - 1][rows[0].index(column)] = text
        for at, cells in enumerate(rows):
            for to, cell in enumerate(cells):
                page.write(at, to, cell)
    written.close()
    return out.getvalue()


def value() -> dict[str, Any]:
    return {
        "id": "late", "label": "Lệ phí", "unit": "dong", "law": ["x"],
        "periods": [{"from": "2025-07-01", "to": "", "amount": 8000}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sheet", "row", "column", "text"),
    [
        ("Câu hỏi", 4, "Số nhỏ nhất", "một"),
        ("Câu hỏi", 2, "Cách trả lời", "đoán"),
        ("Câu hỏi", 3, "Khi nào hiện", "khi nào cũng được"),
        ("Câu hỏi", 3, "Khi nào hiện", '{"maybe": []}'),
        ("Đáp án", 2, "câu hỏi", "khong_co"),
        ("Đáp án", 3, "mã đáp án", "Ở nhà"),
        ("Giấy tờ", 2, "Tên giấy", ""),
        ("Giấy tờ", 3, "Mã dòng", "form"),
        ("Giấy tờ", 3, "Mã dòng", "Tờ khai"),
        ("Giấy tờ", 7, "Dùng đến ngày", "31/12/2026"),
        ("Các bước", 3, "Bước bí mật", "vâng"),
        ("Kỳ của mức", 2, "số", "tám nghìn"),
        ("Kỳ của mức", 2, "từ ngày", ""),
        ("Kỳ của mức", 2, "mức", "khong_co"),
        ("Phần đầu", 4, "mục", "khong_co"),
        ("Phần đầu", 2, "nội dung", "9.999999"),
        ("Lệ phí", 1, "Lời nói", "Nói"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named_by_sheet_row_and_column(
    sheet: str, row: int, column: str, text: str
) -> None:
    with pytest.raises(Refusal) as refused:
        tables.read_workbook(changed(sheet, row, column, text), "1.001193")
    assert refused.value.problem.number == "422.130"
    told = refused.value.details
    assert (told["sheet"], told["row"], told["column"]) == (sheet, row, column)
    assert told["what"] and told["what_en"]  # noqa: PT018 (both are said)


def test_a_number_that_a_spreadsheet_keeps_as_a_number_is_taken() -> None:
    body = tables.read_workbook(changed("Kỳ của mức", 2, "số", 9000), "1.001193")
    assert body["values"][0]["periods"] == [{"from": "2025-07-01", "to": "", "amount": 9000}]


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        tables.read_workbook(content, "1.001193")
    assert refused.value.problem.number == "422.131"


def test_a_workbook_without_a_sheet_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        tables.read_workbook(changed("Các bước", 0, "", ""), "1.001193")
    assert refused.value.details["what"] == "thiếu trang “Các bước”"


@pytest.mark.parametrize(
    "text",
    [
        "procedure = ",
        'procedure = "9.999999"',
        'procedure = "1.001193"',
        'procedure = "1.001193"\ntitle = "x"\npapers = 1',
    ],
)
def test_what_is_no_guide_of_this_procedure_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        tomls.read(text, "1.001193")
    assert refused.value.problem.number == "422.131"
