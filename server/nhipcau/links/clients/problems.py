"""Why a program of others is not let in, or not let do something."""

from nhipcau.kernel.problems import Words, problem

UNKNOWN_CLIENT = problem(
    "404.520",
    "unknown_client",
    vi=Words("Không có hệ thống này trong tỉnh của bạn.", "Không có gì bị thay đổi.", "Mở lại trang Kết nối rồi chọn hệ thống."),
    en=Words("There is no such program in your province.", "Nothing was changed.", "Open the page of connections again and choose one."),
)
PLACE_NOT_YOURS = problem(
    "403.521",
    "client_place_outside",
    vi=Words("Có địa bàn ngoài nơi bạn phụ trách: {place}.", "Chưa có hệ thống nào được thêm.", "Chọn cả tỉnh, hoặc ghi mã xã trong tỉnh."),
    en=Words("A place lies outside of yours: {place}.", "No program was added.", "Choose the whole province, or codes of its communes."),
)
CLIENT_KNOWN = problem(
    "409.520",
    "client_known",
    vi=Words("Hệ thống này đã thêm rồi, mã bí mật chỉ hiện một lần.", "Hệ thống vẫn như cũ.", "Mất mã bí mật thì cấp mã mới."),
    en=Words("This program was added before; its secret is shown only once.", "The program is unchanged.", "If the secret is lost, make a new one."),
)
BAD_CLIENT = problem(
    "401.521",
    "client_refused",
    vi=Words("Mã hệ thống hoặc mã bí mật không đúng.", "Không có thẻ nào được cấp.", "Kiểm tra cấu hình, hoặc nhờ lãnh đạo tỉnh cấp mã bí mật mới."),
    en=Words("Client id or secret are wrong, or the client is locked.", "No token was given.", "Check them, or ask the province's lead for a new secret."),
)
BAD_TOKEN_REQUEST = problem(
    "400.520",
    "token_request_wrong",
    vi=Words("Yêu cầu cấp thẻ chưa đúng: {what}.", "Không có thẻ nào được cấp.", "Gửi theo OAuth 2.0, client credentials (RFC 6749, mục 4.4)."),
    en=Words("The request for a token is wrong: {what}.", "No token was given.", "Send it as OAuth 2.0 client credentials (RFC 6749, section 4.4)."),
)
TOO_MANY_SECRETS = problem(
    "429.520",
    "too_many_secrets",
    vi=Words("Thử sai quá nhiều lần.", "Không có thẻ nào được cấp.", "Chờ {wait} rồi thử lại."),
    en=Words("Too many wrong tries.", "No token was given.", "Wait {wait_en} and try again."),
)
OVER_QUOTA = problem(
    "429.521",
    "over_quota",
    vi=Words("Hệ thống gửi quá {limit} yêu cầu một phút.", "Yêu cầu này chưa được làm.", "Chờ {seconds} giây rồi gửi tiếp."),
    en=Words("The program sent more than {limit} requests in a minute.", "This request was not carried out.", "Wait {seconds} seconds and go on."),
)
KEY_OF_ANOTHER = problem(
    "422.520",
    "idempotency_key_reused",
    vi=Words("Idempotency-Key này đã dùng cho một yêu cầu khác.", "Yêu cầu này chưa được làm.", "Dùng khóa mới cho yêu cầu mới."),
    en=Words("This Idempotency-Key was used for another request.", "This request was not carried out.", "Use a new key for a new request."),
)
STILL_AT_IT = problem(
    "409.521",
    "idempotency_key_at_work",
    vi=Words("Yêu cầu cùng Idempotency-Key đang được làm.", "Lần gửi trước vẫn đang chạy.", "Chờ vài giây rồi gửi lại cùng khóa."),
    en=Words("A request with this Idempotency-Key is being carried out.", "The first one goes on.", "Send again with the same key in a few seconds."),
)
BAD_KEY = problem(
    "400.521",
    "idempotency_key_wrong",
    vi=Words("Idempotency-Key phải có 8 đến 255 ký tự ASCII.", "Yêu cầu này chưa được làm.", "Dùng một UUID làm khóa."),
    en=Words("An Idempotency-Key has 8 to 255 ASCII characters.", "This request was not carried out.", "Use a UUID."),
)
