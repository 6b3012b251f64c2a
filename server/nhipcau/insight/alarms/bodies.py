"""What is said about early warnings."""

from datetime import date
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Place = Annotated[str, StringConstraints(pattern=r"^vn\.([0-9a-z-]{1,40}\.){1,3}$")]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200)]
Figure = Annotated[float, Field(allow_inf_nan=False)]


class SetAlarmRule(BaseModel):
    """A rule of early warning, or a new version of one, after its dry run over a year was looked at.

    ``bound``: a share from 0 to 1, or a count, by the figure. ``days``: of silence. ``least``: the smallest whole that
    is judged. ``rang``, ``rang_in``: how often, and in how many places, it would have rung.
    """

    model_config = ConfigDict(extra="forbid")

    id: UUID
    rule_id: UUID
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=120)]
    indicator: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.]{1,59}$")]
    level: Literal["place", "commune"]
    period: Literal["week", "month"] = "month"
    comparison: Literal["below", "above", "falls", "rises", "apart", "silent"]
    bound: Annotated[float, Field(ge=0, le=1_000_000_000, allow_inf_nan=False)] | None = None
    back: Annotated[int, Field(ge=1, le=12)] = 3
    days: Annotated[int, Field(ge=3, le=180)] = 14
    least: Annotated[int, Field(ge=10, le=1_000_000)] = 30
    told: Literal["commune_lead", "province_analyst", "both"] = "both"
    rang: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    rang_in: Annotated[int, Field(ge=0, le=1_000_000)] = 0

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.comparison in ("below", "above") and self.bound is None:
            raise ValueError("a bound is compared with a value")
        return self


class Rung(BaseModel):
    """At which place a rule rings, with the figure, its interval, and what it was set against."""

    model_config = ConfigDict(extra="forbid")

    place: Place
    value: Figure
    low: Figure
    high: Figure
    against: Figure


class RingAlarms(BaseModel):
    """A version of a rule rings anew, at these places, in the days from ``first`` to ``last``. Said by the house."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    rule_id: UUID
    version_id: UUID
    first: date
    last: date
    rings: Annotated[list[Rung], Field(min_length=1, max_length=5000)]


class EndAlarmRule(BaseModel):
    """A rule is no longer asked; what stands because of it is closed."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    rule_id: UUID


class AcknowledgeAlarm(BaseModel):
    """Somebody saw what a rule found at a place in the period that began ``first``, and says what is done about it."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    rule_id: UUID
    place: Place
    first: date
    reason: Reason


class MuteAlarm(BaseModel):
    """A rule is to be quiet about a place until a day."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    rule_id: UUID
    place: Place
    until: date
    reason: Reason
