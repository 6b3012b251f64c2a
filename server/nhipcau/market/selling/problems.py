"""What can go wrong with plans of selling before a camera."""

from nhipcau.kernel.problems import Words, problem

UNKNOWN_PLAN = problem(
    "404.453",
    "unknown_live_plan",
    vi=Words("Không thấy buổi bán hàng này.", "Chưa có gì bị thay đổi.", "Mở lại danh sách các buổi của xã."),
    en=Words("There is no such plan.", "Nothing was changed.", "Open the commune's list again."),
)
PLAN_MISREAD = problem(
    "422.454",
    "live_plan_misread",
    vi=Words("Buổi bán hàng còn thiếu: {what}.", "Chưa ghi gì. Những gì đã gõ vẫn còn.", "Điền nốt rồi ghi lại."),
    en=Words("The plan misses: {what}.", "Nothing was written. What was typed is still there.", "Fill it in and send again."),
)
GOODS_NOT_SHOWN = problem(
    "409.455",
    "live_goods_not_shown",
    vi=Words("Có món chưa bày ở Chợ, hoặc đã gỡ.", "Chưa ghi gì.", "Chỉ chọn món đang bày của xã."),
    en=Words("Something is not shown in the market.", "Nothing was written.", "Choose what the commune shows."),
)
