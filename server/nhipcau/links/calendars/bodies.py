"""What is said about an officer's own calendar. Its address is never in it: only the keyed hash."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

CalendarMark = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class OpenCalendar(BaseModel):
    """An officer gets an address of their own days; the one they had ends."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    mark: CalendarMark


class EndCalendar(BaseModel):
    """An officer's address opens nothing any more."""

    model_config = ConfigDict(extra="forbid")

    calendar_id: UUID
