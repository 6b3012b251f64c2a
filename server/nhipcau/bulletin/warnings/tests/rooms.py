"""A warning of the small world, as its office writes it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from nhipcau.bulletin.warnings.models import HazardWarning
from nhipcau.kernel.actor import DESK, LEADER, PROVINCE_LEAD, Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from tests.world import Home, World, must

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


def listed(world: World, home: Home, actor: Actor | None = None, reasons: tuple[str, ...] = ("elder", "alone")) -> UUID:
    """The person of a home agrees to stand on the list, and stands there."""
    consent, line = new_id(), new_id()
    told = {"given_by": "self", "method": "tap", "wording": "v4", "receipt": new_slip_code()}
    must(world.hoa, "people.agree", id=consent, resident_id=home.resident, purpose="safe_list", **told)
    about = {"household_id": home.household, "resident_id": home.resident, "consent_id": consent}
    must(actor or world.hoa, "bulletin.list_home", id=line, reasons=list(reasons), **about)
    return line


def checked(world: World, warning: UUID, home: Home, state: str = "safe", needs: tuple[str, ...] = (), actor: Actor | None = None) -> UUID:
    """How a home was found."""
    name = new_id()
    must(actor or world.hoa, "bulletin.check_home", id=name, warning_id=warning, household_id=home.household, state=state, needs=list(needs))
    return name


def acked(world: World, warning: UUID, village: UUID, actor: Actor | None = None, how: str = "app") -> UUID:
    """The village's leader says that the warning has come."""
    name = new_id()
    must(actor or leader_of(world, village), "bulletin.acknowledge", id=name, warning_id=warning, village_id=village, how=how)
    return name


def looked_after(world: World) -> UUID:
    """A warning, acknowledged in both villages, with both homes on the list and looked at."""
    name = issued(world)
    for village, home in ((world.tung_huong, world.ba_tu), (world.bai_so, world.pao)):
        acked(world, name, village)
        listed(world, home)
        checked(world, name, home)
    return name


def everything_of(world: World, commune: str, village: UUID, home: Home) -> None:
    """Every kind of row that warnings leave in a commune: acknowledged, called, a home on the list, looked at, with a photo."""
    desk, leader = Actor(new_id(), DESK, commune, "Cán bộ"), Actor(new_id(), LEADER, f"{commune}{village}.", "Trưởng bản")
    name = written(world, desk, communes=[commune.split(".")[2]])
    must(desk, ISSUE, warning_id=name)
    acked(world, name, village, leader)
    must(desk, "bulletin.note_call", id=new_id(), warning_id=name, village_id=village, reached=False)
    told = {"given_by": "self", "method": "tap", "wording": "v4", "receipt": new_slip_code()}
    consent = new_id()
    must(desk, "people.agree", id=consent, resident_id=home.resident, purpose="safe_list", **told)
    must(desk, "bulletin.list_home", id=new_id(), household_id=home.household, resident_id=home.resident, consent_id=consent, reasons=["alone"])
    look = {"digest": "c" * 64, "bytes": 900, "media": "image/webp"}
    must(desk, "bulletin.attach_look", id=new_id(), check_id=checked(world, name, home, actor=desk), **look)
