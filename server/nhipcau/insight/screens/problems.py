"""What can be refused about pages of figures (565 to 569)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

UNKNOWN_PLACE: Final = problem(
    "404.565",
    "figures_of_no_place",
    vi=Words("Không thấy nơi này trong địa bàn của mình.", "Chưa có gì bị thay đổi.", "Xem lại mã, hoặc mở trang số liệu của nơi mình rồi chọn trong danh sách."),
    en=Words("There is no such place among yours.", "Nothing was changed.", "Check the code, or open the figures of your own place and choose from its list."),
)
