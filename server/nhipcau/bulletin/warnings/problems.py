"""What can be wrong with a warning, an acknowledgement or a home to look after (numbers 394 to 405)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

UNKNOWN_ALERT: Final = problem(
    "404.394",
    "unknown_hazard_warning",
    vi=Words("Không có cảnh báo này ở nơi mình.", "Không có gì thay đổi.", "Mở lại trang Cảnh báo để xem danh sách."),
    en=Words("There is no such warning here.", "Nothing was changed.", "Open the page of warnings again."),
)
SECOND_EYES: Final = problem(
    "403.395",
    "warning_needs_second_person",
    vi=Words("Cảnh báo từ cấp 3 cần hai người, một người là lãnh đạo.", "Bản nháp vẫn còn. Chưa có gì được phát.", "Nhờ người thứ hai mở bản nháp và ký phát."),
    en=Words("From level 3 on a warning needs two people, one of them a leader.", "The draft is kept. Nothing went out.", "Ask the second person to open it and sign."),
)
NOT_OPEN: Final = problem(
    "409.396",
    "warning_not_open",
    vi=Words("Bản này đã phát, đã bỏ hoặc đã hết hiệu lực.", "Không có gì thay đổi.", "Mở lại trang. Cần khác đi thì soạn bản mới."),
    en=Words("This one was issued, dropped or ended already.", "Nothing was changed.", "Open the page again; write a new one if needed."),
)
MUST_REPLACE: Final = problem(
    "409.397",
    "warning_must_replace",
    vi=Words("Đang có cảnh báo cùng loại ở nơi này.", "Bản nháp vẫn còn. Chưa có gì được phát.", "Mở lại bản nháp rồi bấm “Phát thay cảnh báo cũ”."),
    en=Words("A warning of this kind stands in this area.", "The draft is kept. Nothing went out.", "Open the draft again and let it replace the other."),
)
WORDS_NOT_FIT: Final = problem(
    "422.398",
    "warning_words_not_fit",
    vi=Words("Lời cảnh báo có điều không được gửi: {what}.", "Chữ đã gõ vẫn còn trên trang.", "Bỏ điều ấy đi rồi lưu lại."),
    en=Words("The words hold what must not be sent: {what}.", "What you typed is still on the page.", "Take it out and save again."),
)
TIMES_NOT_FIT: Final = problem(
    "422.399",
    "warning_times_not_fit",
    vi=Words("Giờ của cảnh báo chưa đúng: {what}.", "Chữ đã gõ vẫn còn. Chưa có gì được phát.", "Chọn hạn trong 72 giờ tới. Cần dài hơn thì thay bằng bản mới."),
    en=Words("The times are not right: {what}.", "What you typed is kept. Nothing went out.", "Let it end within 72 hours; renew it by another."),
)
AREA_NOT_YOURS: Final = problem(
    "422.400",
    "warning_area_not_yours",
    vi=Words("Xã hoặc thôn đã chọn không thuộc nơi mình.", "Chữ đã gõ vẫn còn trên trang.", "Chọn lại xã, thôn rồi lưu."),
    en=Words("A commune or village is not of your place.", "What you typed is still on the page.", "Choose the area again and save."),
)
NOT_CONCERNED: Final = problem(
    "404.401",
    "village_not_concerned",
    vi=Words("Cảnh báo này không gửi cho thôn ấy.", "Việc được giữ trong sổ và trên máy.", "Xem lại thôn và cảnh báo."),
    en=Words("This warning was not for that village.", "The work is kept in the ledger and on the phone.", "Look at the village and the warning again."),
)
NOT_ON_LIST: Final = problem(
    "422.402",
    "no_safety_list_consent",
    vi=Words("Bà con chưa đồng ý vào danh sách cần đến trước.", "Chưa ghi gì về người này.", "Hỏi bà con. Đồng ý rồi thì ghi lại."),
    en=Words("The person did not agree to be on the list.", "Nothing about them was kept.", "Ask them; once they agree, record it again."),
)
UNKNOWN_LINE: Final = problem(
    "404.403",
    "unknown_safety_line",
    vi=Words("Không có dòng này ở nơi mình.", "Việc được giữ trên máy.", "Đồng bộ lại rồi xem danh sách."),
    en=Words("There is no such line here.", "The work is kept on the phone.", "Synchronise and look at the list again."),
)
LOOK_ODD: Final = problem(
    "422.404",
    "photo_of_damage_odd",
    vi=Words("Ảnh này quá lớn hoặc không phải ảnh.", "Ảnh vẫn nằm trên máy.", "Chụp lại trong ứng dụng rồi gửi."),
    en=Words("The photo is too large, or is none.", "It is still on the phone.", "Take it again in the app and send it."),
)
WARNING_MISREAD: Final = problem(
    "422.405",
    "hazard_warning_misread",
    vi=Words("Còn ô chưa điền hoặc điền chưa đúng.", "Chữ đã gõ vẫn còn. Chưa có gì được phát.", "Xem lại cấp, nơi, giờ hết hạn rồi bấm lại."),
    en=Words("A field is empty or not right.", "What you typed is kept. Nothing went out.", "Look at level, area and end, then press again."),
)
