"""What can go wrong with places."""

from nhipcau.kernel.problems import Words, problem

UNKNOWN_COMMUNE = problem(
    "404.20",
    "unknown_commune",
    vi=Words("Không có xã, phường nào mang mã {code}.", "Chưa có gì bị thay đổi.", "Tra lại mã năm số trong danh mục đơn vị hành chính."),
    en=Words("No commune has the code {code}.", "Nothing was changed.", "Look the five-digit code up in the official list."),
)
UNKNOWN_VILLAGE = problem(
    "404.21",
    "unknown_village",
    vi=Words("Không có thôn, bản này trong nơi bạn phụ trách.", "Việc được giữ trong sổ và trên máy.", "Chọn lại thôn, bản trong danh sách."),
    en=Words("This village is not in your area.", "The work is kept in the ledger and on the phone.", "Choose the village from the list again."),
)
VILLAGE_EXISTS = problem(
    "409.20",
    "village_exists",
    vi=Words("Xã đã có {kind} {name}.", "Bản ghi cũ giữ nguyên.", "Dùng {kind} đã có, hoặc đặt tên khác cho rõ."),
    en=Words("The commune already has {kind} {name}.", "The existing record is unchanged.", "Use the one that exists, or give a distinct name."),
)
VILLAGE_ENDED = problem(
    "409.21",
    "village_ended",
    vi=Words("Thôn, bản này đã nhập vào nơi khác.", "Bản ghi cũ giữ nguyên.", "Chọn thôn, bản đang có."),
    en=Words("This village has been merged into another.", "The existing record is unchanged.", "Choose a village that exists today."),
)
