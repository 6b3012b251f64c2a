"""What other rooms and phones may say to this one, and what phones see."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
Mark = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class EnterForm(BaseModel):
    """A form as an XForm: whom an answer speaks of, what it is for, how many days answers are kept."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    xml: Annotated[str, StringConstraints(max_length=400_000)]
    about: Literal["nobody", "person"]
    purpose: Words = ""
    days: Annotated[int, Field(ge=1, le=1825)]


class OpenForm(BaseModel):
    """From now on it is asked; what was open under the same name is closed."""

    model_config = ConfigDict(extra="forbid")

    form_id: UUID


class CloseForm(BaseModel):
    """From now on it is not asked any more; what was answered before still comes in."""

    model_config = ConfigDict(extra="forbid")

    form_id: UUID


class GiveAnswer(BaseModel):
    """What somebody answered. ``replaces``: an answer that this one puts right, of the same member."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    form_id: UUID
    village_id: UUID | None = None
    resident_id: UUID | None = None
    consent_id: UUID | None = None
    answers: dict[str, Any]
    replaces: UUID | None = None
    source: Literal["phone", "odk"] = "phone"


class DropAnswer(BaseModel):
    """An answer is taken back: what is in it goes, for ever."""

    model_config = ConfigDict(extra="forbid")

    answer_id: UUID


class GiveKey(BaseModel):
    """A member may use a program that speaks OpenRosa: the keyed hash of what is in its address."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    member_id: UUID
    mark: Mark


class EndKey(BaseModel):
    """A key opens nothing any more."""

    model_config = ConfigDict(extra="forbid")

    key_id: UUID


class FormRow(BaseModel):
    """A form that is asked just now, as phones of the commune see it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    title: str
    about: str
    purpose: str
    days: int
    masked: list[str]
    plan: dict[str, Any]


class AnswerRow(BaseModel):
    """What was answered, as whoever asked it sees it, and the office."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    form_id: UUID
    title: str
    member_id: UUID
    resident_id: UUID | None
    answers: dict[str, Any]
    happened_at: datetime
