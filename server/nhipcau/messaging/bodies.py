"""What is said about messages. A telephone number is never in it: only its mark, or the number sealed."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

Mark = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Sealed = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40,400}$")]


class StopWriting(BaseModel):
    """A telephone wants no more messages."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    mark: Mark


class WriteAgain(BaseModel):
    """A telephone wants messages again."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    mark: Mark


class CallMe(BaseModel):
    """Somebody asks to be called, by text or by ringing once."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    mark: Mark
    sealed: Sealed
    how: Literal["text", "ring"]


class Called(BaseModel):
    """The commune has called back; the number is let go of."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    call_id: UUID


class SendAgain(BaseModel):
    """Messages that failed are to be tried once more: one, or all that no gateway could be reached for."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    message_id: UUID | None = None
