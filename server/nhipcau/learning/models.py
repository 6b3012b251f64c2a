"""The tables of this room; each room inside keeps its own."""

from nhipcau.learning.lessons.models import Progress
from nhipcau.learning.skills.models import Evidence, Passport

__all__ = ["Evidence", "Passport", "Progress"]
