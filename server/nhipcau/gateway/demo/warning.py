"""What the demo communes warn of: a drill that two people let out, a made-up warning of level 2, who has it, homes to reach first."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any, Final

from nhipcau.gateway.demo.chance import id_at, slip_code
from nhipcau.gateway.demo.payee import actor_of
from nhipcau.gateway.demo.story import Story, Village
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.letters import Letter
from nhipcau.people.wordings import newest

OLD: Final = 72  # years
LISTED: Final = 4  # homes of a commune that stand on the list
DRILL: Final[dict[str, Any]] = {
    "hazard": "flash_flood",
    "level": 3,
    "drill": True,
    "title": "Diễn tập lũ quét (trình diễn)",
    "what": "Tập báo lũ quét cho các thôn, bản. Không có mưa lũ thật.",
    "acts": ["Trưởng thôn bấm Đã nhận.", "Tổ ghé nhà cần đến trước, tập hỏi."],
    "source": "Thế giới trình diễn, không có thật",
    "texts": False,
}
RAIN: Final[dict[str, Any]] = {
    "hazard": "heavy_rain",
    "level": 2,
    "drill": False,
    "title": "Mưa lớn (tin mẫu của bản trình diễn)",
    "what": "Đây là tin mẫu, không có thật. Mưa rất to từ chiều nay, 80–120 mm.",
    "acts": ["Tránh xa khe suối, chân dốc.", "Cất lúa, giấy tờ, thuốc lên chỗ cao, khô.", "Không qua ngầm, qua suối khi nước lên."],
    "source": "Thế giới trình diễn, không có thật",
    "texts": False,
}


def warning_letters(story: Story) -> Iterator[tuple[Actor, Letter]]:
    """Yield who writes, signs and acknowledges; times are of today, since a warning lasts at most three days."""
    chance = Random(f"nhip-cau warning {story.stage.commune}")  # noqa: S311 (a story, not a secret)
    at = now()
    desk, lead = actor_of(story, DESK), actor_of(story, COMMUNE_LEAD)
    drill, rain = (str(id_at(chance, at)) for _ in range(2))
    ends = (at + timedelta(hours=70)).isoformat()
    for name, told in ((drill, DRILL), (rain, RAIN)):
        yield desk, Letter(id_at(chance, at), "bulletin.draft_warning", {"id": name, "communes": [story.stage.commune], "expires_at": ends, **told}, at)
    yield lead, Letter(id_at(chance, at), "bulletin.sign_warning", {"warning_id": drill}, at)
    yield desk, Letter(id_at(chance, at), "bulletin.issue_warning", {"warning_id": rain}, at)
    leaders = _leaders(story)
    for name in (drill, rain):
        for village, leader in leaders:
            told = {"id": str(id_at(chance, at)), "warning_id": name, "village_id": str(village.id)}
            yield leader, Letter(id_at(chance, at), "bulletin.acknowledge", told, at)
    called = next(one for one in story.villages if one.id not in {village.id for village, _ in leaders})
    told = {"id": str(id_at(chance, at)), "warning_id": drill, "village_id": str(called.id), "reached": True, "spoke_with": "Trưởng thôn"}
    yield desk, Letter(id_at(chance, at), "bulletin.note_call", told, at)
    yield from _homes(story, drill, chance)


def _homes(story: Story, warning: str, chance: Random) -> Iterator[tuple[Actor, Letter]]:
    """Let a few of the old agree to be reached first; one is found safe in the drill, one in need, the others are not met yet."""
    at = now()
    found = [(village, home, one) for village in story.villages if _team(village) for home in village.homes for one in home.residents if one.consent and one.person.age >= OLD]
    for number, (village, home, one) in enumerate(found[:LISTED]):
        consent = str(id_at(chance, at))
        about = {"purpose": "safe_list", "given_by": "self", "method": "spoken", "wording": newest(), "receipt": slip_code(chance)}
        yield village.helper, Letter(id_at(chance, at), "people.agree", {"id": consent, "resident_id": str(one.id), **about}, at)
        line = {"household_id": str(home.id), "resident_id": str(one.id), "consent_id": consent, "reasons": ["elder", "alone"] if number % 2 else ["elder"]}
        yield village.helper, Letter(id_at(chance, at), "bulletin.list_home", {"id": str(id_at(chance, at)), **line}, at)
        if number < 2:  # noqa: PLR2004 (one safe, one in need)
            state = {"state": "needs_help", "needs": ["carry", "medicine"]} if number else {"state": "safe", "needs": []}
            told = {"id": str(id_at(chance, at)), "warning_id": warning, "household_id": str(home.id), **state}
            yield village.helper, Letter(id_at(chance, at), "bulletin.check_home", told, at)


def _leaders(story: Story) -> list[tuple[Village, Actor]]:
    """Return who leads which village of the commune."""
    named = {village.hamlet.name: village for village in story.villages}
    found = [(named[one.village], name, one) for name, one in story.workers.items() if one.role == LEADER and one.village in named]
    return [(village, Actor(name, LEADER, f"{story.stage.path}{village.id}.", one.full_name)) for village, name, one in found]


def _team(village: Village) -> bool:
    return village.helper.role in {MEMBER, LEADER, DESK}
