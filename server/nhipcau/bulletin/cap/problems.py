"""What can be wrong with an alert of others, and with a rule about them (numbers 386 to 393)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

TOO_LARGE: Final = problem(
    "413.386",
    "cap_too_large",
    vi=Words("Tệp cảnh báo lớn quá 1 MB.", "Chưa có gì được nhận.", "Xin nơi gửi bản gọn hơn, bỏ hình ảnh kèm trong tệp."),
    en=Words("This alert is larger than 1 MB.", "Nothing was taken.", "Ask the sender for a smaller one, without pictures inside it."),
)
UNREADABLE: Final = problem(
    "422.387",
    "cap_unreadable",
    vi=Words("Tệp này không đọc được ({why}).", "Chưa có gì được nhận.", "Tải lại tệp từ nơi phát, rồi gửi lại đúng tệp đó."),
    en=Words("This file cannot be read ({why_en}).", "Nothing was taken.", "Fetch the file again from its sender and bring that very file."),
)
HOSTILE: Final = problem(
    "422.388",
    "cap_hostile",
    vi=Words("Tệp có phần khai báo DOCTYPE, thứ cảnh báo thật không có.", "Tệp bị bỏ, không đoạn nào được mở.", "Báo cho nơi gửi. Đừng sửa tệp rồi gửi lại."),
    en=Words("The file has a DOCTYPE, which no true alert has.", "It was dropped; no part of it was opened.", "Tell the sender. Do not change the file and bring it again."),
)
OTHER_VERSION: Final = problem(
    "422.389",
    "cap_other_version",
    vi=Words("Tệp này không phải CAP 1.2 ({found}).", "Chưa có gì được nhận.", "Xin nơi phát bản CAP 1.2, hoặc dán lời bản tin."),
    en=Words("This is not CAP 1.2 ({found}).", "Nothing was taken.", "Ask the sender for CAP 1.2, or paste the text of the bulletin."),
)
AGAINST_SCHEMA: Final = problem(
    "422.390",
    "cap_against_schema",
    vi=Words("Tệp sai chuẩn CAP 1.2, dòng {line}: {why}.", "Chưa có gì được nhận.", "Gửi dòng này cho nơi phát để họ sửa."),
    en=Words("The file breaks the CAP 1.2 schema, line {line}: {why}.", "Nothing was taken.", "Send this line to whoever made it, so that they mend it."),
)
AGAINST_RULES: Final = problem(
    "422.391",
    "cap_against_rules",
    vi=Words("Cảnh báo này chưa dùng được: {why}.", "Chưa có gì được nhận.", "Gửi lời này cho nơi phát, xin bản đã sửa."),
    en=Words("This alert cannot be used: {why_en}.", "Nothing was taken.", "Send these words to whoever made it and ask for a mended one."),
)
UNKNOWN: Final = problem(
    "404.392",
    "unknown_cap",
    vi=Words("Không có cảnh báo hay quy tắc này ở xã mình.", "Không có gì thay đổi.", "Mở lại trang để xem những gì đang có."),
    en=Words("There is no such alert or rule in this commune.", "Nothing was changed.", "Open the page again to see what there is."),
)
RULE_NOT_TAKEN: Final = problem(
    "422.393",
    "cap_rule_not_taken",
    vi=Words("Quy tắc này chưa ký được: {why}.", "Quy tắc chưa có hiệu lực.", "Sửa lại, hoặc nhờ lãnh đạo khác ký."),
    en=Words("This rule cannot be signed: {why_en}.", "The rule is not in force.", "Change it, or ask another leader to sign."),
)
