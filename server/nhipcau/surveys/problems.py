"""What can be wrong with a form, an answer or a key (numbers 490 to 519)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

OUTSIDE: Final = problem(
    "422.490",
    "survey_outside",
    vi=Words("Biểu mẫu có chỗ chưa dùng được: {what}.", "Chưa lưu gì.", "Sửa chỗ đó trong tệp Excel, rồi tải lên lại."),
    en=Words("Something in the form does not work yet: {what_en}.", "Nothing was kept.", "Change it in the workbook, then bring it again."),
)
UNREADABLE: Final = problem(
    "422.491",
    "survey_unreadable",
    vi=Words("Tệp chưa thành biểu mẫu: {what}.", "Chưa lưu gì.", "Xem mẫu ở docs/bieu-mau.md, sửa rồi tải lên lại."),
    en=Words("The file is no form yet: {what_en}.", "Nothing was kept.", "Look at the sample, change the file, bring it again."),
)
TOO_LARGE: Final = problem(
    "413.492",
    "survey_too_large",
    vi=Words("Tệp lớn quá: biểu mẫu chỉ được dưới 2 MB, 3.000 dòng.", "Chưa lưu gì.", "Bỏ ảnh, bỏ dòng thừa, chia làm hai biểu mẫu."),
    en=Words("The file is too large: 2 MB and 3,000 rows at most.", "Nothing was kept.", "Leave pictures and empty rows out, or make two forms."),
)
HOSTILE: Final = problem(
    "422.493",
    "survey_hostile",
    vi=Words("Tệp có phần khai báo mà biểu mẫu thật không có.", "Tệp bị bỏ, không đoạn nào được mở.", "Báo cho nơi gửi. Đừng sửa tệp rồi gửi lại."),
    en=Words("The file declares what no true form declares.", "It was dropped; no part of it was opened.", "Tell the sender. Do not change the file and bring it again."),
)
ASKS_SECRET: Final = problem(
    "422.494",
    "survey_asks_secret",
    vi=Words("Câu “{question}” hỏi {what}. Không ai được hỏi điều này.", "Chưa lưu gì.", "Bỏ câu đó. Mã, mật khẩu, số thẻ thì chủ tự giữ."),
    en=Words("The question “{question}” asks for a secret ({what}). Nobody may ask for it.", "Nothing was kept.", "Take it out. Secrets stay with their owner."),
)
PERSONAL: Final = problem(
    "422.495",
    "survey_personal",
    vi=Words(
        "Biểu mẫu hỏi về người: {what}. Như vậy không còn là không ghi tên.", "Chưa lưu gì.",
        "Chọn “Hỏi về một người”, viết để làm gì (ít nhất 10 chữ), giữ bao nhiêu ngày.",
    ),
    en=Words(
        "The form asks about people: {what}. Then it is not anonymous.", "Nothing was kept.",
        "Choose “about a person”, write what for (10 letters at least), and how many days it is kept.",
    ),
)  # fmt: skip
UNKNOWN_FORM: Final = problem(
    "404.496",
    "unknown_survey",
    vi=Words("Không có biểu mẫu này ở nơi mình.", "Không có gì thay đổi.", "Mở lại danh sách biểu mẫu."),
    en=Words("There is no such form at your place.", "Nothing was changed.", "Open the list of forms again."),
)
NOT_OPEN: Final = problem(
    "409.497",
    "survey_not_open",
    vi=Words("Lúc trả lời, biểu mẫu này không mở.", "Câu trả lời còn trên máy.", "Hỏi xã xem có bản mới không."),
    en=Words("The form was not open when it was answered.", "The answer is kept on the phone.", "Ask the commune for the new version."),
)
ANSWERS_WRONG: Final = problem(
    "422.498",
    "survey_answers_wrong",
    vi=Words("Câu trả lời chưa đúng biểu mẫu: {what}.", "Câu trả lời còn trên máy.", "Mở lại, sửa câu đó rồi gửi."),
    en=Words("The answer does not fit the form: {what_en}.", "It is kept on the phone.", "Open it again, change it, send it."),
)
NOT_AGREED: Final = problem(
    "422.499",
    "survey_not_agreed",
    vi=Words("Bà con chưa đồng ý cho ghi câu trả lời này.", "Câu trả lời không được giữ.", "Hỏi ý bà con trước, rồi mới hỏi các câu sau."),
    en=Words("The person has not agreed that this is recorded.", "The answer was not kept.", "Ask for their consent first."),
)
LEAD_OPENS: Final = problem(
    "403.500",
    "survey_needs_lead",
    vi=Words("Biểu mẫu hỏi về người thì lãnh đạo xã mở.", "Biểu mẫu vẫn là bản chờ.", "Nhờ lãnh đạo xã xem rồi mở."),
    en=Words("A form that asks about people is opened by the commune's lead.", "It still waits.", "Ask the commune's lead to look and open it."),
)
VERSION_TAKEN: Final = problem(
    "409.501",
    "survey_version_taken",
    vi=Words("Bản “{version}” của biểu mẫu này đã có.", "Bản đang có không đổi.", "Đổi ô version ở tờ settings, hoặc để trống để máy tự đánh số."),
    en=Words("There is a version “{version}” of this form already.", "What is there was not changed.", "Change version on the settings sheet, or leave it empty."),
)
UNKNOWN_ANSWER: Final = problem(
    "404.502",
    "unknown_survey_answer",
    vi=Words("Không có câu trả lời này ở nơi mình.", "Không có gì thay đổi.", "Mở lại danh sách câu trả lời."),
    en=Words("There is no such answer at your place.", "Nothing was changed.", "Open the list of answers again."),
)
KEY_UNKNOWN: Final = problem(
    "401.503",
    "survey_key_unknown",
    vi=Words("Khóa của ứng dụng không đúng, hoặc đã bị thu.", "Biểu mẫu và câu trả lời còn trên máy.", "Xin xã mã QR mới, rồi quét lại."),
    en=Words("The key of the program is wrong, or was ended.", "Forms and answers are kept on the phone.", "Ask the commune for a new QR code and scan it."),
)
SUBMISSION_UNREADABLE: Final = problem(
    "400.504",
    "survey_submission_unreadable",
    vi=Words("Bài gửi đến đọc không ra: {what}.", "Câu trả lời còn trên máy.", "Cập nhật ứng dụng, lấy lại biểu mẫu rồi gửi lại."),
    en=Words("The submission cannot be read: {what_en}.", "The answer is kept on the phone.", "Update the program, fetch the form again, send again."),
)
CONSENT_NOT_IN_FORM: Final = problem(
    "422.505",
    "survey_consent_missing",
    vi=Words(
        "Biểu mẫu hỏi về người mà bài gửi không ghi lời đồng ý: thiếu câu “dong_y” được chọn “co”.", "Câu trả lời không được giữ.",
        "Thêm câu chọn một “dong_y” (co, khong) vào biểu mẫu, hỏi bà con rồi gửi lại.",
    ),
    en=Words(
        "The form asks about people, and the submission records no consent: “dong_y” is not answered with “co”.", "The answer was not kept.",
        "Put a question “dong_y” (co, khong) into the form, ask the person, send again.",
    ),
)  # fmt: skip
WRONG_KEYS: Final = problem(
    "429.506",
    "survey_too_many_keys",
    vi=Words("Nhiều khóa sai liền nhau.", "Câu trả lời còn trên máy.", "Đợi {wait} rồi thử lại, hoặc xin xã mã QR mới."),
    en=Words("Many wrong keys one after another.", "Answers are kept on the phone.", "Wait {wait_en}, or ask the commune for a new QR code."),
)
FORM_MISREAD: Final = problem(
    "422.507",
    "survey_page_misread",
    vi=Words("Trang này gửi đi chưa đủ: {what}.", "Chưa có gì thay đổi.", "Điền ô còn thiếu, rồi bấm lại."),
    en=Words("The page was not filled in: {what_en}.", "Nothing was changed.", "Fill in what is missing, then press again."),
)
SUBMISSION_TOO_LARGE: Final = problem(
    "413.508",
    "survey_submission_too_large",
    vi=Words("Bài gửi lớn hơn {most} MB.", "Câu trả lời còn trên máy.", "Bỏ tệp kèm rồi gửi lại."),
    en=Words("The submission is larger than {most} MB.", "The answer is kept on the phone.", "Leave files out and send again."),
)
UNKNOWN_KEY: Final = problem(
    "404.509",
    "unknown_survey_key",
    vi=Words("Không có khóa này, hoặc không có người này ở nơi mình.", "Không có gì thay đổi.", "Mở lại trang các khóa."),
    en=Words("There is no such key, or no such member at your place.", "Nothing was changed.", "Open the page of keys again."),
)
FILES_NOT_ASKED: Final = problem(
    "422.510",
    "survey_files_not_asked",
    vi=Words(
        "Bài gửi kèm {many} tệp, mà biểu mẫu không hỏi tệp nào.", "Câu trả lời và tệp còn trên máy, ở đây chưa giữ gì.",
        "Gỡ tệp kèm rồi gửi lại. Tệp nào xã cần thì đưa cho xã theo cách khác.",
    ),
    en=Words(
        "The submission brings {many} files, and the form asks for none.", "Answer and files are kept on the phone; nothing was kept here.",
        "Take the files out and send again. What the commune needs of them, hand over in another way.",
    ),
)  # fmt: skip
