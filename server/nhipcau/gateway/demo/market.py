"""What the demo communes show and sell: invented makers who agreed, goods of the area, drawn pictures; one thing still waits for a look."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any, Final
from uuid import UUID

from nhipcau.gateway.demo.chance import id_at, slip_code
from nhipcau.gateway.demo.family import Resident
from nhipcau.gateway.demo.payee import actor_of
from nhipcau.gateway.demo.story import Story
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import VIETNAM, now
from nhipcau.kernel.letters import Letter
from nhipcau.people.wordings import newest
from nhipcau.sync.models import StoredFile
from nhipcau.sync.shelf import shelf

PICTURES: Final = Path(__file__).parent / "pictures"
SIZES: Final = {"small": (480, 480, 360), "large": (960, 960, 720)}
HOMES: Final = "household"
Goods = dict[str, Any]


def _goods(name: str, group: str, unit: str, price: tuple[int | None, int | None], story: str, answers: tuple[str, ...], **more: Any) -> Goods:  # noqa: ANN401
    told = dict(zip(("made_of", "how_made", "taste", "keep", "order"), answers, strict=True))
    plain = {"name": name, "group": group, "unit": unit, "price_from": price[0], "price_to": price[1], "story": story, "answers": told}
    return plain | {"months": [], "weight_g": None, "ocop": None, "stock": "in"} | more


GINGER: Final = _goods(
    "Gừng dé sấy lát", "food", "gói", (60_000, None),
    "Gừng dé củ nhỏ, trồng trên nương dốc, một năm mới nhổ. Thái tay, phơi ba nắng rồi sấy than hoa.",
    ("Gừng dé trồng ở bản, không phun thuốc.", "Rửa nước suối, thái lát, phơi ba nắng, sấy than.", "Cay đậm, thơm lâu. Pha trà, kho cá đều ngon.",
     "Nơi khô mát được 6 tháng. Mở rồi buộc kín.", "Đặt từ 2 gói. Ba ngày có hàng, gửi xe khách hoặc bưu điện."),
    months=[11, 12, 1, 2], weight_g=200, picture=("gung", "Gừng củ và gừng thái lát trên nong tre, tranh vẽ"),
)  # fmt: skip
PEPPER: Final = _goods(
    "Mắc khén khô", "herb", "gói", (45_000, 50_000),
    "Mắc khén hái trên rừng đầu nguồn, mỗi năm một mùa. Hạt mở vỏ, thơm nhất tháng đầu.",
    ("Quả mắc khén rừng, hái tay.", "Phơi trong bóng mát năm ngày, bỏ cuống.", "Thơm như vỏ cam, tê đầu lưỡi. Chấm thịt nướng, ướp cá.",
     "Lọ kín được một năm. Rang sơ trước khi giã.", "Có sẵn sau mùa hái. Gửi bưu điện hai ngày."),
    months=[10, 11, 12], weight_g=100, picture=("mac-khen", "Hạt mắc khén khô trên nong tre, tranh vẽ"),
)  # fmt: skip
HONEY: Final = _goods(
    "Mật ong rừng", "food", "chai", (250_000, 280_000),
    "Ong khoái làm tổ trên vách đá. Nhà chỉ lấy một nửa tổ, để ong còn ở lại.",
    ("Mật ong rừng, không pha nước, không nấu.", "Cắt nửa tổ, để mật tự chảy, lọc qua vải.", "Màu hổ phách, thơm hoa rừng, có chút chua.",
     "Nơi mát được hai năm. Đông hạt là bình thường.", "Đặt trước. Một tuần có hàng, mỗi nhà hai chai."),
    months=[3, 4, 5], weight_g=700, stock="low", picture=("mat-ong", "Hai chai mật ong và tảng sáp, tranh vẽ"),
)  # fmt: skip
SHOOTS: Final = _goods(
    "Măng khô lưỡi lợn", "food", "kg", (230_000, None),
    "Măng nứa đầu mùa mưa, luộc kỹ, ép phẳng rồi phơi. Mười cân tươi mới được một cân khô.",
    ("Măng nứa rừng, không lưu huỳnh.", "Luộc hai lần, ép, phơi bốn nắng.", "Dày, ngọt, nấu lâu không nát.",
     "Nơi khô được một năm. Trời nồm thì phơi lại.", "Đặt từ 1 kg. Hai ngày có hàng."),
    months=[7, 8, 9, 10], weight_g=1000, picture=("mang", "Ba bó măng khô trên nong tre, tranh vẽ"), stars=3,
)  # fmt: skip
CLOTH: Final = _goods(
    "Chân váy thổ cẩm", "craft", "tấm", (850_000, 1_200_000),
    "Mười hai chị cùng dệt, mỗi tấm mất nửa tháng. Hoa văn mặt trời và móc câu của bà truyền lại.",
    ("Sợi bông, tơ tằm nhuộm lá chàm, cánh kiến.", "Dệt khung tay, thêu tay từng hàng.", "Dày, mềm, càng giặt càng sáng màu.",
     "Giặt tay, phơi bóng râm. Dùng được cả chục năm.", "Đặt theo mẫu, hai mươi ngày có hàng."),
    picture=("tho-cam", "Vải thổ cẩm hoa văn hình thoi, tranh vẽ"),
)  # fmt: skip
TEA: Final = _goods(
    "Chè dây rừng", "drink", "gói", (None, None), "Lá chè dây hái non, sao trên chảo gang.",
    ("Lá chè dây rừng.", "Vò tay, sao khô.", "Nước vàng, hơi chát, ngọt sau.", "Lọ kín được một năm.", "Hỏi giá theo mùa."), weight_g=250,
)  # fmt: skip
STAY: Final = _goods(
    "Ngủ nhà sàn, ăn cơm lam", "tourism", "đêm", (150_000, 200_000), "Nhà sàn gỗ bên suối, chăn đệm bông gạo, tối nghe khắp.",
    ("Nhà sàn gỗ, bếp lửa.", "Chủ nhà nấu cơm lam, cá nướng.", "Yên tĩnh, sáng có mây.", "Mang áo ấm mùa đông.", "Báo trước hai ngày."),
)  # fmt: skip
MAT: Final = _goods(
    "Hộp cói đan tay", "craft", "chiếc", (90_000, 120_000), "Cói Kim Sơn chẻ nhỏ, phơi đủ nắng mới đan.",
    ("Cói trồng ở bãi bồi.", "Chẻ, phơi, đan tay hai ngày.", "Nhẹ, chắc, thơm mùi cỏ.", "Để nơi khô, lau khăn ẩm.", "Đặt từ 5 chiếc, mười ngày có hàng."),
    weight_g=400,
)  # fmt: skip
STALLS: Final[dict[str, tuple[tuple[str, str, int, str, tuple[Goods, ...]], ...]]] = {  # commune: kind, name, which village, story, goods
    "16933": (
        (HOMES, "Gừng dé nhà bà", 0, "Nhà làm gừng ba đời trên nương dốc. Bà dạy con gái, con gái dạy cháu.", (GINGER, PEPPER, TEA)),
        (HOMES, "Ong rừng hai anh em", 1, "Hai anh em theo ong từ nhỏ. Lấy mật một nửa, giữ tổ một nửa.", (HONEY,)),
        ("cooperative", "Hợp tác xã Tam Quang (mẫu)", 3, "Hai mươi hộ góp măng, góp sức phơi sấy, chia tiền theo cân.", (SHOOTS, STAY)),
        ("group", "Tổ dệt bản Bãi Xa (mẫu)", 5, "Mười hai chị em giữ khung dệt của bà, của mẹ.", (CLOTH,)),
    ),
    "14620": (("group", "Tổ đan cói Phát Diệm (mẫu)", 2, "Đan lúc nông nhàn, bán quanh năm.", (MAT,)),),
}
WAITS: Final = STAY["name"]  # entered, and nobody has looked yet


def market_letters(story: Story) -> Iterator[tuple[Actor, Letter]]:
    """Yield who says what so that a demo commune shows its goods: consent, entered at the desk, looked at by the leader."""
    chance = Random(f"nhip-cau market {story.stage.commune}")  # noqa: S311 (a story, not a secret)
    at = datetime.combine(story.today - timedelta(days=2), time(9), VIETNAM)
    for kind, name, village, about, goods in STALLS.get(story.stage.commune, ()):
        at += timedelta(minutes=40)
        yield from _Stall(story, chance, at).letters(kind, name, village, about, goods)


class _Stall:
    """One stall of a story at one hour."""

    def __init__(self, story: Story, chance: Random, at: datetime) -> None:
        self.story, self.chance, self.at = story, chance, at
        self.desk, self.lead = actor_of(story, DESK), actor_of(story, COMMUNE_LEAD)

    def letters(self, kind: str, name: str, village: int, about: str, goods: tuple[Goods, ...]) -> Iterator[tuple[Actor, Letter]]:
        """Yield the letters of a stall and what it sells."""
        maker, there = self._id(), self.story.villages[village]
        body: dict[str, Any] = {"id": maker, "kind": kind, "name": name, "story": about, "village_id": str(there.id)}
        if kind == HOMES:
            person = next(one for home in there.homes for one in home.residents if one.adult and one.consent and home.cast is None)
            yield self._says(self.desk, "people.agree", self._consent(person))
            body["resident_id"] = str(person.id)
        yield self._says(self.desk, "market.enter_maker", body)
        if kind != HOMES:
            paper = {"signed_by": "Người ký trình diễn", "as_what": "Đại diện", "wording": "v1", "paper": "Giấy trình diễn, không có thật"}
            yield self._says(self.desk, "market.agree", {"id": self._id(), "maker_id": maker, "agreed_on": f"{self.at:%Y-%m-%d}", **paper})
        yield self._looked("maker", maker, 1)
        for one in goods:
            yield from self._goods(maker, one)

    def _goods(self, maker: str, one: Goods) -> Iterator[tuple[Actor, Letter]]:
        named, body = self._id(), {key: value for key, value in one.items() if key not in {"picture", "stars"}}
        if "stars" in one:
            issued = self.story.today - timedelta(days=30 * 32)  # runs out within half a year
            body["ocop"] = {"stars": one["stars"], "certificate": "MẪU-01", "decision": "Quyết định mẫu", "issued_on": issued.isoformat()}
        yield self._says(self.desk, "market.enter_product", {"id": named, "maker_id": maker, **body})
        if "picture" in one:
            name, says = one["picture"]
            sizes = {size: _announced(name, size) for size in SIZES}
            yield self._says(self.desk, "market.attach_photo", {"id": self._id(), "product_id": named, "says": says, **sizes})
            for size in sizes.values():
                yield self._says(self.story.house, "market.photo_arrived", {"digest": size["digest"], "folder": self.story.stage.path.rstrip(".")})
        if one["name"] != WAITS:
            yield self._looked("product", named, 2 if "picture" in one else 1)

    def _looked(self, thing: str, named: str, version: int) -> tuple[Actor, Letter]:
        return self._says(self.lead, "market.publish", {"id": self._id(), "thing": thing, "thing_id": named, "version": version})

    def _consent(self, person: Resident) -> dict[str, Any]:
        told = {"given_by": "self", "method": "tap", "wording": newest(), "receipt": slip_code(self.chance)}
        return {"id": self._id(), "resident_id": str(person.id), "purpose": "publish", **told}

    def _says(self, who: Actor, verb: str, body: dict[str, Any]) -> tuple[Actor, Letter]:
        self.at += timedelta(seconds=30)
        return who, Letter(UUID(self._id()), verb, body, self.at)

    def _id(self) -> str:
        return str(id_at(self.chance, self.at))


def _announced(name: str, size: str) -> dict[str, Any]:
    side, wide, high = SIZES[size]
    content = (PICTURES / f"{name}-{side}.webp").read_bytes()
    return {"digest": sha256(content).hexdigest(), "bytes": len(content), "media": "image/webp", "width": wide, "height": high}


def keep_pictures(folder: str) -> None:
    """Lay the drawn pictures of the demo's goods where photos lie."""
    for path in sorted(PICTURES.glob("*.webp")):
        content = path.read_bytes()
        digest = sha256(content).hexdigest()
        shelf().keep(folder, digest, [content])
        StoredFile.objects.get_or_create(
            folder=folder, digest=digest, defaults={"media": "image/webp", "bytes": len(content), "stored_at": now()}
        )
