"""People with a passport, and what was seen of them."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from nhipcau.kernel.clock import now
from nhipcau.kernel.ids import new_id
from nhipcau.learning.skills.rules import Seen
from tests.world import World, must

LAN, MINH, HOA = UUID(int=101), UUID(int=102), UUID(int=103)
ONCE = datetime(2026, 3, 1, 2, tzinfo=UTC)
TU = UUID(int=71)


def day(number: float) -> datetime:
    """A moment so many days after the first of March."""
    return ONCE + timedelta(days=number)


def seen(mode: str, at: float = 0, **changes: Any) -> Seen:
    """One proof of bà Tư's, by Lan, in a helping."""
    told = {
        "id": new_id(), "place": "vn.40.16933.", "resident": TU, "member": None, "skill": "D1", "kind": "assist", "mode": mode,
        "observer": LAN, "about": "", "happened_at": day(at), "received_at": day(at),
    }  # fmt: skip
    return Seen(**(told | changes))


def of(world: World, mode: str, **changes: Any) -> Seen:
    """One proof of bà Tư of the small world, just now."""
    at = now()
    about = {"resident": world.ba_tu.resident, "place": world.scope(world.tung_huong), "happened_at": at, "received_at": at}
    return seen(mode, **(about | {"observer": world.lan_id} | changes))


def agrees(world: World, purpose: str = "passport") -> UUID:
    """Let bà Tư agree to a passport."""
    told = {"given_by": "self", "method": "tap", "wording": "v3", "receipt": "7M3N9RZY4H0"}
    consent = new_id()
    must(world.lan, "people.agree", id=consent, resident_id=world.ba_tu.resident, purpose=purpose, **told)
    return consent
