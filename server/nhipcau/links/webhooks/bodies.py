"""What is said about webhooks. The secret that signs is in it only sealed."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Sealed = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40,400}$")]
Url = Annotated[str, StringConstraints(min_length=8, max_length=300, pattern=r"^[\x21-\x7e]+$")]
KindName = Annotated[str, StringConstraints(pattern=r"^[a-z]+\.[a-z_]+$", max_length=60)]


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Subscribe(_Told):
    """A program wants to hear of these kinds of events at an address."""

    id: UUID
    client_id: UUID
    url: Url
    kinds: Annotated[list[KindName], Field(min_length=1, max_length=20)]
    sealed: Sealed


class RenewHook(_Told):
    """A webhook signs with another secret; the one before signs too for some hours."""

    hook_id: UUID
    sealed: Sealed
    overlap_hours: Annotated[int, Field(ge=0, le=720)] = 24


class ResumeHook(_Told):
    """A webhook goes on, at once; ``after``: from what follows this number, again or further on."""

    hook_id: UUID
    after: Annotated[int, Field(ge=0)] | None = None


class EndHook(_Told):
    """Nothing is sent to a webhook any more."""

    hook_id: UUID
