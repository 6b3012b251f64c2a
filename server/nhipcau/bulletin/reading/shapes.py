"""What was read out of a bulletin: each name with where it stands, whether it is sure, and why; and what was not understood."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

State = Literal["sure", "asked", "aside"]
BEST: Final[dict[str, int]] = {"sure": 0, "asked": 1, "aside": 2}
WHYS: Final = {
    "listed": "Đúng tên, đứng sau chữ xã, phường hoặc trong danh sách xã.",
    "plain": "Viết không dấu, cả tỉnh chỉ một nơi tên như vậy.",
    "numbered": "Đánh số tiếp theo tên đứng trước.",
    "former_whole": "Tên cũ. Nơi này nhập trọn vào một xã, phường.",
    "former_divided": "Tên cũ, đã chia cho nhiều xã, phường. Hỏi lại phần nào.",
    "former_several": "Tên cũ, trong tỉnh có nhiều nơi trùng tên.",
    "district": "Tên huyện, thị xã cũ. Chọn xã, phường nào trong đó.",
    "bare": "Nhắc tên mà không có chữ xã, phường đứng trước.",
    "marks": "Dấu viết khác tên trong danh mục.",
    "typo": "Khác một chữ so với tên trong danh mục.",
    "several": "Có nhiều xã, phường viết giống nhau.",
    "kind": "Bản tin ghi loại khác: xã hay phường.",
    "small": "Viết chữ thường, có thể không phải tên riêng.",
    "longer": "Có thể là một phần của tên dài hơn.",
    "past": "Nằm trong câu kể mưa đã qua.",
    "over": "Nằm trong câu báo đã hết nguy cơ.",
    "measured": "Có số đo đi kèm: tên trạm đo.",
    "thing": "Tên sông, hồ, trạm, đường, thôn bản.",
    "province": "Là tên tỉnh.",
    "elsewhere": "Ở tỉnh khác trong bản tin.",
    "explains": "Chỉ nói thêm nơi cũ cho rõ.",
}
OPENS: Final = {
    "unknown": "Có vẻ là tên xã, phường mà danh mục không có.",
    "neighbours": "Bản tin nói “lân cận” mà không nêu tên. Chọn thêm nếu cần.",
    "whole": "Bản tin nói cả tỉnh. Tự chọn xã, phường cần báo.",
    "hazard": "Chưa rõ loại thiên tai.",
    "level": "Chưa thấy cấp độ rủi ro.",
    "levels": "Bản tin có nhiều cấp độ. Đã lấy cấp cao nhất.",
    "issued": "Chưa thấy giờ phát tin.",
    "year": "Ngày trong bản tin thiếu năm. Đã lấy năm gần nhất.",
    "until": "Chưa thấy thời hạn. Tự điền giờ hết hạn.",
    "issuer": "Chưa thấy cơ quan phát tin.",
    "none": "Không thấy xã, phường nào của tỉnh.",
}


@dataclass(frozen=True)
class Found:
    """A name in the text: where, the communes of today it may stand for, and whether it is taken, asked or set aside."""

    start: int
    end: int
    text: str
    codes: tuple[str, ...]
    state: State
    why: str

    @property
    def reason(self) -> str:
        """Why, in words."""
        return WHYS[self.why]


@dataclass(frozen=True)
class Open:
    """What was not understood, or needs a person: in words, and where it stands if it stands somewhere."""

    why: str
    text: str = ""
    start: int = -1
    end: int = -1

    @property
    def reason(self) -> str:
        """What is open, in words."""
        return OPENS[self.why]


@dataclass(frozen=True)
class Rain:
    """Rain that is coming, in millimetres: from, to, the most in places, and over what time as the bulletin says it."""

    low: int
    high: int
    peak: int | None
    period: str = ""


@dataclass(frozen=True)
class Soil:
    """How wet the ground is: percent if it was told, and whether it holds no more."""

    percent: int | None
    full: bool


@dataclass(frozen=True)
class Reading:
    """A bulletin as it was read. Whatever is None or empty was not found, and `opens` says so."""

    text: str
    found: tuple[Found, ...]
    opens: tuple[Open, ...]
    hazards: tuple[str, ...] = ()
    level: int | None = None
    levels: tuple[int, ...] = ()
    rain: Rain | None = None
    soil: Soil | None = None
    issued: datetime | None = None
    since: datetime | None = None
    until: datetime | None = None
    next_at: datetime | None = None
    issuer: str = ""
    title: str = ""
    called: dict[str, str] = field(default_factory=dict)

    @property
    def sure(self) -> tuple[str, ...]:
        """The communes that were named beyond doubt, in the order of the text."""
        return tuple(dict.fromkeys(one.codes[0] for one in self.found if one.state == "sure"))

    @property
    def asked(self) -> tuple[str, ...]:
        """The communes that a person has to say yes to, in the order of the text."""
        taken = set(self.sure)
        return tuple(dict.fromkeys(code for one in self.found if one.state == "asked" for code in one.codes if code not in taken))
