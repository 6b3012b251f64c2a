"""What is told about skills, and what a phone sees of a passport."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class LevelsRow(BaseModel):
    """The levels of one person who agreed to a passport, under the person's own id; nothing of who saw what."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    levels: dict[str, int]
    lapses: dict[str, date]
