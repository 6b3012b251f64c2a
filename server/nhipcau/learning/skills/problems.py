"""What can go wrong with a passport (numbers 290 to 299)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

NO_PASSPORT: Final = problem(
    "422.290",
    "passport_not_agreed",
    vi=Words(
        "Bà con chưa đồng ý giữ hộ chiếu kỹ năng, hoặc đã rút.",
        "Không có gì ghi thêm về bà con; điều vừa ghi còn trên máy này.",
        "Hỏi bà con. Đồng ý thì ghi lại, không thì bỏ dòng này.",
    ),
    en=Words(
        "The person did not agree to a skills passport, or took it back.",
        "Nothing more was recorded about them; what you noted is still on this phone.",
        "Ask the person. If they agree, note it again; if not, let this line go.",
    ),
)
UNKNOWN_SKILL: Final = problem(
    "404.291",
    "unknown_skill",
    vi=Words(
        "Hộ chiếu không có kỹ năng này.",
        "Điều vừa ghi còn trên máy này.",
        "Cập nhật ứng dụng, rồi chọn lại kỹ năng trong danh sách.",
    ),
    en=Words(
        "The passport has no such skill.",
        "What you noted is still on this phone.",
        "Update the app, then choose the skill from the list again.",
    ),
)
PASSPORT_UNKNOWN: Final = problem(
    "404.292",
    "passport_unknown",
    vi=Words(
        "Chưa có hộ chiếu kỹ năng theo phiếu này.",
        "Phiếu vẫn còn nguyên.",
        "Muốn có, nói với tổ công nghệ số: bà con đồng ý thì mới ghi.",
    ),
    en=Words(
        "There is no skills passport for this slip.",
        "The slip itself is unchanged.",
        "To have one, tell the digital team: it is kept only if you agree.",
    ),
)
