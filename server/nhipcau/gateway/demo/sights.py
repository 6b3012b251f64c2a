"""Where the demo's villages lie, and what there is to visit: all invented, around the real middle of the commune."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random
from typing import Any, Final

from nhipcau.gateway.demo.chance import id_at
from nhipcau.gateway.demo.payee import actor_of
from nhipcau.gateway.demo.story import Story
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.letters import Letter
from nhipcau.places.queries import centres_of

AROUND: Final = (  # degrees from the middle: north, east
    (0.012, 0.018), (-0.021, 0.031), (0.036, -0.024), (-0.008, -0.041), (0.058, 0.039), (-0.043, -0.012), (0.027, 0.061), (-0.032, 0.066), (0.004, -0.004),
)  # fmt: skip
TOLD: Final = "Số liệu trình diễn, không có thật"
SIGHTS: Final[tuple[dict[str, Any], ...]] = (
    {
        "kind": "support", "help": "team", "name": "Bộ phận một cửa của xã", "hours": "Thứ Hai đến thứ Sáu, 7:30–11:30 và 13:30–17:00",
        "way": "Ngay trụ sở xã, cửa bên phải.", "about": "Tổ công nghệ số trực, giúp 0 đ.", "at": (0.001, 0.003),
    },
    {"kind": "support", "help": "wifi", "name": "Nhà văn hóa thôn", "hours": "Cả ngày", "about": "Có Wi-Fi, có ổ cắm sạc máy.", "village": 1},
    {
        "kind": "visit", "name": "Thác đầu nguồn", "about": "Đi bộ 20 phút dọc suối. Mùa khô nước trong.", "hours": "Ban ngày",
        "way": "Xe máy đến đầu bản, gửi xe rồi đi bộ. Mưa to thì không vào.", "price_from": 0, "at": (0.045, 0.012),
    },
    {
        "kind": "festival", "name": "Lễ mừng lúa mới", "about": "Cúng lúa, hát giao duyên, thi giã cốm.", "calendar": "lunar", "first": "10-10", "last": "10-11",
        "way": "Sân nhà văn hóa.", "village": 0,
    },
)  # fmt: skip


def sights_letters(story: Story) -> Iterator[tuple[Actor, Letter]]:
    """Yield the points of a demo commune's villages and what the map tells of, before its month began."""
    middle = centres_of([story.stage.commune]).get(story.stage.commune)
    if middle is None:
        return
    chance = Random(f"nhip-cau sights {story.stage.commune}")  # noqa: S311 (a story, not a secret)
    at = datetime.combine(story.first - timedelta(days=6), time(10), VIETNAM)
    lead, desk = actor_of(story, COMMUNE_LEAD), actor_of(story, DESK)
    for village, (north, east) in zip(story.villages, AROUND, strict=False):
        point = {"lat": round(middle[0] + north, 5), "lon": round(middle[1] + east, 5), "accuracy": chance.randint(4, 25), "source": "phone"}
        yield lead, Letter(id_at(chance, at), "places.set_point", {"id": str(id_at(chance, at)), "village_id": str(village.id), **point}, at)
    for sight in SIGHTS:
        body = {name: value for name, value in sight.items() if name not in {"at", "village"}} | {"id": str(id_at(chance, at)), "source": TOLD}
        if "at" in sight:
            body |= {"lat": round(middle[0] + sight["at"][0], 5), "lon": round(middle[1] + sight["at"][1], 5)}
        else:
            body["village_id"] = str(story.villages[sight["village"]].id)
        yield desk, Letter(id_at(chance, at), "market.set_sight", body, at)
