"""Lessons on the wire: the pack that phones fetch."""

from typing import Any

from nhipcau.kernel.content import checked
from nhipcau.kernel.registry import bundle
from nhipcau.learning.lessons import pack

checked("lessons", pack.check)


@bundle("lessons")
def lessons_bundle() -> dict[str, Any]:
    """Return every lesson."""
    return pack.bundle()
