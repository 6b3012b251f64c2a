"""What can be wrong with an import of procedures, or with a code of before (numbers 121 to 124)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

NOT_THERE: Final = problem(
    "404.121",
    "no_such_import",
    vi=Words(
        "Không thấy tệp JSON nào ở “{path}”.",
        "Chưa nhập gì, dữ liệu cũ còn nguyên.",
        "Xem lại đường dẫn: một tệp JSON, hoặc thư mục có tệp JSON.",
    ),
    en=Words(
        "There is no JSON file at “{path}”.",
        "Nothing was imported; what was there is untouched.",
        "Check the path: one JSON file, or a folder that holds some.",
    ),
)
NO_RECORDS: Final = problem(
    "422.122",
    "nothing_to_import",
    vi=Words(
        "“{path}” không có thủ tục nào nhập được.",
        "Chưa nhập gì, dữ liệu cũ còn nguyên.",
        "Lấy lại tệp chi tiết thủ tục từ cổng, rồi nhập lần nữa.",
    ),
    en=Words(
        "“{path}” holds no procedure that can be imported.",
        "Nothing was imported; what was there is untouched.",
        "Fetch the portal's detail file again, then import once more.",
    ),
)
RECORDS_WRONG: Final = problem(
    "422.123",
    "records_wrong",
    vi=Words(
        "{count} bản ghi không đọc được, xem danh sách bên dưới.",
        "Chưa nhập gì, dữ liệu cũ còn nguyên.",
        "Sửa các bản ghi đó, hoặc thêm --skip-bad để nhập những bản ghi tốt.",
    ),
    en=Words(
        "{count} records cannot be read; they are listed below.",
        "Nothing was imported; what was there is untouched.",
        "Correct those records, or add --skip-bad to import the good ones.",
    ),
)
CODE_REPEALED: Final = problem(
    "404.124",
    "code_repealed",
    vi=Words(
        "Mã {code} không còn dùng nữa.",
        "Các thủ tục đang dùng vẫn tra được.",
        "Tìm lại bằng tên việc, hoặc hỏi bộ phận một cửa của xã.",
    ),
    en=Words(
        "Code {code} is no longer in use.",
        "The procedures in force can be looked up as before.",
        "Search again by what you need, or ask the commune's one-stop desk.",
    ),
)
