"""What can be wrong with a question about procedures and guides (numbers 40 to 49)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

UNKNOWN_PROCEDURE: Final = problem(
    "404.40",
    "unknown_procedure",
    vi=Words(
        "Không có thủ tục mang mã {code}.",
        "Không có gì bị thay đổi.",
        "Tìm lại bằng tên việc, như “khai sinh”, rồi chọn trong danh sách.",
    ),
    en=Words(
        "There is no procedure with code {code}.",
        "Nothing was changed.",
        "Search again by what you need, such as “khai sinh”, and pick from the list.",
    ),
)
NO_GUIDE: Final = problem(
    "404.41",
    "no_guide",
    vi=Words(
        "Thủ tục {code} chưa có phần hỏi đáp.",
        "Trang tra cứu của thủ tục vẫn dùng được.",
        "Xem danh sách giấy tờ chung, hoặc hỏi bộ phận một cửa của xã.",
    ),
    en=Words(
        "Procedure {code} has no guide with questions yet.",
        "Its reference page can be read.",
        "Read the general list of papers, or ask the commune's one-stop desk.",
    ),
)
UNKNOWN_QUESTION: Final = problem(
    "422.42",
    "unknown_question",
    vi=Words(
        "Không có câu hỏi “{question}” trong hướng dẫn này.",
        "Các câu trả lời khác vẫn đúng, chưa lưu gì.",
        "Bỏ câu trả lời này, hoặc tải lại hướng dẫn mới nhất.",
    ),
    en=Words(
        "This guide has no question “{question}”.",
        "The other answers are fine; nothing was stored.",
        "Leave this answer out, or fetch the newest guide.",
    ),
)
UNKNOWN_OPTION: Final = problem(
    "422.43",
    "unknown_option",
    vi=Words(
        "Câu “{question}” không có lựa chọn này.",
        "Các câu trả lời khác vẫn đúng, chưa lưu gì.",
        "Chọn một trong: {options}.",
    ),
    en=Words(
        "Question “{question}” has no such option.",
        "The other answers are fine; nothing was stored.",
        "Choose one of: {options}.",
    ),
)
WRONG_ANSWER: Final = problem(
    "422.44",
    "wrong_answer",
    vi=Words(
        "Câu “{question}” cần kiểu trả lời khác.",
        "Các câu trả lời khác vẫn đúng, chưa lưu gì.",
        "Trả lời bằng {wanted}.",
    ),
    en=Words(
        "Question “{question}” takes another kind of answer.",
        "The other answers are fine; nothing was stored.",
        "Answer with {wanted_en}.",
    ),
)
NOT_TOGETHER: Final = problem(
    "422.45",
    "not_together",
    vi=Words(
        "Ở câu “{question}”, có lựa chọn phải đứng một mình.",
        "Các câu trả lời khác vẫn đúng, chưa lưu gì.",
        "Giữ “{alone}”, hoặc giữ các lựa chọn còn lại.",
    ),
    en=Words(
        "In question “{question}” one of the options stands alone.",
        "The other answers are fine; nothing was stored.",
        "Keep “{alone}”, or keep the others.",
    ),
)
CONTRADICTION: Final = problem(
    "422.46",
    "contradiction",
    vi=Words(
        "Các câu trả lời chưa khớp nhau: {text}",
        "Chưa lưu gì.",
        "Hỏi lại gia đình rồi sửa một trong các câu trả lời.",
    ),
    en=Words(
        "The answers contradict each other: {text}",
        "Nothing was stored.",
        "Ask the family again, then correct one of the answers.",
    ),
)
