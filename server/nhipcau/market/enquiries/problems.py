"""What can go wrong with questions of buyers."""

from nhipcau.kernel.problems import Words, problem

UNKNOWN_ENQUIRY = problem(
    "404.441",
    "unknown_enquiry",
    vi=Words("Không thấy câu hỏi này.", "Chưa có gì bị thay đổi.", "Xem lại mã trên trang đã hỏi, hoặc trong tin nhắn."),
    en=Words("There is no such question.", "Nothing was changed.", "Look at the code again, on the page or in the message."),
)
NOT_SHOWN = problem(
    "404.442",
    "goods_not_shown",
    vi=Words("Hàng này không còn bày.", "Câu hỏi chưa gửi.", "Xem hàng khác của xã ở Chợ."),
    en=Words("This is not shown any more.", "The question was not sent.", "Look at other things of the commune."),
)
NOT_DECENT = problem(
    "422.443",
    "words_not_decent",
    vi=Words("Lời này có chữ không nên gửi.", "Chưa gửi gì. Lời đã gõ vẫn còn.", "Viết lại cho lịch sự, ngắn gọn."),
    en=Words("There are words in this that should not be sent.", "Nothing was sent. What was typed is still there.", "Please write it politely."),
)
TOO_MANY = problem(
    "429.444",
    "too_many_enquiries",
    vi=Words("Số này hỏi nhiều lần liền nhau.", "Câu hỏi này chưa gửi.", "Đợi {wait} rồi hỏi lại."),
    en=Words("This number has asked many times.", "This question was not sent.", "Wait {wait_en}, then ask again."),
)
ASKED_ENOUGH = problem(
    "409.445",
    "asked_enough",
    vi=Words("Câu này đã hỏi thêm một lần, hoặc chưa có lời đáp.", "Lời trước giữ nguyên.", "Đợi lời đáp, hoặc mở câu hỏi mới ở trang hàng."),
    en=Words(
        "One more question was asked already, or there is no answer yet.",
        "What was said before stands.",
        "Wait for the answer, or ask anew on the page of the goods.",
    ),
)
NOT_WELCOME = problem(
    "403.446",
    "enquiries_not_welcome",
    vi=Words("Nơi làm này không nhận câu hỏi từ số của bạn.", "Câu hỏi chưa gửi.", "Hỏi xã nếu thấy nhầm."),
    en=Words("This maker takes no questions from your number.", "The question was not sent.", "Ask the commune if this is a mistake."),
)
WRONG_CODES = problem(
    "429.447",
    "too_many_enquiry_codes",
    vi=Words("Nhiều mã sai liền nhau.", "Chưa mở trang nào.", "Đợi {wait} rồi thử lại."),
    en=Words("Many wrong codes in a row.", "No page was opened.", "Wait {wait_en}, then try again."),
)
ENQUIRY_MISREAD = problem(
    "422.448",
    "enquiry_misread",
    vi=Words("Lời còn trống, hoặc dài hơn 120 chữ.", "Chưa gửi gì.", "Viết từ 2 đến 120 chữ."),
    en=Words("The words are missing, or longer than 120 letters.", "Nothing was sent.", "Write 2 to 120 letters."),
)
