"""What is told about recordings, and what a phone sees of one."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Reason = Literal["noisy", "unclear", "wrong_words", "other_tongue", "cut_off"]


class RecordVoice(BaseModel):
    """A piece said in a tongue and recorded on this phone; its bytes follow. Who spoke agreed that it is heard."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    tongue: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,20}$")]
    spot: Annotated[str, StringConstraints(max_length=80, pattern=r"^[0-9A-Za-z_./-]+$")]
    text: Annotated[str, StringConstraints(min_length=1, max_length=500)]
    digest: Digest
    bytes: Annotated[int, Field(ge=1)]
    media: Literal["audio/webm", "audio/ogg", "audio/mp4"]
    ms: Annotated[int, Field(ge=1)]


class SignVoice(BaseModel):
    """A second speaker has listened: this may be heard."""

    model_config = ConfigDict(extra="forbid")

    recording_id: UUID


class ReturnVoice(BaseModel):
    """A second speaker has listened and sends it back, with a reason."""

    model_config = ConfigDict(extra="forbid")

    recording_id: UUID
    reason: Reason


class WithdrawVoice(BaseModel):
    """Who recorded takes their voice back; every phone drops it."""

    model_config = ConfigDict(extra="forbid")

    recording_id: UUID


class VoiceArrived(BaseModel):
    """The house holds every byte of a recording."""

    model_config = ConfigDict(extra="forbid")

    digest: Digest
    folder: Annotated[str, StringConstraints(pattern=r"^vn\.[0-9]{2}\.[0-9]{5}$")]


class RecordingRow(BaseModel):
    """A recording as a phone sees it; without ``arrived_at`` its bytes are still on the way."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    tongue: str
    spot: str
    key: str
    digest: str
    ms: int
    standing: str
    member_id: UUID
    recorded_by: str
    judged_by: str
    judged_at: datetime | None
    reason: str
    arrived_at: datetime | None
