"""Names that fit the two communes: family, middle and given names by people and sex. Nobody is meant."""

from dataclasses import dataclass
from random import Random

FEMALE, MALE = "female", "male"


@dataclass(frozen=True)
class People:
    """How one people names its sons and daughters, and the code of its language."""

    language: str
    families: tuple[str, ...]
    middle: dict[str, tuple[str, ...]]
    given: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Name:
    """A full name, family name first, and the name one is called by."""

    family: str
    full: str
    given: str


KINH = People(
    "vi",
    ("Nguyễn", "Trần", "Phạm", "Vũ", "Lê", "Hoàng", "Đinh", "Bùi", "Mai", "Phan", "Đỗ", "Trịnh"),
    {FEMALE: ("Thị", "Thị", "Thị Thu", "Thị Thanh", "Ngọc"), MALE: ("Văn", "Văn", "Đức", "Xuân", "Quang", "Ngọc")},
    {
        FEMALE: (
            "Hoa",
            "Huệ",
            "Lan",
            "Nga",
            "Thơm",
            "Mến",
            "Duyên",
            "Hạnh",
            "Nhàn",
            "Lụa",
            "Thắm",
            "Yến",
            "Hường",
            "Ngát",
        ),
        MALE: (
            "Hùng",
            "Chiến",
            "Thắng",
            "Tuấn",
            "Lộc",
            "Khang",
            "Toàn",
            "Vinh",
            "Hiếu",
            "Đạt",
            "Kiên",
            "Bình",
            "Thọ",
            "Phúc",
        ),
    },
)
THAI = People(
    "thai",
    ("Lô", "Vi", "Lương", "Kha", "Lữ", "Lộc", "Ngân", "Vang"),
    {FEMALE: ("Thị",), MALE: ("Văn",)},
    {
        FEMALE: (
            "Hoài",
            "Mai",
            "Dần",
            "Phượng",
            "Sen",
            "Xuân",
            "Tình",
            "Thìn",
            "Hồng",
            "Nguyệt",
            "Oanh",
            "Chanh",
            "Bông",
            "Én",
        ),
        MALE: (
            "Dũng",
            "Thoong",
            "Khăm",
            "Tài",
            "Quyết",
            "Xiêng",
            "Thái",
            "Việt",
            "Sáu",
            "Long",
            "Hậu",
            "Đào",
            "Pành",
            "Lợi",
        ),
    },
)
MONG = People(
    "mong",
    ("Và", "Xồng", "Lầu", "Vừ", "Lỳ", "Hờ", "Già"),
    {FEMALE: ("Y",), MALE: ("Bá",)},
    {
        FEMALE: ("Mỷ", "Xia", "Dở", "Pà", "Chia", "Nênh", "Mo", "Xống", "Dí"),
        MALE: ("Dênh", "Tồng", "Chù", "Rê", "Xềnh", "Lìa", "Giống", "Chá", "Nỏ"),
    },
)
KHOMU = People(
    "khomu",
    ("Cụt", "Moong", "Ốc", "Xeo", "Cút"),
    {FEMALE: ("Thị",), MALE: ("Văn",)},
    {
        FEMALE: ("Liên", "Hà", "Khoa", "Lan", "Mùi", "Tâm", "Phong"),
        MALE: ("Ngọc", "Hòa", "Thân", "Bún", "Đông", "Tư", "Nam", "Phò"),
    },
)
POONG = People(
    "tho",  # Tày Poọng, counted among the Thổ
    ("Viêng", "Lô", "La", "Vi"),
    {FEMALE: ("Thị",), MALE: ("Văn",)},
    {
        FEMALE: ("Mơ", "Nhung", "Thủy", "Ngà", "Vân", "Bích"),
        MALE: ("Toàn", "Hùng", "Cường", "Phòng", "Quế", "Bảy"),
    },
)


def name(people: People, sex: str, chance: Random, family: str = "") -> Name:
    """Return a name; children are given their father's family name."""
    family = family or chance.choice(people.families)
    middle, given = chance.choice(people.middle[sex]), chance.choice(people.given[sex])
    return Name(family, f"{family} {middle} {given}", given)
