"""What is said about a call for the team. A telephone number is never in it: only its mark, or the number sealed."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Mark = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Sealed = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40,1600}$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
Tongue = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,20}$")]
Answer = Literal["taken", "passed", "helped", "not_reached", "not_needed"]


class CallTeam(BaseModel):
    """Somebody asks the team to come or to call; they agreed that this commune uses the number for it."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    village_id: UUID | None = None
    how: Literal["web", "text", "ring"]
    wish: Literal["call", "visit"]
    about: Words = ""
    tongue: Tongue = "vi"
    part: Literal["any", "morning", "afternoon", "evening"] = "any"
    wording: Annotated[str, StringConstraints(max_length=10)] = ""
    mark: Mark
    sealed: Sealed


class GiveCall(BaseModel):
    """An officer gives a call to a helper: the one who was proposed, or another."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    call_id: UUID
    member_id: UUID


class AnswerCall(BaseModel):
    """What became of a call, by whoever has it: taken, cannot go, helped, not reached, not needed any more."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    call_id: UUID
    answer: Answer


class SetDuty(BaseModel):
    """On which days of the week somebody can be called, and until when they are away."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    member_id: UUID
    days: Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(max_length=7)]
    away_until: date | None = None


class SetNear(BaseModel):
    """Which villages lie next to one, all of them."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    village_id: UUID
    near: Annotated[list[UUID], Field(max_length=40)]


class TeamCallRow(BaseModel):
    """A call as a phone sees it: no number, no name. The phone shows it to its helper from ``shown_from`` on."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    village_id: UUID | None
    wish: str
    about: str
    tongue: str
    part: str
    asked_at: datetime
    due_on: date
    helper_id: UUID | None
    shown_from: datetime | None
    taken_at: datetime | None
