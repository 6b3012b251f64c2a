"""What is told about places, and what a phone sees of them."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

from nhipcau.places.points.bodies import Latitude, Longitude

__all__ = ["AddVillage", "CommuneCode", "Kind", "Latitude", "Longitude", "MergeVillages", "Name", "TransferVillage", "VillageRow"]

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Kind = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20)]
CommuneCode = Annotated[str, StringConstraints(pattern=r"^\d{5}$")]


class AddVillage(BaseModel):
    """A village of a commune, as the commune's list has it."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    commune: CommuneCode
    name: Name
    kind: Kind
    old_name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)] = ""
    signal: Literal["none", "weak", "good"] = "good"
    valid_from: date


class MergeVillages(BaseModel):
    """Two villages become one: ``village_id`` ends and goes on as ``into_id``."""

    model_config = ConfigDict(extra="forbid")

    village_id: UUID
    into_id: UUID
    on: date


class TransferVillage(BaseModel):
    """A boundary changed: ``village_id`` ends in its commune and goes on as ``id`` in another; a new name if the old is taken."""

    model_config = ConfigDict(extra="forbid")

    village_id: UUID
    id: UUID
    commune: CommuneCode
    on: date
    name: Name | None = None


class VillageRow(BaseModel):
    """A village as a phone keeps it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    name: str
    kind: str
    signal: str
