"""What can go wrong at the doors for phones."""

from nhipcau.kernel.problems import Words, problem

PHONE_UNKNOWN = problem(
    "401.95",
    "phone_unknown",
    vi=Words("Máy này chưa được mở, hoặc đã bị khóa.", "Việc trên máy vẫn giữ nguyên.", "Xin tổ trưởng mã mở máy mới."),
    en=Words(
        "This phone is not activated, or has been locked.",
        "Work on the phone is untouched.",
        "Ask the team leader for a new activation code.",
    ),
)
NO_PHONE_FOR_ROLE = problem(
    "403.95",
    "no_phone_for_role",
    vi=Words(
        "Vai này không dùng máy, hoặc mã do lãnh đạo xã cấp.",
        "Chưa có mã nào được cấp.",
        "Chọn một tổ viên, hoặc nhờ lãnh đạo xã cấp mã.",
    ),
    en=Words(
        "This role works on no phone, or its code is given by the commune's leader.",
        "No code was given.",
        "Choose a team member, or ask the commune's leader for the code.",
    ),
)
CODE_UNKNOWN = problem(
    "404.95",
    "code_unknown",
    vi=Words(
        "Không có mã mở máy này.", "Chưa có gì bị thay đổi.", "Xem lại từng chữ của mã, hoặc xin tổ trưởng mã mới."
    ),
    en=Words(
        "There is no such activation code.",
        "Nothing was changed.",
        "Check each letter of the code, or ask the team leader for a new one.",
    ),
)
PHONE_NOT_HERE = problem(
    "404.96",
    "phone_not_here",
    vi=Words("Không tìm thấy máy này trong xã.", "Chưa có máy nào bị khóa.", "Chọn lại máy ở trang Tổ."),
    en=Words("This phone is not in the commune.", "No phone was locked.", "Choose the phone on the team's page again."),
)
CODE_USED = problem(
    "409.95",
    "code_used",
    vi=Words(
        "Mã này đã mở một máy khác.",
        "Máy kia vẫn làm việc; việc trên máy này giữ nguyên.",
        "Mỗi máy cần một mã. Xin tổ trưởng mã mới.",
    ),
    en=Words(
        "This code has already activated another phone.",
        "That phone goes on working; this one is unchanged.",
        "Each phone needs its own code. Ask the team leader for a new one.",
    ),
)
PHONE_OF_ANOTHER = problem(
    "409.96",
    "phone_of_another",
    vi=Words(
        "Máy này đang mở cho một người khác.",
        "Việc trên máy vẫn giữ nguyên, mã mới chưa dùng.",
        "Gửi hết việc trên máy, xóa dữ liệu ứng dụng, rồi nhập lại mã.",
    ),
    en=Words(
        "This phone works for another member.",
        "Work on the phone is untouched; the new code is still unused.",
        "Send all work, clear the app's data, then enter the code again.",
    ),
)
CODE_SHOWN = problem(
    "409.97",
    "code_shown",
    vi=Words(
        "Mã này đã hiện một lần rồi, không xem lại được.",
        "Mã đã cấp vẫn dùng được.",
        "Chưa kịp ghi lại thì về trang Tổ, cấp mã mới.",
    ),
    en=Words(
        "This code was shown once and cannot be seen again.",
        "The code that was given still works.",
        "If nobody wrote it down, go back to the team's page and give a new one.",
    ),
)
CODE_EXPIRED = problem(
    "410.95",
    "code_expired",
    vi=Words("Mã mở máy đã hết hạn.", "Chưa có gì bị thay đổi.", "Xin tổ trưởng mã mới. Mỗi mã dùng được bảy ngày."),
    en=Words(
        "The activation code has expired.",
        "Nothing was changed.",
        "Ask the team leader for a new one. A code lasts seven days.",
    ),
)
TOO_MANY_CODES = problem(
    "429.96",
    "too_many_codes",
    vi=Words("Gõ sai mã quá nhiều lần.", "Chưa có gì bị thay đổi.", "Chờ mười phút rồi thử lại."),
    en=Words("Too many wrong codes.", "Nothing was changed.", "Wait ten minutes, then try again."),
)
