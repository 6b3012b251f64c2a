"""What can be wrong with a report of fraud or a warning (numbers 340 to 349)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

UNKNOWN_KIND: Final = problem(
    "422.340",
    "unknown_scam_kind",
    vi=Words("Kiểu lừa này chưa có trong danh sách.", "Việc được giữ trong sổ và trên máy.", "Chọn lại, hoặc chọn “Kiểu khác”."),
    en=Words("This kind of fraud is not on the list.", "The work is kept in the ledger and on the phone.", "Choose again, or choose another kind."),
)
WARNED_ALREADY: Final = problem(
    "409.341",
    "warned_already",
    vi=Words("Xã đang cảnh báo đúng kiểu lừa này, ở đúng nơi này.", "Cảnh báo cũ vẫn còn.", "Chờ hết hạn, hoặc rút cảnh báo cũ rồi phát lại."),
    en=Words("The commune already warns of this kind of fraud in this place.", "The earlier warning stands.", "Wait until it ends, or take it back and warn again."),
)
NOT_YOURS_TO_TEXT: Final = problem(
    "403.342",
    "warning_texts_by_the_lead",
    vi=Words("Tin nhắn cho bà con do lãnh đạo xã gửi.", "Chưa có cảnh báo nào được phát.", "Phát không kèm tin nhắn, hoặc nhờ lãnh đạo xã."),
    en=Words("Text messages to people are sent by the commune's leader.", "No warning was given.", "Warn without text messages, or ask the leader."),
)
UNKNOWN_WARNING: Final = problem(
    "404.343",
    "unknown_warning",
    vi=Words("Không có cảnh báo này ở xã mình.", "Không có gì thay đổi.", "Mở lại trang để xem cảnh báo đang có."),
    en=Words("There is no such warning in this commune.", "Nothing was changed.", "Open the page again to see what stands."),
)
REPORT_MISREAD: Final = problem(
    "422.344",
    "warning_misread",
    vi=Words("Chưa chọn kiểu lừa hoặc nơi cảnh báo.", "Chưa có gì được phát.", "Chọn một kiểu lừa, chọn nơi, rồi bấm lại."),
    en=Words("No kind of fraud or no place was chosen.", "Nothing was sent out.", "Choose a kind and a place, then press again."),
)
