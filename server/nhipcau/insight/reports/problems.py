"""What can go wrong with reports and the templates that offices make of them."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

_VI, _EN = "Mẫu đang dùng và các báo cáo đã lập giữ nguyên.", "The template in use and the reports made stay as they were."
_NOTHING_VI, _NOTHING_EN = "Chưa có gì bị thay đổi.", "Nothing was changed."

TEMPLATE_TOO_LARGE: Final = problem(
    "413.575", "report_template_too_large",
    vi=Words("Tệp mẫu quá lớn hoặc bung ra quá lớn ({where}).", _VI, "Bỏ bớt ảnh trong mẫu, lưu lại rồi tải lên."),
    en=Words("The template is too large, or unpacks too large ({where}).", _EN, "Take pictures out of it, save it and send it again."),
)  # fmt: skip
NO_WORD_FILE: Final = problem(
    "422.575", "report_template_unreadable",
    vi=Words("Tệp này không phải tệp Word .docx đọc được.", _VI, "Trong Word chọn Lưu thành, kiểu “Word Document (.docx)”."),
    en=Words("This is no Word file (.docx) that can be read.", _EN, "In Word choose Save as, kind “Word Document (.docx)”."),
)  # fmt: skip
TEMPLATE_HAS_MACROS: Final = problem(
    "422.576", "report_template_macros",
    vi=Words("Mẫu có macro (.docm, .dotm), nên không nhận.", _VI, "Lưu lại thành .docx không có macro rồi tải lên."),
    en=Words("The template holds macros (.docm, .dotm) and is not taken.", _EN, "Save it as .docx without macros and send it again."),
)  # fmt: skip
TEMPLATE_REACHES_OUT: Final = problem(
    "422.577", "report_template_reaches_out",
    vi=Words("Mẫu có tệp nhúng hoặc liên kết ra ngoài: {where}.", _VI, "Gỡ liên kết, tệp nhúng ấy trong Word (Ctrl+Shift+F9) rồi tải lại."),
    en=Words("The template holds an embedded file or a link to the outside: {where}.", _EN, "Remove it in Word (Ctrl+Shift+F9) and send it again."),
)  # fmt: skip
UNKNOWN_WORD: Final = problem(
    "422.578", "report_template_unknown_word",
    vi=Words("Mẫu gọi ô “{where}”, mà báo cáo không có ô ấy.", _VI, "Sửa tên ô theo bảng các ô ở trang Mẫu báo cáo."),
    en=Words("The template asks for “{where}”, which no report has.", _EN, "Put the name right by the table of names on the page of templates."),
)  # fmt: skip
TEMPLATE_MISREAD: Final = problem(
    "422.579", "report_template_misread",
    vi=Words("Có dấu ngoặc nhọn trong mẫu chưa đọc được, gần: “{where}”.", _VI, "So chỗ ấy với mẫu chuẩn: mỗi dấu mở có một dấu đóng."),
    en=Words("Braces in the template could not be read, near “{where}”.", _EN, "Compare the place with the standard template: each opening has its closing."),
)  # fmt: skip
FORBIDDEN_WORD: Final = problem(
    "422.580", "report_template_forbidden",
    vi=Words("Mẫu dùng lệnh không được phép trong ngoặc nhọn ({where}).", _VI, "Trong ngoặc chỉ để tên ô, if, for như mẫu chuẩn."),
    en=Words("The template uses an instruction that is not allowed ({where}).", _EN, "Between braces only names, if and for may stand, as in the standard template."),
)  # fmt: skip
TEMPLATE_TOO_SLOW: Final = problem(
    "422.581", "report_template_too_slow",
    vi=Words("Điền mẫu này quá lâu hoặc bị dừng giữa chừng.", _VI, "Bắt đầu lại từ mẫu chuẩn, sửa ít một rồi thử."),
    en=Words("Filling this template took too long or was cut off.", _EN, "Begin anew from the standard template and change little at a time."),
)  # fmt: skip
TEMPLATE_NOT_TRIED: Final = problem(
    "409.575", "report_template_not_tried",
    vi=Words("Mẫu này chưa xem thử với số liệu thật.", _VI, "Bấm Xem thử, đọc bản Word, rồi mới dùng."),
    en=Words("This template was not tried with real figures yet.", _EN, "Press Try, read the Word file, then take it in use."),
)  # fmt: skip
REPORT_MADE_ALREADY: Final = problem(
    "409.576", "report_made_already",
    vi=Words("Báo cáo định kỳ của kỳ này đã tự lập rồi.", "Bản đã lập giữ nguyên.", "Cần bản mới thì bấm Lập báo cáo."),
    en=Words("The report of this period has made itself already.", "That one stands.", "Press Make for another edition."),
)  # fmt: skip
UNKNOWN_TEMPLATE: Final = problem(
    "404.576", "unknown_report_template",
    vi=Words("Không tìm thấy mẫu báo cáo này.", _NOTHING_VI, "Mở lại trang Mẫu báo cáo rồi chọn."),
    en=Words("This template was not found.", _NOTHING_EN, "Open the page of templates again and choose."),
)  # fmt: skip
UNKNOWN_REPORT: Final = problem(
    "404.575", "unknown_report",
    vi=Words("Không tìm thấy báo cáo này ở nơi bạn phụ trách.", _NOTHING_VI, "Mở trang Báo cáo rồi chọn trong danh sách."),
    en=Words("This report was not found where you work.", _NOTHING_EN, "Open the page of reports and choose from the list."),
)  # fmt: skip
NOT_THIS_REPORT: Final = problem(
    "403.575", "report_of_another_place",
    vi=Words("Bạn không lập được loại báo cáo này cho nơi này.", _NOTHING_VI, "Chọn nơi mình phụ trách; xã lập báo cáo xã, tỉnh lập báo cáo tỉnh."),
    en=Words("You may not make this kind of report for this place.", _NOTHING_EN, "Choose your own place: a commune makes a commune's, a province a province's."),
)  # fmt: skip
ODD_REPORT_PERIOD: Final = problem(
    "422.582", "odd_report_period",
    vi=Words("Kỳ “{period}” không lập báo cáo được.", _NOTHING_VI, "Chọn một tháng hoặc một quý đã bắt đầu."),
    en=Words("No report can be made of the period “{period}”.", _NOTHING_EN, "Choose a month or a quarter that has begun."),
)  # fmt: skip
REPORT_MISREAD: Final = problem(
    "422.583", "report_form_misread",
    vi=Words("Chưa đọc được phần đã điền.", _NOTHING_VI, "Chọn loại, kỳ, rồi gửi lại; mỗi ô lời nhiều nhất 4.000 chữ cái."),
    en=Words("The form could not be read.", _NOTHING_EN, "Choose kind and period and send it again; at most 4,000 letters a box."),
)  # fmt: skip
