"""What can be refused about a calendar of classes."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

_VI, _EN = "Lịch cũ giữ nguyên.", "The calendar is as it was."

NO_PLAN: Final = problem(
    "404.320",
    "no_class_plan",
    vi=Words("Nơi này chưa có lịch lớp.", "Chưa có gì bị thay đổi.", "Ghi chuyên đề, người dạy rồi xếp lịch."),
    en=Words("There is no calendar of classes here yet.", "Nothing was changed.", "Enter topics and trainers, then make one."),
)
NOTHING_TO_PLAN: Final = problem(
    "422.320",
    "nothing_to_plan",
    vi=Words("Chưa có chuyên đề hoặc chưa có người dạy.", _VI, "Ghi ít nhất một chuyên đề và một người dạy."),
    en=Words("There is no topic or no trainer yet.", _EN, "Enter at least one topic and one trainer."),
)
MARKET_UNREADABLE: Final = problem(
    "422.321",
    "market_unreadable",
    vi=Words("Không đọc được ngày chợ “{market}”.", _VI, "Ghi thứ (CN, T5) hoặc ngày âm (âm 2 7 12)."),
    en=Words("The market days “{market}” cannot be read.", _EN, "Write weekdays (CN, T5) or lunar days (âm 2 7 12)."),
)
NOT_IN_PLAN: Final = problem(
    "422.322",
    "not_in_class_plan",
    vi=Words("Nơi, lớp, tuần hoặc người dạy này không có trong lịch.", _VI, "Mở lại lịch rồi chọn trong danh sách."),
    en=Words("This place, class, week or trainer is not in the calendar.", _EN, "Open the calendar again and choose from the list."),
)
NO_ROOM_TO_PIN: Final = problem(
    "409.320",
    "no_room_to_pin",
    vi=Words("Tuần ấy nơi này, hoặc người dạy, đã đủ lớp được ghim.", _VI, "Bỏ ghim lớp kia trước, hoặc chọn tuần khác."),
    en=Words("That week the place or the trainer is full of pinned classes.", _EN, "Let the other class go first, or choose another week."),
)
CELL_UNREADABLE: Final = problem(
    "422.323",
    "plan_cell_unreadable",
    vi=Words("Không đọc được ô “{cell}”: {said}.", _VI, "Sửa ô ấy theo mẫu ghi ở đầu bảng rồi lưu lại."),
    en=Words("The cell “{cell}” cannot be read: {said}.", _EN, "Correct it as the example above the table shows, and save again."),
)
NO_SKILL: Final = problem(
    "422.324",
    "topic_without_skill",
    vi=Words("Chuyên đề này chưa ghi kỹ năng nào.", _VI, "Ghi mã kỹ năng của chuyên đề, ví dụ B4, rồi mở lớp."),
    en=Words("This topic names no skill yet.", _EN, "Enter a skill of the topic, for example B4, then open the class."),
)
