"""What is told about skills, and what a phone sees of a passport."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints


class LevelsRow(BaseModel):
    """The levels of one person who agreed to a passport, under the person's own id; nothing of who saw what."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    levels: dict[str, int]
    lapses: dict[str, date]


class Observe(BaseModel):
    """A skill that somebody was seen to do, or taught, apart from the steps of a helping.

    ``just_taught``: whoever says so has taught it just now, so they cannot confirm it. No word, no picture fits in.
    """

    model_config = ConfigDict(extra="forbid")

    id: UUID
    resident_id: UUID
    skill: Annotated[str, StringConstraints(pattern=r"^[A-H][1-9]$")]
    mode: Literal["done_for", "prompted", "alone", "taught"]
    just_taught: bool = False
