"""What is told of notices, and what phones see of them."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=4, max_length=80)]
Body = Annotated[str, StringConstraints(strip_whitespace=True, min_length=4, max_length=1200)]
Tongue = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,20}$")]
Group = Literal["all", "team", "leaders", "youth", "women", "farmers", "elder", "veteran"]


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Law(_Told):
    """The text a notice comes from, as its papers call it, and where it stands."""

    number: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=60)]
    on: date
    url: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""


class Said(_Told):
    """A notice in another language."""

    title: Title
    body: Body


class DraftNotice(_Told):
    """Write a notice, or write it anew as long as nobody has published it."""

    id: UUID
    kind: Literal["policy", "news"]
    group: Group = "all"
    title: Title
    body: Body
    villages: Annotated[list[UUID], Field(max_length=80)] = []
    law: Law | None = None
    tongues: Annotated[dict[Tongue, Said], Field(max_length=6)] = {}
    shows_from: date
    shows_until: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.shows_until < self.shows_from:
            raise ValueError("the first day comes first")
        return self


class _OfNotice(_Told):
    notice_id: UUID


class PublishNotice(_OfNotice):
    """Let phones have a notice; for a province, a second person does."""


class EndNotice(_OfNotice):
    """A notice counts no more."""


class ReadNotice(_OfNotice):
    """A helper opened a notice, or read it out to people of a village; who listened is not said."""

    id: UUID
    village_id: UUID
    how: Literal["opened", "read_out"]


class AskNotice(_OfNotice):
    """A question back to whoever told a notice."""

    id: UUID
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=4, max_length=200)]


class AnswerNotice(_Told):
    """The answer to a question; everybody who has the notice gets it."""

    id: UUID
    question_id: UUID
    answer: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=400)]


class NoticeRow(BaseModel):
    """A notice as phones see it; ``wide``: the whole province is told."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    kind: str
    group: str
    title: str
    body: str
    villages: list[UUID]
    law: dict[str, Any] | None
    tongues: dict[str, dict[str, str]]
    shows_from: date
    shows_until: date
    published_at: datetime | None
    wide: bool


class AnswerRow(BaseModel):
    """A question about a notice, answered for everybody."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    notice_id: UUID
    question: str
    answer: str
    answered_at: datetime
