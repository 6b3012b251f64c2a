"""What can go wrong with files on their way."""

from nhipcau.kernel.problems import Words, problem

WORDS_FIRST = problem(
    "409.90",
    "file_not_announced",
    vi=Words(
        "Chưa có việc nào báo trước tệp này.",
        "Tệp vẫn nằm yên trên máy.",
        "Gửi việc trước, tệp sẽ tự theo sau.",
    ),
    en=Words(
        "No letter has announced this file.",
        "The file is still on the phone.",
        "Send the words first; the file follows by itself.",
    ),
)
OFFSET_MOVED = problem(
    "409.91",
    "offset_moved",
    vi=Words(
        "Máy chủ đang giữ {offset} byte của tệp này.",
        "Phần đã gửi vẫn còn.",
        "Hỏi lại chỗ dừng rồi gửi tiếp từ đó.",
    ),
    en=Words(
        "The server holds {offset} bytes of this file.",
        "What was sent is kept.",
        "Ask where it stopped and go on from there.",
    ),
)
OTHER_TUS = problem(
    "412.90",
    "other_tus_version",
    vi=Words(
        "Cách gửi tệp này máy chủ không biết.",
        "Tệp vẫn nằm yên trên máy.",
        "Dùng tus 1.0.0: đầu thư Tus-Resumable: 1.0.0.",
    ),
    en=Words(
        "The server does not know this way of sending files.",
        "The file is still on the phone.",
        "Use tus 1.0.0: the header Tus-Resumable: 1.0.0.",
    ),
)
BAD_UPLOAD = problem(
    "400.91",
    "bad_upload",
    vi=Words(
        "Lời báo gửi tệp có chỗ chưa đúng: {field}.",
        "Tệp vẫn nằm yên trên máy.",
        "Xem cách gửi tệp ở tài liệu API.",
    ),
    en=Words(
        "The request about a file is not right: {field}.",
        "The file is still on the phone.",
        "See how files are sent in the API's page.",
    ),
)
NO_LENGTH = problem(
    "411.90",
    "no_length",
    vi=Words(
        "Phần gửi lên không nói dài bao nhiêu.",
        "Tệp vẫn nằm yên trên máy.",
        "Gửi lại với Content-Length.",
    ),
    en=Words(
        "What was sent does not say how long it is.",
        "The file is still on the phone.",
        "Send it again with a Content-Length.",
    ),
)
FILE_TOO_BIG = problem(
    "413.91",
    "file_too_big",
    vi=Words(
        "Tệp lớn quá {limit}.",
        "Tệp vẫn nằm yên trên máy.",
        "Chọn ảnh nhỏ hơn, hoặc ghi âm ngắn hơn.",
    ),
    en=Words(
        "The file is larger than {limit}.",
        "The file is still on the phone.",
        "Choose a smaller picture, or a shorter recording.",
    ),
)
WRONG_TYPE = problem(
    "415.90",
    "not_a_piece",
    vi=Words(
        "Phần gửi lên không phải phần của một tệp.",
        "Tệp vẫn nằm yên trên máy.",
        "Gửi với Content-Type: application/offset+octet-stream.",
    ),
    en=Words(
        "What was sent is no piece of a file.",
        "The file is still on the phone.",
        "Send it as Content-Type: application/offset+octet-stream.",
    ),
)
WRONG_LENGTH = problem(
    "422.90",
    "wrong_length",
    vi=Words(
        "Tệp không dài như việc đã báo ({bytes} byte).",
        "Tệp vẫn nằm yên trên máy.",
        "Gửi đúng tệp đã chọn lúc ghi việc.",
    ),
    en=Words(
        "The file is not as long as the letter said ({bytes} bytes).",
        "The file is still on the phone.",
        "Send the very file that was chosen with the letter.",
    ),
)
WRONG_DIGEST = problem(
    "422.91",
    "wrong_digest",
    vi=Words(
        "Tệp đến nơi không giống tệp đã báo.",
        "Máy chủ không giữ gì của tệp này; tệp vẫn còn trên máy.",
        "Máy sẽ gửi lại từ đầu. Vẫn sai thì chọn lại ảnh hoặc ghi âm lại.",
    ),
    en=Words(
        "What arrived is not the file that was announced.",
        "The server keeps nothing of it; the file is still on the phone.",
        "It is sent again from the start. If it fails again, choose or record it anew.",
    ),
)
NOT_ITS_KIND = problem(
    "422.215",
    "file_not_its_kind",
    vi=Words(
        "Bên trong tệp không phải là {media}.",
        "Máy chủ không giữ gì của tệp này; tệp vẫn còn trên máy.",
        "Chọn lại ảnh, hoặc ghi âm lại ngay trong ứng dụng.",
    ),
    en=Words(
        "Inside, the file is not {media}.",
        "The server keeps nothing of it; the file is still on the phone.",
        "Choose the picture again, or record it anew within the app.",
    ),
)
CAMERA_NOTES = problem(
    "422.216",
    "camera_notes",
    vi=Words(
        "Trong ảnh còn ghi chú của máy ảnh, có thể có nơi chụp.",
        "Máy chủ không giữ gì của ảnh này; ảnh vẫn còn trên máy.",
        "Chọn lại ảnh ngay trong ứng dụng, máy tự bỏ ghi chú.",
    ),
    en=Words(
        "The photo carries a camera's notes, maybe where it was taken.",
        "The server keeps nothing of it; it is still on the phone.",
        "Choose it again within the app, which leaves the notes out.",
    ),
)
PIECE_DAMAGED = problem(
    "460.90",
    "piece_damaged",
    vi=Words(
        "Phần vừa gửi bị hỏng trên đường.",
        "Phần đến trước vẫn còn.",
        "Gửi lại phần này.",
    ),
    en=Words(
        "The piece was damaged on its way.",
        "What came before is kept.",
        "Send this piece again.",
    ),
)
UPLOAD_GONE = problem(
    "404.92",
    "upload_gone",
    vi=Words(
        "Lần gửi tệp này không còn trên máy chủ.",
        "Tệp vẫn nằm yên trên máy.",
        "Máy sẽ gửi lại từ đầu.",
    ),
    en=Words(
        "This upload is no longer on the server.",
        "The file is still on the phone.",
        "It is sent again from the start.",
    ),
)
FILE_UNKNOWN = problem(
    "404.93",
    "file_unknown",
    vi=Words(
        "Không có tệp này ở nơi bạn phụ trách.",
        "Không có gì bị thay đổi.",
        "Xem lại việc mà tệp đi kèm.",
    ),
    en=Words(
        "There is no such file in your area.",
        "Nothing was changed.",
        "Look at the work that it belongs to.",
    ),
)
PAST_THE_FILE = problem(
    "416.91",
    "past_the_file",
    vi=Words(
        "Phần được hỏi nằm ngoài tệp, tệp dài {bytes} byte.",
        "Không có gì bị thay đổi.",
        "Hỏi một phần nằm trong tệp.",
    ),
    en=Words(
        "The part asked for lies outside the file of {bytes} bytes.",
        "Nothing was changed.",
        "Ask for a part inside the file.",
    ),
)
FILES_BUSY = problem(
    "503.90",
    "files_busy",
    vi=Words(
        "Nhiều tệp đang đến cùng lúc.",
        "Tệp vẫn nằm yên trên máy.",
        "Máy sẽ tự gửi tiếp sau ít phút.",
    ),
    en=Words(
        "Many files are arriving at once.",
        "The file is still on the phone.",
        "It goes on by itself in a few minutes.",
    ),
)
SHELF_TROUBLE = problem(
    "507.90",
    "shelf_trouble",
    vi=Words(
        "Máy chủ chưa cất được tệp.",
        "Tệp vẫn nằm yên trên máy.",
        "Máy sẽ tự thử lại. Kéo dài thì báo người trông máy chủ.",
    ),
    en=Words(
        "The server could not put the file away.",
        "The file is still on the phone.",
        "It is tried again by itself. If it lasts, tell whoever keeps the server.",
    ),
)
