"""What is told of a drill: each case, right or not. What somebody said in other words is nobody's business."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from nhipcau.learning.lessons.bodies import Learner

__all__ = ["Answer", "Learner", "RecordDrill"]


class Answer(BaseModel):
    """One case, and whether the answer was right."""

    model_config = ConfigDict(extra="forbid")

    case: Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,20}$")]
    right: bool


class RecordDrill(BaseModel):
    """Somebody went through the six cases; without a learner, the member themselves. A learner without an id is only counted."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    edition: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]
    learner: Learner | None = None
    answers: Annotated[list[Answer], Field(min_length=1, max_length=12)]
    seconds: Annotated[int, Field(ge=0, le=86_400)]
