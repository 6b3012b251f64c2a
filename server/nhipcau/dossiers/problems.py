"""What can go wrong with preparations and slips."""

from nhipcau.kernel.problems import Words, problem

UNKNOWN_SLIP = problem(
    "404.60",
    "unknown_slip",
    vi=Words(
        "Chưa có phiếu mang mã này.",
        "Phiếu ghi ở nơi mất sóng vẫn nằm trên máy của tổ viên.",
        "Xem lại mã trên giấy. Nếu mới ghi hôm nay, thử lại khi tổ viên về nơi có sóng.",
    ),
    en=Words(
        "There is no slip with this code yet.",
        "A slip made without signal is still safe on the helper's phone.",
        "Check the code on the paper. If it was made today, try again once the helper is back in signal.",
    ),
)
SLIP_TAKEN = problem(
    "409.60",
    "slip_taken",
    vi=Words(
        "Mã phiếu này đã dùng cho một nhà khác.",
        "Phiếu kia giữ nguyên; việc này vẫn nằm trên máy.",
        "Lập phiếu lại để lấy mã mới.",
    ),
    en=Words(
        "This slip code is in use for another family.",
        "That slip is unchanged; this work stays on the phone.",
        "Make the slip again to get a new code.",
    ),
)
SLIP_MISTYPED = problem(
    "422.60",
    "slip_mistyped",
    vi=Words(
        "Mã phiếu gõ chưa đúng.",
        "Chưa có gì bị thay đổi.",
        "Mã có 11 chữ và số, ví dụ 7K4W-29MX-3AB. Xem lại từng chữ rồi gõ lại.",
    ),
    en=Words(
        "The slip code is mistyped.",
        "Nothing was changed.",
        "A code has 11 letters and digits, such as 7K4W-29MX-3AB. Check each one and type it again.",
    ),
)
NO_CONSENT_YET = problem(
    "422.61",
    "no_consent_yet",
    vi=Words(
        "Chưa có lời đồng ý của bà con để lưu phiếu này.",
        "Việc được giữ trong sổ và trên máy.",
        "Hỏi bà con, ghi lời đồng ý, rồi gửi lại.",
    ),
    en=Words(
        "The person has not agreed to keep this slip.",
        "The work is kept in the ledger and on the phone.",
        "Ask the person, record the consent, then send it again.",
    ),
)
TOO_MANY_GUESSES = problem(
    "429.60",
    "too_many_guesses",
    vi=Words(
        "Có nhiều mã phiếu gõ chưa đúng từ mạng này.",
        "Phiếu của bà con vẫn còn nguyên.",
        "Đợi {wait} rồi gõ lại mã trên giấy.",
    ),
    en=Words(
        "Many wrong slip codes came from this network.",
        "The slips are safe.",
        "Wait {wait_en}, then type the code on the paper again.",
    ),
)
