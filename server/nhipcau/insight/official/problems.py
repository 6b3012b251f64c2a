"""What can be refused about official figures (numbers 561 to 564, and 404.561)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

UNREADABLE: Final = problem(
    "422.561",
    "unreadable_official_file",
    vi=Words("Không đọc được tệp này: {what}.", "Chưa số nào được nhận.", "Gửi tệp .xlsx hoặc .csv xuất từ Cổng, giữ nguyên dòng tiêu đề."),
    en=Words("This file cannot be read: {what_en}.", "No figure was taken.", "Send the .xlsx or .csv as exported, with its heading."),
)
FAULTY: Final = problem(
    "422.562",
    "faulty_official_file",
    vi=Words("Tệp có {many} dòng chưa đúng.", "Chưa số nào được nhận, số đang có giữ nguyên.", "Sửa các dòng dưới đây rồi gửi lại cả tệp."),
    en=Words("{many} lines of the file are wrong.", "No figure was taken, those there are untouched.", "Mend the lines below and send the whole file again."),
)
NOT_YOURS: Final = problem(
    "403.563",
    "official_figures_of_others",
    vi=Words("Có số của nơi bạn không phụ trách, hoặc con số không có.", "Chưa số nào được nhận.", "Chỉ gửi số của các xã, phường trong tỉnh mình."),
    en=Words("There are figures of places you do not answer for, or that are none.", "No figure was taken.", "Send only figures of places in your province."),
)
NOT_OPEN: Final = problem(
    "409.564",
    "official_file_not_waiting",
    vi=Words("Tệp này không còn chờ xác nhận.", "Số đang có giữ nguyên.", "Mở lại trang Số chính thức để xem tệp nào đang dùng."),
    en=Words("This file no longer waits for a confirmation.", "All figures stay as they are.", "Open the page of official figures again."),
)
UNKNOWN_FILE: Final = problem(
    "404.561",
    "unknown_official_file",
    vi=Words("Không có tệp số chính thức này.", "Số đang có giữ nguyên.", "Chọn một tệp ở trang Số chính thức."),
    en=Words("There is no such file of official figures.", "All figures stay as they are.", "Pick one on the page of official figures."),
)
