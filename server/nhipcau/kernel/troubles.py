"""The problems that any command can meet, whatever the domain."""

from nhipcau.kernel.problems import Words, problem

MALFORMED = problem(
    "400.1",
    "malformed",
    vi=Words(
        "Máy chủ không đọc được nội dung gửi lên.", "Chưa có gì bị thay đổi.", "Gửi lại đúng dạng JSON, mã UTF-8."
    ),
    en=Words("The server could not read what was sent.", "Nothing was changed.", "Send it again as JSON in UTF-8."),
)
BAD_LETTER = problem(
    "400.2",
    "bad_letter",
    vi=Words(
        "Một việc gửi lên không có mã việc đúng dạng.",
        "Các việc khác trong lần gửi vẫn được ghi.",
        "Mở “Chờ gửi”, xem lại việc này rồi gửi lại.",
    ),
    en=Words(
        "One command has no proper id.",
        "The other commands of the batch were kept.",
        "Open the outbox, look at this one and send it again.",
    ),
)
NOT_ALLOWED = problem(
    "403.1",
    "not_allowed",
    vi=Words(
        "Vai của bạn không làm được việc này.",
        "Việc vẫn nằm trên máy, trong “Cần xem lại”.",
        "Nhờ tổ trưởng hoặc cán bộ xã làm giúp.",
    ),
    en=Words(
        "Your role may not do this.",
        "The work stays on the phone under “to review”.",
        "Ask the team leader or a commune officer to do it.",
    ),
)
HAS_LEFT = problem(
    "403.2",
    "has_left",
    vi=Words(
        "Việc này ghi sau lúc bạn thôi phụ trách ({day}).",
        "Việc được giữ trong sổ và trên máy.",
        "Đưa việc này cho tổ trưởng để người đang phụ trách ghi lại.",
    ),
    en=Words(
        "This was recorded after you stopped working here ({day}).",
        "The work is kept in the ledger and on the phone.",
        "Show it to the team leader, so that whoever works there now records it.",
    ),
)
ID_TAKEN = problem(
    "409.1",
    "id_taken",
    vi=Words(
        "Mã việc này đã thuộc về một người khác.", "Việc của người kia giữ nguyên.", "Ghi lại việc này thành việc mới."
    ),
    en=Words(
        "This command id already belongs to somebody else.",
        "Their work is untouched.",
        "Record this again as new work.",
    ),
)
CLASH = problem(
    "409.2",
    "clash",
    vi=Words(
        "Việc này trùng với một việc đã ghi.",
        "Bản ghi trước giữ nguyên; việc này vẫn nằm trên máy.",
        "Xem bản đã có rồi ghi việc mới nếu cần.",
    ),
    en=Words(
        "This clashes with something already recorded.",
        "The earlier record is unchanged; this work stays on the phone.",
        "Look at the record that exists, then record anew if needed.",
    ),
)
CLOCK_OFF = problem(
    "409.3",
    "clock_off",
    vi=Words(
        "Đồng hồ của máy lệch {minutes} phút.",
        "Mọi việc đã được nhận; giờ ghi được chỉnh theo máy chủ.",
        "Vào Cài đặt, bật “Ngày giờ tự động”.",
    ),
    en=Words(
        "The phone's clock is off by {minutes} minutes.",
        "All work was received; its times were corrected by the server's clock.",
        "Turn on automatic date and time in the phone's settings.",
    ),
)
TOO_LARGE = problem(
    "413.1",
    "too_large",
    vi=Words(
        "Nội dung gửi lên quá lớn (hơn {limit}).",
        "Chưa nhận gì của lần gửi này; trên máy không mất gì.",
        "Gửi từng phần nhỏ hơn.",
    ),
    en=Words(
        "What was sent is too large (over {limit}).",
        "Nothing of it was taken; nothing on the phone is lost.",
        "Send it in smaller parts.",
    ),
)
UNKNOWN_VERB = problem(
    "422.1",
    "unknown_verb",
    vi=Words(
        "Máy chủ chưa biết việc “{verb}”.",
        "Việc được giữ trong sổ và trên máy; các việc khác vẫn được ghi.",
        "Cập nhật ứng dụng rồi gửi lại.",
    ),
    en=Words(
        "The server does not know the verb “{verb}”.",
        "It is kept in the ledger and on the phone; other work was recorded.",
        "Update the app, then send it again.",
    ),
)
BAD_BODY = problem(
    "422.2",
    "bad_body",
    vi=Words(
        "Việc ghi có chỗ chưa đúng: {fields}.",
        "Việc được giữ trong sổ và trên máy; các việc khác vẫn được ghi.",
        "Mở “Cần xem lại”, sửa chỗ chưa đúng rồi gửi lại.",
    ),
    en=Words(
        "The command has wrong fields: {fields}.",
        "It is kept in the ledger and on the phone; other work was recorded.",
        "Open “to review”, correct it and send it again.",
    ),
)
FROM_FUTURE = problem(
    "422.3",
    "from_future",
    vi=Words(
        "Giờ của việc này nằm ở tương lai.",
        "Việc được giữ trong sổ và trên máy.",
        "Chỉnh giờ máy, rồi ghi lại việc với giờ đúng.",
    ),
    en=Words(
        "This command says it happened in the future.",
        "It is kept in the ledger and on the phone.",
        "Set the clock right, then record it again with the right time.",
    ),
)
TOO_OLD = problem(
    "422.4",
    "too_old",
    vi=Words(
        "Giờ của việc này sớm hơn ngày có nền tảng.",
        "Việc được giữ trong sổ và trên máy.",
        "Chỉnh giờ máy, rồi ghi lại việc với giờ đúng.",
    ),
    en=Words(
        "This command says it happened before the platform existed.",
        "It is kept in the ledger and on the phone.",
        "Set the clock right, then record it again with the right time.",
    ),
)
UNREADABLE_TEXT = problem(
    "422.5",
    "unreadable_text",
    vi=Words(
        "Trong chữ có ký tự không lưu được.",
        "Việc vẫn nằm trên máy; các việc khác vẫn được ghi.",
        "Gõ lại phần chữ rồi gửi lại.",
    ),
    en=Words(
        "The text holds characters that cannot be stored.",
        "The work stays on the phone; other work was recorded.",
        "Type the text again and send it again.",
    ),
)
OUR_FAULT = problem(
    "500.1",
    "our_fault",
    vi=Words(
        "Máy chủ gặp lỗi khi ghi việc này.",
        "Việc vẫn nằm trên máy; các việc khác vẫn được ghi.",
        "Gửi lại sau. Nếu vẫn lỗi, báo cán bộ kỹ thuật số {reference}.",
    ),
    en=Words(
        "The server failed on this command.",
        "The work stays on the phone; other work was recorded.",
        "Send it again later. If it fails again, report number {reference}.",
    ),
)
