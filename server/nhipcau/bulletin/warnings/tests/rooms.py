"""A warning of the small world, as its office writes it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from nhipcau.bulletin.warnings.models import HazardWarning
from nhipcau.kernel.actor import LEADER, PROVINCE_LEAD, Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from tests.world import World, must

DRAFT, ISSUE, SIGN, CANCEL = "bulletin.draft_warning", "bulletin.issue_warning", "bulletin.sign_warning", "bulletin.cancel_warning"


def written(world: World, actor: Actor | None = None, *, hours: float = 12, **changes: Any) -> UUID:
    """A draft of Hoa's: heavy rain of level 2 in the whole commune."""
    name: UUID = changes.pop("id", None) or new_id()
    told = {
        "hazard": "heavy_rain",
        "level": 2,
        "drill": False,
        "title": "Mưa lớn ở xã Tam Quang",
        "what": "Mưa rất to từ chiều nay, 100–150 mm.",
        "acts": ["Tránh xa khe suối, chân dốc."],
        "communes": ["16933"],
        "expires_at": (now() + timedelta(hours=hours)).isoformat(),
        "source": "Đài Khí tượng thủy văn tỉnh, 15:30",
    } | changes
    must(actor or world.hoa, DRAFT, id=name, **told)
    return name


def issued(world: World, **changes: Any) -> UUID:
    """A warning that went out: by one below level 3, else signed by Sơn."""
    name = written(world, **changes)
    if changes.get("level", 2) < 3:
        must(world.hoa, ISSUE, warning_id=name)
    else:
        must(world.son, SIGN, warning_id=name)
    return name


def look(name: UUID) -> HazardWarning:
    """A warning as it stands now."""
    with acting(system(COUNTRY)):
        return HazardWarning.objects.get(id=name)


def lead_of_province() -> Actor:
    """Khoa, who leads the officers of the province."""
    return Actor(UUID(int=7), PROVINCE_LEAD, "vn.40.", "Lê Văn Khoa")


def leader_of(world: World, village: UUID) -> Actor:
    """Somebody who leads a village."""
    return Actor(new_id(), LEADER, world.scope(village), "Trưởng bản")


def at(minutes: float, start: datetime) -> datetime:
    """A moment so many minutes after another."""
    return start + timedelta(minutes=minutes)
