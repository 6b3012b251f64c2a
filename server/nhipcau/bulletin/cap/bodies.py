"""What is told of alerts that came in, and of rules about them. The alert itself stays out of the ledger; its digest stands in it."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from nhipcau.bulletin.warnings.bodies import Hazard
from nhipcau.kernel.moments import Moment

Sender = Annotated[str, StringConstraints(pattern=r"^[^\s,<&]{3,120}$")]


class BringCap(BaseModel):
    """An alert of others came in: as a file that an officer brought, or from the feed the operator named."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    via: Literal["file", "feed"]
    signed: bool


class ProposeCapRule(BaseModel):
    """Alerts of a sender about a hazard may become drafts by themselves here, up to level 2, until a day."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    sender: Sender
    hazard: Hazard
    level: Annotated[int, Field(ge=1, le=2)]
    until: Moment


class NamedCapRule(BaseModel):
    """A rule is signed, or ended."""

    model_config = ConfigDict(extra="forbid")

    rule_id: UUID
