"""What can be wrong with a list of bad names (numbers 350 to 359)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

TOO_LARGE: Final = problem(
    "413.350",
    "bad_list_too_large",
    vi=Words("Tệp danh sách lớn hơn 5 MB.", "Danh sách cũ vẫn dùng như trước.", "Chọn tệp chỉ có tên miền, hoặc chia tệp làm hai."),
    en=Words("The file of the list is larger than 5 MB.", "The old list is used as before.", "Choose a file with nothing but names, or cut it in two."),
)
NO_LIST: Final = problem(
    "422.351",
    "bad_list_unreadable",
    vi=Words("Trong tệp không có tên miền nào đọc được.", "Danh sách cũ vẫn dùng như trước.", "Chọn tệp hosts, CSV, JSON hoặc mỗi dòng một tên."),
    en=Words("There is no name in the file that can be read.", "The old list is used as before.", "Choose a hosts file, a CSV, a JSON or one name a line."),
)
TOO_MANY: Final = problem(
    "422.352",
    "bad_list_too_long",
    vi=Words("Tệp có quá nhiều dòng hoặc tên, giới hạn là {limit}.", "Danh sách cũ vẫn dùng như trước.", "Bỏ bớt phần cũ, hoặc chia tệp làm hai."),
    en=Words("The file has too many lines or names; the limit is {limit}.", "The old list is used as before.", "Leave out what is old, or cut it in two."),
)
MISREAD: Final = problem(
    "422.353",
    "bad_list_misread",
    vi=Words("Chưa ghi đủ nguồn và ngày của danh sách, hoặc ngày ở tương lai.", "Chưa có gì được nhận.", "Ghi nguồn, ngày của danh sách, rồi chọn lại tệp."),
    en=Words("The source and the day of the list are missing, or the day lies ahead.", "Nothing was taken.", "Write the source and the day of the list, and choose the file again."),
)
UNKNOWN_LIST: Final = problem(
    "404.354",
    "unknown_bad_list",
    vi=Words("Không có danh sách này.", "Không có gì bị thay đổi.", "Mở lại trang để xem các danh sách đang dùng."),
    en=Words("There is no such list.", "Nothing was changed.", "Open the page again and look at the lists in use."),
)
