"""What is told of a difficulty, what is answered, and what a phone sees of it."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Cause = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,20}$")]
Procedure = Annotated[str, StringConstraints(pattern=r"^([0-9]\.[0-9]{6,7})?$")]
Kind = Literal["how", "fixed", "passed_on", "not_yet"]
Commune = Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")]


class RaiseDifficulty(BaseModel):
    """Somebody of a village could not go on, or would not begin. No field is about who it was."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    village_id: UUID
    cause: Cause
    procedure: Procedure = ""
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""


class AnswerDifficulty(BaseModel):
    """What everybody stuck on a cause is told: how to go on, that it is mended, whom it was passed on to, or that it has to wait.

    ``communes``: codes, from a province; empty, the actor's own commune. ``people`` and ``times``: for how many it is.
    """

    model_config = ConfigDict(extra="forbid")

    id: UUID
    cause: Cause
    procedure: Procedure = ""
    village_id: UUID | None = None
    communes: Annotated[list[Commune], Field(max_length=200)] = []
    kind: Kind
    words: Annotated[str, StringConstraints(strip_whitespace=True, min_length=10, max_length=300)]
    passed_to: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)] = ""
    people: Annotated[int, Field(ge=0)] = 0
    times: Annotated[int, Field(ge=0)] = 0


class EndAnswer(BaseModel):
    """An answer holds no more."""

    model_config = ConfigDict(extra="forbid")

    answer_id: UUID


class AnswerRow(BaseModel):
    """An answer that stands, as phones of the commune see it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    cause: str
    procedure: str
    village_id: UUID | None
    kind: str
    words: str
    passed_to: str
    by_name: str
    answered_at: datetime
