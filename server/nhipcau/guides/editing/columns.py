"""The tables that an editor fills in: one per kind of line, each column with its Vietnamese name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from nhipcau.guides.shapes import DEFAULTS

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Column:
    """One thing to fill in. ``shape`` says how it is asked; ``name`` is its key in the content file."""

    name: str
    label: str
    shape: str = "line"
    hint: str = ""
    choices: Choices = ()
    needed: bool = False


@dataclass(frozen=True)
class Table:
    """One kind of line: its key, its address, its names, its columns."""

    kind: str
    slug: str
    title: str
    one: str
    columns: tuple[Column, ...]
    names: tuple[str, ...]  # the columns whose text tells which line it is

    def name_of(self, line: dict[str, Any]) -> str:
        """Return the words by which people know a line."""
        return next((str(line[name]) for name in self.names if line.get(name)), str(line.get("id", "")))


HOW: Final[Choices] = (
    ("bring", "Mang theo"),
    ("show", "Chỉ cho xem"),
    ("if_not_found", "Chỉ khi nơi nhận không tra được"),
)
WHO: Final[Choices] = (
    ("resident", "Bà con tự làm"),
    ("together", "Cùng làm với tổ viên"),
    ("office", "Nơi nhận làm"),
)
KINDS: Final[Choices] = (
    ("one", "Chọn một"),
    ("many", "Chọn nhiều"),
    ("number", "Gõ số"),
    ("date", "Chọn ngày"),
    ("place", "Chọn nơi"),
)
UNITS: Final[Choices] = (
    ("dong", "đồng"), ("age", "tuổi"), ("day", "ngày"), ("working_day", "ngày làm việc"),
    ("month", "tháng"), ("year", "năm"), ("percent", "phần trăm"), ("count", "số đếm"),
)  # fmt: skip
REASONS: Final[Choices] = (
    ("missing_paper", "Thiếu giấy"), ("expired", "Giấy hết hạn"), ("wrong_copy_kind", "Sai loại bản sao"),
    ("name_differs", "Lệch họ tên"), ("number_differs", "Lệch số"), ("not_signed", "Chưa ký"),
    ("not_certified", "Chưa chứng thực"), ("wrong_form", "Sai mẫu"), ("blurred_photo", "Ảnh mờ"),
    ("cut_photo", "Ảnh cụt góc"), ("glare_photo", "Ảnh lóa"), ("wrong_side", "Chụp nhầm mặt"),
    ("wrong_office", "Sai nơi nộp"), ("late", "Quá hạn"), ("not_entitled", "Không đúng diện"),
    ("info_missing", "Thiếu thông tin"), ("wrong_person", "Sai người nộp"), ("unpaid_fee", "Chưa nộp lệ phí"),
    ("old_card", "Thẻ cũ"), ("not_translated", "Chưa dịch"),
)  # fmt: skip

_ID = Column("id", "Mã dòng", "id", "Máy tự đặt. Chỉ đổi khi thật cần.")
_WHEN = Column("when", "Khi nào hiện", "when")
_LAW = Column("law", "Căn cứ", "lines", "Mỗi văn bản một dòng, như 60/2014/QH13.")
_LAW_NEEDED = Column("law", "Căn cứ", "lines", "Mỗi văn bản một dòng, như 60/2014/QH13.", needed=True)
_DATED = (
    Column("valid_from", "Dùng từ ngày", "day"),
    Column("valid_to", "Dùng đến ngày", "day", "Để trống là chưa có ngày hết."),
    Column("source", "Trang gốc", "line", "Để trống là theo trang gốc của cả hướng dẫn."),
    Column("checked", "Soát riêng dòng này", "checked", "Để trống là theo lần soát của cả hướng dẫn."),
)
_PICTOGRAM = Column("pictogram", "Hình", "pictogram")

TABLES: Final = (
    Table("questions", "cau-hoi", "Câu hỏi", "câu hỏi", (
        Column("ask", "Câu hỏi", "line", "Nhiều nhất 15 chữ.", needed=True),
        Column("why", "Vì sao hỏi"),
        Column("kind", "Cách trả lời", "choice", choices=KINDS, needed=True),
        Column("options", "Các đáp án", "options", "Cho câu chọn một, chọn nhiều."),
        Column("assume", "Thường là", "assume", "Đáp án dùng sẵn tới khi nhà đổi."),
        Column("min", "Số nhỏ nhất", "number"),
        Column("max", "Số lớn nhất", "number"),
        Column("unit", "Đơn vị"),
        _PICTOGRAM, _WHEN, _ID,
    ), ("ask",)),
    Table("papers", "giay-to", "Giấy tờ", "giấy", (
        Column("name", "Tên giấy", needed=True),
        Column("how", "Cách dùng", "choice", choices=HOW, needed=True),
        Column("originals", "Số bản chính", "number"),
        Column("copies", "Số bản sao", "number"),
        Column("form", "Mẫu"),
        Column("why", "Vì sao cần", "text", needed=True),
        Column("get", "Thiếu thì lấy ở đâu", "text"),
        Column("note", "Lưu ý", "text"),
        _WHEN, _LAW_NEEDED, *_DATED, _ID,
    ), ("name",)),
    Table("steps", "buoc", "Các bước", "bước", (
        Column("text", "Việc làm", "text", "Một việc, nhiều nhất hai câu.", needed=True),
        Column("who", "Ai làm", "choice", choices=WHO),
        Column("secret", "Bước bí mật", "flag", "Mật khẩu, mã OTP: bà con tự nhập."),
        _PICTOGRAM, _WHEN, _LAW, *_DATED, _ID,
    ), ("text",)),
    Table("warnings", "loi-dan", "Lời dặn", "lời dặn", (
        Column("text", "Lời dặn", "text", needed=True),
        Column("stop", "Dừng ở đây", "flag", "Nhà này không làm tiếp việc này."),
        Column("goto", "Sang thủ tục", "line", "Mã thủ tục hợp hơn, như 1.000689."),
        _WHEN, _LAW, *_DATED, _ID,
    ), ("text",)),
    Table("fees", "le-phi", "Lệ phí", "lệ phí", (
        Column("text", "Lời nói", "text", "Viết {mã mức} ở chỗ số tiền.", needed=True),
        Column("value", "Theo mức", "value"),
        Column("amount", "Số tiền (đ)", "number", "Để trống khi đã theo mức."),
        _WHEN, _LAW_NEEDED, *_DATED, _ID,
    ), ("text",)),
    Table("mistakes", "loi-hay-gap", "Lỗi hay gặp", "lỗi", (
        Column("text", "Lỗi", "text", needed=True),
        Column("fix", "Sửa thế nào", "text", needed=True),
        Column("reason", "Loại lỗi", "choice", choices=REASONS, needed=True),
        Column("paper", "Ở giấy", "paper"),
        _WHEN, _LAW, *_DATED, _ID,
    ), ("text",)),
    Table("values", "muc", "Mức và hạn", "mức", (
        Column("label", "Tên mức", needed=True),
        Column("unit", "Đơn vị", "choice", choices=UNITS, needed=True),
        Column("periods", "Các kỳ", "periods", "Đến ngày để trống là chưa hết."),
        _LAW_NEEDED, _ID,
    ), ("label",)),
    Table("conflicts", "trai-nhau", "Trả lời trái nhau", "cặp trái nhau", (
        Column("text", "Lời nhắc", "text", needed=True),
        Column("when", "Khi nào hiện", "when", needed=True),
        _ID,
    ), ("text",)),
)  # fmt: skip
HEAD_COLUMNS: Final = (
    Column("title", "Tên hướng dẫn", "line", "Như bà con nói, nhiều nhất 8 chữ.", needed=True),
    Column("intro", "Lời mở đầu", "text"),
    _PICTOGRAM,
    Column("place.text", "Nộp ở đâu", "text", needed=True),
    Column("time.text", "Bao lâu", "text", needed=True),
    Column("source", "Trang gốc", "line", "Địa chỉ trang trên Cổng Dịch vụ công.", needed=True),
    Column("valid_from", "Dùng từ ngày", "day", needed=True),
    Column("valid_to", "Dùng đến ngày", "day", "Để trống là chưa có ngày hết."),
    Column("review.legal_as_of", "Luật xem đến ngày", "day", needed=True),
    Column("review.next_review", "Soát lại trước ngày", "day", needed=True),
    Column("replaces", "Thay cho mã cũ", "lines", "Mỗi mã một dòng."),
)
BY_KIND: Final = {table.kind: table for table in TABLES}
BY_SLUG: Final = {table.slug: table for table in TABLES}
ALWAYS: Final = frozenset({"id", "kind", "how", "ask", "name", "text"})  # said even where it is the usual


def bare(body: dict[str, Any]) -> dict[str, Any]:
    """Return a guide as a content file would hold it: no version, nothing that goes without saying."""
    plain = {name: value for name, value in body.items() if name not in BY_KIND and name != "version"}
    plain = {name: value for name, value in plain.items() if value not in ("", [], {})}
    for table in TABLES:
        lines = [_bare_line(table.kind, line) for line in body.get(table.kind, [])]
        if lines:
            plain[table.kind] = lines
    return plain


def _bare_line(kind: str, line: dict[str, Any]) -> dict[str, Any]:
    usual = DEFAULTS[kind]
    return {
        name: value
        for name, value in line.items()
        if name in ALWAYS or name not in usual or value != usual[name] or type(value) is not type(usual[name])
    }
