"""What is told about a preparation, and what a phone sees of it."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,60}$")]
Text = Annotated[str, StringConstraints(max_length=60)]
Answer = Text | int | float | Annotated[list[Text], Field(max_length=40)]


class PaperState(BaseModel):
    """Where one paper of the list stands.

    ``fault`` says why a paper that is there will not do: a key of content/reasons. Such a paper counts as missing, and
    a body without the field means what it always meant.
    """

    model_config = ConfigDict(extra="forbid")

    id: Key
    state: Literal["have", "missing", "not_needed"]
    fault: Annotated[str, StringConstraints(pattern=r"^([a-z_]{1,40})?$")] = ""

    @model_validator(mode="after")
    def _a_faulty_paper_is_missing(self) -> Self:
        """A paper that will not do is never there."""
        if self.fault and self.state != "missing":
            raise ValueError("a paper with a fault counts as missing")
        return self


class Prepare(BaseModel):
    """A family's list of papers was made and ticked. The phone names the slip."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    slip_code: Annotated[str, StringConstraints(min_length=11, max_length=13)]
    household_id: UUID
    resident_id: UUID
    procedure: Annotated[str, StringConstraints(pattern=r"^[0-9]\.[0-9]{6,7}$")]
    guide_version: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
    answers: Annotated[dict[Key, Answer], Field(max_length=40)]
    papers: Annotated[list[PaperState], Field(max_length=60)]
    next_date: date | None = None

    @field_validator("papers")
    @classmethod
    def _each_paper_once(cls, papers: list[PaperState]) -> list[PaperState]:
        """A paper is either there or missing, not both."""
        if len({paper.id for paper in papers}) < len(papers):
            raise ValueError("a paper stands twice")
        return papers


class PreparationRow(BaseModel):
    """A preparation as a phone keeps it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    slip_code: str
    household_id: UUID
    resident_id: UUID
    procedure: str = Field(validation_alias="procedure_id")
    guide_version: str
    answers: dict[str, Any]
    papers: list[dict[str, Any]]
    next_date: date | None
    prepared_at: datetime
