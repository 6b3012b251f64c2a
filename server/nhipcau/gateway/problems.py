"""What can go wrong at the doors for phones."""

from nhipcau.kernel.problems import Words, problem

PHONE_UNKNOWN = problem(
    "401.95",
    "phone_unknown",
    vi=Words("Máy này chưa được mở, hoặc cần mã mới.", "Việc trên máy vẫn giữ nguyên.", "Xin tổ trưởng mã mở máy mới."),
    en=Words(
        "This phone is not activated, or needs a new code.",
        "Work on the phone is untouched.",
        "Ask the team leader for a new activation code.",
    ),
)
PHONE_LOCKED = problem(
    "401.96",
    "phone_locked",
    vi=Words(
        "Máy này đã bị xã khóa.",
        "Việc chưa gửi được niêm phong trên máy, chỉ máy chủ của xã mở được.",
        "Máy vẫn trong tay bạn thì xin tổ trưởng mã mở máy mới.",
    ),
    en=Words(
        "This phone was locked by the commune.",
        "Unsent work is sealed on the phone; only the commune's server can open it.",
        "If the phone is in your hands, ask the team leader for a new activation code.",
    ),
)
MEMBER_GONE = problem(
    "401.97",
    "member_gone",
    vi=Words(
        "Bạn đã thôi phụ trách từ {day}, máy này không gửi được nữa.",
        "Việc chưa gửi vẫn nằm trên máy.",
        "Đưa máy cho tổ trưởng xem. Nhận việc lại thì xã mở lại cho bạn.",
    ),
    en=Words(
        "You stopped working here on {day}; this phone can send no more.",
        "Unsent work is still on the phone.",
        "Show the phone to the team leader. If you work again, the commune takes you back.",
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
    vi=Words("Gõ sai mã quá nhiều lần.", "Chưa có gì bị thay đổi.", "Chờ {wait} rồi thử lại."),
    en=Words("Too many wrong codes.", "Nothing was changed.", "Wait {wait_en}, then try again."),
)
BUNDLE_NOT_PROVEN = problem(
    "403.96",
    "bundle_not_proven",
    vi=Words(
        "Không rõ gói mang hộ này của máy nào.",
        "Chưa nhận việc nào. Việc vẫn còn trên máy của người gửi.",
        "Nhờ người gửi xin mã mở máy mới, rồi làm lại gói.",
    ),
    en=Words(
        "Nobody here knows the phone that made this bundle.",
        "Nothing was taken. The work is still on the sender's phone.",
        "Ask the sender to get a new activation code and make the bundle again.",
    ),
)
BUNDLE_PHONE_LOCKED = problem(
    "403.97",
    "bundle_phone_locked",
    vi=Words(
        "Máy của người gửi đang bị khóa, nên chưa nhận gói.",
        "Chưa nhận việc nào. Gói vẫn còn, mở lại máy ấy thì gói gửi được.",
        "Báo người gửi xin tổ trưởng mã mở máy mới.",
    ),
    en=Words(
        "The sender's phone is locked, so its bundle is not taken.",
        "Nothing was taken. The bundle is kept, and goes through once that phone is activated again.",
        "Tell the sender to ask the team leader for a new activation code.",
    ),
)
TOO_MANY_BUNDLES = problem(
    "429.97",
    "too_many_bundles",
    vi=Words("Quá nhiều gói không mở được gửi từ chỗ này.", "Gói vẫn còn trên máy mang hộ.", "Chờ {wait}, máy tự gửi lại."),
    en=Words(
        "Too many bundles from here could not be taken.",
        "The bundle is still on the phone that carries it.",
        "Wait {wait_en}; the phone tries again by itself.",
    ),
)
PROOF_MISSING = problem(
    "401.200",
    "phone_proof_missing",
    vi=Words(
        "Chìa của máy này không khớp với máy đã mở.",
        "Việc trên máy vẫn giữ nguyên.",
        "Xin tổ trưởng mã mở máy mới.",
    ),
    en=Words(
        "The key of this phone is not the one that was let in.",
        "Work on the phone is untouched.",
        "Ask the team leader for a new activation code.",
    ),
)
PROOF_CLOCK = problem(
    "401.201",
    "phone_proof_clock",
    vi=Words("Đồng hồ của máy này lệch nhiều.", "Việc trên máy vẫn giữ nguyên.", "Máy tự gửi lại theo giờ của xã."),
    en=Words(
        "This phone's clock is far off.",
        "Work on the phone is untouched.",
        "The phone sends again by the commune's clock.",
    ),
)
PHONE_KEY_KNOWN = problem(
    "409.200",
    "phone_key_known",
    vi=Words("Máy này đã có một chìa khác.", "Chìa cũ vẫn dùng được, việc trên máy giữ nguyên.", "Xin tổ trưởng mã mở máy mới."),
    en=Words(
        "This phone already has another key.",
        "The first key still holds; work on the phone is untouched.",
        "Ask the team leader for a new activation code.",
    ),
)
PHONE_KEY_UNREADABLE = problem(
    "422.200",
    "phone_key_unreadable",
    vi=Words("Không đọc được chìa của máy.", "Việc trên máy vẫn giữ nguyên.", "Mở lại ứng dụng rồi thử lần nữa."),
    en=Words(
        "The key of this phone cannot be read.",
        "Work on the phone is untouched.",
        "Open the app again and retry.",
    ),
)
