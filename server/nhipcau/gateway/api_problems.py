"""What can go wrong at the open doors under /api (numbers 100 to 105)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

NO_SUCH_DOOR: Final = problem(
    "404.100",
    "no_such_door",
    vi=Words(
        "Không có địa chỉ {path} trong API.",
        "Không có gì bị thay đổi.",
        "Xem các địa chỉ có thật ở /api/openapi.json.",
    ),
    en=Words(
        "The API has no address {path}.",
        "Nothing was changed.",
        "See the addresses that exist in /api/openapi.json.",
    ),
)
WRONG_METHOD: Final = problem(
    "405.101",
    "wrong_method",
    vi=Words(
        "Địa chỉ này không nhận lệnh {method}.",
        "Không có gì bị thay đổi.",
        "Dùng một trong: {allowed}.",
    ),
    en=Words(
        "This address does not take {method}.",
        "Nothing was changed.",
        "Use one of: {allowed}.",
    ),
)
CANNOT_SAY_IT: Final = problem(
    "406.102",
    "cannot_say_it",
    vi=Words(
        "Máy chủ chỉ trả lời bằng JSON.",
        "Không có gì bị thay đổi.",
        "Gửi lại với Accept: application/json.",
    ),
    en=Words(
        "The server answers in JSON only.",
        "Nothing was changed.",
        "Ask again with Accept: application/json.",
    ),
)
BAD_FIELDS: Final = problem(
    "422.103",
    "bad_fields",
    vi=Words(
        "Yêu cầu có chỗ chưa đúng: {fields}.",
        "Chưa lưu gì, không có gì bị thay đổi.",
        "Sửa các chỗ ấy rồi gửi lại.",
    ),
    en=Words(
        "The request has wrong fields: {fields}.",
        "Nothing was stored or changed.",
        "Correct these fields and send it again.",
    ),
)
NOT_READY: Final = problem(
    "503.104",
    "not_ready",
    vi=Words(
        "Máy chủ đang khởi động, chưa phục vụ được.",
        "Việc đã gửi trước đó vẫn còn nguyên.",
        "Thử lại sau ít phút.",
    ),
    en=Words(
        "The server is starting and cannot serve yet.",
        "What was sent before is kept.",
        "Try again in a few minutes.",
    ),
)
BAD_ASKING: Final = problem(
    "400.105",
    "bad_asking",
    vi=Words(
        "Máy chủ không nhận yêu cầu này (mã {status}).",
        "Không có gì bị thay đổi.",
        "Xem cách gọi ở /api/openapi.json rồi thử lại.",
    ),
    en=Words(
        "The server does not take this request (status {status}).",
        "Nothing was changed.",
        "See how to ask in /api/openapi.json, then try again.",
    ),
)
