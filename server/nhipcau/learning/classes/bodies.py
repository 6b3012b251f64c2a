"""What is told about classes, and what phones see of them."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from nhipcau.kernel.moments import Moment

Skill = Annotated[str, StringConstraints(pattern=r"^[A-H][1-9]$")]
Lesson = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,30}$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Notes = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{11}$")]
Audience = Literal["resident", "member", "core"]


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: UUID


class _Planned(_Told):
    """What a class is: for whom, about what, where, when, by whom."""

    village_id: UUID | None = None
    venue: Words
    audience: Audience
    skills: Annotated[list[Skill], Field(min_length=1, max_length=5)]
    lessons: Annotated[list[Lesson], Field(max_length=6)] = []
    level: Annotated[int, Field(ge=1, le=3)]
    room: Annotated[int, Field(ge=1, le=300)]
    tongue: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,20}$")] = "vi"
    begins_at: Moment
    minutes: Annotated[int, Field(ge=15, le=480)]
    trainers: Annotated[list[UUID], Field(max_length=4)] = []


class PlanClass(_Planned):
    """Plan a class; ``commune``: a province plans it for one of its communes, else the host is one's own place."""

    commune: Annotated[str, StringConstraints(pattern=r"^([0-9]{5})?$")] = ""


class ChangeClass(_Planned):
    """Change what a class is, all of it, as long as it has not been held."""

    class_id: UUID


class CancelClass(_Told):
    """Cancel a class; who was invited is told."""

    class_id: UUID


class InviteClass(_Told):
    """Send the invitation to those who agreed to be reminded and gave a number."""

    class_id: UUID


class _Somebody(_Told):
    class_id: UUID
    resident_id: UUID | None = None
    member_id: UUID | None = None


class Enrol(_Somebody):
    """Keep a seat for somebody: a resident who agreed, or somebody who works here."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.resident_id is None) == (self.member_id is None):
            raise ValueError("one person")
        return self


class Attend(_Somebody):
    """Somebody came: a person of one's own places, somebody who works here, or whoever carries a code."""

    code: Code | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if [self.resident_id, self.member_id, self.code].count(None) != 2:  # noqa: PLR2004 (the other two)
            raise ValueError("one person, or one code")
        return self


class CountHeads(_Told):
    """How many came without a name, as one counter sees it: the last number counts."""

    class_id: UUID
    many: Annotated[int, Field(ge=0, le=500)]


class CloseClass(_Told):
    """A class is over: notes for the next one, and who left early."""

    class_id: UUID
    notes: Notes = ""
    left_early: Annotated[list[UUID], Field(max_length=300)] = []


class Person(BaseModel):
    """Somebody who works here, by name."""

    id: UUID
    name: str


class ClassRow(BaseModel):
    """A class that is planned, as a phone sees it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    village_id: UUID | None
    venue: str
    audience: str
    skills: list[str]
    lessons: list[str]
    level: int
    room: int
    tongue: str
    begins_at: datetime
    minutes: int
    trainers: list[Person]
    members: list[Person]
    came: int
    unnamed: int


class SeatRow(BaseModel):
    """A resident's seat as a phone of their place sees it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    class_id: UUID
    resident_id: UUID
    came_at: datetime | None
    whole: bool
