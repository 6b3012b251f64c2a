"""What can be refused about makers, products and the shop window (numbers 426 to 440)."""

from typing import Final

from nhipcau.kernel.problems import Words, problem

UNKNOWN_MAKER: Final = problem(
    "404.426",
    "unknown_maker",
    vi=Words("Không thấy gian hàng này ở nơi mình phụ trách.", "Không có gì bị thay đổi.", "Mở lại danh sách gian hàng rồi chọn lại."),
    en=Words("There is no such maker in your place.", "Nothing was changed.", "Open the list of makers and choose again."),
)
UNKNOWN_PRODUCT: Final = problem(
    "404.427",
    "unknown_product",
    vi=Words("Không thấy món hàng hoặc ảnh này ở nơi mình phụ trách.", "Không có gì bị thay đổi.", "Mở lại gian hàng rồi chọn lại."),
    en=Words("There is no such product or photo in your place.", "Nothing was changed.", "Open the maker's page and choose again."),
)
NOT_AGREED: Final = problem(
    "422.428",
    "maker_not_agreed",
    vi=Words(
        "Người làm chưa đồng ý cho mọi người xem.",
        "Chưa có gì được bày ra.",
        "Hỏi lời đồng ý bày hàng trước. Không đồng ý thì thôi.",
    ),
    en=Words(
        "The maker has not agreed to be shown to everybody.",
        "Nothing was shown.",
        "Ask for the consent to be shown first. Without it, leave it.",
    ),
)
AGREEMENT_ODD: Final = problem(
    "422.429",
    "agreement_odd",
    vi=Words(
        "Giấy đồng ý này không hợp với loại gian hàng, hoặc ngày ở tương lai.",
        "Giấy chưa được ghi.",
        "Hộ thì ghi lời đồng ý của người trong nhà. Tổ, hợp tác xã thì ghi giấy.",
    ),
    en=Words(
        "This agreement does not fit the kind of maker, or its day is yet to come.",
        "It was not recorded.",
        "A household gives a person's consent, an organisation a paper.",
    ),
)
NOT_FOR_EVERYBODY: Final = problem(
    "422.430",
    "words_not_for_everybody",
    vi=Words(
        "Trong lời giới thiệu có số điện thoại hoặc đường dẫn.",
        "Chưa có gì được ghi.",
        "Bỏ số và đường dẫn. Người mua hỏi qua nút “Hỏi người làm”.",
    ),
    en=Words(
        "The words hold a telephone number or a link.",
        "Nothing was recorded.",
        "Leave it out. Buyers ask by the button “Hỏi người làm”.",
    ),
)
PRICE_ODD: Final = problem(
    "422.431",
    "price_odd",
    vi=Words("Giá “đến” thấp hơn giá “từ”, hoặc thiếu giá “từ”.", "Món hàng chưa được ghi.", "Sửa lại hai giá, hoặc để trống cả hai là hỏi giá."),
    en=Words("The price “to” is below “from”, or “from” is missing.", "The product was not recorded.", "Correct both, or leave both empty to have it asked for."),
)
OCOP_ODD: Final = problem(
    "422.432",
    "ocop_odd",
    vi=Words("Ngày cấp sao OCOP ở tương lai, hoặc đã quá 10 năm.", "Món hàng chưa được ghi.", "Xem lại ngày ký trên quyết định."),
    en=Words("The day of the OCOP stars is yet to come, or over ten years ago.", "The product was not recorded.", "Look at the day on the decision."),
)
PHOTO_ODD: Final = problem(
    "422.433",
    "photo_odd",
    vi=Words(
        "Hai cỡ ảnh không khớp: 480 và 1200 điểm, cùng một kiểu.",
        "Ảnh chưa được nhận; ảnh vẫn còn trên máy.",
        "Chọn lại ảnh trong ứng dụng, máy tự thu nhỏ.",
    ),
    en=Words(
        "The two sizes of the photo do not fit: 480 and 1200 pixels, of one kind.",
        "It was not taken in; it is still on the phone.",
        "Choose it again within the app, which makes both sizes.",
    ),
)
PHOTO_TOO_BIG: Final = problem(
    "413.434",
    "photo_too_big",
    vi=Words("Ảnh nặng quá {limit} kB.", "Ảnh chưa được nhận; ảnh vẫn còn trên máy.", "Chọn lại ảnh trong ứng dụng, máy tự thu nhỏ."),
    en=Words("The photo is over {limit} kB.", "It was not taken in; it is still on the phone.", "Choose it again within the app, which makes it smaller."),
)
PHOTOS_FULL: Final = problem(
    "409.435",
    "photos_full",
    vi=Words("Món hàng này đã đủ {most} ảnh.", "Ảnh mới chưa được nhận.", "Bỏ một ảnh cũ rồi thêm ảnh mới."),
    en=Words("This product has {most} photos already.", "The new one was not taken in.", "Take one away, then add the new one."),
)
OWN_LOOK: Final = problem(
    "409.436",
    "own_look",
    vi=Words("Ai viết bản này thì không tự duyệt được.", "Chưa có gì được bày ra.", "Nhờ người thứ hai xem rồi bấm bày."),
    en=Words("Whoever wrote this version cannot let it be seen.", "Nothing was shown.", "Ask a second person to look at it."),
)
CHANGED_SINCE: Final = problem(
    "409.437",
    "changed_since_look",
    vi=Words("Bản vừa xem đã được sửa thêm.", "Chưa có gì được bày ra.", "Mở lại trang, đọc bản mới rồi bấm bày."),
    en=Words("What was looked at has been changed since.", "Nothing was shown.", "Open it again, read it, then let it be seen."),
)
NOT_READY: Final = problem(
    "409.438",
    "not_ready_to_show",
    vi=Words(
        "Gian hàng chưa bày, ảnh chưa lên đủ, hoặc việc này đã xong trước.",
        "Không có gì bị thay đổi.",
        "Bày gian hàng trước, chờ ảnh lên, rồi mở lại trang.",
    ),
    en=Words(
        "The maker is not shown yet, a photo is still on its way, or this was done before.",
        "Nothing was changed.",
        "Show the maker first, wait for the photos, then open the page again.",
    ),
)
NOT_SHOWN: Final = problem(
    "404.439",
    "not_in_the_window",
    vi=Words("Món hàng hoặc gian hàng này không bày nữa.", "Không có gì bị thay đổi.", "Về trang chợ để xem hàng khác."),
    en=Words("This product or maker is not shown any more.", "Nothing was changed.", "Go back to the market to see others."),
)
TOO_MANY_REPORTS: Final = problem(
    "429.440",
    "too_many_market_reports",
    vi=Words("Về món này đã có nhiều lời báo liền nhau.", "Lời báo trước vẫn được giữ.", "Đợi {wait} rồi báo lại."),
    en=Words("Many reports of this product came one after another.", "Those before are kept.", "Wait {wait_en} and try again."),
)
