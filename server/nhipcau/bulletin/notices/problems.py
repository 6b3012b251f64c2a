"""What can be wrong with a notice (numbers 420 to 425)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

_KEPT: Final = "Chưa có gì được phát đi."
_KEPT_EN: Final = "Nothing was sent out."
MISREAD: Final = problem(
    "422.420",
    "notice_misread",
    vi=Words("Tin chưa ghi đủ, hoặc ngày ghi ngược.", _KEPT, "Xem lại tiêu đề, lời tin, ngày bắt đầu và ngày hết."),
    en=Words("The notice is not complete, or its days are the wrong way round.", _KEPT_EN, "Look at its title, its words, its first and its last day."),
)
TOO_HARD: Final = problem(
    "422.421",
    "notice_too_hard",
    vi=Words("Có {count} câu dài quá 15 chữ.", _KEPT, "Tách câu dài thành câu ngắn, rồi phát lại."),
    en=Words("{count} sentences are longer than 15 words.", _KEPT_EN, "Part the long sentences, then publish again."),
)
NOT_OFFICIAL: Final = problem(
    "422.422",
    "notice_link_not_official",
    vi=Words("Đường dẫn không phải trang của cơ quan nhà nước, hoặc nằm trong lời tin.", _KEPT, "Ghi đường dẫn https có đuôi gov.vn ở ô văn bản, hoặc bỏ trống."),
    en=Words("The link is no page of an authority, or it stands among the words.", _KEPT_EN, "Give an https link ending in gov.vn with the law, or leave it out."),
)
UNKNOWN_NOTICE: Final = problem(
    "404.423",
    "unknown_notice",
    vi=Words("Không có tin này, hoặc tin đã hết.", "Không có gì bị thay đổi.", "Mở lại danh sách tin."),
    en=Words("There is no such notice, or it has ended.", "Nothing was changed.", "Open the list of notices again."),
)
SECOND_EYES: Final = problem(
    "403.424",
    "notice_needs_second_eyes",
    vi=Words("Tin cho cả tỉnh cần người thứ hai phát.", "Bản soạn vẫn còn, chưa máy nào thấy.", "Nhờ người khác của tỉnh đọc lại rồi phát."),
    en=Words("A notice for a whole province is published by a second person.", "The draft is kept, no phone has it.", "Ask somebody else of the province to read and publish it."),
)
DONE_ALREADY: Final = problem(
    "409.425",
    "notice_done_already",
    vi=Words("Tin đã phát, hoặc câu hỏi đã có người trả lời.", "Lời cũ vẫn giữ nguyên.", "Muốn sửa thì rút tin, soạn tin mới."),
    en=Words("The notice is out already, or the question is answered.", "The words stay as they were.", "To change it, end the notice and write a new one."),
)
