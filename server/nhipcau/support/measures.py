"""What may be counted about support."""

from functools import partial

from nhipcau.kernel.registry import Denominator, Measure, denominator, measure
from nhipcau.support.independence.rules import KEPT
from nhipcau.support.independence.totals import LOOKED_AT, count, counts

measure(Measure("support.assists", "sum", "Lượt giúp", "Assists"))
measure(Measure("support.households_reached", "distinct", "Nhà đã đến", "Households reached"))
measure(Measure("support.villages_covered", "distinct", "Thôn, bản đã có người đến", "Villages covered"))
measure(Measure("support.steps", "sum", "Bước đã làm", "Steps done"))
measure(Measure("support.difficulties", "sum", "Chỗ vướng", "Difficulties"))
measure(Measure("support.safety", "sum", "Câu hỏi an toàn sau lượt giúp", "Safety questions after a help"))
measure(Measure("support.callbacks", "sum", "Lượt giúp đã gọi hỏi lại", "Helps asked about again"))
measure(Measure("support.callback_answers", "sum", "Câu trả lời khi gọi lại", "Answers when asked again"))
measure(Measure("support.team_calls", "sum", "Lời gọi tổ công nghệ số", "Calls for the team"))
measure(Measure("support.team_answers", "sum", "Lời gọi tổ đã trả lời", "Calls for the team that were answered"))
denominator(
    Denominator(
        "support.back_alone", "người quay lại và tự làm, có người giúp khác thấy", "people who came back and did it alone, seen by another helper",
        partial(count, states=(KEPT,)), partial(counts, states=(KEPT,)),
    )
)  # fmt: skip
denominator(
    Denominator(
        "support.back_looked_at", "người đã qua 90 ngày từ lần đầu cần giúp", "people whose first help is 90 days past",
        partial(count, states=LOOKED_AT), partial(counts, states=LOOKED_AT),
    )
)  # fmt: skip
