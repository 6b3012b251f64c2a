"""What is said about who goes where."""

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

Sex = Literal["", "female", "male"]


class GiveVisit(BaseModel):
    """Give somebody of the team a family to come back to (by the helping with the date), or a home never reached."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    assist_id: UUID | None = None
    household_id: UUID | None = None
    member_id: UUID

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.assist_id is None) == (self.household_id is None):
            raise ValueError("one of the two")
        return self


class Arrange(BaseModel):
    """Choose by hand who serves a need, or nobody in particular; and say of which sex the family asked for, if it did."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    need_id: UUID
    member_id: UUID | None = None
    sex: Sex = ""


class SetStrength(BaseModel):
    """How many tasks somebody takes on a day, and whether they are a woman or a man, if they said so for this."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    member_id: UUID
    most: Annotated[int, Field(ge=0, le=20)]
    sex: Sex = ""
