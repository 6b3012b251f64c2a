"""The tables of this room; each room inside keeps its own."""

from nhipcau.learning.classes.models import Class, Heads, Seat
from nhipcau.learning.lessons.models import Progress
from nhipcau.learning.planning.models import ClassPlan
from nhipcau.learning.skills.models import Evidence, Passport

__all__ = ["Class", "ClassPlan", "Evidence", "Heads", "Passport", "Progress", "Seat"]
