"""What is told about places to visit."""

import re
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from nhipcau.places.bodies import Latitude, Longitude

Day = Annotated[str, StringConstraints(pattern=r"^((0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$")]
Dong = Annotated[int, Field(ge=0, le=100_000_000)]
_REACHED = re.compile(r"\d(?:[ .-]?\d){7,}|https?://|www\.", re.IGNORECASE)


def _text(most: int, least: int = 0) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=least, max_length=most)


class SetSight(BaseModel):
    """A place to visit, a homestay, a festival, or where help is found, as it is from now on; ``id`` names it for ever."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    kind: Literal["visit", "homestay", "festival", "support"]
    help: Literal["", "team", "wifi", "office"] = ""
    name: Annotated[str, _text(80, 2)]
    about: Annotated[str, _text(600)] = ""
    village_id: UUID | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None
    hours: Annotated[str, _text(120)] = ""
    way: Annotated[str, _text(300)] = ""
    price_from: Dong | None = None
    price_to: Dong | None = None
    price_for: Annotated[str, _text(40)] = ""
    calendar: Literal["", "solar", "lunar"] = ""
    first: Day = ""
    last: Day = ""
    source: Annotated[str, _text(200, 3)]
    maker_id: UUID | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        dated = bool(self.first)
        faults = [
            (self.lat is None) != (self.lon is None),
            self.kind == "homestay" and self.maker_id is None,
            self.kind == "festival" and not (dated and self.calendar),
            self.kind != "festival" and dated,
            (self.kind == "support") != bool(self.help),
            self.price_from is None and self.price_to is not None,
            self.price_to is not None and self.price_to < (self.price_from or 0),
            any(_REACHED.search(text) for text in (self.name, self.about, self.hours, self.way)),
        ]
        if any(faults):
            raise ValueError("a point has two numbers, a homestay an owner, a festival its days; no telephone, no link")
        return self


class EndSight(BaseModel):
    """It is there no more, or should not be shown."""

    model_config = ConfigDict(extra="forbid")

    sight_id: UUID
