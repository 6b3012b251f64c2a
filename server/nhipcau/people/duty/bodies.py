"""What an officer says of somebody's day. No sum of money fits in."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

DayKind = Literal["day", "night", "none"]
Why = Literal["no_phone", "no_signal", "meeting", "event", "clock", "mistake", "other"]


class ClaimDay(BaseModel):
    """A member worked on a day that the ledger does not show, or did not on one that it shows; and why that is so."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    member_id: UUID
    day: date
    kind: DayKind
    why: Why
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] = ""


class SettleDay(BaseModel):
    """Somebody else agrees to what was said of a day, or does not."""

    model_config = ConfigDict(extra="forbid")

    claim_id: UUID
    agreed: bool
