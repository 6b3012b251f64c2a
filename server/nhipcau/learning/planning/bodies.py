"""What is said about a calendar of classes."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Key = Annotated[str, StringConstraints(pattern=r"^[\w-]{1,40}$")]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)]
Tongue = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,20}$")]
MOST_SITES, MOST_TOPICS, MOST_TRAINERS, MOST_WEEKS = 400, 40, 200, 60


class SiteSaid(BaseModel):
    """A commune by its code, or a village by its id: who is expected, the room, the tongue, the land, the market."""

    model_config = ConfigDict(extra="forbid")

    id: Key
    people: Annotated[int, Field(ge=1, le=500)] = 20
    room: Annotated[int, Field(ge=1, le=500)] = 30
    most: Annotated[int, Field(ge=0, le=7)] = 2
    tongue: Tongue = "vi"
    zone: Literal["thap", "giua", "cao"] = "thap"
    crops: Annotated[list[Words], Field(max_length=10)] = []
    market: Words = ""


class TopicSaid(BaseModel):
    """What is taught, how often in each place, and which skills a class of it is about."""

    model_config = ConfigDict(extra="forbid")

    id: Key
    name: Name
    times: Annotated[int, Field(ge=1, le=30)] = 1
    skills: Annotated[list[Annotated[str, StringConstraints(pattern=r"^[A-H][1-9]$")]], Field(max_length=5)] = []


class TrainerSaid(BaseModel):
    """Who teaches: tongues, topics (none: all), home, classes a week, the Mondays of weeks away."""

    model_config = ConfigDict(extra="forbid")

    id: Key
    name: Name
    tongues: Annotated[list[Tongue], Field(min_length=1, max_length=10)] = ["vi"]
    topics: Annotated[list[Key], Field(max_length=MOST_TOPICS)] = []
    home: Annotated[str, StringConstraints(pattern=r"^[\w-]{0,40}$")] = ""
    per_week: Annotated[int, Field(ge=1, le=10)] = 3
    away: Annotated[list[date], Field(max_length=MOST_WEEKS)] = []


class SetPlan(BaseModel):
    """What a calendar is made from. Lists that are not given stay as they were; places that are given are put in."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    first_week: date
    weeks: Annotated[int, Field(ge=1, le=MOST_WEEKS)]
    sites: Annotated[list[SiteSaid], Field(max_length=MOST_SITES)] = []
    topics: Annotated[list[TopicSaid], Field(max_length=MOST_TOPICS)] | None = None
    trainers: Annotated[list[TrainerSaid], Field(max_length=MOST_TRAINERS)] | None = None


class MakePlan(BaseModel):
    """Make the calendar: around what stands, with as few changes as possible; or ``fresh``, from the beginning."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    fresh: bool = False


class EditPlan(BaseModel):
    """Change the calendar by hand: pin a class to a week and a trainer or let it go, take a week out of a place or give it back."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    what: Literal["pin", "unpin", "forbid", "allow"]
    site: Key
    topic: Key | None = None
    number: Annotated[int, Field(ge=0, le=999)] = 0
    week: Annotated[int, Field(ge=0, lt=MOST_WEEKS)] | None = None
    trainer: Key | None = None
