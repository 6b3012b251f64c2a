"""What is said about programs of others. A secret is never in it: only its keyed hash."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Mark = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Path = Annotated[str, StringConstraints(pattern=r"^vn\.[0-9]{2}\.([0-9]{5}\.)?$")]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=80, pattern=r"^[^\x00-\x1f]+$")]
Scope = Literal["figures:read", "dossiers:read", "dossiers:write", "events:read", "hooks:write"]


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid")


class RegisterClient(_Told):
    """A program of others is let in: what for, where, and the keyed hash of its first secret."""

    id: UUID
    name: Name
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=5)]
    places: Annotated[list[Path], Field(min_length=1, max_length=200)]
    secret_id: UUID
    mark: Mark


class RenewSecret(_Told):
    """A program gets another secret; the one before still opens for some hours, so that nothing stands still."""

    id: UUID
    client_id: UUID
    mark: Mark
    overlap_hours: Annotated[int, Field(ge=0, le=720)] = 72


class LockClient(_Told):
    """A program is let in no more: its tokens end at once."""

    client_id: UUID


class UnlockClient(_Told):
    """A program is let in again, with the secrets it has."""

    client_id: UUID
