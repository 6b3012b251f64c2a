"""What can go wrong when officers come in (numbers 160 to 179; 429.110 stands with the pages)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

KEY_UNREADABLE: Final = problem(
    "400.160",
    "key_unreadable",
    vi=Words("Trình duyệt gửi lên nội dung không đọc được.", "Không có gì bị thay đổi.", "Tải lại trang rồi thử lần nữa."),
    en=Words("The browser sent something that cannot be read.", "Nothing was changed.", "Load the page again and try once more."),
)
NOT_LINKED: Final = problem(
    "403.160",
    "sign_on_not_linked",
    vi=Words(
        "Tài khoản cơ quan này chưa gắn với cán bộ nào.",
        "Chưa ai được đăng nhập.",
        "Nhờ người đã mời mình gắn mã {subject} ở trang Cán bộ.",
    ),
    en=Words(
        "No officer is tied to this account of the authority.",
        "Nobody was logged in.",
        "Ask whoever invited you to tie the code {subject} on the officers' page.",
    ),
)
NOT_THERE: Final = problem(
    "404.160",
    "account_part_gone",
    vi=Words("Mục này không còn trong tài khoản.", "Không có gì bị thay đổi.", "Mở lại trang Tài khoản để xem."),
    en=Words("This is no longer in the account.", "Nothing was changed.", "Open the account page again."),
)
INVITATION_UNKNOWN: Final = problem(
    "404.161",
    "invitation_unknown",
    vi=Words("Không có mã mở tài khoản này.", "Chưa có gì bị thay đổi.", "Xem lại từng chữ của mã, hoặc xin người đã mời mã mới."),
    en=Words("There is no such account code.", "Nothing was changed.", "Check each letter, or ask whoever invited you for a new code."),
)
NO_SIGN_ON: Final = problem(
    "404.162",
    "no_sign_on",
    vi=Words("Nơi này chưa nối với tài khoản cơ quan.", "Không có gì bị thay đổi.", "Đăng nhập bằng mật khẩu hoặc khóa truy cập."),
    en=Words("This house is not connected to a sign-on service.", "Nothing was changed.", "Log in with a password or a passkey."),
)
NO_SUCH_OFFICER: Final = problem(
    "404.163",
    "no_such_officer",
    vi=Words("Không tìm thấy cán bộ này ở nơi mình phụ trách.", "Không có gì bị thay đổi.", "Mở lại trang Cán bộ rồi chọn."),
    en=Words("This officer is not in the place you answer for.", "Nothing was changed.", "Open the officers' page again and choose."),
)
INVITED_BEFORE: Final = problem(
    "409.160",
    "invited_before",
    vi=Words("Mã này đã hiện một lần rồi, không xem lại được.", "Mã đã cấp vẫn dùng được.", "Chưa kịp ghi lại thì về trang Cán bộ, cấp mã mới."),
    en=Words("This code was shown once and cannot be seen again.", "The code that was given still works.", "If nobody wrote it down, give a new one on the officers' page."),
)
LOGIN_TAKEN: Final = problem(
    "409.161",
    "login_taken",
    vi=Words("Tên đăng nhập này đã có người dùng.", "Chưa có gì bị thay đổi.", "Chọn một tên khác rồi gửi lại."),
    en=Words("This log-in name is taken.", "Nothing was changed.", "Choose another name and send it again."),
)
SUBJECT_TAKEN: Final = problem(
    "409.162",
    "sign_on_taken",
    vi=Words("Mã tài khoản cơ quan này đã gắn với người khác.", "Không có gì bị thay đổi.", "Xem lại mã, hoặc bỏ gắn ở người kia trước."),
    en=Words("This account of the authority is tied to somebody else.", "Nothing was changed.", "Check the code, or untie it there first."),
)
INVITATION_OVER: Final = problem(
    "410.160",
    "invitation_over",
    vi=Words("Mã mở tài khoản đã dùng hoặc đã hết hạn.", "Chưa có gì bị thay đổi.", "Xin người đã mời mã mới. Mỗi mã dùng được ba ngày."),
    en=Words("The account code was used, or has expired.", "Nothing was changed.", "Ask whoever invited you for a new one. A code lasts three days."),
)
BEGIN_AGAIN: Final = problem(
    "410.161",
    "begin_again",
    vi=Words("Lần đăng nhập này để lâu quá, hoặc đã dùng rồi.", "Tài khoản vẫn an toàn.", "Về trang đăng nhập rồi làm lại từ đầu."),
    en=Words("This log-in took too long, or was used already.", "The account is safe.", "Go to the log-in page and begin again."),
)
KEY_REFUSED: Final = problem(
    "422.160",
    "key_refused",
    vi=Words("Khóa truy cập này chưa mở được tài khoản.", "Tài khoản vẫn an toàn, không bị khóa.", "Thử lại, hoặc đăng nhập bằng mật khẩu."),
    en=Words("This passkey does not open an account.", "The account is safe and not locked.", "Try again, or log in with the password."),
)
SIGN_ON_REFUSED: Final = problem(
    "422.161",
    "sign_on_refused",
    vi=Words("Lời xác nhận của tài khoản cơ quan không đúng.", "Chưa ai được đăng nhập.", "Đăng nhập lại. Vẫn lỗi thì báo cán bộ kỹ thuật."),
    en=Words("What the sign-on service confirmed does not hold.", "Nobody was logged in.", "Log in again. If it still fails, tell the technical officer."),
)
TOO_MANY_SECONDS: Final = problem(
    "429.160",
    "too_many_seconds",
    vi=Words("Đã gõ sai mã nhiều lần.", "Tài khoản vẫn an toàn, không bị khóa.", "Đợi {wait} rồi gõ mã mới trên điện thoại."),
    en=Words("Too many wrong codes.", "The account is safe and not locked.", "Wait {wait_en}, then type a fresh code."),
)
SIGN_ON_AWAY: Final = problem(
    "503.160",
    "sign_on_away",
    vi=Words("Máy chủ tài khoản cơ quan chưa trả lời.", "Tài khoản ở đây vẫn dùng được.", "Đăng nhập bằng mật khẩu, hoặc thử lại sau ít phút."),
    en=Words("The sign-on service does not answer.", "Accounts here still work.", "Log in with the password, or try again in a few minutes."),
)
