"""What can be wrong with a question about safety (numbers 70 to 79)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

UNKNOWN_CARD: Final = problem(
    "404.70",
    "unknown_card",
    vi=Words(
        "Không có thẻ an toàn “{card}”.",
        "Không có gì bị thay đổi.",
        "Chọn một thẻ trong danh sách trên máy.",
    ),
    en=Words(
        "There is no safety card “{card}”.",
        "Nothing was changed.",
        "Choose a card from the list on the phone.",
    ),
)
