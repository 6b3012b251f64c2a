"""What can go wrong with an assist."""

from nhipcau.kernel.problems import Words, problem

NO_CONSENT = problem(
    "422.50",
    "no_consent",
    vi=Words(
        "Chưa có lời đồng ý còn hiệu lực cho lần giúp này.",
        "Việc được giữ trong sổ và trên máy.",
        "Hỏi bà con, ghi lời đồng ý, rồi gửi lại.",
    ),
    en=Words(
        "There is no standing consent for this help.",
        "The work is kept in the ledger and on the phone.",
        "Ask the person, record the consent, then send it again.",
    ),
)
SECRET_DONE_FOR = problem(
    "422.51",
    "secret_done_for",
    vi=Words(
        "Mã OTP và mật khẩu không ai được nhập hộ.",
        "Việc được giữ trong sổ và trên máy.",
        "Ghi đúng việc đã xảy ra. Nếu đã lỡ nhập hộ, báo tổ trưởng.",
    ),
    en=Words(
        "Nobody may enter an OTP or a password for somebody else.",
        "The work is kept in the ledger and on the phone.",
        "Record what really happened. If it was done for them, tell the team leader.",
    ),
)
STEP_TWICE = problem(
    "422.52",
    "step_twice",
    vi=Words(
        "Một bước được ghi hai lần.", "Việc được giữ trong sổ và trên máy.", "Mỗi bước chỉ ghi một mức, rồi gửi lại."
    ),
    en=Words(
        "A step is recorded twice.",
        "The work is kept in the ledger and on the phone.",
        "Give each step one level, then send it again.",
    ),
)
NEXT_DATE_ODD = problem(
    "422.53",
    "next_date_odd",
    vi=Words(
        "Ngày hẹn nằm trước ngày giúp, hoặc xa hơn một năm.",
        "Việc được giữ trong sổ và trên máy.",
        "Chọn lại ngày hẹn rồi gửi lại.",
    ),
    en=Words(
        "The next date lies before the help, or more than a year after it.",
        "The work is kept in the ledger and on the phone.",
        "Choose the date again, then send it.",
    ),
)
UNKNOWN_ASSIST = problem(
    "404.50",
    "unknown_assist",
    vi=Words(
        "Không tìm thấy lần giúp mà tệp này đi kèm.",
        "Tệp vẫn nằm yên trên máy.",
        "Gửi lần giúp trước, rồi gửi lại tệp.",
    ),
    en=Words(
        "The help that this file belongs to was not found.",
        "The file is still on the phone.",
        "Send the help first, then the file again.",
    ),
)
KEEP_WITHDRAWN = problem(
    "410.50",
    "keep_withdrawn",
    vi=Words(
        "Bà con đã rút lời đồng ý giữ tệp này.",
        "Lần giúp vẫn được ghi, tệp thì không giữ nữa.",
        "Bỏ tệp này khỏi máy. Cần giữ thì hỏi lại bà con.",
    ),
    en=Words(
        "The person no longer agrees that this file is kept.",
        "The help stays recorded; the file is not kept.",
        "Remove the file from the phone. Ask the person again if it is needed.",
    ),
)
BIGGER_THAN_ALLOWED = problem(
    "413.50",
    "bigger_than_allowed",
    vi=Words(
        "Tệp này nặng quá {limit} MB.",
        "Lần giúp vẫn được ghi; tệp vẫn nằm trên máy.",
        "Chụp lại nhỏ hơn, hoặc ghi âm ngắn hơn.",
    ),
    en=Words(
        "This file is larger than {limit} MB.",
        "The help stays recorded; the file is on the phone.",
        "Take a smaller photo, or a shorter recording.",
    ),
)
NO_KEEP_CONSENT = problem(
    "422.54",
    "no_keep_consent",
    vi=Words(
        "Bà con chưa đồng ý cho giữ ảnh hay ghi âm này.",
        "Lần giúp vẫn được ghi; tệp vẫn nằm trên máy.",
        "Hỏi bà con, ghi lời đồng ý giữ tệp, rồi gửi lại.",
    ),
    en=Words(
        "The person has not agreed that this photo or recording is kept.",
        "The help stays recorded; the file is on the phone.",
        "Ask the person, record the consent to keep it, then send it again.",
    ),
)
KIND_ODD = problem(
    "422.55",
    "kind_odd",
    vi=Words(
        "Tệp này không phải loại đã chọn: ghi âm là tiếng, ảnh là hình.",
        "Lần giúp vẫn được ghi; tệp vẫn nằm trên máy.",
        "Chọn lại đúng loại rồi gửi lại.",
    ),
    en=Words(
        "The file is not of the chosen kind: a voice note is sound, a photo is a picture.",
        "The help stays recorded; the file is on the phone.",
        "Choose the right kind and send it again.",
    ),
)
NO_SUCH_HELP = problem(
    "404.197",
    "no_such_help",
    vi=Words("Không thấy lượt giúp này ở nơi mình phụ trách.", "Chưa có gì được ghi.", "Mở lại trang Gọi lại và chọn từ danh sách."),
    en=Words("This help is not in your places.", "Nothing was recorded.", "Open the call-back page again and choose from the list."),
)
OWN_HELP = problem(
    "403.197",
    "own_help",
    vi=Words("Lượt giúp này là của chính mình.", "Chưa có gì được ghi.", "Nhờ người khác gọi hỏi nhà này."),
    en=Words("You gave this help yourself.", "Nothing was recorded.", "Let somebody else ask this family."),
)
ASKED_BEFORE = problem(
    "409.198",
    "asked_before",
    vi=Words("Nhà này đã được hỏi về lượt giúp ấy.", "Câu trả lời lần trước được giữ nguyên.", "Chuyển sang nhà kế tiếp."),
    en=Words("This family was already asked about this help.", "The earlier answer is kept as it is.", "Go on to the next home."),
)
ANSWERS_ODD = problem(
    "422.199",
    "answers_odd",
    vi=Words("Câu trả lời còn thiếu, hoặc chưa khớp nhau.", "Chưa có gì được ghi.", "Gặp được thì chọn đủ các câu. Chưa gặp thì chỉ chọn câu đầu."),
    en=Words("An answer is missing, or they contradict each other.", "Nothing was recorded.", "If somebody was reached, choose every answer; if not, only the first."),
)
