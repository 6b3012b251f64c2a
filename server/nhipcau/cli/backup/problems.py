"""Why a backup or a restore is refused."""

from nhipcau.kernel.problems import Words, problem

NO_RECIPIENT = problem(
    "422.190",
    "backup_to_nobody",
    vi=Words(
        "Chưa biết mã hóa bản sao lưu cho ai.",
        "Chưa ghi gì ra đĩa.",
        "Tạo khóa bằng ./nhipcau backup --make-key TỆP, rồi đặt NHIPCAU_BACKUP_TO.",
    ),
    en=Words(
        "Nobody is named who may open the backup.",
        "Nothing was written.",
        "Make a key with ./nhipcau backup --make-key FILE, then set NHIPCAU_BACKUP_TO.",
    ),
)
TOOL_UNFIT = problem(
    "503.190",
    "backup_tool_unfit",
    vi=Words(
        "Chương trình {tool} (bản {have}) không hợp với máy chủ PostgreSQL bản {server}.",
        "Chưa ghi gì và chưa thay đổi gì.",
        "Cài bộ công cụ PostgreSQL bản {server} rồi đặt thư mục của nó vào NHIPCAU_PG_BIN.",
    ),
    en=Words(
        "The program {tool} (version {have}) does not fit the PostgreSQL server (version {server}).",
        "Nothing was written and nothing was changed.",
        "Install the client programs of PostgreSQL {server} and name their folder in NHIPCAU_PG_BIN.",
    ),
)
TOOL_FAILED = problem(
    "500.190",
    "backup_tool_failed",
    vi=Words(
        "Chương trình {tool} dừng vì lỗi: {words}.",
        "Cơ sở dữ liệu vẫn như trước.",
        "Xử lý lỗi trên rồi chạy lại.",
    ),
    en=Words(
        "The program {tool} failed: {words}.",
        "The database is as it was before.",
        "Mend what it says, then run this again.",
    ),
)
NOT_WRITTEN = problem(
    "507.190",
    "backup_not_written",
    vi=Words(
        "Không ghi được bản sao lưu vào {folder}: {words}.",
        "Các bản sao lưu trước vẫn còn. Phần ghi dở đã xóa.",
        "Giải phóng chỗ hoặc chọn thư mục khác bằng --to.",
    ),
    en=Words(
        "The backup could not be written to {folder}: {words}.",
        "Earlier backups are kept. The unfinished part was removed.",
        "Make room, or choose another folder with --to.",
    ),
)
CONFLICT = problem(
    "409.190",
    "database_not_empty",
    vi=Words(
        "Cơ sở dữ liệu này đã có {tables} bảng.",
        "Chưa thay đổi gì.",
        "Tạo một cơ sở dữ liệu trống rồi khôi phục vào đó.",
    ),
    en=Words(
        "This database holds {tables} tables already.",
        "Nothing was changed.",
        "Create an empty database and restore into that one.",
    ),
)
NOT_PREPARED = problem(
    "409.191",
    "database_not_prepared",
    vi=Words(
        "Cơ sở dữ liệu trống này còn thiếu: {missing}.",
        "Chưa thay đổi gì.",
        "Tạo phần thiếu như mục “Your own PostgreSQL” của docs/running.md.",
    ),
    en=Words(
        "This empty database still lacks: {missing}.",
        "Nothing was changed.",
        "Create it as “Your own PostgreSQL” in docs/running.md says.",
    ),
)
NEWER = problem(
    "409.192",
    "backup_is_newer",
    vi=Words(
        "Bản sao lưu của Nhịp Cầu {theirs}, mới hơn bản đang chạy {ours}.",
        "Chưa thay đổi gì.",
        "Cài bản Nhịp Cầu {theirs} rồi khôi phục.",
    ),
    en=Words(
        "The backup is of Nhịp Cầu {theirs}, newer than this one, {ours}.",
        "Nothing was changed.",
        "Install Nhịp Cầu {theirs}, then restore.",
    ),
)
WRONG_KEY = problem(
    "403.190",
    "backup_key_unfit",
    vi=Words(
        "Khóa này không mở được bản sao lưu, hoặc đầu tệp đã hỏng.",
        "Chưa thay đổi gì.",
        "Đưa đúng khóa bằng --identity, hoặc dùng một bản chép khác của tệp.",
    ),
    en=Words(
        "This key does not open the backup, or the beginning of the file is damaged.",
        "Nothing was changed.",
        "Give the right key with --identity, or take another copy of the file.",
    ),
)
KEY_UNREAD = problem(
    "422.191",
    "backup_key_unreadable",
    vi=Words(
        "Không đọc được khóa {file}: sai mật khẩu của khóa, hoặc không phải khóa age.",
        "Chưa thay đổi gì.",
        "Kiểm tra tệp khóa và mật khẩu trong NHIPCAU_BACKUP_PASSPHRASE.",
    ),
    en=Words(
        "The key {file} could not be read: a wrong passphrase, or no age key.",
        "Nothing was changed.",
        "Check the file and the passphrase in NHIPCAU_BACKUP_PASSPHRASE.",
    ),
)
DAMAGED = problem(
    "422.192",
    "backup_damaged",
    vi=Words(
        "Bản sao lưu không còn nguyên: {where}.",
        "Chưa thay đổi gì.",
        "Dùng một bản chép khác, hoặc bản sao lưu trước đó.",
    ),
    en=Words(
        "The backup is not whole: {where}.",
        "Nothing was changed.",
        "Take another copy of it, or the backup before.",
    ),
)
FOLDER_TAKEN = problem(
    "409.193",
    "folder_not_empty",
    vi=Words(
        "Thư mục {folder} không trống.",
        "Chưa thay đổi gì.",
        "Chọn một thư mục mới cho --data.",
    ),
    en=Words(
        "The folder {folder} is not empty.",
        "Nothing was changed.",
        "Choose a new folder for --data.",
    ),
)
MOMENT_UNREAD = problem(
    "422.193",
    "moment_unreadable",
    vi=Words(
        "Không hiểu thời điểm “{text}”.",
        "Chưa thay đổi gì.",
        "Viết như 2026-11-22T07:30:00+07:00, không sớm hơn bản sao lưu gốc.",
    ),
    en=Words(
        "The moment “{text}” is not understood.",
        "Nothing was changed.",
        "Write it like 2026-11-22T07:30:00+07:00, not before the base backup.",
    ),
)
KEEP_UNREAD = problem(
    "422.194",
    "keep_unreadable",
    vi=Words(
        "Không hiểu “{text}” sau --keep.",
        "Chưa xóa và chưa ghi gì.",
        "Viết như 7d/4w/12m: số ngày, số tuần, số tháng.",
    ),
    en=Words(
        "“{text}” after --keep is not understood.",
        "Nothing was removed or written.",
        "Write it like 7d/4w/12m: so many days, weeks, months.",
    ),
)
PASSPHRASE_UNFIT = problem(
    "400.190",
    "backup_passphrase_unfit",
    vi=Words(
        "Hai lần nhập không giống nhau, hoặc mật khẩu ngắn hơn 12 ký tự.",
        "Chưa tạo khóa nào.",
        "Chọn vài từ dễ nhớ, viết liền ít nhất 12 ký tự.",
    ),
    en=Words(
        "The two entries differ, or the passphrase has fewer than 12 characters.",
        "No key was made.",
        "Choose some words, 12 characters or more.",
    ),
)
SEGMENT_TAKEN = problem(
    "409.194",
    "segment_taken",
    vi=Words(
        "Đã giữ một đoạn nhật ký khác cùng tên {name}.",
        "Đoạn đã giữ vẫn nguyên, đoạn mới chưa chép.",
        "Mỗi cụm PostgreSQL dùng một thư mục --to riêng; sau khi khôi phục, dùng thư mục mới.",
    ),
    en=Words(
        "Another segment of the log is kept under the name {name}.",
        "The one that is kept stays as it is; the new one was not copied.",
        "Give each cluster a folder of its own by --to; after a restore, take a new one.",
    ),
)
