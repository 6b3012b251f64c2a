"""Why a webhook is not set, or not sent to."""

from nhipcau.kernel.problems import Words, problem

UNKNOWN_HOOK = problem(
    "404.522",
    "unknown_hook",
    vi=Words("Không có địa chỉ nhận báo này.", "Không có gì bị thay đổi.", "Xem lại danh sách địa chỉ của hệ thống."),
    en=Words("There is no such webhook.", "Nothing was changed.", "Look at the list of the program's webhooks."),
)
BAD_ADDRESS = problem(
    "422.522",
    "hook_address_refused",
    vi=Words("Không gửi được tới địa chỉ này: {why}.", "Chưa đặt địa chỉ nào.", "Dùng địa chỉ https công khai, không kèm tên đăng nhập."),
    en=Words("Nothing can be sent to this address: {why}.", "No webhook was set.", "Use a public https address without a user in it."),
)
UNKNOWN_KIND = problem(
    "422.523",
    "unknown_event_kind",
    vi=Words("Không có loại việc {kind}.", "Chưa đặt địa chỉ nào.", "Chọn trong: {known}."),
    en=Words("There is no event of kind {kind}.", "No webhook was set.", "Choose from: {known}."),
)
HOOK_KNOWN = problem(
    "409.522",
    "hook_known",
    vi=Words("Địa chỉ này đã đặt rồi.", "Địa chỉ vẫn như cũ.", "Mất khóa ký thì đổi khóa."),
    en=Words("This webhook was set before.", "It is unchanged.", "If its secret is lost, make a new one."),
)
TOO_MANY_HOOKS = problem(
    "409.523",
    "too_many_hooks",
    vi=Words("Một hệ thống đặt nhiều nhất {most} địa chỉ.", "Chưa đặt thêm địa chỉ nào.", "Bỏ bớt một địa chỉ rồi đặt lại."),
    en=Words("A program sets at most {most} webhooks.", "No webhook was set.", "End one and try again."),
)
