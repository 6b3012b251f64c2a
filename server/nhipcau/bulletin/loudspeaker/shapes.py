"""What a commune radio is given: what to say, how urgent, from when to when, how often, where."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

USUAL, FIRST, AT_ONCE = "thuong", "uu_tien", "khan_cap"
PRIORITIES: Final = {USUAL: "thông thường", FIRST: "ưu tiên", AT_ONCE: "khẩn cấp, phát ngay"}  # TT 39/2020/TT-BTTTT


@dataclass(frozen=True)
class Broadcast:
    """A thing to play: its script is whole, as it is read out. ``repeat``: how often it is played until it expires."""

    title: str
    priority: str
    start: datetime
    repeat: int
    expires_at: datetime
    communes: tuple[str, ...]
    script: str


@dataclass(frozen=True)
class Recording:
    """A broadcast as sound: the file, of which kind, how long."""

    content: bytes
    media: str
    seconds: float
