"""What can go wrong with places."""

from nhipcau.kernel.problems import Words, problem

_NOTHING_VI, _NOTHING_EN = "Chưa có gì bị thay đổi.", "Nothing was changed."

UNKNOWN_COMMUNE = problem(
    "404.20",
    "unknown_commune",
    vi=Words(
        "Không có xã, phường nào mang mã {code}.", _NOTHING_VI, "Tra lại mã năm số trong danh mục đơn vị hành chính."
    ),
    en=Words("No commune has the code {code}.", _NOTHING_EN, "Look the five-digit code up in the official list."),
)
UNKNOWN_VILLAGE = problem(
    "404.21",
    "unknown_village",
    vi=Words(
        "Không có thôn, bản này trong nơi bạn phụ trách.",
        "Việc được giữ trong sổ và trên máy.",
        "Chọn lại thôn, bản trong danh sách.",
    ),
    en=Words(
        "This village is not in your area.",
        "The work is kept in the ledger and on the phone.",
        "Choose the village from the list again.",
    ),
)
VILLAGE_EXISTS = problem(
    "409.20",
    "village_exists",
    vi=Words("Xã đã có {kind} {name}.", "Bản ghi cũ giữ nguyên.", "Dùng {kind} đã có, hoặc đặt tên khác cho rõ."),
    en=Words(
        "The commune already has {kind} {name}.",
        "The existing record is unchanged.",
        "Use the one that exists, or give a distinct name.",
    ),
)
VILLAGE_ENDED = problem(
    "409.21",
    "village_ended",
    vi=Words("Thôn, bản này đã nhập vào nơi khác.", "Bản ghi cũ giữ nguyên.", "Chọn thôn, bản đang có."),
    en=Words(
        "This village has been merged into another.",
        "The existing record is unchanged.",
        "Choose a village that exists today.",
    ),
)
FILE_TOO_LARGE = problem(
    "413.20",
    "village_file_too_large",
    vi=Words("Tệp nặng {size}, quá mức {limit}.", _NOTHING_VI, "Danh sách thôn của một xã rất nhỏ. Kiểm tra lại tệp."),
    en=Words(
        "The file has {size}, over the limit of {limit}.", _NOTHING_EN, "A commune's list is small. Check the file."
    ),
)
FILE_UNREADABLE = problem(
    "422.20",
    "village_file_unreadable",
    vi=Words(
        "Tệp này không phải bảng CSV hay XLSX đọc được.", _NOTHING_VI, "Lưu lại bảng thành .xlsx hoặc .csv rồi nhập."
    ),
    en=Words(
        "This file is not a readable CSV or XLSX table.",
        _NOTHING_EN,
        "Save the table as .xlsx or .csv and import again.",
    ),
)
FILE_ENCODING = problem(
    "422.21",
    "village_file_encoding",
    vi=Words("Chữ trong tệp không phải mã UTF-8 (dòng {row}).", _NOTHING_VI, "Lưu lại kiểu “CSV UTF-8” hoặc .xlsx."),
    en=Words("The text is not UTF-8 (line {row}).", _NOTHING_EN, "Save it as “CSV UTF-8” or .xlsx."),
)
COLUMN_MISSING = problem(
    "422.22",
    "village_column_missing",
    vi=Words("Bảng thiếu cột “{column}”. Đang có: {found}.", _NOTHING_VI, "Thêm cột đó vào dòng đầu rồi nhập lại."),
    en=Words(
        "The column “{column}” is missing. There are: {found}.",
        _NOTHING_EN,
        "Add it to the first line, then import again.",
    ),
)
ROWS_WRONG = problem(
    "422.23",
    "village_rows_wrong",
    vi=Words("Bảng có {count} chỗ cần sửa.", "Chưa nhập dòng nào.", "Sửa từng chỗ nêu dưới đây rồi nhập lại."),
    en=Words(
        "The table has {count} places to correct.",
        "No row was imported.",
        "Correct each place below, then import again.",
    ),
)
FILE_EMPTY = problem(
    "422.24",
    "village_file_empty",
    vi=Words("Bảng không có dòng nào dưới dòng tiêu đề.", _NOTHING_VI, "Kiểm tra đúng tệp, đúng trang tính."),
    en=Words("The table has no row below its heading.", _NOTHING_EN, "Check that it is the right file and sheet."),
)
TOO_MANY_ROWS = problem(
    "422.25",
    "village_too_many_rows",
    vi=Words("Bảng có hơn {limit} dòng.", _NOTHING_VI, "Nhập từng xã một; một xã chỉ vài chục thôn, bản."),
    en=Words("The table has more than {limit} rows.", _NOTHING_EN, "Import one commune at a time."),
)
FILE_ABSENT = problem(
    "404.22",
    "village_file_absent",
    vi=Words("Không mở được tệp {name}.", _NOTHING_VI, "Kiểm tra tên tệp và quyền đọc."),
    en=Words("The file {name} cannot be opened.", _NOTHING_EN, "Check its name and permissions."),
)
