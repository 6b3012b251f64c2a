"""What is told about a list of bad names. The names themselves stay out of the ledger; their digest stands in it."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class BringBadList(BaseModel):
    """A list of bad names was brought in, and phones are to have it."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    source: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=120)]
    as_of: date
    form: Literal["lines", "json"]
    whole: Annotated[int, Field(ge=1, le=50_000)]
    left_out: Annotated[int, Field(ge=0, le=50_000)]
    faulty: Annotated[int, Field(ge=0, le=200_000)]
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class EndBadList(BaseModel):
    """A list counts no more; it stays in the history."""

    model_config = ConfigDict(extra="forbid")

    list_id: UUID
