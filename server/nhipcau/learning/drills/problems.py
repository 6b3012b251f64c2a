"""What can go wrong with a drill (numbers 330 to 335)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

DRILL_NOT_WHOLE: Final = problem(
    "422.330",
    "drill_not_whole",
    vi=Words("Lần tập này chưa đủ sáu tình huống.", "Chưa ghi gì cho ai.", "Mở lại phần tập, hỏi đủ sáu tình huống."),
    en=Words("This drill has not all six cases.", "Nothing was recorded of anybody.", "Open the drill again and ask all six."),
)
