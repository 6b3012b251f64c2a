"""A class of the small world, and who agreed to what for it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.letters import Verdict
from nhipcau.kernel.scope import COUNTRY, acting
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.learning.classes.models import Class, Seat
from tests.world import Home, World, letter, must, tell

SOON = timedelta(minutes=30)


def about(world: World, **changes: Any) -> dict[str, Any]:
    """What a class in bà Tư's village is, taught by Lan."""
    return {
        "id": new_id(),
        "village_id": str(world.tung_huong),
        "venue": "Nhà văn hóa bản Tùng Hương",
        "audience": "resident",
        "skills": ["B4", "C1"],
        "lessons": ["ma-otp"],
        "level": 2,
        "room": 20,
        "tongue": "thai",
        "begins_at": (now() - SOON).isoformat(),
        "minutes": 90,
        "trainers": [str(world.lan_id)],
        "commune": "",
    } | changes


def planned(world: World, actor: Actor | None = None, **changes: Any) -> Class:
    """A class that has just begun."""
    told = about(world, **changes)
    must(actor or world.hoa, "learning.plan_class", **told)
    return look(UUID(str(told["id"])))


def look(course: UUID) -> Class:
    """A class as it stands now."""
    with acting(system(COUNTRY)):
        return Class.objects.get(id=course)


def seats(**wanted: Any) -> list[Seat]:
    """The seats as they stand now."""
    with acting(system(COUNTRY)):
        return list(Seat.objects.filter(**wanted).order_by("enrolled_at", "id"))


def agrees(world: World, home: Home, purpose: str = "passport", **more: Any) -> UUID:
    """Let the person of a home agree to something."""
    told = {"given_by": "self", "method": "tap", "wording": "v3", "receipt": new_slip_code()} | more
    consent = new_id()
    must(world.hoa, "people.agree", id=consent, resident_id=home.resident, purpose=purpose, **told)
    return consent


def comes(actor: Actor, course: Class, *, happened_at: datetime | None = None, **who: Any) -> Verdict:
    """Say that somebody came."""
    return tell(actor, "learning.attend", happened_at, id=new_id(), class_id=course.id, **who)


__all__ = ["SOON", "about", "agrees", "comes", "letter", "look", "planned", "seats"]
