"""What can be refused about a class."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

UNKNOWN_CLASS: Final = problem(
    "404.310",
    "unknown_class",
    vi=Words("Không thấy lớp này ở nơi mình phụ trách.", "Không có gì bị thay đổi.", "Mở lại danh sách lớp rồi chọn lại."),
    en=Words("There is no such class in your place.", "Nothing was changed.", "Open the list of classes and choose again."),
)
CLASS_OVER: Final = problem(
    "409.311",
    "class_over",
    vi=Words("Lớp chưa đến giờ, đã xong hoặc đã hủy.", "Lớp vẫn như cũ.", "Xem lại ngày giờ và tình trạng của lớp."),
    en=Words("The class has not begun, is over, or was cancelled.", "The class is as it was.", "Look at its time and state again."),
)
TIME_ODD: Final = problem(
    "422.312",
    "class_time_odd",
    vi=Words("Giờ học đã qua, hoặc xa hơn một năm.", "Lớp chưa được ghi.", "Chọn ngày giờ sắp tới, trong vòng một năm."),
    en=Words("The class would be in the past, or more than a year away.", "It was not recorded.", "Choose a coming time within a year."),
)
NOT_OF_HERE: Final = problem(
    "422.313",
    "class_stranger",
    vi=Words("Người này không làm việc ở đây, hoặc đã nghỉ.", "Không có gì bị thay đổi.", "Chọn người khác trong danh sách."),
    en=Words("This person does not work here, or has left.", "Nothing was changed.", "Choose somebody else from the list."),
)
SEAT_NOT_AGREED: Final = problem(
    "422.314",
    "seat_not_agreed",
    vi=Words(
        "Bà con chưa đồng ý để tổ ghi tên đi học.",
        "Tên chưa được ghi vào lớp.",
        "Hỏi bà con về nhắc hẹn hay hộ chiếu kỹ năng. Không đồng ý vẫn học được.",
    ),
    en=Words(
        "The person has not agreed that their name is kept for a class.",
        "The name was not recorded.",
        "Ask about reminders or the skills passport. Without it they can still learn.",
    ),
)
ROOM_FULL: Final = problem(
    "409.315",
    "class_full",
    vi=Words("Phòng học đã đủ chỗ.", "Tên chưa được ghi vào lớp.", "Tăng số chỗ của lớp, hoặc mở thêm một lớp."),
    en=Words("The room is full.", "The name was not recorded.", "Give the class more room, or plan another one."),
)
NOT_HOST: Final = problem(
    "422.316",
    "class_place_odd",
    vi=Words("Nơi tổ chức hoặc thôn, bản không thuộc nơi mình.", "Lớp chưa được ghi.", "Chọn lại nơi học trong danh sách."),
    en=Words("The host or the village is not in your place.", "The class was not recorded.", "Choose the place from the list again."),
)
UNKNOWN_CERTIFICATE: Final = problem(
    "404.317",
    "unknown_certificate",
    vi=Words(
        "Không thấy giấy chứng nhận có mã này.",
        "Không có gì bị thay đổi.",
        "So lại từng chữ. Người học rút lời đồng ý thì giấy hết hiệu lực.",
    ),
    en=Words(
        "No certificate has this code.",
        "Nothing was changed.",
        "Compare each letter. A certificate ends when the learner takes the consent back.",
    ),
)
CERTIFICATE_MISTYPED: Final = problem(
    "422.318",
    "certificate_mistyped",
    vi=Words("Mã giấy chứng nhận gõ chưa đúng.", "Không có gì bị thay đổi.", "Gõ lại đủ 11 chữ và số in trên giấy."),
    en=Words("The certificate's code is mistyped.", "Nothing was changed.", "Type the 11 letters and digits on the paper again."),
)
TOO_MANY_CERTIFICATES: Final = problem(
    "429.319",
    "too_many_certificates",
    vi=Words("Nhiều mã sai liền nhau từ nơi này.", "Không có gì bị thay đổi.", "Đợi {wait} rồi thử lại."),
    en=Words("Many wrong codes came from here.", "Nothing was changed.", "Wait {wait_en} and try again."),
)
