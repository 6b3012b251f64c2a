"""What can be wrong with a difficulty or its answer (numbers 476 to 485)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

UNKNOWN_CAUSE: Final = problem(
    "422.476",
    "unknown_cause",
    vi=Words("Chỗ vướng này chưa có trong danh sách.", "Việc được giữ trong sổ và trên máy.", "Chọn lại, hoặc chọn “Việc khác”."),
    en=Words("This difficulty is not on the list.", "The work is kept in the ledger and on the phone.", "Choose again, or choose “Something else”."),
)
UNKNOWN_ANSWER: Final = problem(
    "404.477",
    "unknown_answer",
    vi=Words("Không có câu trả lời này ở nơi mình.", "Không có gì thay đổi.", "Mở lại trang để xem câu trả lời đang có."),
    en=Words("There is no such answer at your place.", "Nothing was changed.", "Open the page again to see what stands."),
)
ANSWER_MISREAD: Final = problem(
    "422.478",
    "answer_misread",
    vi=Words("Câu trả lời chưa đủ: {what}.", "Chưa có gì được gửi đi.", "Viết rõ bà con làm gì tiếp, rồi bấm lại."),
    en=Words("The answer is not complete: {what_en}.", "Nothing was sent out.", "Write what people can do next, then press again."),
)
NOT_YOUR_COMMUNE: Final = problem(
    "404.479",
    "answer_for_another_place",
    vi=Words("Không có xã nào để trả lời, hoặc có xã không thuộc nơi mình.", "Chưa có gì được gửi đi.", "Chọn lại các xã, rồi bấm lại."),
    en=Words("There is no commune to answer for, or one is not yours.", "Nothing was sent out.", "Choose the communes again, then press again."),
)
