"""What can go wrong with pages and with logging in."""

from nhipcau.kernel.problems import Words, problem

BAD_PAGE_REQUEST = problem(
    "400.110",
    "bad_page_request",
    vi=Words("Máy chủ không đọc được yêu cầu này.", "Không có gì bị thay đổi.", "Quay lại trang trước rồi thử lại."),
    en=Words("The server could not read this request.", "Nothing was changed.", "Go back and try again."),
)
STALE_FORM = problem(
    "403.110",
    "stale_form",
    vi=Words("Trang này mở đã lâu nên không gửi được.", "Không có gì bị thay đổi.", "Quay lại, tải lại trang rồi gửi lần nữa."),
    en=Words("This page was open too long to be sent.", "Nothing was changed.", "Go back, load the page again and send it once more."),
)
NO_SUCH_PAGE = problem(
    "404.110",
    "no_such_page",
    vi=Words("Không có trang này.", "Không có gì bị thay đổi.", "Xem lại địa chỉ, hoặc bắt đầu từ trang chính."),
    en=Words("There is no such page.", "Nothing was changed.", "Check the address, or start from the front page."),
)
NO_SUCH_PROBLEM = problem(
    "404.111",
    "no_such_problem",
    vi=Words("Không có lỗi nào mang số {asked}.", "Không có gì bị thay đổi.", "Xem lại số in nhỏ dưới lời báo lỗi."),
    en=Words("No problem has the number {asked}.", "Nothing was changed.", "Check the number in small type below the message."),
)
TOO_MANY_LOGINS = problem(
    "429.110",
    "too_many_logins",
    vi=Words("Đã thử đăng nhập sai nhiều lần.", "Tài khoản vẫn an toàn, không bị khóa.", "Đợi {wait} rồi thử lại. Quên mật khẩu thì hỏi lãnh đạo xã."),
    en=Words("Too many wrong log-ins.", "The account is safe and not locked.", "Wait {wait_en} and try again. Ask the commune if you forgot the password."),
)
PAGE_FAILED = problem(
    "500.110",
    "page_failed",
    vi=Words("Máy chủ gặp lỗi khi mở trang này.", "Những gì đã gửi trước đó vẫn còn nguyên.", "Thử lại sau ít phút. Vẫn lỗi thì báo cán bộ kỹ thuật."),
    en=Words("The server failed to open this page.", "What was sent before is still there.", "Try again in a few minutes. If it still fails, tell the technical officer."),
)
