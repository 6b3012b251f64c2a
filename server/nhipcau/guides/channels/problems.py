"""What can be wrong with an address of the question pages, and with the door of text messages (137 to 139)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

NO_SUCH_VERSION: Final = problem(
    "404.137",
    "no_such_version",
    vi=Words(
        "Không có bản hướng dẫn này của thủ tục {code}.",
        "Bản mới nhất vẫn dùng được.",
        "Mở trang thủ tục, rồi trả lời vài câu theo bản mới.",
    ),
    en=Words(
        "Procedure {code} has no such version of its guide.",
        "The newest version can be used.",
        "Open the page of the procedure and answer the few questions again.",
    ),
)
ADDRESS_TOO_LONG: Final = problem(
    "422.138",
    "address_too_long",
    vi=Words(
        "Địa chỉ này quá dài, không phải địa chỉ của trang hỏi đáp.",
        "Không có gì được lưu, không có gì bị thay đổi.",
        "Mở trang thủ tục, rồi trả lời lại từ đầu.",
    ),
    en=Words(
        "This address is too long to be one of the question pages.",
        "Nothing was stored, nothing was changed.",
        "Open the page of the procedure and start again.",
    ),
)
SMS_DOOR_SHUT: Final = problem(
    "403.139",
    "sms_door_shut",
    vi=Words(
        "Cửa nhận tin nhắn không mở cho lời gọi này.",
        "Tin nhắn chưa được đọc, chưa lưu gì.",
        "Soát lại khóa NHIPCAU_SMS_SECRET ở cả hai đầu.",
    ),
    en=Words(
        "The door for text messages does not open for this call.",
        "The message was not read; nothing was stored.",
        "Check NHIPCAU_SMS_SECRET at both ends.",
    ),
)
