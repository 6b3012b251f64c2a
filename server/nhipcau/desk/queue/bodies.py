"""What is said about the queue. There is no field for a name, and none for why somebody may go by the quick lane."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from nhipcau.kernel.moments import Moment

Code = Annotated[str, StringConstraints(pattern=r"^[0-9A-HJKMNP-TV-Z]{11}$")]
Counter = Annotated[int, Field(ge=1, le=40)]
Services = Annotated[list[UUID], Field(min_length=1, max_length=8)]
Outcome = Literal["done", "prepared", "papers_lack", "elsewhere", "not_today", "left"]
Mode = Literal["alone", "prompted", "done_for"]


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: UUID


class SetService(_Said):
    """The desk offers this service, so; ``id`` names the service."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=80)]
    kind: Literal["process", "digital", "lookup", "result"]
    fields: Annotated[list[Annotated[str, StringConstraints(pattern=r"^[a-z-]{2,30}$")]], Field(max_length=30)] = []
    slot_limit: Annotated[int, Field(ge=0, le=20)] = 0
    open: bool = True
    rank: Annotated[int, Field(ge=0, le=999)] = 0


class OpenScreen(_Said):
    """A screen in the hall may be opened by this code."""

    code: Code
    kind: Literal["display", "kiosk"]


class CloseScreen(_Said):
    """A screen is closed: its address opens nothing any more."""

    screen_id: UUID


class LendSeries(_Said):
    """A browser at a counter asks for a letter of its own, or to keep it longer; ``id`` names the browser's series."""


class TakeNumber(_Said):
    """Somebody takes a number, for one service or several."""

    services: Services
    quick: bool = False
    preparation_id: UUID | None = None
    source: Literal["officer", "kiosk"] = "officer"


class TakeReserved(_Said):
    """A number that a counter gave while the network was away, of the series lent to it."""

    series_id: UUID
    number: Annotated[int, Field(ge=1, le=9999)]
    services: Services
    quick: bool = False


class CallNext(_Said):
    """The next number is called to a counter; ``id`` names the press, so that a doubled one calls once."""

    counter: Counter
    services: Annotated[list[UUID], Field(max_length=40)] = []


class CallNumber(_Said):
    """One number is called to a counter."""

    counter: Counter
    ticket_id: UUID


class OfNumber(_Said):
    """Something about one number: called again, put on hold, back again, not there."""

    ticket_id: UUID


class AddHelp(_Said):
    """One more help in the same visit."""

    ticket_id: UUID
    service_id: UUID


class MoveOn(_Said):
    """A visit goes on with another service, instead of one that was meant."""

    ticket_id: UUID
    service_id: UUID
    instead_of: UUID


class HelpClosed(BaseModel):
    """How one help of a visit ended, and how independent the citizen was."""

    model_config = ConfigDict(extra="forbid")

    service_id: UUID
    outcome: Outcome
    mode: Mode


class Finish(_Said):
    """A visit ends at this counter. ``waits``: what is still open goes back into the queue, for another counter."""

    ticket_id: UUID
    helps: Annotated[list[HelpClosed], Field(max_length=20)]
    waits: bool = False


class Book(_Said):
    """Somebody asks for a half hour; the code is all that is known of them.

    With a family's list of papers, the code is its slip's, and the service the one that the slip needs.
    """

    code: Code
    service_id: UUID | None = None
    preparation_id: UUID | None = None
    at: Moment


class OfAppointment(_Said):
    """Something about one appointment: dropped."""

    code: Code


class Arrive(_Said):
    """Somebody with an appointment has come; ``id`` names the number that they get."""

    code: Code
    quick: bool = False
    source: Literal["officer", "kiosk"] = "officer"


class AwayLetter(BaseModel):
    """One letter of a counter."""

    id: UUID
    verb: Annotated[str, StringConstraints(max_length=40)]
    happened_at: Moment
    body: dict[str, object]


class Away(BaseModel):
    """What a counter did while the network was away: letters in order, and its clock when it hands them in."""

    sent_at: Moment
    letters: Annotated[list[AwayLetter], Field(max_length=200)]
