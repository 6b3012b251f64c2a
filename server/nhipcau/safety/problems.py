"""What can be wrong with a question about safety, or with an account (numbers 70 to 79)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

UNKNOWN_CARD: Final = problem(
    "404.70",
    "unknown_card",
    vi=Words(
        "Không có thẻ an toàn “{card}”.",
        "Không có gì bị thay đổi.",
        "Chọn một thẻ trong danh sách trên máy.",
    ),
    en=Words(
        "There is no safety card “{card}”.",
        "Nothing was changed.",
        "Choose a card from the list on the phone.",
    ),
)
PAYEE_MISREAD: Final = problem(
    "422.71",
    "payee_misread",
    vi=Words(
        "Nơi nhận tiền chưa ghi đủ, hoặc ngày ghi ngược.",
        "Chưa có gì được công bố.",
        "Xem lại từng ô, nhất là số ngân hàng, số tài khoản và ngày.",
    ),
    en=Words(
        "The account is not written down whole, or its days are the wrong way round.",
        "Nothing was published.",
        "Look at each field again, first of all the bank's number, the account and the days.",
    ),
)
SECOND_EYES: Final = problem(
    "403.72",
    "payee_needs_second_eyes",
    vi=Words(
        "Nơi nhận tiền cần hai người: một người ghi, người khác xác nhận, trong đó có lãnh đạo xã.",
        "Bản ghi vẫn chờ, chưa máy nào thấy.",
        "Nhờ người kia mở trang Nơi nhận tiền và xác nhận.",
    ),
    en=Words(
        "An account needs two people: one writes it down, another confirms it, and one of them leads the commune.",
        "It still waits, and no phone sees it.",
        "Ask the other one to open this page and confirm it.",
    ),
)
SOMEBODYS_OWN: Final = problem(
    "422.73",
    "payee_is_somebodys_own",
    vi=Words(
        "Chủ tài khoản “{holder}” trùng tên người trong tổ hay trong xã, hoặc tài khoản ấy là của họ.",
        "Chưa có gì được công bố.",
        "Dùng tài khoản của cơ quan. Nếu chỉ trùng tên, ghi giấy của cơ quan khác nói rõ.",
    ),
    en=Words(
        "The holder “{holder}” is called like somebody of the team or the office, or the account is theirs.",
        "Nothing was published.",
        "Use the account of the office. If only the name is the same, name another organisation's document that says so.",
    ),
)
UNKNOWN_PAYEE: Final = problem(
    "404.74",
    "unknown_payee",
    vi=Words(
        "Xã không công bố nơi nhận tiền này, hoặc đã thôi công bố.",
        "Không có gì bị thay đổi.",
        "Khoan trả tiền. Hỏi quầy một cửa của xã.",
    ),
    en=Words(
        "The commune does not publish this account, or no longer does.",
        "Nothing was changed.",
        "Do not pay yet. Ask the commune's desk.",
    ),
)
PAYEE_SETTLED: Final = problem(
    "409.75",
    "payee_settled",
    vi=Words(
        "Nơi nhận tiền này đã được người khác xác nhận hoặc thôi dùng.",
        "Việc của người kia giữ nguyên.",
        "Mở lại trang để xem bản mới nhất.",
    ),
    en=Words(
        "Somebody else has confirmed or ended this account already.",
        "What they did stands.",
        "Open the page again to see how it is now.",
    ),
)
A_CARD: Final = problem(
    "422.76",
    "payee_is_a_card",
    vi=Words(
        "Đây là số thẻ, không phải số tài khoản.",
        "Chưa có gì được công bố, số ấy không được giữ.",
        "Ghi số tài khoản của cơ quan, theo giấy của ngân hàng hay Kho bạc.",
    ),
    en=Words(
        "This is a card's number, not an account.",
        "Nothing was published, and the number is not kept.",
        "Write the account of the office, from the paper of the bank or the treasury.",
    ),
)
EXPLAINED_BY_ONESELF: Final = problem(
    "422.77",
    "payee_explained_by_oneself",
    vi=Words(
        "Giấy giải thích là của chính xã hoặc chính đơn vị nhận tiền.",
        "Chưa có gì được công bố.",
        "Ghi tên cơ quan khác, ví dụ Kho bạc Nhà nước hay ngân hàng, và số giấy.",
    ),
    en=Words(
        "The document that explains it is of the commune or of the unit itself.",
        "Nothing was published.",
        "Name another organisation, such as the State Treasury or the bank, and its document.",
    ),
)
