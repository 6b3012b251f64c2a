"""What can go wrong with questions."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

_NOTHING_VI, _NOTHING_EN = "Chưa có gì bị thay đổi.", "Nothing was changed."

UNKNOWN_QUESTION: Final = problem(
    "404.577", "unknown_saved_question",
    vi=Words("Không tìm thấy câu hỏi này.", _NOTHING_VI, "Chọn lại trong danh sách câu hỏi đã lưu."),
    en=Words("This question was not found.", _NOTHING_EN, "Choose from the list of saved questions again."),
)  # fmt: skip
QUESTION_MISREAD: Final = problem(
    "422.584", "question_misread",
    vi=Words("Câu hỏi chưa đủ để lưu.", _NOTHING_VI, "Chọn ít nhất một chỉ số, đặt tên, rồi lưu lại."),
    en=Words("The question cannot be saved like this.", _NOTHING_EN, "Choose at least one figure, name it and save it again."),
)  # fmt: skip
TOO_MANY_QUESTIONS: Final = problem(
    "409.577", "too_many_questions",
    vi=Words("Đã lưu đủ 60 câu hỏi.", "Các câu đã lưu giữ nguyên.", "Bỏ bớt câu không dùng nữa rồi lưu."),
    en=Words("There are 60 saved questions already.", "Those stand.", "Take some off the list that are not needed any more."),
)  # fmt: skip
NOT_ONES_QUESTION: Final = problem(
    "403.577", "not_ones_question",
    vi=Words("Chỉ người lưu câu hỏi này mới bỏ được nó.", _NOTHING_VI, "Nhờ người đã lưu, hoặc lưu câu hỏi của mình."),
    en=Words("Only whoever saved this question may take it off.", _NOTHING_EN, "Ask them, or save a question of your own."),
)  # fmt: skip
