"""What can be wrong with a price (numbers 414 to 419)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

_KEPT: Final = "Chưa ghi giá nào."
_KEPT_EN: Final = "No price was written down."
UNKNOWN_GOODS: Final = problem(
    "422.414",
    "unknown_goods",
    vi=Words("Mặt hàng, loại hoặc đơn vị này không có trong danh sách.", _KEPT, "Chọn lại mặt hàng, rồi loại và đơn vị của nó."),
    en=Words("These goods, this grade or this unit are not on the list.", _KEPT_EN, "Choose the goods again, then one of their grades and units."),
)
WRONG_DAY: Final = problem(
    "422.415",
    "price_of_a_wrong_day",
    vi=Words("Ngày của giá nằm ở phía trước, hoặc đã quá lâu.", _KEPT, "Ghi ngày thấy giá, trong 60 ngày qua; tệp thì trong một năm qua."),
    en=Words("The day of the price lies ahead, or too long ago.", _KEPT_EN, "Give the day the price was seen: within 60 days, in a file within a year."),
)
STRANGE_PRICE: Final = problem(
    "409.416",
    "strange_price",
    vi=Words("Giá này lạ. Có đúng không? Thường từ {low} đến {high}.", _KEPT, "Xem lại số và đơn vị. Đúng thì ghi lại và xác nhận."),
    en=Words("This price is strange. Is it right? Usual is {low} to {high}.", _KEPT_EN, "Look at the number and the unit. If it is right, tell it again and confirm."),
)
UNKNOWN_PRICE: Final = problem(
    "404.417",
    "unknown_price",
    vi=Words("Không có giá này, hoặc giá này do người khác ghi.", "Chưa bỏ giá nào.", "Nhờ tổ trưởng hoặc xã bỏ giúp."),
    en=Words("There is no such price, or somebody else told it.", "No price was struck.", "Ask the team leader or the commune to strike it."),
)
PRICE_FILE_WRONG: Final = problem(
    "422.418",
    "price_file_wrong",
    vi=Words("Tệp có {count} dòng chưa đúng.", "Chưa ghi dòng nào của tệp.", "Sửa các dòng nêu bên dưới, rồi gửi lại cả tệp."),
    en=Words("The file has {count} lines that are wrong.", "No line of the file was written down.", "Mend the lines named below, then send the whole file again."),
)
NO_PRICE_COLUMNS: Final = problem(
    "422.419",
    "no_price_columns",
    vi=Words("Tệp không có đủ cột: thiếu {columns}.", "Chưa ghi dòng nào của tệp.", "Tải tệp mẫu, chép giá vào đó rồi gửi lại."),
    en=Words("The file lacks columns: {columns}.", "No line of the file was written down.", "Fetch the sample file, put the prices into it, and send it again."),
)
