"""Lessons on the wire: the pack that phones fetch, and how far people came."""

from typing import Any

import nhipcau.learning.lessons.measures  # noqa: F401 (the registry fills here)
from nhipcau.kernel.actor import DESK, LEADER, MEMBER, SYSTEM, WITH_FAMILIES
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import FOLLOW_UP
from nhipcau.kernel.registry import bundle, collection, erase, follow, group_command
from nhipcau.learning.lessons import commands, keeping, pack, queries
from nhipcau.learning.lessons.bodies import ProgressRow, RecordProgress
from nhipcau.learning.skills.catalogue import skills

HELPERS = frozenset({MEMBER, LEADER, DESK, SYSTEM})

group_command("learning.record_progress", RecordProgress, roles=HELPERS, purpose=FOLLOW_UP)(commands.record_progress)
collection("learning.progress", ProgressRow, roles=WITH_FAMILIES, purpose=FOLLOW_UP)(queries.progress_visible_to)
checked("lessons", lambda _day: pack.check(skills()))
follow(keeping.follow_home)
erase(keeping.erase)


@bundle("lessons")
def lessons_bundle() -> dict[str, Any]:
    """Return every lesson."""
    return pack.bundle()
