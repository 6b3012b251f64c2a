"""What is told about an assist, and what a phone sees of it."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from nhipcau.support.calls.bodies import AnswerCall, GiveCall, SetDuty, SetNear

__all__ = [
    "AnswerCall", "Answered", "AssistRow", "AttachFile", "AttachmentRow", "Difficulty", "Digest", "FileArrived", "FileKind", "GiveCall",
    "Media", "Mode", "NotAsked", "RecordAssist", "RecordCallback", "SetDuty", "SetNear", "Step", "StepDone",
]  # fmt: skip
Step = Literal[
    "find_procedure",
    "answer_questions",
    "check_papers",
    "fill_form",
    "photograph_papers",
    "enter_otp",
    "submit",
    "track",
    "create_account",
    "log_in",
    "upload",
    "pay",
    "supplement",
    "receive",
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
    "face_check",
    "data_differs",
    "distrust",
    "other",
]
NotAsked = Literal["safety_left", "safety_emergency", "safety_unwell", "safety_other"]  # why the safety question was not asked
Answered = Literal["right", "unsure", "not_asked", "unsure_right", "unsure_twice"]  # the last two: told the answer, and asked once more
FileKind = Literal["voice_note", "paper_photo", "place_photo"]
Media = Literal["image/webp", "image/jpeg", "audio/webm", "audio/ogg", "audio/mp4"]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


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
    steps: Annotated[list[StepDone], Field(min_length=1, max_length=14)]
    safety_card: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,40}$")]
    safety_answered: Answered
    difficulties: Annotated[list[Difficulty | NotAsked], Field(max_length=10)] = []
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


class AttachFile(BaseModel):
    """A photo or a voice note that the person agreed to keep; its bytes follow. Never a picture of an identity paper."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    assist_id: UUID
    consent_id: UUID
    digest: Digest
    bytes: Annotated[int, Field(ge=1)]
    media: Media
    kind: FileKind


class FileArrived(BaseModel):
    """The house holds every byte of a file, and its hash is the announced one."""

    model_config = ConfigDict(extra="forbid")

    digest: Digest
    bytes: Annotated[int, Field(ge=1)]
    folder: Annotated[str, StringConstraints(pattern=r"^vn\.[0-9]{2}\.[0-9]{5}$")]


class RecordCallback(BaseModel):
    """What a family said when the commune asked about a helping. Yes or no only: no sum, no words, no secret fits in."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    assist_id: UUID
    reached: bool
    came: bool | None = None
    money_asked: bool | None = None
    secret_asked: bool | None = None
    satisfied: bool | None = None


class AttachmentRow(BaseModel):
    """A file of an assist as a phone sees it; without ``arrived_at`` its bytes are still on the way."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    assist_id: UUID
    digest: str
    kind: str
    arrived_at: datetime | None
