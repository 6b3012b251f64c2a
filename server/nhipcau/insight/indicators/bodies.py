"""What the verbs of definitions are told."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from nhipcau.insight.indicators.shapes import Code

Why = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]


class ProposeDefinition(BaseModel):
    """How a figure should be counted from a day on, whole, written over the version that its author saw."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    code: Code
    over: Annotated[int, Field(ge=1)]
    from_day: date
    why: Why
    definition: dict[str, Any]


class ApproveDefinition(BaseModel):
    """A second person puts a version in force."""

    model_config = ConfigDict(extra="forbid")

    version_id: UUID


class DropDefinition(BaseModel):
    """A version that waits is not wanted, and why."""

    model_config = ConfigDict(extra="forbid")

    version_id: UUID
    note: Why
