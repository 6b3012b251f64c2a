"""What is said about petitions, and what a phone sees of one: never who raised it."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Category = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,12}$")]
BodyName = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,20}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{11}$")]
Telephone = Annotated[str, StringConstraints(pattern=r"^(0[0-9]{9,10})?$")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=160)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=8, max_length=300)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=4, max_length=500)]
How = Literal["app", "page", "text"]
About = Literal["", "desk", "office", "village", "school", "police", "lead"]


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: UUID


class _Voice(_Told):
    """Whoever says it: a resident who agreed to be helped, the member alone (``own``), or nobody that is named.

    ``code``: what they hold. From the public page and by text the house itself says it; a phone never says ``page`` or ``text``.
    """

    code: Code
    how: How = "app"
    resident_id: UUID | None = None
    own: bool = False
    telephone: Telephone = ""


class RaisePetition(_Voice):
    """Something is reported: what it is about, where, since when."""

    village_id: UUID | None = None
    category: Category
    about: About = ""
    what: Text
    spot: Line = ""
    since: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)] = ""
    lat: Annotated[float, Field(ge=8, le=24)] | None = None
    lon: Annotated[float, Field(ge=102, le=118)] | None = None


class JoinPetition(_Voice):
    """Somebody says that it is the same matter, and wants to be told, too."""

    petition_id: UUID


class AttachPetitionPhoto(_Told):
    """A photo of the matter, taken anew by the phone, so without what a camera notes in it."""

    petition_id: UUID
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    bytes: Annotated[int, Field(ge=1)]
    media: Literal["image/webp", "image/jpeg"]
    part: Literal["raised", "answer"] = "raised"


class PetitionPhotoArrived(BaseModel):
    """The house says that a photo is whole."""

    model_config = ConfigDict(extra="forbid")

    digest: str
    bytes: int
    folder: str


class _About(_Told):
    petition_id: UUID


class ConfirmPetition(_About):
    """Four weeks after the answer, whether it was really done."""

    done: bool
    how: How = "app"


class WriteBack(_About):
    """Whoever raised it writes, by page or by text; the house brings it and keeps who it was to itself."""

    voice_id: UUID
    text: Text
    village_id: UUID | None = None


class GivePetition(_About):
    """An officer gives it to another body, with a reason; or says whom it is about."""

    body: BodyName
    about: About | None = None
    reason: Reason


class TakePetition(_About):
    """An officer takes it."""


class AskPetitioner(_About):
    """The office needs to know more; meanwhile the days do not count."""

    text: Text


class AnswerPetition(_About):
    """What was done, with the number of a document where there is no photo."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=1000)]
    document: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)] = ""


class ForwardPetition(_About):
    """It was sent on to a body outside, by a document; the office still answers to whoever raised it."""

    body: BodyName
    document: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=80)]


class PausePetition(_About):
    """The law stops it for a while: by which provision, and until when."""

    why: Annotated[str, StringConstraints(strip_whitespace=True, min_length=8, max_length=200)]
    until: date


class ClosePetition(_About):
    """It is no petition, or cannot be answered here: why."""

    reason: Reason


class ReopenPetition(_About):
    """The office opens it again, with a reason."""

    reason: Reason


class MergePetition(_About):
    """It is the same matter as another one; whoever said it joins there."""

    into_id: UUID


class PublishPetition(_About):
    """A text for the public board, read again by an officer; empty takes it away."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]


class AskIdentity(_About):
    """An officer asks to know who it was."""

    reason: Reason


class AgreeIdentity(_Told):
    """A second officer agrees."""

    opening_id: UUID


class TendPetitions(_Told):
    """The house looks at the days of a province: who is warned, what goes up, who is asked whether it was done."""

    on: date


class RelayWord(_Told):
    """The house brings a word to those who raised it, at the numbers that they left."""

    word_id: UUID


class PetitionRow(BaseModel):
    """A petition as phones of its village see it. The words of a private matter are not in it, and never who raised it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    village_id: UUID | None
    category: str
    told: str
    spot_told: str
    lat: float | None
    lon: float | None
    body_told: str
    stage: str
    raised_at: datetime
    voices: int
    days: int
    due_on: date
    escalated: bool
    answer_told: str
    confirm_on: date | None
    confirmed: str
