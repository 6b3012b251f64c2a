"""Speakers and recordings for these tests."""

import hashlib
from typing import Any
from uuid import UUID

from nhipcau.guides.voices.models import Recording
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import acting
from nhipcau.people.models import Member
from tests.world import World, must

SENTENCE = "Cháu sinh ở đâu?"


def speak_thai(world: World) -> None:
    """Let Lan and Minh be known to speak Thái."""
    Member.objects.filter(id__in=[world.lan_id, world.minh_id]).update(languages=["vi", "thai"])


def webm(size: int, seed: int = 1) -> bytes:
    """Return bytes that begin as a WebM recording does."""
    head = b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm"
    return head + hashlib.shake_256(seed.to_bytes(4, "big")).digest(size - len(head))


def recorded(world: World, **changes: Any) -> dict[str, Any]:
    """Return the body of a recording as Lan's phone would announce it."""
    sound = webm(9000)
    return {
        "id": new_id(),
        "tongue": "thai",
        "spot": "1.001193/questions/where/ask",
        "text": SENTENCE,
        "digest": hashlib.sha256(sound).hexdigest(),
        "bytes": len(sound),
        "media": "audio/webm",
        "ms": 6000,
        **changes,
    }


def arrived(world: World, **changes: Any) -> UUID:
    """Let Lan record a piece whose sound has arrived, and return its id."""
    body = recorded(world, **changes)
    must(world.lan, "guides.record_voice", **body)
    must(world.system, "guides.voice_arrived", digest=body["digest"], folder="vn.40.16933")
    return UUID(str(body["id"]))


def seen(actor: Actor, recording: UUID) -> Recording | None:
    """Return a recording as this actor sees it, or nothing."""
    with acting(actor):
        return Recording.objects.filter(id=recording, ended_at=None).first()
