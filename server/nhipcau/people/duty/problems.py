"""What can go wrong with active days."""

from nhipcau.kernel.problems import Words, problem

_NOTHING_VI, _NOTHING_EN = "Chưa có gì bị thay đổi.", "Nothing was changed."

ONES_OWN_DAY = problem(
    "403.375",
    "ones_own_day",
    vi=Words("Không ai tự ghi, tự duyệt ngày công của mình.", _NOTHING_VI, "Nhờ một cán bộ khác của xã làm việc này."),
    en=Words("Nobody claims or settles a day of their own.", _NOTHING_EN, "Ask another officer of the commune."),
)
SAME_OFFICER = problem(
    "403.376",
    "day_same_officer",
    vi=Words("Ngày này do chính bạn ghi, nên người khác duyệt.", "Ngày đã ghi vẫn chờ duyệt.", "Nhờ một cán bộ khác mở trang Ngày công."),
    en=Words("You claimed this day yourself, so somebody else settles it.", "The claim still waits.", "Ask another officer to open the page of active days."),
)
NOT_OF_THE_TEAMS = problem(
    "404.375",
    "not_of_the_teams",
    vi=Words("Không tìm thấy người này trong các tổ của xã.", _NOTHING_VI, "Chọn lại người trong danh sách."),
    en=Words("This person is not in the commune's teams.", _NOTHING_EN, "Choose the person from the list again."),
)
UNKNOWN_DAY_CLAIM = problem(
    "404.376",
    "unknown_day_claim",
    vi=Words("Không tìm thấy ngày công chờ duyệt này.", _NOTHING_VI, "Tải lại trang Ngày công rồi chọn lại."),
    en=Words("This claim of a day was not found.", _NOTHING_EN, "Load the page of active days again and choose it."),
)
DAY_CLAIM_WAITS = problem(
    "409.375",
    "day_claim_waits",
    vi=Words("Ngày này của người ấy đang chờ duyệt.", "Lời ghi trước vẫn giữ nguyên.", "Duyệt lời ghi trước rồi ghi lại, nếu còn cần."),
    en=Words("This day of theirs waits for somebody to agree.", "The earlier claim stands as it was.", "Settle the earlier claim first."),
)
DAY_CLAIM_SETTLED = problem(
    "409.376",
    "day_claim_settled",
    vi=Words("Ngày này đã có người duyệt.", "Kết quả lần duyệt trước giữ nguyên.", "Cần sửa thì ghi lại ngày ấy, người khác duyệt."),
    en=Words("This claim was settled already.", "What was decided stands.", "Claim the day anew if it has to be put right."),
)
ODD_DAY = problem(
    "422.375",
    "odd_active_day",
    vi=Words("Ngày này chưa đến, hoặc đã quá một năm.", _NOTHING_VI, "Chọn một ngày trong 12 tháng qua."),
    en=Words("This day has not come, or is more than a year ago.", _NOTHING_EN, "Choose a day of the last 12 months."),
)
DAY_MISREAD = problem(
    "422.376",
    "active_day_misread",
    vi=Words("Chưa đọc được lời ghi này.", _NOTHING_VI, "Chọn người, ngày, loại ngày và lý do rồi gửi lại."),
    en=Words("This claim could not be read.", _NOTHING_EN, "Choose the person, the day, its kind and the reason, and send it again."),
)
