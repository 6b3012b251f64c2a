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
