"""What can go wrong on a dossier's road."""

from nhipcau.kernel.problems import Words, problem

UNKNOWN_DOSSIER = problem(
    "404.220",
    "unknown_dossier",
    vi=Words("Ở xã này không có hồ sơ ấy.", "Chưa có gì bị thay đổi.", "Xem lại mã trên phiếu hoặc giấy hẹn, rồi gõ lại."),
    en=Words("There is no such dossier in this commune.", "Nothing was changed.", "Check the code on the slip or the receipt, and type it again."),
)
DOSSIER_THERE = problem(
    "409.220",
    "dossier_there",
    vi=Words("Phiếu này đã có hồ sơ.", "Hồ sơ ấy vẫn giữ nguyên.", "Mở hồ sơ ấy rồi ghi bước tiếp theo."),
    en=Words("This slip already has a dossier.", "That dossier is unchanged.", "Open it and record the next step."),
)
CODE_TAKEN = problem(
    "409.221",
    "code_taken",
    vi=Words("Mã hồ sơ này đã gắn với một hồ sơ khác.", "Cả hai hồ sơ vẫn giữ nguyên.", "So mã với giấy hẹn, rồi gõ lại cho đúng."),
    en=Words("This official code belongs to another dossier.", "Both dossiers are unchanged.", "Compare it with the receipt, and type it again."),
)
DOSSIER_ENDED = problem(
    "409.222",
    "dossier_ended",
    vi=Words("Hồ sơ này đã kết thúc.", "Các bước đã ghi vẫn còn nguyên.", "Nếu làm lại, lập hồ sơ mới từ phiếu mới."),
    en=Words("This dossier has ended.", "The steps that were recorded are unchanged.", "To begin again, make a new dossier from a new slip."),
)
ASKED_ONCE = problem(
    "409.223",
    "asked_once",
    vi=Words("Hồ sơ này đã yêu cầu bổ sung một lần.", "Danh sách lần trước vẫn giữ nguyên.", "Giấy còn thiếu chỉ liệt kê một lần. Hỏi lãnh đạo trước khi làm khác."),
    en=Words("Papers were asked for once already.", "The list of that time is unchanged.", "Missing papers are listed once only. Ask your head before doing otherwise."),
)
TOO_LATE_TO_ASK = problem(
    "422.224",
    "too_late_to_ask",
    vi=Words("Đã quá hạn yêu cầu bổ sung: {day}.", "Hồ sơ vẫn giữ nguyên.", "Tiếp tục xử lý, hoặc báo lãnh đạo để xin lỗi và hẹn lại."),
    en=Words("The last day to ask for papers was {day}.", "The dossier is unchanged.", "Go on with it, or tell your head, to apologise and give a new date."),
)
NOTHING_ASKED = problem(
    "409.225",
    "nothing_asked",
    vi=Words("Hồ sơ này không chờ bổ sung giấy.", "Hồ sơ vẫn giữ nguyên.", "Xem lại trạng thái hồ sơ rồi chọn bước khác."),
    en=Words("No papers are awaited for this dossier.", "The dossier is unchanged.", "Look at its state, and choose another step."),
)
SORRY_ONCE = problem(
    "409.226",
    "sorry_once",
    vi=Words("Hồ sơ này đã xin lỗi và hẹn lại một lần.", "Ngày hẹn lần ấy vẫn giữ nguyên.", "Chỉ hẹn lại được một lần. Báo lãnh đạo để giải quyết ngay."),
    en=Words("An apology with a new date was given once already.", "That date is unchanged.", "It can be given once only. Tell your head, to settle it now."),
)
TOO_LATE_TO_SORRY = problem(
    "422.227",
    "too_late_to_sorry",
    vi=Words("Hạn cuối để xin lỗi và hẹn lại là {day}.", "Hồ sơ vẫn giữ nguyên.", "Gọi báo bà con, rồi báo lãnh đạo để giải quyết ngay."),
    en=Words("The last day for an apology was {day}.", "The dossier is unchanged.", "Call the person, and tell your head, to settle it now."),
)
NO_NEW_DATE = problem(
    "422.228",
    "no_new_date",
    vi=Words("Ngày hẹn lại phải là ngày làm việc sau hạn cũ.", "Hồ sơ vẫn giữ nguyên.", "Chọn một ngày làm việc khác."),
    en=Words("The new date has to be a working day after the old one.", "The dossier is unchanged.", "Choose another working day."),
)
UNKNOWN_REASON = problem(
    "422.229",
    "unknown_return_reason",
    vi=Words("Không có lý do tên {reason}.", "Hồ sơ vẫn giữ nguyên.", "Chọn lý do trong danh sách."),
    en=Words("There is no reason called {reason}.", "The dossier is unchanged.", "Choose a reason from the list."),
)
NOT_THERE_YET = problem(
    "409.230",
    "no_date_to_move",
    vi=Words("Hồ sơ này chưa có hạn để hẹn lại.", "Hồ sơ vẫn giữ nguyên.", "Ghi ngày hẹn trả trước đã."),
    en=Words("This dossier has no date to move.", "The dossier is unchanged.", "Record when its result is due first."),
)
NOT_YOUR_COMMUNE = problem(
    "403.231",
    "not_your_commune",
    vi=Words("Xã này không thuộc phạm vi của hệ thống gửi.", "Chưa có gì bị thay đổi.", "Xem lại mã xã, hoặc nhờ cấp quyền cho xã ấy."),
    en=Words("This commune is not one the sender may speak of.", "Nothing was changed.", "Check the commune's code, or ask to be let in for it."),
)
EXPORT_TOO_LARGE = problem(
    "413.232",
    "export_too_large",
    vi=Words("Tệp xuất lớn hơn {limit}.", "Chưa có dòng nào được nhận.", "Xuất theo từng quý hoặc từng tháng rồi gửi lại."),
    en=Words("The export is larger than {limit}.", "No row was taken.", "Export by quarter or month, and send it again."),
)
NO_EXPORT = problem(
    "422.233",
    "no_export",
    vi=Words("Tệp này không có cột mã hồ sơ và cột trạng thái.", "Chưa có dòng nào được nhận.", "Xuất lại dạng CSV, XLSX hoặc JSON, giữ dòng tên cột."),
    en=Words("This file has no column for dossier codes and states.", "No row was taken.", "Export it again as CSV, XLSX or JSON, with its line of headings."),
)
NOTHING_BACK = problem(
    "404.234",
    "nothing_back",
    vi=Words("Tệp dòng lỗi này không còn ở đây.", "Các dòng đã nhận vẫn giữ nguyên.", "Tệp chỉ giữ 7 ngày. Gửi lại tệp xuất để có tệp mới."),
    en=Words("This file of faulty rows is no longer here.", "The rows that were taken are unchanged.", "It is kept for 7 days. Send the export again to get a new one."),
)
SYSTEM_UNKNOWN = problem(
    "401.235",
    "system_unknown",
    vi=Words("Hệ thống này chưa được cho vào, hoặc đã hết quyền.", "Chưa có gì bị thay đổi.", "Xin thẻ mới từ người vận hành Nhịp Cầu."),
    en=Words("This system is not let in, or not any more.", "Nothing was changed.", "Ask whoever runs Nhịp Cầu for a new token."),
)
ROAD_MOVED = problem(
    "409.236",
    "road_moved",
    vi=Words("Hồ sơ vừa đổi: lúc mở trang là {saw}, nay là {now}.", "Bước của người kia vẫn giữ nguyên. Bước này chưa ghi, chữ đã gõ còn trên trang.", "Xem bước mới, rồi ghi lại nếu vẫn cần."),
    en=Words("The dossier has changed: it was {saw_en}, and now it is {now_en}.", "The other officer's step stands. This one was not recorded; what was typed is still on the page.", "Look at the new step, and record yours again if it is still needed."),
)
TAKEN_OVER = problem(
    "409.237",
    "taken_over",
    vi=Words("Việc này đã có người ở một cửa nhận.", "Lượt nhận trước vẫn giữ nguyên.", "Hỏi người đã nhận, hoặc chọn việc khác."),
    en=Words("Somebody at the desk has taken this case already.", "It stays with them.", "Ask them, or choose another case."),
)
UNKNOWN_TASK = problem(
    "404.238",
    "unknown_task",
    vi=Words("Không thấy việc này, hoặc việc đã xong.", "Chưa có gì bị thay đổi.", "Mở lại trang chuyển giao để xem việc còn lại."),
    en=Words("There is no such task, or it is done.", "Nothing was changed.", "Open the page of hand-overs again to see what is left."),
)
NO_SUCH_FORM = problem(
    "404.239",
    "no_such_form",
    vi=Words("Hồ sơ này chưa có mẫu giấy ấy.", "Hồ sơ vẫn giữ nguyên.", "Ghi bước tương ứng trước, rồi mở lại mẫu."),
    en=Words("This dossier has no such form yet.", "The dossier is unchanged.", "Record the step it belongs to, then open the form again."),
)
