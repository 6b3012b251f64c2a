"""What can be wrong with a petition (numbers 456 to 475)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

_KEPT = "Việc được giữ trong sổ và trên máy."
_KEPT_EN = "The work is kept in the ledger and on the phone."
_SAME = "Chưa có gì thay đổi."
_SAME_EN = "Nothing was changed."

UNKNOWN_PETITION: Final = problem(
    "404.456", "unknown_petition",
    vi=Words("Không thấy phản ánh này ở nơi mình phụ trách.", _SAME, "Mở lại danh sách rồi chọn."),
    en=Words("There is no such petition in your places.", _SAME_EN, "Open the list again and choose."),
)  # fmt: skip
UNKNOWN_CATEGORY: Final = problem(
    "422.457", "unknown_category",
    vi=Words("Loại việc này chưa có trong danh sách.", _KEPT, "Chọn lại, hoặc chọn “Việc khác”."),
    en=Words("This kind of matter is not on the list.", _KEPT_EN, "Choose again, or choose another matter."),
)  # fmt: skip
NOT_AGREED: Final = problem(
    "422.458", "petitioner_not_agreed",
    vi=Words("Bà con chưa đồng ý ghi tên, hoặc đã rút.", _KEPT, "Hỏi đồng ý rồi gửi lại, hoặc gửi không ghi ai."),
    en=Words("The person has not agreed to be recorded, or took it back.", _KEPT_EN, "Ask and send again, or send it without naming anybody."),
)  # fmt: skip
OVER: Final = problem(
    "409.459", "petition_over",
    vi=Words("Phản ánh này đã khép, hoặc chưa đến bước ấy.", _SAME, "Mở lại trang để xem đang ở bước nào."),
    en=Words("The petition is closed, or not at this step.", _SAME_EN, "Open the page again to see where it is."),
)  # fmt: skip
TOO_FEW_WORDS: Final = problem(
    "422.460", "answer_too_short",
    vi=Words("Câu trả lời cần ít nhất {words} từ.", "Chưa gửi cho bà con.", "Viết rõ đã làm gì, ở đâu, ngày nào."),
    en=Words("An answer needs at least {words} words.", "Nothing was sent.", "Say what was done, where, on which day."),
)  # fmt: skip
EMPTY_ANSWER: Final = problem(
    "422.461", "answer_says_nothing",
    vi=Words("Câu trả lời chưa nói đã làm gì.", "Chưa gửi cho bà con.", "Bỏ câu chung chung. Viết việc đã làm, ở đâu, ngày nào."),
    en=Words("The answer does not say what was done.", "Nothing was sent.", "Leave out empty phrases; say what was done, where, when."),
)  # fmt: skip
NO_PROOF: Final = problem(
    "422.462", "answer_without_proof",
    vi=Words("Chưa có ảnh hoặc số văn bản.", "Chưa gửi cho bà con.", "Thêm một ảnh sau khi làm, hoặc ghi số văn bản."),
    en=Words("There is no photo and no document number.", "Nothing was sent.", "Add a photo of what was done, or the document's number."),
)  # fmt: skip
NOT_THEIRS: Final = problem(
    "403.463", "not_to_the_accused",
    vi=Words("Không giao về nơi đang bị phản ánh, hay cấp dưới.", _SAME, "Chọn nơi cao hơn trong danh sách."),
    en=Words("It is never given to those it is about, nor below.", _SAME_EN, "Choose somebody above them from the list."),
)  # fmt: skip
SECOND_PERSON: Final = problem(
    "403.464", "second_person_opens",
    vi=Words("Mở danh tính cần người thứ hai đồng ý.", "Danh tính vẫn được giữ kín.", "Nhờ một cán bộ khác của nơi này."),
    en=Words("A second person has to agree before it is known who it was.", "Who it was stays sealed.", "Ask another officer of this place."),
)  # fmt: skip
NEVER_OPENED: Final = problem(
    "403.465", "never_opened_here",
    vi=Words("Việc nói về cán bộ: xã không được mở danh tính.", "Danh tính vẫn được giữ kín.", "Hỏi lại bà con qua tin nhắn của hệ thống."),
    en=Words("It is about officers: the commune may not know who it was.", "Who it was stays sealed.", "Ask through the relay."),
)  # fmt: skip
NAMES_SOMEBODY: Final = problem(
    "422.466", "public_text_names_somebody",
    vi=Words("Lời đăng còn tên hoặc số của người phản ánh.", "Chưa đăng gì.", "Bỏ tên, số điện thoại, rồi đăng lại."),
    en=Words("The text still holds a name or number of whoever raised it.", "Nothing was published.", "Take it out and publish again."),
)  # fmt: skip
NOT_PUBLIC: Final = problem(
    "422.467", "private_matter",
    vi=Words("Loại việc này không đăng lên bảng chung.", "Chưa đăng gì.", "Trả lời riêng cho người phản ánh."),
    en=Words("This kind of matter is not shown on the public board.", "Nothing was published.", "Answer whoever raised it."),
)  # fmt: skip
CODE_MISTYPED: Final = problem(
    "422.468", "petition_code_mistyped",
    vi=Words("Mã này chưa đúng. Mã có 11 chữ và số.", _SAME, "Xem lại mã trên giấy hoặc tin nhắn."),
    en=Words("This is no such code. A code has 11 letters and digits.", _SAME_EN, "Look at the code on paper or in the message."),
)  # fmt: skip
UNKNOWN_CODE: Final = problem(
    "404.469", "unknown_petition_code",
    vi=Words("Chưa thấy phản ánh có mã này.", "Mã vẫn dùng được.", "Máy người giúp chưa có sóng thì chờ thêm một ngày."),
    en=Words("No petition has this code yet.", "The code stays good.", "If the helper's phone had no signal, wait a day."),
)  # fmt: skip
TOO_MANY_CODES: Final = problem(
    "429.470", "too_many_petition_codes",
    vi=Words("Nhiều mã sai liền nhau.", _SAME, "Chờ {wait} rồi thử lại."),
    en=Words("Too many wrong codes in a row.", _SAME_EN, "Wait {wait_en}, then try again."),
)  # fmt: skip
TOO_MANY_RAISED: Final = problem(
    "429.471", "too_many_petitions",
    vi=Words("Có nhiều phản ánh gửi liền nhau.", "Phản ánh này chưa được ghi.", "Chờ {wait} rồi gửi lại."),
    en=Words("Too many petitions in a row.", "This one was not recorded.", "Wait {wait_en}, then send it again."),
)  # fmt: skip
MISREAD: Final = problem(
    "422.472", "petition_misread",
    vi=Words("Có ô chưa điền, hoặc điền chưa đúng.", _SAME, "Xem lại từng ô, rồi bấm lại."),
    en=Words("Something is missing or not as it should be.", _SAME_EN, "Look at each field, then press again."),
)  # fmt: skip
SAID_BY_HOUSE: Final = problem(
    "403.473", "said_by_the_house",
    vi=Words("Cách gửi này chỉ hệ thống dùng.", _KEPT, "Gửi lại từ ứng dụng."),
    en=Words("Only the house itself says it this way.", _KEPT_EN, "Send it again from the app."),
)  # fmt: skip
