"""What the demo communes got from elsewhere: a made-up exercise in the standard of others, and a rule that waits for its second signature."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Final

from nhipcau.bulletin.cap.bringing import FILE, bring
from nhipcau.bulletin.cap.making import COMMUNE, HAZARD, LEVEL, written
from nhipcau.bulletin.cap.shapes import Alert, Area, Info, Pair
from nhipcau.bulletin.cap.writing import write
from nhipcau.gateway.demo.chance import id_at
from nhipcau.gateway.demo.payee import actor_of
from nhipcau.gateway.demo.story import Story
from nhipcau.kernel.actor import DESK, Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.letters import Letter
from nhipcau.kernel.scope import acting

SENDER: Final = "mau@khong-co-that.example"


def rule_letters(story: Story) -> Iterator[tuple[Actor, Letter]]:
    """Yield a rule that the desk proposes."""
    chance, at = Random(f"nhip-cau cap {story.stage.commune}"), now()  # noqa: S311 (a story, not a secret)
    told = {"id": str(id_at(chance, at)), "sender": SENDER, "hazard": "heavy_rain", "level": 1, "until": (at + timedelta(days=90)).isoformat()}
    yield actor_of(story, DESK), Letter(id_at(chance, at), "bulletin.propose_cap_rule", told, at)


def bring_alerts(story: Story) -> int:
    """Let an exercise of a sender that does not exist come in; return how many letters that took."""
    house = system(story.stage.path)
    with acting(house):
        bring(house, write(_exercise(story.stage.commune)), FILE)
    return 1


def _exercise(commune: str) -> Alert:
    at = now()
    info = Info(
        ("Met",), "Mưa lớn", "Expected", "Moderate", "Likely", language="vi-VN", event_codes=(Pair(HAZARD, "heavy_rain"),), effective=written(at),
        expires=written(at + timedelta(hours=48)), sender_name="Nơi phát mẫu, không có thật", headline="Mưa lớn (bản tập, không có thật)",
        description="Đây là bản tập. Không có mưa thật.", instruction="Tránh xa khe suối. Cất lúa lên chỗ cao.", parameters=(Pair(LEVEL, "2"),),
        areas=(Area("Xã trình diễn", geocodes=(Pair(COMMUNE, commune),)),),
    )  # fmt: skip
    return Alert(f"mau-{commune}", SENDER, written(at), "Exercise", "Alert", "Public", note="Bản tập, không có thật.", infos=(info,))
