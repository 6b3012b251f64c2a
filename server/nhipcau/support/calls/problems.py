"""What can be refused about a call for the team."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

UNKNOWN_CALL: Final = problem(
    "404.56",
    "unknown_team_call",
    vi=Words(
        "Không thấy lời gọi tổ này, hoặc đã giao cho người khác.",
        "Không có gì bị thay đổi.",
        "Mở lại danh sách để xem các lời gọi đang chờ.",
    ),
    en=Words(
        "There is no such call for the team, or it was given to somebody else.",
        "Nothing was changed.",
        "Open the list again for the calls that wait.",
    ),
)
UNFIT_HELPER: Final = problem(
    "422.56",
    "unfit_helper",
    vi=Words(
        "Người này không ở tổ công nghệ số của xã, hoặc đã nghỉ.",
        "Lời gọi vẫn ở chỗ cũ.",
        "Chọn người khác trong danh sách.",
    ),
    en=Words(
        "This person is not in a team of the commune, or works no more.",
        "The call stays where it is.",
        "Choose somebody else from the list.",
    ),
)
TOO_MANY_CALLS: Final = problem(
    "429.56",
    "too_many_team_calls",
    vi=Words(
        "Có nhiều lời gọi tổ liền nhau.",
        "Lời gọi này chưa được ghi, các lời trước vẫn còn.",
        "Đợi {wait} rồi gửi lại, hoặc ghé bộ phận một cửa của xã.",
    ),
    en=Words(
        "Many calls for the team came one after another.",
        "This call was not recorded; those before it are kept.",
        "Wait {wait_en} and send it again, or visit the commune's desk.",
    ),
)
STRANGE_VILLAGE: Final = problem(
    "422.57",
    "strange_village",
    vi=Words(
        "Thôn, bản này không có trong xã.",
        "Không có gì bị thay đổi.",
        "Chọn lại thôn, bản trong danh sách.",
    ),
    en=Words(
        "This village is not in the commune.",
        "Nothing was changed.",
        "Choose the village from the list again.",
    ),
)
