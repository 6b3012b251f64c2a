"""What is told about where a village lies, and what a phone sees of it."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

Latitude = Annotated[float, Field(ge=6, le=24)]
Longitude = Annotated[float, Field(ge=102, le=118)]


class SetPoint(BaseModel):
    """Where a village lies, as its leader stood there with a phone, or as the office knows it."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    village_id: UUID
    lat: Latitude
    lon: Longitude
    accuracy: Annotated[int, Field(ge=0, le=100_000)] | None = None
    source: Literal["phone", "office", "file"] = "phone"


class PointRow(BaseModel):
    """The point of a village as phones see it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    village_id: UUID
    lat: float
    lon: float
    accuracy: int | None
    source: str
    by_name: str
    at: datetime
