"""What can go wrong with open data."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

UNKNOWN_OPEN_DATA: Final = problem(
    "404.578", "unknown_open_data",
    vi=Words("Không có tệp dữ liệu mở này.", "Các tệp đã công bố vẫn tải được.", "Mở trang Dữ liệu mở rồi chọn trong danh sách."),
    en=Words("There is no such file of open data.", "What was given out can still be fetched.", "Open the page of open data and choose from the list."),
)  # fmt: skip
