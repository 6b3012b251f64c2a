"""What can go wrong while syncing."""

from nhipcau.kernel.problems import Words, problem

UNKNOWN_BUNDLE = problem(
    "404.90",
    "unknown_bundle",
    vi=Words(
        "Gói nội dung này không còn trên máy chủ.",
        "Gói cũ trên máy vẫn dùng được.",
        "Tải lại danh sách gói rồi thử tiếp.",
    ),
    en=Words(
        "This bundle is not on the server.",
        "The bundle on the phone still works.",
        "Pull again to learn the current bundles.",
    ),
)
TOO_MANY_LETTERS = problem(
    "413.90",
    "too_many_letters",
    vi=Words(
        "Một lần gửi chỉ nhận tối đa {most} việc.",
        "Chưa nhận gì của lần gửi này; trên máy không mất gì.",
        "Gửi từng phần nhỏ hơn.",
    ),
    en=Words(
        "A batch may hold {most} commands at most.",
        "Nothing of it was taken; nothing on the phone is lost.",
        "Send it in smaller parts.",
    ),
)
