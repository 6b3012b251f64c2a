"""What can go wrong with people."""

from nhipcau.kernel.problems import Words, problem

UNKNOWN_HOUSEHOLD = problem(
    "404.30",
    "unknown_household",
    vi=Words(
        "Nhà này không nằm trong nơi bạn phụ trách.",
        "Việc được giữ trong sổ và trên máy.",
        "Tải lại danh sách nhà, hoặc hỏi tổ trưởng.",
    ),
    en=Words(
        "This household is not in your area.",
        "The work is kept in the ledger and on the phone.",
        "Refresh the list of households, or ask the team leader.",
    ),
)
UNKNOWN_RESIDENT = problem(
    "404.31",
    "unknown_resident",
    vi=Words(
        "Không tìm thấy người này trong nhà đã chọn.",
        "Việc được giữ trong sổ và trên máy.",
        "Chọn lại người, hoặc thêm người vào nhà trước.",
    ),
    en=Words(
        "This person is not in the chosen household.",
        "The work is kept in the ledger and on the phone.",
        "Choose the person again, or add them to the household first.",
    ),
)
UNKNOWN_CONSENT = problem(
    "404.32",
    "unknown_consent",
    vi=Words("Không tìm thấy lời đồng ý này.", "Chưa có gì bị thay đổi.", "Xem lại danh sách đồng ý của người dân."),
    en=Words("This consent was not found.", "Nothing was changed.", "Look at the person's consents again."),
)
UNKNOWN_MEMBER = problem(
    "404.33",
    "unknown_member",
    vi=Words(
        "Không tìm thấy thành viên này trong xã.", "Chưa có gì bị thay đổi.", "Chọn lại trong danh sách thành viên."
    ),
    en=Words("This member is not in the commune.", "Nothing was changed.", "Choose from the list of members again."),
)
HOME_LEAVES_COMMUNE = problem(
    "403.30",
    "home_leaves_commune",
    vi=Words(
        "Nhà chuyển sang xã khác thì quầy hoặc lãnh đạo xã làm.",
        "Nhà vẫn ở thôn, bản cũ.",
        "Báo quầy một cửa tên chủ hộ và nơi nhà chuyển đến.",
    ),
    en=Words(
        "A home that goes to another commune is moved by the desk or the commune's leader.",
        "The home stays where it was.",
        "Tell the one-stop desk the name of the home and where it goes.",
    ),
)
HOUSEHOLD_MOVED = problem(
    "409.31",
    "household_moved",
    vi=Words(
        "Nhà này đã chuyển sang {village} ngày {day}.",
        "Việc được giữ trong sổ và trên máy. Việc làm trước lúc chuyển vẫn được nhận.",
        "Báo tổ của {village} làm tiếp. Nhà chưa chuyển thật thì hỏi tổ trưởng.",
    ),
    en=Words(
        "This home went to {village} on {day}.",
        "The work is kept in the ledger and on the phone. Work done before the move is still taken.",
        "Tell the team of {village} to go on. If the home has not moved, ask the team leader.",
    ),
)
IDENTITY_TWICE = problem(
    "409.30",
    "identity_twice",
    vi=Words(
        "Số giấy tờ này đã ghi cho một người khác.",
        "Hai bản ghi đều giữ nguyên.",
        "Đối chiếu thẻ với cả hai người. Gõ nhầm thì gõ lại; đúng một người thì dùng bản ghi cũ.",
    ),
    en=Words(
        "This identity paper is recorded for another person.",
        "Both records are unchanged.",
        "Compare the card with both people. Mistyped: type again. One person: use the earlier record.",
    ),
)
WITNESS_MISSING = problem(
    "422.30",
    "witness_missing",
    vi=Words(
        "Lời đồng ý có người làm chứng nhưng thiếu tên.",
        "Việc được giữ trong sổ và trên máy.",
        "Ghi tên người làm chứng rồi gửi lại.",
    ),
    en=Words(
        "A witnessed consent lacks the witness's name.",
        "The work is kept in the ledger and on the phone.",
        "Write the witness's name and send it again.",
    ),
)
SCOPE_OUTSIDE = problem(
    "422.31",
    "scope_outside",
    vi=Words(
        "Nơi phụ trách mới nằm ngoài xã của bạn, hoặc chưa có.",
        "Thành viên vẫn phụ trách nơi cũ.",
        "Chọn một thôn, bản đang có của xã.",
    ),
    en=Words(
        "The new place lies outside your commune, or does not exist.",
        "The member keeps the old place.",
        "Choose a village of the commune that exists today.",
    ),
)
IDENTITY_MISREAD = problem(
    "422.32",
    "identity_misread",
    vi=Words(
        "Chưa đúng số giấy tờ: thẻ có 12 số, chứng minh cũ 9 số.",
        "Chưa ghi gì. Số vừa gõ không được giữ.",
        "Xem lại trên thẻ rồi gõ lại từ đầu.",
    ),
    en=Words(
        "This is no identity number: a card has 12 digits, an old one has 9.",
        "Nothing was recorded. What was typed is not kept.",
        "Look at the card and type it again.",
    ),
)
KEEPING_NOT_AGREED = problem(
    "422.33",
    "keeping_not_agreed",
    vi=Words(
        "Bà con chưa đồng ý cho tổ giữ lại điều này.",
        "Việc được giữ trong sổ và trên máy.",
        "Hỏi bà con có cho giữ lại để ghé thăm không. Không thì ghi trên giấy.",
    ),
    en=Words(
        "The person has not agreed that the team keeps this.",
        "The work is kept in the ledger and on the phone.",
        "Ask whether it may be kept for the next visit. If not, write it on paper.",
    ),
)
CODE_MISTYPED = problem(
    "422.195",
    "code_mistyped",
    vi=Words(
        "Mã của người giúp có đúng 8 số.",
        "Chưa có gì được ghi lại.",
        "Xin người ấy đưa lại mã, rồi gõ đủ 8 số.",
    ),
    en=Words(
        "A helper's code has exactly 8 digits.",
        "Nothing was recorded.",
        "Ask for the code again, and type all 8 digits.",
    ),
)
CODE_OF_NOBODY = problem(
    "404.195",
    "code_of_nobody",
    vi=Words(
        "Hôm nay không ai mang mã này.",
        "Bà con chưa mất gì.",
        "Gõ lại một lần. Vẫn không đúng thì gọi số của xã, hoặc 113.",
    ),
    en=Words(
        "Nobody has this code today.",
        "You have lost nothing.",
        "Type it once more. If it is still wrong, call the commune, or 113.",
    ),
)
TOO_MANY_HELPER_CODES = problem(
    "429.195",
    "too_many_helper_codes",
    vi=Words(
        "Vừa có nhiều mã sai liền nhau.",
        "Bà con chưa mất gì.",
        "Đợi {wait} rồi gõ lại, hoặc gọi số của xã để hỏi.",
    ),
    en=Words(
        "Many wrong codes came one after another.",
        "You have lost nothing.",
        "Wait {wait_en} and type it again, or call the commune and ask.",
    ),
)
