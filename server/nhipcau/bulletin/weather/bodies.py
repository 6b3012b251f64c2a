"""What is told of the weather, and what a phone sees of it. No field is about a person."""

from datetime import date, datetime
from typing import Annotated, Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from nhipcau.bulletin.weather.words import Feel, Sky, Wind
from nhipcau.kernel.moments import Moment

MOST_DAYS: Final = 7
MOST_PLACES: Final = 200
Degrees = Annotated[int, Field(ge=-30, le=60)]
Source = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]


class Day(BaseModel):
    """A day of a forecast: sky, wind, how it feels, from cold to warm, millimetres of rain, and the sky of each quarter."""

    model_config = ConfigDict(extra="forbid")

    on: date
    sky: Sky
    wind: Wind
    feel: Feel
    low: Degrees
    high: Degrees
    rain: Annotated[int, Field(ge=0, le=2000)]
    parts: Annotated[list[Sky], Field(max_length=4)] = []


class PlaceWeather(BaseModel):
    """The days of one commune."""

    model_config = ConfigDict(extra="forbid")

    commune: Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")]
    days: Annotated[list[Day], Field(min_length=1, max_length=MOST_DAYS)]


class BringWeather(BaseModel):
    """Weather is brought in: by whom it was made, when it was taken, for which communes. ``sample``: made up, to be shown as such."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    taken_at: Moment
    source: Source
    sample: bool = False
    places: Annotated[list[PlaceWeather], Field(min_length=1, max_length=MOST_PLACES)]


class WeatherRow(BaseModel):
    """The weather of a commune as phones see it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    taken_at: datetime
    source: str
    sample: bool
    days: list[Day]


