"""What is told about questions of buyers. No field is a telephone number that anybody could read."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=120)]
Key = Annotated[str, StringConstraints(pattern=r"^[0-9A-HJKMNP-TV-Z]{11}$|^[0-9A-Z]{11}$")]
Hex = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{2,2000}$")]


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid")


class AskMaker(_Told):
    """Somebody asks about something shown; ``sealed`` is their telephone as only the house can read it."""

    id: UUID
    product_id: UUID
    key: Key
    sealed: Hex
    mark: Hex
    words: Words


class AskAgain(_Told):
    """The buyer asks once more, on their page."""

    enquiry_id: UUID
    words: Words


class AnswerBuyer(_Told):
    """The maker's answer, by text message, or as the office heard it on the telephone."""

    enquiry_id: UUID
    words: Words


class ReportEnquiry(_Told):
    """One side says that the other is not decent."""

    enquiry_id: UUID
    by: Literal["buyer", "maker"]


class CloseEnquiry(_Told):
    """The office has called, or has looked at what was reported: it waits no more."""

    enquiry_id: UUID
