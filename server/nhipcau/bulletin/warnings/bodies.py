"""What is told of warnings, homes to look after and who is safe; and what a phone sees of them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from nhipcau.bulletin.warnings.shapes import LONGEST_ACT, LONGEST_TITLE, LONGEST_WHAT, MOST_ACTS
from nhipcau.kernel.moments import Moment

Hazard = Literal["storm", "flood", "flash_flood", "landslide", "heavy_rain", "cold", "heat", "wildfire", "thunder", "drought", "dam", "other"]
Level = Annotated[int, Field(ge=1, le=5)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TITLE)]
What = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_WHAT)]
Act = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_ACT)]
Acts = Annotated[list[Act], Field(max_length=MOST_ACTS)]
Source = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
Tongue = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,20}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")]
How = Literal["app", "sms", "call"]
Why = Literal["elder", "disabled", "alone", "infant", "pregnant", "ill"]
State = Literal["safe", "needs_help", "away"]
Need = Literal["shelter", "medicine", "food", "carry", "boat", "other"]
PersonName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)]


class InTongue(BaseModel):
    """A warning in another tongue."""

    model_config = ConfigDict(extra="forbid")

    title: Title
    what: What


class DraftWarning(BaseModel):
    """A warning is written: of what, how grave, where, until when. It is never changed; ``instead`` drops an earlier draft.

    ``over``: the words of the all-clear, prepared now; without them, the hazard's own. ``texts``: also by text message.
    """

    model_config = ConfigDict(extra="forbid")

    id: UUID
    hazard: Hazard
    level: Level
    drill: bool
    title: Title
    what: What
    acts: Acts = []
    communes: Annotated[list[Code], Field(min_length=1, max_length=200)]
    villages: Annotated[list[UUID], Field(max_length=200)] = []
    onset: Moment | None = None
    expires_at: Moment
    tongues: Annotated[dict[Tongue, InTongue], Field(max_length=8)] = {}
    source: Source = ""
    texts: bool = True
    over: Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_ACT)] = ""
    instead: UUID | None = None


class Named(BaseModel):
    """A warning is meant: to issue, drop, spread or cancel it."""

    model_config = ConfigDict(extra="forbid")

    warning_id: UUID


class SignWarning(BaseModel):
    """The second pair of eyes lets a warning go out; ``replaces``: the standing one whose place it takes."""

    model_config = ConfigDict(extra="forbid")

    warning_id: UUID
    replaces: UUID | None = None


class ReplaceWarning(BaseModel):
    """A draft goes out and takes the place of a warning that stands; where one person is enough."""

    model_config = ConfigDict(extra="forbid")

    warning_id: UUID
    replaces: UUID


class Acknowledge(BaseModel):
    """The leader of a village says that a warning has reached the village."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    warning_id: UUID
    village_id: UUID
    how: How = "app"


class NoteCall(BaseModel):
    """The office called a village: who was spoken with, or that nobody picked up."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    warning_id: UUID
    village_id: UUID
    reached: bool
    spoke_with: PersonName = ""


class ListHome(BaseModel):
    """Somebody who agreed stands on the list of those to reach before a disaster, and why."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    household_id: UUID
    resident_id: UUID
    consent_id: UUID
    reasons: Annotated[list[Why], Field(min_length=1, max_length=6)]


class UnlistHome(BaseModel):
    """Somebody stands on the list no more."""

    model_config = ConfigDict(extra="forbid")

    list_id: UUID


class CheckHome(BaseModel):
    """How a home is, in a warning: safe, in need of what, or away. The newest counts."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    warning_id: UUID
    household_id: UUID
    state: State
    needs: Annotated[list[Need], Field(max_length=6)] = []


class AttachLook(BaseModel):
    """A photo of damage or water at a home is announced; its bytes follow."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    check_id: UUID
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    bytes: Annotated[int, Field(gt=0)]
    media: Literal["image/webp", "image/jpeg"]


class LookArrived(BaseModel):
    """The bytes of a photo are whole; the house says so."""

    model_config = ConfigDict(extra="forbid")

    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    bytes: Annotated[int, Field(gt=0)]
    folder: Annotated[str, StringConstraints(max_length=20)]


class WarningRow(BaseModel):
    """A warning as phones see it: what comes, what to do, where, until when; whether it ended before, and why."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    hazard: str
    level: int
    drill: bool
    title: str
    what: str
    acts: list[str]
    villages: list[UUID]
    tongues: dict[str, dict[str, str]]
    issued_at: datetime
    onset: datetime | None
    expires_at: datetime
    ended_at: datetime | None
    ended_why: str
    replaces: UUID | None
    follow_on: list[str]
    source: str


class AckRow(BaseModel):
    """That a village has acknowledged a warning."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    warning_id: UUID
    village_id: UUID
    how: str
    by_name: str
    at: datetime


class SafeRow(BaseModel):
    """Somebody to reach before a disaster, who agreed to be on the list."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    household_id: UUID
    resident_id: UUID
    reasons: list[str]


class CheckRow(BaseModel):
    """How a home was found, in a warning; on phones `state` is where a letter stands."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    warning_id: UUID
    household_id: UUID
    found: str
    needs: list[str]
    at: datetime
    member_id: UUID
