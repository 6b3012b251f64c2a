"""What is said when too much comes in at once, or when the database does not answer (numbers 106 to 108)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

TOO_BUSY: Final = problem(
    "503.106",
    "too_busy",
    vi=Words(
        "Máy chủ đang có quá nhiều người vào cùng lúc.",
        "Việc của bạn còn nguyên trên máy, không mất gì.",
        "Chưa cần làm gì: ứng dụng tự gửi lại. Trên trang web, đợi {seconds} giây rồi thử lại.",
    ),
    en=Words(
        "Too many people are using the server at the same moment.",
        "Your work is safe where it is; nothing is lost.",
        "The app tries again by itself. On a web page, wait {seconds} seconds and try again.",
    ),
)
TOO_SLOW: Final = problem(
    "408.107",
    "too_slow",
    vi=Words(
        "Mạng quá yếu, nội dung gửi lên chưa tới nơi.",
        "Việc của bạn còn nguyên trên máy, không mất gì.",
        "Ra chỗ có sóng khỏe hơn; ứng dụng sẽ tự gửi lại.",
    ),
    en=Words(
        "The connection is too slow; what was sent did not arrive.",
        "Your work is safe where it is; nothing is lost.",
        "Find a better signal; the app will send it again by itself.",
    ),
)
NO_DATABASE: Final = problem(
    "503.108",
    "no_database",
    vi=Words(
        "Máy chủ tạm ngừng vài phút.",
        "Những gì đã gửi vẫn còn nguyên; việc chưa gửi vẫn nằm trên máy.",
        "Chưa cần làm gì: ứng dụng tự gửi lại. Trên trang web, thử lại sau ít phút.",
    ),
    en=Words(
        "The server is away for a moment.",
        "What was sent is kept; what was not is still on the phone.",
        "The app tries again by itself. On a web page, try again in a few minutes.",
    ),
)
