"""What the verbs of editing are told."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Code = Annotated[str, StringConstraints(pattern=r"^[0-9]\.[0-9]{6}$")]


class Told(BaseModel):
    """A body of a verb: nothing beside its fields."""

    model_config = ConfigDict(extra="forbid")


class SaveDraft(Told):
    """A guide as it should be from now on, whole, written over the revision that its author saw."""

    id: UUID
    procedure: Code
    over: Annotated[int, Field(ge=0)]
    how: Literal["started", "written", "went_back", "imported", "from_store"]
    guide: dict[str, Any]


class KeepAside(Told):
    """A guide that came too late to be saved: kept beside the others, so that nothing typed is lost."""

    id: UUID
    procedure: Code
    over: Annotated[int, Field(ge=0)]
    guide: dict[str, Any]


class AskReview(Told):
    """The author asks a second person to look at this revision."""

    procedure: Code
    revision: Annotated[int, Field(ge=1)]


class SendBack(Told):
    """The second person sends the revision back, and says why."""

    procedure: Code
    revision: Annotated[int, Field(ge=1)]
    note: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]


class PublishGuide(Told):
    """The second person puts the revision in force, and says by when it is looked at again."""

    procedure: Code
    revision: Annotated[int, Field(ge=1)]
    next_review: date


class LeaveOffer(Told):
    """A version from the content files is not wanted: what editors wrote stays."""

    procedure: Code
    version: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
