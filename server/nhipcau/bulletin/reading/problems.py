"""What can be wrong with a pasted bulletin (numbers 406 and 407)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

NOTHING_PASTED: Final = problem(
    "422.406",
    "bulletin_empty_or_long",
    vi=Words("Chưa có bản tin, hoặc bản tin dài hơn 20.000 chữ cái.", "Chưa có gì được ghi.", "Dán lại phần chữ của một bản tin."),
    en=Words("There is no bulletin, or it is longer than 20,000 letters.", "Nothing was written.", "Paste the words of one bulletin again."),
)
DRAFT_MISREAD: Final = problem(
    "422.407",
    "bulletin_draft_incomplete",
    vi=Words("Chưa chọn đủ: loại thiên tai, cấp, giờ hết hạn, ít nhất một xã của mình.", "Bản tin vẫn còn trên trang. Chưa có gì được phát.", "Chọn cho đủ rồi bấm tạo bản nháp lại."),
    en=Words("Not all was chosen: the hazard, the level, when it ends, and a commune of your own.", "The bulletin is still on the page. Nothing was issued.", "Choose what is missing and make the draft again."),
)
