"""What the verbs of official figures are told."""

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from nhipcau.insight.indicators.shapes import Code

MOST: int = 4000  # figures of one file


class OfficialLine(BaseModel):
    """One figure as the source says it; both parts, where it says them."""

    model_config = ConfigDict(extra="forbid")

    code: Code
    place: Annotated[str, StringConstraints(pattern=r"^vn\.([0-9a-f-]+\.){0,3}$", max_length=80)]
    first: date
    last: date
    part: Annotated[int, Field(ge=0)] | None = None
    whole: Annotated[int, Field(ge=0)] | None = None
    value: Annotated[float, Field(ge=0, le=1_000_000_000, allow_inf_nan=False)]
    line: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError("the period ends before it begins")
        return self


class BringOfficial(BaseModel):
    """A file of official figures, read; it waits for somebody to confirm it."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    source: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200)]
    dated: date
    file_name: Annotated[str, StringConstraints(max_length=120)] = ""
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    lines: Annotated[list[OfficialLine], Field(min_length=1, max_length=MOST)]


class ConfirmOfficial(BaseModel):
    """Somebody looked at the file and says that it is so."""

    model_config = ConfigDict(extra="forbid")

    brought_id: UUID


class DropOfficial(BaseModel):
    """A file that waits is not wanted."""

    model_config = ConfigDict(extra="forbid")

    brought_id: UUID
