"""What can be refused about tables out and in (535 to 549)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

UNREADABLE_SHEET: Final = problem(
    "422.535",
    "transfer_sheet_unreadable",
    vi=Words("Thư mục {folder} không có tờ kê khai đọc được (ke-khai.json).", "Chưa nhập dòng nào.", "Chọn thư mục mà lệnh export đã viết xong."),
    en=Words("The folder {folder} has no readable sheet (ke-khai.json).", "No row was entered.", "Choose a folder that export has finished."),
)
DAMAGED: Final = problem(
    "422.536",
    "transfer_file_damaged",
    vi=Words("Tệp {file} không khớp tờ kê khai.", "Chưa nhập dòng nào.", "Chép lại tệp ấy từ nơi xuất."),
    en=Words("The file {file} is not as the sheet lists it.", "No row was entered.", "Copy that file again from where it was exported."),
)
NOT_EMPTY: Final = problem(
    "409.535",
    "house_not_empty",
    vi=Words("Nơi này đã có sổ cái, không phải nơi trống.", "Không có gì bị thay đổi.", "Nhập vào một cơ sở dữ liệu mới, vừa migrate xong."),
    en=Words("This house has a ledger already; it is not empty.", "Nothing was changed.", "Import into a new database that was only just migrated."),
)
OTHER_SHAPE: Final = problem(
    "409.536",
    "transfer_of_another_shape",
    vi=Words("Tệp xuất từ phiên bản khác, hoặc không phải NDJSON.", "Chưa nhập dòng nào.", "Cài đúng phiên bản đã xuất rồi nhập; nâng cấp sau."),
    en=Words("These files come from another version, or are not NDJSON.", "No row was entered.", "Install the version that exported them, import, then upgrade."),
)
