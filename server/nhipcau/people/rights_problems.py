"""What can go wrong with consent, receipts, erasing and requests."""

from nhipcau.kernel.problems import Words, problem

UNKNOWN_ERASURE = problem(
    "404.140",
    "unknown_erasure",
    vi=Words("Không tìm thấy lần xóa này.", "Chưa có gì bị thay đổi.", "Chạy lại lệnh nhipcau purge."),
    en=Words("This erasure was not found.", "Nothing was changed.", "Run nhipcau purge again."),
)
UNKNOWN_RECEIPT = problem(
    "404.141",
    "unknown_receipt",
    vi=Words(
        "Chưa có biên nhận nào mang mã này.",
        "Lời đồng ý, nếu đã ghi ở nơi mất sóng, vẫn nằm trên máy của tổ.",
        "Xem lại mã trên giấy, hoặc chờ máy của tổ gửi về rồi mở lại.",
    ),
    en=Words(
        "No receipt has this code yet.",
        "A consent recorded without signal is still on the helper's phone.",
        "Check the code on the paper, or open it again once the phone has sent.",
    ),
)
UNKNOWN_REQUEST = problem(
    "404.142",
    "unknown_request",
    vi=Words("Không tìm thấy yêu cầu này ở xã.", "Chưa có gì bị thay đổi.", "Mở lại trang Quyền rồi chọn yêu cầu."),
    en=Words("This request is not in the commune.", "Nothing was changed.", "Open the page of rights and choose it again."),
)
RECEIPT_TAKEN = problem(
    "409.140",
    "receipt_taken",
    vi=Words(
        "Mã biên nhận này đã dùng cho người khác.",
        "Lời đồng ý được giữ trong sổ và trên máy.",
        "Hỏi lại bà con rồi ghi lời đồng ý mới.",
    ),
    en=Words(
        "This receipt code is in use for somebody else.",
        "The consent is kept in the ledger and on the phone.",
        "Ask again and record the consent anew.",
    ),
)
REQUEST_SETTLED = problem(
    "409.141",
    "request_settled",
    vi=Words(
        "Yêu cầu này đã xong, hoặc đã gia hạn một lần rồi.",
        "Yêu cầu giữ nguyên như đang có.",
        "Bà con hỏi điều mới thì ghi thành yêu cầu mới.",
    ),
    en=Words(
        "This request is settled, or was extended once already.",
        "It stays as it is.",
        "If the person asks for something new, record a new request.",
    ),
)
PERSON_CHANGED = problem(
    "409.280",
    "person_changed",
    vi=Words(
        "Thông tin của bà con vừa đổi ở nơi khác.",
        "Chưa sửa gì. Yêu cầu vẫn còn đó.",
        "Mở lại trang của bà con, xem chữ mới rồi sửa.",
    ),
    en=Words(
        "What stands about this person has just been changed elsewhere.",
        "Nothing was corrected. The request is still open.",
        "Open the person's page again, look at the new words, then correct them.",
    ),
)
PERSON_ERASED = problem(
    "410.140",
    "person_erased",
    vi=Words(
        "Bà con đã rút lời đồng ý ngày {day}. Dữ liệu đã xóa.",
        "Không giữ gì của việc này.",
        "Muốn giúp tiếp thì xin phép lại từ đầu, thêm người mới.",
    ),
    en=Words(
        "The person took their consent back on {day}. Their data was erased.",
        "Nothing of this is kept.",
        "To help them again, ask for consent anew and add the person anew.",
    ),
)
RECEIPT_MISTYPED = problem(
    "422.140",
    "receipt_mistyped",
    vi=Words(
        "Mã biên nhận gồm 11 chữ và số; mã này chưa đúng.",
        "Không có gì bị thay đổi.",
        "Xem lại mã trên giấy rồi gõ lại.",
    ),
    en=Words(
        "A receipt code has 11 letters and digits; this is none.",
        "Nothing was changed.",
        "Look at the paper and type it again.",
    ),
)
WORDING_UNKNOWN = problem(
    "422.141",
    "wording_unknown",
    vi=Words(
        "Lời xin phép này không có trong bản đã duyệt.",
        "Việc được giữ trong sổ và trên máy.",
        "Cập nhật ứng dụng, rồi đọc lại cho bà con nghe.",
    ),
    en=Words(
        "These words of consent were never approved.",
        "The work is kept in the ledger and on the phone.",
        "Update the app, then read the new words aloud.",
    ),
)
NOTHING_TO_CORRECT = problem(
    "422.280",
    "nothing_to_correct",
    vi=Words(
        "Chưa có chỗ nào khác với chữ đang ghi.",
        "Yêu cầu vẫn còn đó.",
        "Sửa chỗ sai rồi bấm lại. Không có gì sai thì ghi “Đã trả lời”.",
    ),
    en=Words(
        "Nothing differs from what stands there.",
        "The request is still open.",
        "Correct what is wrong and press again. If nothing is wrong, note the request as answered.",
    ),
)
CORRECTION_MISREAD = problem(
    "422.281",
    "correction_misread",
    vi=Words(
        "Họ tên còn trống, hoặc năm sinh chưa đúng.",
        "Chưa sửa gì. Yêu cầu vẫn còn đó.",
        "Ghi đủ họ tên. Năm sinh gồm bốn chữ số, không nhớ thì để trống.",
    ),
    en=Words(
        "The name is empty, or the year of birth is none.",
        "Nothing was corrected. The request is still open.",
        "Write the full name. A year has four digits; leave it empty if it is not known.",
    ),
)
REPRESENTATIVE_MISSING = problem(
    "422.142",
    "representative_missing",
    vi=Words(
        "Người đại diện thiếu tên, hoặc thiếu quan hệ.",
        "Việc được giữ trong sổ và trên máy.",
        "Ghi tên và quan hệ với bà con rồi gửi lại.",
    ),
    en=Words(
        "The representative's name or relation is missing.",
        "The work is kept in the ledger and on the phone.",
        "Write the name and the relation, and send it again.",
    ),
)
VOICE_MISSING = problem(
    "422.143",
    "voice_missing",
    vi=Words(
        "Đồng ý bằng lời ghi âm nhưng chưa có lời ghi âm.",
        "Việc được giữ trong sổ và trên máy.",
        "Ghi âm lại, hoặc chọn cách đồng ý khác.",
    ),
    en=Words(
        "Consent by voice, but there is no recording.",
        "The work is kept in the ledger and on the phone.",
        "Record it, or choose another way of agreeing.",
    ),
)
TOO_MANY_RECEIPTS = problem(
    "429.140",
    "too_many_receipts",
    vi=Words(
        "Nhiều mã sai từ mạng này quá.",
        "Biên nhận vẫn còn nguyên.",
        "Đợi {wait} rồi gõ lại mã, hoặc mang mã đến quầy của xã.",
    ),
    en=Words(
        "Too many wrong codes came from this network.",
        "The receipts are untouched.",
        "Wait {wait_en}, then type the code again, or bring it to the commune's desk.",
    ),
)
