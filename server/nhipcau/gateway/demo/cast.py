"""Where the demo world plays, and who works there. Places are real; every person is invented.

Village names of Tam Quang are names of that area as far as we know them; how its homes are spread over
them, and where there is signal, is invented. The villages of Phát Diệm are invented throughout.
"""

from dataclasses import dataclass, field
from typing import Any

from nhipcau.gateway.demo.names import KHOMU, KINH, MONG, POONG, THAI, People
from nhipcau.kernel.actor import (
    AUDITOR,
    COMMUNE_LEAD,
    CONTENT_EDITOR,
    DESK,
    LEADER,
    MEMBER,
    NATION_ANALYST,
    PROVINCE_ANALYST,
    PROVINCE_LEAD,
)
from nhipcau.kernel.scope import path_of


@dataclass(frozen=True)
class Hamlet:
    """A village of the demo: its peoples by weight, its homes, its signal."""

    name: str
    kind: str
    homes: int
    peoples: tuple[People, ...]
    signal: str = "good"


@dataclass(frozen=True)
class Worker:
    """Somebody of a team or an office. ``village`` empty: the whole commune; ``login`` empty: no desk."""

    full_name: str
    role: str
    village: str = ""
    languages: tuple[str, ...] = ("vi",)
    affiliation: str = "official"
    login: str = ""
    phone: str = ""

    @property
    def given_name(self) -> str:
        """The name one is called by."""
        return self.full_name.split()[-1]


@dataclass(frozen=True)
class Stage:
    """A commune of the demo."""

    province: str
    commune: str
    hamlets: tuple[Hamlet, ...]
    workers: tuple[Worker, ...]
    analyst: Worker
    assists: int
    homes: tuple["Home", ...] = field(default=())
    for_province: tuple[Worker, ...] = field(default=())

    @property
    def path(self) -> str:
        """The commune's place path."""
        return path_of(self.province, self.commune)


@dataclass(frozen=True)
class Person:
    """A named person of the cast."""

    full_name: str
    sex: str
    age: int
    language: str


@dataclass(frozen=True)
class Home:
    """A home of the cast. ``procedure``: what was prepared with them; empty when nobody has come yet."""

    village: str
    people: tuple[Person, ...]
    note: str = ""
    procedure: str = ""
    answers: dict[str, Any] = field(default_factory=dict)


TAM_QUANG = Stage(
    "40",
    "16933",
    (
        Hamlet("Tùng Hương", "Bản", 19, (THAI, THAI, THAI, KHOMU), "none"),
        Hamlet("Bãi Sở", "Bản", 22, (THAI, THAI, POONG)),
        Hamlet("Tam Bông", "Bản", 18, (POONG, POONG, THAI), "weak"),
        Hamlet("Tân Hương", "Bản", 16, (THAI, KINH)),
        Hamlet("Liên Hương", "Bản", 15, (MONG, MONG, MONG, KHOMU), "none"),
        Hamlet("Bãi Xa", "Bản", 20, (KINH, THAI)),
        Hamlet("Quang Phúc", "Bản", 14, (THAI, POONG), "weak"),
        Hamlet("Đình Tiến", "Bản", 16, (THAI, KHOMU)),
    ),
    (
        Worker("Vi Văn Minh", LEADER, "Tùng Hương", ("vi", "thai"), "elder", phone="0900000001"),
        Worker("Lô Thị Lan", MEMBER, "Tùng Hương", ("vi", "thai"), "youth", phone="0900000002"),
        Worker("Lương Thị Sen", MEMBER, "Bãi Sở", ("vi", "thai"), "women", phone="0900000003"),
        Worker("Viêng Văn Quế", MEMBER, "Tam Bông", ("vi", "tho"), "farmers", phone="0900000004"),
        Worker("Và Bá Chá", MEMBER, "Liên Hương", ("vi", "mong"), "youth", phone="0900000005"),
        Worker("Nguyễn Thị Hạnh", MEMBER, "Bãi Xa", ("vi",), "teacher", phone="0900000006"),
        Worker("Kha Văn Long", MEMBER, "Đình Tiến", ("vi", "thai", "khomu"), "veteran", phone="0900000007"),
        Worker("Lữ Thị Hoa", DESK, languages=("vi", "thai"), login="hoa"),
        Worker("Nguyễn Văn Sơn", COMMUNE_LEAD, login="son"),
    ),
    Worker("Phan Thị Tâm", PROVINCE_ANALYST, login="tam"),
    150,
    (
        Home(
            "Tùng Hương",
            (Person("Lô Thị Tư", "female", 71, "thai"), Person("Lô Văn Pành", "male", 43, "thai")),
            "Nhà cuối dốc, bà nghe tiếng Thái",
            "1.014027",
            {"need": "first", "age": "from_70", "household": "poor", "income": ["none"], "channel": "direct"},
        ),
        Home(
            "Tùng Hương",
            (Person("Vi Thị Hoài", "female", 24, "thai"), Person("Lô Văn Dũng", "male", 27, "thai")),
            "Cháu mới sinh, chưa có giấy khai sinh",
        ),
        Home(
            "Liên Hương",
            (Person("Và Bá Páo", "male", 33, "mong"), Person("Xồng Y Mỷ", "female", 31, "mong")),
            "Chung một điện thoại thông minh",
            "3.000228",
        ),
    ),
    (
        Worker("Nguyễn Thảo Vy", CONTENT_EDITOR, login="vy"),
        Worker("Hồ Thị Quỳnh", CONTENT_EDITOR, login="quynh"),
        Worker("Trần Đăng Khoa", AUDITOR, login="khoa"),
        Worker("Võ Thành Đạt", PROVINCE_LEAD, login="dat"),
        Worker("Đặng Nhật Minh", NATION_ANALYST, login="minh"),
    ),
)
PHAT_DIEM = Stage(
    "37",
    "14620",
    (
        Hamlet("Thượng Kiệm Đông", "Phố", 22, (KINH,)),
        Hamlet("Thượng Kiệm Tây", "Phố", 20, (KINH,)),
        Hamlet("Kim Chính", "Phố", 24, (KINH,)),
        Hamlet("Trì Chính", "Phố", 22, (KINH,)),
        Hamlet("Phú Vinh", "Phố", 20, (KINH,)),
        Hamlet("2", "Xóm", 18, (KINH,)),
        Hamlet("5", "Xóm", 18, (KINH,)),
        Hamlet("7", "Xóm", 19, (KINH,), "weak"),
        Hamlet("9", "Xóm", 17, (KINH,)),
    ),
    (
        Worker("Phạm Văn Thọ", LEADER, "Thượng Kiệm Đông", affiliation="veteran", phone="0900000011"),
        Worker("Trần Thị Thắm", MEMBER, "Thượng Kiệm Đông", affiliation="youth", phone="0900000012"),
        Worker("Vũ Thị Nhàn", MEMBER, "Kim Chính", affiliation="women", phone="0900000013"),
        Worker("Đinh Đức Kiên", MEMBER, "Trì Chính", affiliation="youth", phone="0900000014"),
        Worker("Bùi Thị Lụa", MEMBER, "7", affiliation="farmers", phone="0900000015"),
        Worker("Hoàng Thị Hiền", DESK, login="hien"),
        Worker("Mai Xuân Dung", COMMUNE_LEAD, login="dung"),
    ),
    Worker("Đỗ Quang Bình", PROVINCE_ANALYST, login="binh"),
    90,
)
STAGES = (TAM_QUANG, PHAT_DIEM)
LAN = "Lô Thị Lan"
