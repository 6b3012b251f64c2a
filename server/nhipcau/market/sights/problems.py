"""What can go wrong with places to visit and with the map."""

from nhipcau.kernel.problems import Words, problem

UNKNOWN_SIGHT = problem(
    "404.450",
    "unknown_sight",
    vi=Words("Không thấy nơi này trong xã.", "Chưa có gì bị thay đổi.", "Mở lại danh sách nơi đến của xã."),
    en=Words("This place is not in the commune.", "Nothing was changed.", "Open the list of places again."),
)
SIGHT_MISREAD = problem(
    "422.451",
    "sight_misread",
    vi=Words(
        "Nơi này còn thiếu: {what}.",
        "Chưa ghi gì. Những gì đã gõ vẫn còn.",
        "Điền nốt rồi ghi lại. Không ghi số điện thoại, đường dẫn.",
    ),
    en=Words(
        "Something is missing: {what}.",
        "Nothing was written. What was typed is still there.",
        "Fill it in and send again. No telephone number, no link.",
    ),
)
OWNER_NOT_SHOWN = problem(
    "409.452",
    "homestay_owner_not_shown",
    vi=Words(
        "Chủ nhà chưa đồng ý cho mọi người thấy.",
        "Chưa ghi gì.",
        "Ghi chủ nhà ở Gian hàng, nhóm du lịch, rồi quay lại.",
    ),
    en=Words(
        "The owner has not agreed to be shown.",
        "Nothing was written.",
        "Enter the owner in the shop window, under tourism, then come back.",
    ),
)
