"""What can be refused about early warnings (570 to 574)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

_NOTHING_VI, _NOTHING_EN = "Chưa có gì bị thay đổi.", "Nothing was changed."

UNKNOWN_ALARM: Final = problem(
    "404.570",
    "unknown_early_warning",
    vi=Words("Không thấy cảnh báo sớm này trong địa bàn của mình.", _NOTHING_VI, "Mở lại trang Cảnh báo sớm để xem danh sách mới."),
    en=Words("There is no such early warning in your places.", _NOTHING_EN, "Open the page of early warnings again for the list of now."),
)
UNKNOWN_RULE: Final = problem(
    "404.571",
    "unknown_early_warning_rule",
    vi=Words("Không thấy quy tắc này, hoặc quy tắc do nơi khác đặt.", _NOTHING_VI, "Chọn lại một quy tắc trong danh sách của nơi mình."),
    en=Words("There is no such rule, or another place set it.", _NOTHING_EN, "Choose a rule of your own place."),
)
UNKNOWN_FIGURE: Final = problem(
    "422.572",
    "early_warning_of_no_figure",
    vi=Words(
        "Quy tắc này không hợp với chỉ số đã chọn.", _NOTHING_VI,
        "Chọn chỉ số đếm được hoặc tỷ lệ, có kỳ và cấp nơi này; so với tỉnh thì chọn một tỷ lệ.",
    ),
    en=Words(
        "This rule does not fit the figure.", _NOTHING_EN,
        "Choose a count or a share that has this period and level; to compare with the province, choose a share.",
    ),
)  # fmt: skip
ODD_MUTE: Final = problem(
    "422.573",
    "early_warning_muted_too_long",
    vi=Words("Ngày tắt chuông phải từ ngày mai đến 180 ngày nữa.", _NOTHING_VI, "Chọn lại ngày."),
    en=Words("The day until which it is quiet lies between tomorrow and 180 days on.", _NOTHING_EN, "Choose another day."),
)
ALARM_MISREAD: Final = problem(
    "422.574",
    "early_warning_misread",
    vi=Words("Chưa đọc được điều vừa gửi về cảnh báo sớm.", _NOTHING_VI, "Soát lại các ô: tên, chỉ số, cách so, con số, lý do."),
    en=Words("What was sent about early warnings could not be read.", _NOTHING_EN, "Check the name, the figure, the comparison, the number, the reason."),
)
