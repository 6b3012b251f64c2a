"""What can go wrong in the queue."""

from nhipcau.kernel.problems import Words, problem

UNKNOWN_NUMBER = problem(
    "404.240",
    "unknown_number",
    vi=Words("Không thấy số này ở quầy của xã.", "Hàng đợi còn nguyên.", "Mở lại trang hàng đợi, chọn từ danh sách."),
    en=Words("This number is not at the commune's desk.", "The queue is as it was.", "Open the queue again and choose from the list."),
)
MOVED_ON = problem(
    "409.241",
    "number_moved_on",
    vi=Words("Số {number} đã sang bước khác, có thể do quầy bên.", "Không có gì bị ghi hai lần.", "Xem lại hàng đợi rồi chọn số khác."),
    en=Words("Number {number} has moved on, perhaps by another counter.", "Nothing was recorded twice.", "Look at the queue and choose another number."),
)
NOBODY_WAITS = problem(
    "404.242",
    "nobody_waits",
    vi=Words("Chưa có ai đợi việc của quầy này.", "Chưa gọi số nào.", "Đợi người đến, hoặc chọn thêm việc cho quầy."),
    en=Words("Nobody waits for what this counter does.", "No number was called.", "Wait for somebody, or choose more services for the counter."),
)
UNKNOWN_SERVICE = problem(
    "422.243",
    "unknown_service",
    vi=Words("Việc này không có ở quầy, hoặc đang tạm nghỉ.", "Chưa có gì được ghi.", "Chọn việc khác trong danh sách."),
    en=Words("The desk does not offer this service now.", "Nothing was recorded.", "Choose another one of the list."),
)
SLOT_FULL = problem(
    "409.244",
    "slot_full",
    vi=Words("Giờ này vừa kín chỗ.", "Chưa có hẹn nào được ghi.", "Chọn giờ khác."),
    en=Words("This half hour has just been filled.", "No appointment was made.", "Choose another time."),
)
SLOT_ODD = problem(
    "422.245",
    "slot_odd",
    vi=Words("Giờ này không hẹn được: ngoài giờ làm việc, đã qua, hoặc còn xa.", "Chưa có hẹn nào được ghi.", "Chọn giờ khác trong danh sách."),
    en=Words("No appointment can be made then: closed, past, or too far ahead.", "No appointment was made.", "Choose another time of the list."),
)
UNKNOWN_APPOINTMENT = problem(
    "404.246",
    "unknown_appointment",
    vi=Words("Không có hẹn nào mang mã này, hoặc hẹn đã bỏ, đã dùng.", "Chưa có gì bị thay đổi.", "Xem lại mã. Không có hẹn thì lấy số như mọi người."),
    en=Words("No open appointment has this code.", "Nothing was changed.", "Check the code. Without an appointment, take a number."),
)
UNKNOWN_SCREEN = problem(
    "404.247",
    "unknown_screen",
    vi=Words("Màn hình này chưa mở, hoặc đã đóng.", "Hàng đợi còn nguyên.", "Nhờ cán bộ mở lại màn hình ở trang hàng đợi."),
    en=Words("This screen is not open, or was closed.", "The queue is as it was.", "Ask the officer to open the screen again."),
)
NUMBER_TAKEN = problem(
    "409.248",
    "number_taken",
    vi=Words("Số này không thuộc dãy của máy, hoặc đã có.", "Số đã có được giữ nguyên.", "Lấy lại số mới khi có mạng."),
    en=Words("This number is not of this computer's series, or is taken.", "The number that was there stays.", "Take a new number once the network is back."),
)
NO_LETTER_LEFT = problem(
    "409.249",
    "no_letter_left",
    vi=Words("Xã đã dùng hết các dãy số dự phòng.", "Lấy số khi có mạng vẫn như thường.", "Dùng máy đã có dãy số, hoặc đợi 14 ngày."),
    en=Words("All the commune's reserve series are lent.", "Numbers are given as usual with a network.", "Use a computer that has one, or wait 14 days."),
)
TOO_MANY_CODES = problem(
    "429.250",
    "too_many_queue_codes",
    vi=Words("Có nhiều mã gõ chưa đúng từ mạng này.", "Số và hẹn của bà con vẫn còn nguyên.", "Đợi {wait} rồi gõ lại mã."),
    en=Words("Many wrong codes came from this network.", "Numbers and appointments are safe.", "Wait {wait_en}, then type the code again."),
)
NOTHING_CHOSEN = problem(
    "422.251",
    "no_service_chosen",
    vi=Words("Chưa chọn việc nào.", "Chưa có số nào được lấy.", "Chọn ít nhất một việc rồi lấy số."),
    en=Words("No service was chosen.", "No number was taken.", "Choose at least one, then take a number."),
)
OUTCOME_MISSING = problem(
    "422.252",
    "outcome_missing",
    vi=Words("Có việc của lượt này chưa ghi kết quả.", "Chưa có việc nào bị khép.", "Ghi kết quả từng việc, hoặc để chờ quầy khác."),
    en=Words("A help of this visit has no outcome yet.", "None was closed.", "Say how each one ended, or leave it for another counter."),
)
BUSY_COUNTER = problem(
    "409.253",
    "counter_is_busy",
    vi=Words("Quầy {counter} đang tiếp số {number}.", "Số ấy vẫn ở quầy.", "Khép hoặc cho chờ số ấy, rồi gọi số tiếp theo."),
    en=Words("Counter {counter} is serving number {number}.", "That number stays there.", "Close it or put it on hold, then call the next."),
)
SERVICE_UNNAMED = problem(
    "422.254",
    "service_unnamed",
    vi=Words("Việc này chưa có tên.", "Danh sách còn nguyên.", "Ghi tên việc bằng hai chữ cái trở lên."),
    en=Words("This service has no name.", "The list is as it was.", "Give it a name of two letters or more."),
)
NO_SLIP_HERE = problem(
    "404.255",
    "no_slip_for_appointment",
    vi=Words("Xã chưa thấy phiếu của hẹn này.", "Chưa có hẹn nào được ghi.", "Gửi phiếu trước, rồi gửi lại hẹn."),
    en=Words("The slip of this appointment is not here.", "No appointment was made.", "Send the slip first, then the appointment again."),
)
NOT_BY_APPOINTMENT = problem(
    "422.256",
    "not_by_appointment",
    vi=Words("Xã chưa nhận hẹn giờ cho việc này.", "Phiếu vẫn còn, vẫn dùng được ở quầy.", "Đến xã trong giờ làm việc rồi lấy số."),
    en=Words("The commune takes no appointments for this.", "The slip is safe and good at the desk.", "Come in office hours and take a number."),
)
