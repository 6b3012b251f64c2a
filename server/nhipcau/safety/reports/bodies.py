"""What is told of fraud, and what a phone sees of it. No field is about a person of the village."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Kind = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,20}$")]
Way = Literal["call", "message", "app", "visit", "paper"]
Wanted = Literal["money", "code", "install", "papers", "other"]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class ReportScam(BaseModel):
    """A fraud that somebody told of: of which kind, how it came, what was asked. The number and the link are the swindler's."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    village_id: UUID
    kind: Kind
    way: Way
    asked: Wanted
    lost: bool = False
    number: Annotated[str, StringConstraints(pattern=r"^(\+?[0-9]{3,15})?$")] = ""
    link: Words = ""
    note: Words = ""


class Warn(BaseModel):
    """The commune warns of a kind of fraud: in one village, or everywhere; with ``texts``, also by text message."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    kind: Kind
    village_id: UUID | None = None
    texts: bool = False


class EndWarning(BaseModel):
    """A warning is taken back before its time."""

    model_config = ConfigDict(extra="forbid")

    warning_id: UUID


class SightingRow(BaseModel):
    """A kind of fraud that was seen in a village lately."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    village_id: UUID
    kind: str
    last_on: date


class WarningRow(BaseModel):
    """A warning as phones of the team see it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    kind: str
    village_id: UUID | None
    said_by: Annotated[str, Field(max_length=80)]
    said_at: datetime
    until: datetime
