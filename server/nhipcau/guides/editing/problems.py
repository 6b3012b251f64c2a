"""What can be refused when guides are edited (numbers 125 to 131)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

NEWER_REVISION: Final = problem(
    "409.125",
    "newer_revision",
    vi=Words(
        "{author} đã lưu bản số {newest} sau khi trang này mở.",
        "Bản của {author} giữ nguyên. Bản vừa gõ để riêng, không mất.",
        "Xem hai bản cạnh nhau ở dưới, rồi lưu lại trên bản mới.",
    ),
    en=Words(
        "{author} saved revision {newest} after this page was opened.",
        "Their revision is untouched. What was typed is kept aside, nothing is lost.",
        "Compare the two below, then save again over the new one.",
    ),
)
NOT_A_DRAFT: Final = problem(
    "422.126",
    "not_a_draft",
    vi=Words(
        "Bản gửi lên không đúng dạng một hướng dẫn.",
        "Bản nháp đang có giữ nguyên.",
        "Mở lại trang soạn rồi sửa từng dòng ở đó.",
    ),
    en=Words(
        "What was sent is not shaped like a guide.",
        "The draft is untouched.",
        "Open the editor again and change it line by line.",
    ),
)
HAS_ERRORS: Final = problem(
    "422.127",
    "guide_has_errors",
    vi=Words(
        "Hướng dẫn còn {count} chỗ chưa đạt: {text}",
        "Bản nháp giữ nguyên, bản đang dùng không đổi.",
        "Sửa các chỗ có dấu đỏ, rồi đưa ra dùng lại.",
    ),
    en=Words(
        "The guide still has {count} faults: {text}",
        "The draft and the guide in force are untouched.",
        "Mend the lines marked red, then publish again.",
    ),
)
OWN_WORK: Final = problem(
    "403.128",
    "own_work",
    vi=Words(
        "Người viết không tự đưa bài của mình ra dùng.",
        "Bản nháp giữ nguyên, bản đang dùng không đổi.",
        "Nhờ một người soạn khác xem và đưa ra dùng.",
    ),
    en=Words(
        "Nobody puts their own work in force.",
        "The draft and the guide in force are untouched.",
        "Ask another editor to look at it and publish it.",
    ),
)
NOT_ASKED: Final = problem(
    "409.129",
    "nothing_to_review",
    vi=Words(
        "Bản này không còn chờ người thứ hai xem.",
        "Các bản đã lưu giữ nguyên.",
        "Mở lại hướng dẫn để xem bản mới nhất đang ở đâu.",
    ),
    en=Words(
        "This revision no longer waits for a second look.",
        "All saved revisions are untouched.",
        "Open the guide again to see where it stands now.",
    ),
)
BAD_WORKBOOK: Final = problem(
    "422.130",
    "bad_workbook",
    vi=Words(
        "Trang “{sheet}”, dòng {row}, cột “{column}”: {what}.",
        "Không dòng nào được nhận, bản nháp giữ nguyên.",
        "Sửa ô ấy trong bảng tính rồi gửi lại.",
    ),
    en=Words(
        "Sheet “{sheet}”, row {row}, column “{column}”: {what_en}.",
        "No line was taken, the draft is untouched.",
        "Mend that cell in the workbook and send it again.",
    ),
)
BAD_FILE: Final = problem(
    "422.131",
    "unreadable_guide_file",
    vi=Words(
        "Không đọc được tệp này: {what}.",
        "Không dòng nào được nhận, bản nháp giữ nguyên.",
        "Gửi tệp .xlsx hoặc .toml đã tải từ trang này.",
    ),
    en=Words(
        "This file cannot be read: {what_en}.",
        "No line was taken, the draft is untouched.",
        "Send an .xlsx or .toml file that was downloaded here.",
    ),
)
NO_REVISION: Final = problem(
    "404.126",
    "no_such_revision",
    vi=Words(
        "Hướng dẫn này không có bản số {number}.",
        "Các bản đã lưu giữ nguyên.",
        "Chọn một bản trong danh sách các bản đã lưu.",
    ),
    en=Words(
        "This guide has no revision {number}.",
        "All saved revisions are untouched.",
        "Pick one from the list of saved revisions.",
    ),
)
NO_LINE: Final = problem(
    "404.127",
    "no_such_line",
    vi=Words(
        "Không có dòng này trong bản nháp.",
        "Bản nháp giữ nguyên.",
        "Mở lại hướng dẫn rồi chọn một dòng trong bảng.",
    ),
    en=Words(
        "The draft has no such line.",
        "The draft is untouched.",
        "Open the guide again and pick a line of a table.",
    ),
)
