"""What is sent to a helper who was proposed for a call: where it comes from, and to open the phone; no number, no name."""

from datetime import datetime
from uuid import UUID

from nhipcau.kernel import outgoing
from nhipcau.kernel.outgoing import PLACE, Message

OFFERED = outgoing.template(
    "support.team_call",
    vi="Có bà con ở {noi} gọi tổ công nghệ số. Mở máy Nhịp Cầu để xem. Người khác nhận rồi thì thôi.",
    en="Somebody in {noi} calls the digital team. Open Nhịp Cầu on your phone. Nothing to do if another took it.",
    params={"noi": PLACE},
    days=2,
)


def offered(call: UUID, helper: UUID, where: str, not_before: datetime | None) -> Message:
    """Return what the helper is told, once for each call."""
    return outgoing.say(OFFERED, outgoing.to_member(helper), about=call, once=f"{call}:{helper}", not_before=not_before, noi=where)
