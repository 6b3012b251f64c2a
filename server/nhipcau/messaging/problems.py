"""What can be refused about messages (260 to 279)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

RECEIPT_DOOR_SHUT: Final = problem(
    "403.260",
    "receipt_door_shut",
    vi=Words(
        "Cửa nhận báo tin đã đến không mở cho lời gọi này.",
        "Không có tin nào bị thay đổi.",
        "Soát lại khóa NHIPCAU_SMS_SECRET ở cả hai đầu.",
    ),
    en=Words(
        "The door for receipts does not open for this call.",
        "No message was changed.",
        "Check NHIPCAU_SMS_SECRET at both ends.",
    ),
)
UNKNOWN_CALL: Final = problem(
    "404.261",
    "unknown_wanted_call",
    vi=Words(
        "Không thấy lời xin gọi lại này trong địa bàn của mình.",
        "Không có gì bị thay đổi.",
        "Mở lại trang tin nhắn để xem danh sách mới.",
    ),
    en=Words(
        "There is no such wish to be called in your places.",
        "Nothing was changed.",
        "Open the page of messages again for the list of now.",
    ),
)
NOT_FAILED: Final = problem(
    "404.262",
    "message_not_failed",
    vi=Words(
        "Tin này không còn nằm trong những tin chưa gửi được.",
        "Không có gì bị thay đổi.",
        "Mở lại trang tin nhắn để xem danh sách mới.",
    ),
    en=Words(
        "This message is no longer among those that failed.",
        "Nothing was changed.",
        "Open the page of messages again for the list of now.",
    ),
)
NO_BROWSER: Final = problem(
    "422.263",
    "no_known_push_service",
    vi=Words(
        "Trình duyệt này chưa nhận tin qua dịch vụ mà máy chủ biết.",
        "Không có gì được giữ về trình duyệt này.",
        "Thử bằng trình duyệt khác, hoặc để lại số điện thoại ở một cửa.",
    ),
    en=Words(
        "This browser takes no messages by a service that the server knows.",
        "Nothing is kept of this browser.",
        "Try another browser, or leave a telephone number at the desk.",
    ),
)
