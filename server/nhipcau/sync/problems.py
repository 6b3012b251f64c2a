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
SNAPSHOT_GONE = problem(
    "404.91",
    "snapshot_gone",
    vi=Words(
        "Bản tải sẵn của địa bàn này không còn trên máy chủ.",
        "Việc trên máy vẫn còn nguyên.",
        "Máy sẽ tự hỏi lại và tải bản mới.",
    ),
    en=Words(
        "This prepared copy of the area is no longer on the server.",
        "Everything on the phone is kept.",
        "The phone asks again by itself and fetches the new one.",
    ),
)
PAST_THE_END = problem(
    "416.92",
    "past_the_end",
    vi=Words(
        "Phần được hỏi nằm ngoài bản tải sẵn, bản này dài {bytes} byte.",
        "Phần đã tải vẫn còn trên máy.",
        "Tải lại từ đầu bản này.",
    ),
    en=Words(
        "The part asked for lies outside this copy of {bytes} bytes.",
        "What was fetched is still on the phone.",
        "Fetch this copy from its beginning.",
    ),
)
BUNDLE_UNREADABLE = problem(
    "422.93",
    "bundle_unreadable",
    vi=Words(
        "Gói mang hộ bị hỏng, thiếu, hoặc của nơi khác.",
        "Chưa nhận việc nào. Việc vẫn còn trên máy của người gửi.",
        "Nhờ người gửi làm lại gói, hoặc tự gửi khi có sóng.",
    ),
    en=Words(
        "The carried bundle is damaged, cut off, or meant for another house.",
        "Nothing was taken. The work is still on the sender's phone.",
        "Ask the sender to make it again, or to send it when there is signal.",
    ),
)
