"""What can go wrong with lessons (numbers 300 to 309)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

NO_PASSPORT: Final = problem(
    "422.300",
    "no_passport",
    vi=Words(
        "Bà con chưa đồng ý giữ hộ chiếu kỹ năng, hoặc đã rút.",
        "Bài học không ghi tên ai, nội dung còn trên máy này.",
        "Hỏi bà con. Đồng ý thì ghi lại, không thì bỏ dòng này.",
    ),
    en=Words(
        "The person did not agree to a skills passport, or took it back.",
        "Nothing was kept under their name; it is still on this phone.",
        "Ask the person. If they agree, record it; if not, let this line go.",
    ),
)
MORE_THAN_ALL: Final = problem(
    "422.301",
    "more_than_all",
    vi=Words(
        "Số câu đúng nhiều hơn số câu hỏi.",
        "Lần học được giữ trong sổ và trên máy.",
        "Mở lại bài học, làm lại phần đó.",
    ),
    en=Words(
        "There are more right answers than questions.",
        "This go is kept in the ledger and on the phone.",
        "Open the lesson again and repeat that part.",
    ),
)
UNKNOWN_LESSON: Final = problem(
    "404.302",
    "unknown_lesson",
    vi=Words(
        "Không có bài học này.",
        "Các bài khác vẫn học được.",
        "Chọn một bài trong danh sách bài học.",
    ),
    en=Words(
        "There is no such lesson.",
        "The others can be learned as before.",
        "Choose one from the list of lessons.",
    ),
)
NO_PACKAGE: Final = problem(
    "422.303",
    "no_lesson_package",
    vi=Words(
        "Đây không phải gói bài học H5P.",
        "Chưa nhập gì, các bài học còn nguyên.",
        "Chọn tệp đuôi .h5p tải từ trang làm bài, rồi thử lại.",
    ),
    en=Words(
        "This is no H5P lesson package.",
        "Nothing was imported; the lessons are untouched.",
        "Choose the .h5p file downloaded from where it was made, and try again.",
    ),
)
HOSTILE_PACKAGE: Final = problem(
    "422.304",
    "lesson_package_hides_something",
    vi=Words(
        "Gói này quá lớn, hoặc có phần che giấu.",
        "Không đọc gì trong gói, không mở tệp nào.",
        "Đừng mở gói ấy. Xin bản khác từ người làm bài.",
    ),
    en=Words(
        "This package is too large, or hides something.",
        "Nothing in it was read and no file was opened.",
        "Do not open it elsewhere. Ask its author for another copy.",
    ),
)
NOTHING_TO_TAKE: Final = problem(
    "422.305",
    "nothing_to_take",
    vi=Words(
        "Gói này không có câu hỏi hay đoạn chữ nào dùng được.",
        "Chưa nhập gì, các bài học còn nguyên.",
        "Chọn gói có câu hỏi một đáp án, hoặc gói có chữ.",
    ),
    en=Words(
        "This package has no question and no text that can be used.",
        "Nothing was imported; the lessons are untouched.",
        "Choose a package with single-answer questions, or with text.",
    ),
)
