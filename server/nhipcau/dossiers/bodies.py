"""What is told about a preparation and about a dossier on its road, and what a phone sees of them."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from nhipcau.dossiers.clocks import MOST
from nhipcau.kernel.moments import Moment

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,60}$")]
Text = Annotated[str, StringConstraints(max_length=60)]
Slip = Annotated[str, StringConstraints(min_length=11, max_length=13)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60, pattern=r"^[^\x00-\x1f]+$")]
Unit = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Reasons = Annotated[list[Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")]], Field(max_length=20)]
Task = Literal["sign", "fetch_paper", "bring_paper", "tell_family", "hand_result", "other"]
Answer = Text | int | float | Annotated[list[Text], Field(max_length=40)]


class PaperState(BaseModel):
    """Where one paper of the list stands.

    ``fault`` says why a paper that is there will not do: a key of content/reasons. Such a paper counts as missing, and
    a body without the field means what it always meant.
    """

    model_config = ConfigDict(extra="forbid")

    id: Key
    state: Literal["have", "missing", "not_needed"]
    fault: Annotated[str, StringConstraints(pattern=r"^([a-z_]{1,40})?$")] = ""

    @model_validator(mode="after")
    def _a_faulty_paper_is_missing(self) -> Self:
        """A paper that will not do is never there."""
        if self.fault and self.state != "missing":
            raise ValueError("a paper with a fault counts as missing")
        return self


class Prepare(BaseModel):
    """A family's list of papers was made and ticked. The phone names the slip."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    slip_code: Annotated[str, StringConstraints(min_length=11, max_length=13)]
    household_id: UUID
    resident_id: UUID
    procedure: Annotated[str, StringConstraints(pattern=r"^[0-9]\.[0-9]{6,7}$")]
    guide_version: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
    answers: Annotated[dict[Key, Answer], Field(max_length=40)]
    papers: Annotated[list[PaperState], Field(max_length=60)]
    next_date: date | None = None

    @field_validator("papers")
    @classmethod
    def _each_paper_once(cls, papers: list[PaperState]) -> list[PaperState]:
        """A paper is either there or missing, not both."""
        if len({paper.id for paper in papers}) < len(papers):
            raise ValueError("a paper stands twice")
        return papers


class PreparationRow(BaseModel):
    """A preparation as a phone keeps it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    slip_code: str
    household_id: UUID
    resident_id: UUID
    procedure: str = Field(validation_alias="procedure_id")
    guide_version: str
    answers: dict[str, Any]
    papers: list[dict[str, Any]]
    next_date: date | None
    prepared_at: datetime


class TermBody(BaseModel):
    """How long a procedure may take, as the officer reads it."""

    model_config = ConfigDict(extra="forbid")

    many: Annotated[int, Field(ge=0, le=MOST)]
    unit: Literal["working_day", "day"] = "working_day"


class HandIn(BaseModel):
    """Papers were taken in at the desk. It follows the family's list, if they made one. The officer's screen names the slip."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    slip_code: Slip
    preparation_id: UUID | None = None
    procedure: Annotated[str, StringConstraints(pattern=r"^[0-9]\.[0-9]{6,9}$")]
    full_name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)] = ""
    phone: Annotated[str, StringConstraints(pattern=r"^(0[0-9]{9,10})?$")] = ""
    channel: Literal["direct", "post"] = "direct"
    term: TermBody | None = None
    promised: date | None = None
    holder: Unit = ""
    official_code: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60, pattern=r"^[^\x00-\x1f]*$")] = ""


class SubmitOnline(BaseModel):
    """A family sent its dossier through the portal, with the papers of its list."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    preparation_id: UUID
    official_code: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60, pattern=r"^[^\x00-\x1f]*$")] = ""


class AttachCode(BaseModel):
    """An official system gave the dossier this code. What waited under it now belongs to the dossier."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    dossier_id: UUID
    code: Code


class Step(BaseModel):
    """Something happened to a dossier; ``id`` names the entry.

    ``saw`` is the mark of the road that the officer had before their eyes; without it, nobody looked.
    """

    model_config = ConfigDict(extra="forbid")

    id: UUID
    dossier_id: UUID
    note: Note = ""
    saw: Annotated[str, StringConstraints(pattern=r"^(\d{1,2}\.\d{1,6})?$")] = ""


class TellState(Step):
    """The dossier came into a state: taken in, not taken in, worked on, to pay, done."""

    state: Literal[2, 3, 4, 6, 9]
    until: date | None = None
    promised: date | None = None
    holder: Unit = ""
    reasons: Reasons = []

    @model_validator(mode="after")
    def _a_no_has_its_reason(self) -> Self:
        """Whoever does not take a dossier in says why."""
        if self.state == 3 and not (self.reasons or self.note):  # noqa: PLR2004 (not taken in)
            raise ValueError("not taken in needs a reason")
        return self


class AskSupplement(Step):
    """Papers are missing: all of them, told at once, each by a key of content/reasons."""

    reasons: Annotated[Reasons, Field(min_length=1)]


class SupplementReceived(Step):
    """All that was asked for is there; the term begins anew."""

    promised: date | None = None


class Apologise(Step):
    """The date cannot be kept: an apology, why, and the new date."""

    note: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    new_date: date


class Withdraw(Step):
    """The person takes the dossier back."""


class Stop(Step):
    """The office stops working on it, and says why."""

    note: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class HandOut(Step):
    """The result was handed out."""


class TakeOver(BaseModel):
    """Somebody at the desk takes a case that a team prepared; ``id`` names the hand-over."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    preparation_id: UUID


class GiveTask(BaseModel):
    """The desk asks the team for something at the family's home, by a day."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    preparation_id: UUID
    task: Task
    next_date: date
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] = ""


class EndTask(BaseModel):
    """A task that the desk had given is done, or not needed any more."""

    model_config = ConfigDict(extra="forbid")

    task_id: UUID


class TaskRow(BaseModel):
    """An open task of the desk for the team, as a phone keeps it. ``note`` says what to do."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    household_id: UUID
    procedure: str
    next_date: date
    given_at: datetime
    note: str = Field(validation_alias="said")


class StateRow(BaseModel):
    """A state as another system tells it, under its own code of the dossier. It holds no name but a given one."""

    model_config = ConfigDict(extra="forbid")

    code: Code
    state: Annotated[int, Field(ge=1, le=10)]
    since: Moment
    whole_day: bool = False
    until: date | None = None
    promised: date | None = None
    holder: Unit = ""
    note: Note = ""
    procedure: Annotated[str, StringConstraints(strip_whitespace=True, max_length=20)] = ""
    given_name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] = ""
    source_id: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)] = ""
    source_at: Moment | None = None


class TakeStates(BaseModel):
    """What another system tells of many dossiers of one commune; told again, it changes nothing."""

    model_config = ConfigDict(extra="forbid")

    run_id: UUID
    source: Literal["import", "integrator"]
    place: Annotated[str, StringConstraints(pattern=r"^vn\.[0-9]{2}\.[0-9]{5}\.$")]
    rows: Annotated[list[StateRow], Field(min_length=1, max_length=500)]


class ProgressRow(BaseModel):
    """Where a family's dossier stands, as a phone keeps it; ``id`` is that of the preparation."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    state: int
    since: datetime
    due: date | None
