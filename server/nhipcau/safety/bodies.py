"""What is told about accounts to which fees are paid, and what a phone sees of one."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=120)]
Group = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]{1,4}$")]
Why = Literal["changed", "wrong", "suspected", "not_needed"]


class ProposePayee(BaseModel):
    """An account to publish. It counts only once somebody else has confirmed it."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    unit: Words
    procedure: Annotated[str, StringConstraints(pattern=r"^([0-9]\.[0-9]{6})?$")]
    bank: Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]
    account: Annotated[list[Group], Field(min_length=1, max_length=5)]
    holder: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=80)]
    amount: Annotated[int, Field(ge=1, le=100_000_000)] | None
    purpose: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z .-]{0,25}$")]
    source: Annotated[str, StringConstraints(strip_whitespace=True, min_length=5, max_length=200)]
    explained_by: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
    explained_in: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
    valid_from: date
    valid_until: date | None


class ConfirmPayee(BaseModel):
    """A second person has compared the account with its document: from now on it is published."""

    model_config = ConfigDict(extra="forbid")

    payee_id: UUID


class EndPayee(BaseModel):
    """An account is published no more, or a proposal is taken away; it stays in the history."""

    model_config = ConfigDict(extra="forbid")

    payee_id: UUID
    why: Why


class NameOwnAccount(BaseModel):
    """An account belongs to somebody who helps; told by its mark only."""

    model_config = ConfigDict(extra="forbid")

    mark: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class PayeeRow(BaseModel):
    """A published account as a phone sees it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    unit: str
    procedure: str
    bank: str
    account: str
    holder: str
    amount: int | None
    purpose: str
    source: str
    valid_from: date
    valid_until: date | None
