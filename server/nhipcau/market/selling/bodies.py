"""What is told of a plan of selling before a camera, and what a phone sees of it."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from nhipcau.kernel.moments import Moment

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]


class PlanLive(BaseModel):
    """A plan as it is from now on; ``id`` names it for ever."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    title: Line
    goods: Annotated[list[UUID], Field(min_length=1, max_length=3)]
    begins_at: Moment
    minutes: Annotated[int, Field(ge=15, le=180)]
    speaker: Line
    village_id: UUID | None = None
    market: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] = ""
    bring: Annotated[list[Line], Field(max_length=12)] = []


class CancelLive(BaseModel):
    """It is not held."""

    model_config = ConfigDict(extra="forbid")

    plan_id: UUID


class LiveRow(BaseModel):
    """A plan as phones keep it, with its sheet."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    title: str
    begins_at: datetime
    minutes: int
    speaker: str
    village_id: UUID | None
    bring: list[str]
    sheet: dict[str, Any]
    standing: str
