"""Going through lessons, and lesson files to spoil."""

from copy import deepcopy
from typing import Any
from uuid import UUID

from nhipcau.kernel.ids import new_id
from nhipcau.learning.lessons.pack import lessons, written
from tests.world import World, must

OTP = "ma-otp"
RECORD = "learning.record_progress"


def went(part: str = "quiz", **changes: Any) -> dict[str, Any]:
    """The body of a part somebody went through well, at an honest pace."""
    body = {
        "id": new_id(), "lesson": OTP, "edition": "0badcafe", "part": part, "done": True, "right": 7, "of": 7, "seconds": 120,
        "tried": [{"id": "q1", "ok": True, "goes": 1}],
    }  # fmt: skip
    return body | changes


def ba_tu(world: World) -> dict[str, str]:
    """Bà Tư as the learner a letter speaks of."""
    return {"resident_id": str(world.ba_tu.resident)}


def learns(world: World, part: str = "quiz", **changes: Any) -> UUID:
    """Let bà Tư go through a part on Lan's phone."""
    body = went(part, learner=ba_tu(world), **changes)
    must(world.lan, RECORD, **body)
    return UUID(str(body["id"]))


def spoiled(path: str, value: Any) -> dict[str, Any]:
    """The lesson of the code with one thing in it changed; ``quiz.0.why`` names a place in the file."""
    raw = deepcopy(written()[OTP])
    found: Any = raw
    *steps, last = path.split(".")
    for step in steps:
        found = found[int(step)] if isinstance(found, list) else found[step]
    found[int(last) if isinstance(found, list) else last] = value
    return raw


def skills_of(lesson: str) -> list[str]:
    """The skills a lesson serves."""
    return lessons()[lesson].skills
