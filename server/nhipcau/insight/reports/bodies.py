"""What an officer asks of reports, on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from nhipcau.insight.reports.account import Kind
from nhipcau.insight.reports.checking import LARGEST

Place = Annotated[str, StringConstraints(pattern=r"^vn\.[0-9]{2}\.([0-9]{5}\.)?$")]
PeriodWord = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2]|Q[1-4])$")]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
Said = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Remarks(_Body):
    """What an officer adds in words."""

    assessment: Said = ""
    trouble: Said = ""
    proposal: Said = ""
    next: Said = ""


class MakeReport(_Body):
    """Make a report of a place and a period, with the figures as they are now. ``scheduled``: nobody asked, its day had come."""

    id: UUID
    kind: Kind
    place: Place
    period: PeriodWord
    number: Short = ""
    duty: Short = ""
    signer: Short = ""
    remarks: Remarks = Remarks()
    scheduled: bool = False


class SetReportSchedule(_Body):
    """Have a report made by itself on a day of the month after, or no longer."""

    id: UUID
    kind: Kind
    every: Literal["month", "quarter"]
    day: Annotated[int, Field(ge=1, le=28)]
    on: bool


class OfferTemplate(_Body):
    """Send a Word template, its bytes in hexadecimal digits: so no part of it can be taken for somebody's secret number."""

    id: UUID
    kind: Kind
    name: Short
    content: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{2})+$", max_length=2 * LARGEST + 2)]
    uses: Annotated[list[Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,24}$")]], Field(max_length=80)] = []


class TryTemplate(_Body):
    """Say that a template was looked at, filled with this month's figures."""

    template_id: UUID


class UseTemplate(_Body):
    """Take a template in use for a kind of report; without one, the house's own."""

    kind: Kind
    template_id: UUID | None = None
