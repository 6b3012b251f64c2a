"""What can be refused about who goes where."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

NO_SUCH_NEED: Final = problem(
    "404.365",
    "no_such_need",
    vi=Words("Việc này không còn chờ, hoặc không ở xã này.", "Không có gì bị thay đổi.", "Mở lại trang Ai đi đâu để xem việc đang chờ."),
    en=Words("This does not wait any more, or is not of this commune.", "Nothing was changed.", "Open the page again for what waits."),
)
