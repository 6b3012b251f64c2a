"""What can go wrong with the point of a village."""

from nhipcau.kernel.problems import Words, problem

NOT_SURE = problem(
    "422.486",
    "point_not_sure",
    vi=Words("Máy chưa rõ đang đứng đâu: lệch đến {accuracy} mét.", "Điểm cũ giữ nguyên.", "Ra chỗ trống, đợi một phút, rồi chấm lại."),
    en=Words(
        "The phone does not know where it is: it may be {accuracy} metres off.",
        "The former point is unchanged.",
        "Go into the open, wait a minute, then set it again.",
    ),
)
TOO_FAR = problem(
    "422.487",
    "point_too_far",
    vi=Words("Điểm này cách xã {km} km, không thể là bản của xã.", "Điểm cũ giữ nguyên.", "Xem lại hai số: vĩ độ trước, kinh độ sau."),
    en=Words(
        "This point is {km} km from the commune, so it cannot be one of its villages.",
        "The former point is unchanged.",
        "Look at both numbers again: latitude first, then longitude.",
    ),
)
UNREADABLE = problem(
    "422.488",
    "point_unreadable",
    vi=Words("“{told}” không phải hai số vĩ độ, kinh độ.", "Chưa có gì bị thay đổi.", "Ghi như 19.2712, 104.3321, vĩ độ trước."),
    en=Words("“{told}” is not a latitude and a longitude.", "Nothing was changed.", "Write them as 19.2712, 104.3321, latitude first."),
)
