"""What is told about somebody's way through a lesson, and what a phone sees of it."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,30}$")]
Edition = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]
Answers = Annotated[int, Field(ge=0, le=20)]


class Learner(BaseModel):
    """Somebody of the actor's places; without an id somebody without a name, who is only counted."""

    model_config = ConfigDict(extra="forbid")

    resident_id: UUID | None = None


class Tried(BaseModel):
    """One screen or question: whether it came right, and after how many goes. What was typed is nobody's business."""

    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,19}$")]
    ok: bool
    goes: Annotated[int, Field(ge=1, le=99)]


class RecordProgress(BaseModel):
    """A part of a lesson that somebody went through; without a learner, the member themselves."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    lesson: Name
    edition: Edition
    learner: Learner | None = None
    part: Literal["cards", "tries", "quiz"]
    done: bool
    right: Answers
    of: Answers
    seconds: Annotated[int, Field(ge=0, le=86_400)]
    tried: Annotated[list[Tried], Field(max_length=20)] = []


class ProgressRow(BaseModel):
    """A part somebody went through, as a phone keeps it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    lesson: str
    edition: str
    resident_id: UUID | None
    member_id: UUID | None
    part: str
    done: bool
    right: int
    of: int
    seconds: int
    happened_at: datetime
