"""A warning on the loudspeaker: how urgent its level is, and what is said of it."""

from typing import Final

from nhipcau.bulletin.loudspeaker.script import script_of
from nhipcau.bulletin.loudspeaker.shapes import AT_ONCE, FIRST, USUAL, Broadcast
from nhipcau.bulletin.warnings.hazards import hazard, level_words
from nhipcau.bulletin.warnings.models import CANCELLED, HazardWarning
from nhipcau.bulletin.warnings.shapes import LEVELS
from nhipcau.kernel.clock import VIETNAM

PRIORITY: Final = {1: USUAL, 2: FIRST, 3: AT_ONCE, 4: AT_ONCE, 5: AT_ONCE}
TIMES: Final = {USUAL: 2, FIRST: 4, AT_ONCE: 6}  # played until it expires


def broadcast_of(it: HazardWarning, issuer: str) -> Broadcast:
    """Return what the loudspeaker plays of a warning that stands, or of the all-clear when it was taken back.

    A drill is never urgent: it comes when its turn is.
    """
    gone = it.ended_why == CANCELLED
    priority = USUAL if it.drill else FIRST if gone else PRIORITY[it.level]
    start = (it.ended_at if gone else it.issued_at) or it.drafted_at
    title = f"{'Diễn tập. ' if it.drill else ''}{'Hủy: ' if gone else ''}{it.title}"
    kind = "tin diễn tập" if it.drill else "tin hủy cảnh báo" if gone else "tin cảnh báo"
    script = script_of(f"{kind} của {issuer}", _texts(it, gone=gone), drill=it.drill)
    return Broadcast(title, priority, start, 2 if gone else TIMES[priority], max(it.expires_at, start), tuple(it.communes), script)


def _texts(it: HazardWarning, *, gone: bool) -> list[str]:
    if gone:
        return [f"Đã hủy cảnh báo {it.title[:1].lower()}{it.title[1:]}", it.over]
    own = list(it.acts) or [str(hazard(it.hazard)["loud"])]
    ends = it.expires_at.astimezone(VIETNAM)
    level = f"Cấp {it.level}, màu {LEVELS[it.level]}. {level_words(it.hazard, it.level)}"
    return [it.title, level, it.what, *own, f"{'Buổi tập' if it.drill else 'Tin này có hiệu lực'} đến {ends:%H:%M} ngày {ends.day}/{ends.month}"]
