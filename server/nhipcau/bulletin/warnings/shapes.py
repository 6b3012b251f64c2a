"""What a warning is made of, before anybody has seen it: the one shape that forms, CAP files and bulletins are read into."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

LEVELS: Final = {1: "xanh dương nhạt", 2: "vàng nhạt", 3: "da cam", 4: "đỏ", 5: "tím"}  # QĐ 18/2021/QĐ-TTg
HAZARDS: Final = (
    "storm", "flood", "flash_flood", "landslide", "heavy_rain", "cold", "heat", "wildfire", "thunder", "drought", "dam", "other",
)  # fmt: skip
FOUR_EYES: Final = 3  # from this level on, two people stand for a warning
MOST_HOURS: Final = 72
LONGEST_TITLE: Final = 120
LONGEST_WHAT: Final = 400
LONGEST_ACT: Final = 120
MOST_ACTS: Final = 8


@dataclass(frozen=True)
class Plan:
    """A warning that somebody may draft: nothing of it is issued, nothing of it is checked yet.

    ``communes`` are five-digit codes; ``villages`` empty means all of them. ``tongues``: a title and what comes in other
    tongues. ``source``: who said so and when, as it is told to people. ``expires_at`` may be missing where a source names none.
    """

    hazard: str
    level: int
    drill: bool = False
    title: str = ""
    what: str = ""
    acts: tuple[str, ...] = ()
    communes: tuple[str, ...] = ()
    villages: tuple[UUID, ...] = ()
    onset: datetime | None = None
    expires_at: datetime | None = None
    tongues: dict[str, dict[str, str]] = field(default_factory=dict)
    source: str = ""
