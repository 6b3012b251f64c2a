"""Why a system of others is not answered."""

from nhipcau.kernel.problems import Words, problem

PLACE_NOT_GRANTED = problem(
    "403.600",
    "place_not_granted",
    vi=Words("Hệ thống này không được đọc địa bàn {place}.", "Không có gì bị thay đổi.", "Hỏi trong địa bàn đã cấp: {granted}."),
    en=Words("This program may not read the place {place}.", "Nothing was changed.", "Ask within the places it was given: {granted}."),
)
NO_SUCH_FIGURE = problem(
    "404.600",
    "no_such_figure",
    vi=Words("Không có chỉ số {code}.", "Không có gì bị thay đổi.", "Xem mã ở /api/v1/figures/catalogue."),
    en=Words("There is no figure {code}.", "Nothing was changed.", "See the codes at /api/v1/figures/catalogue."),
)
NO_SUCH_PERIOD = problem(
    "422.600",
    "no_such_period",
    vi=Words("Không đọc được kỳ {period}, hoặc kỳ chưa bắt đầu.", "Không có gì bị thay đổi.", "Ghi như 2026-11, 2026-Q4, 2026-H2, 2026 hoặc 2026-W47."),
    en=Words("{period} names no period, or one that has not begun.", "Nothing was changed.", "Write 2026-11, 2026-Q4, 2026-H2, 2026 or 2026-W47."),
)
BAD_CURSOR = problem(
    "422.601",
    "bad_cursor",
    vi=Words("Con trỏ trang không đọc được, hoặc của danh sách khác.", "Không có gì bị thay đổi.", "Bỏ tham số cursor để đọc từ đầu."),
    en=Words("The cursor cannot be read, or is of another list.", "Nothing was changed.", "Leave the cursor out to read from the beginning."),
)
