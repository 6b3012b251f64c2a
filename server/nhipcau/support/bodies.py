"""What is told about an assist, and what a phone sees of it."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Step = Literal[
    "find_procedure",
    "answer_questions",
    "check_papers",
    "fill_form",
    "photograph_papers",
    "enter_otp",
    "submit",
    "track",
]
Mode = Literal["alone", "prompted", "done_for"]
Difficulty = Literal[
    "no_signal",
    "otp_not_received",
    "sim_not_own",
    "portal_error",
    "no_smartphone",
    "forgot_password",
    "paper_missing",
    "language",
    "other",
]


class StepDone(BaseModel):
    """How one step went. ``secret`` marks a step in which only the person may act."""

    model_config = ConfigDict(extra="forbid")

    step: Step
    mode: Mode
    secret: bool = False


class RecordAssist(BaseModel):
    """A helping that took place. There is no field for money: help is free."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    household_id: UUID
    resident_id: UUID
    preparation_id: UUID | None = None
    consent_id: UUID
    procedure: Annotated[str, StringConstraints(pattern=r"^([0-9]\.[0-9]{6,7})?$")] = ""
    steps: Annotated[list[StepDone], Field(min_length=1, max_length=12)]
    safety_card: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,40}$")]
    safety_answered: Literal["right", "unsure", "not_asked"]
    difficulties: Annotated[list[Difficulty], Field(max_length=9)] = []
    next_date: date | None = None


class AssistRow(BaseModel):
    """An assist as a phone keeps it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    household_id: UUID
    resident_id: UUID
    procedure: str
    happened_at: datetime
    member_id: UUID
    steps: list[dict[str, Any]]
    next_date: date | None
    safety_card: str
