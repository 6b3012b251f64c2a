"""What can be refused about figures and their definitions (numbers 555 to 560)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

UNKNOWN_FIGURE: Final = problem(
    "404.555",
    "unknown_figure",
    vi=Words("Không có con số nào mang mã “{code}”.", "Không có gì bị thay đổi.", "Chọn một con số trong danh sách."),
    en=Words("There is no figure “{code}”.", "Nothing was changed.", "Pick one from the list."),
)
BAD_DEFINITION: Final = problem(
    "422.556",
    "bad_definition",
    vi=Words("Cách tính chưa dùng được: {what}.", "Cách tính đang dùng giữ nguyên.", "Sửa chỗ ấy rồi gửi lại."),
    en=Words("The definition cannot be used: {what}.", "The definition in force is untouched.", "Mend it and send it again."),
)
BAD_FROM_DAY: Final = problem(
    "422.557",
    "bad_from_day",
    vi=Words(
        "Cách tính mới phải có hiệu lực từ ngày đầu một tháng, sớm nhất là {day}.",
        "Cách tính đang dùng giữ nguyên; kỳ cũ vẫn đọc theo cách cũ.",
        "Chọn ngày đầu tháng này hoặc một tháng sau.",
    ),
    en=Words(
        "A new definition begins on the first day of a month, not before {day}.",
        "The definition in force is untouched; old periods keep theirs.",
        "Choose the first day of this month or a later one.",
    ),
)
NEWER_DEFINITION: Final = problem(
    "409.558",
    "newer_definition",
    vi=Words(
        "Đã có phiên bản {newest} sau khi trang này mở.",
        "Các phiên bản đã ghi giữ nguyên.",
        "Mở lại con số, xem phiên bản mới, rồi sửa trên đó.",
    ),
    en=Words(
        "Version {newest} came after this page was opened.",
        "All versions stay as they are.",
        "Open the figure again and change that one.",
    ),
)
OWN_DEFINITION: Final = problem(
    "403.559",
    "own_definition",
    vi=Words(
        "Người đề nghị không tự duyệt cách tính của mình.",
        "Cách tính đang dùng giữ nguyên.",
        "Nhờ một người khác có quyền xem và duyệt.",
    ),
    en=Words(
        "Nobody approves their own definition.",
        "The definition in force is untouched.",
        "Ask somebody else who may to look at it and approve it.",
    ),
)
NOT_WAITING: Final = problem(
    "409.560",
    "definition_not_waiting",
    vi=Words(
        "Phiên bản này không còn chờ duyệt.",
        "Các phiên bản đã ghi giữ nguyên.",
        "Mở lại con số để xem phiên bản nào đang dùng.",
    ),
    en=Words(
        "This version no longer waits for approval.",
        "All versions stay as they are.",
        "Open the figure again to see which one is in force.",
    ),
)
