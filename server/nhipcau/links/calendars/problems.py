"""Why an officer's own calendar is not opened."""

from nhipcau.kernel.problems import Words, problem

UNKNOWN_CALENDAR = problem(
    "404.524",
    "unknown_calendar",
    vi=Words("Không có lịch ở địa chỉ này, hoặc địa chỉ đã thôi dùng.", "Không có gì bị thay đổi.", "Vào trang Lịch của tôi để lấy địa chỉ mới."),
    en=Words("There is no calendar at this address, or the address was ended.", "Nothing was changed.", "Get a new address on the page of your calendar."),
)
CALENDAR_KNOWN = problem(
    "409.524",
    "calendar_known",
    vi=Words("Địa chỉ lịch này đã có từ trước.", "Địa chỉ cũ vẫn dùng như trước.", "Mở lại trang Lịch của tôi."),
    en=Words("This address was made before.", "The address before works as it did.", "Open the page of your calendar again."),
)
WRONG_CALENDARS = problem(
    "429.524",
    "too_many_calendars",
    vi=Words("Nhiều địa chỉ lịch sai liền nhau từ nơi này.", "Không có gì bị thay đổi.", "Đợi {wait} rồi thử lại."),
    en=Words("Many wrong addresses of calendars came from here.", "Nothing was changed.", "Wait {wait_en} and try again."),
)
