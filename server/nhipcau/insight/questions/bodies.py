"""What an officer says of questions, on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SaveQuestion(_Body):
    """Save a question under a name; ``shared``: with everybody of the same office and duty."""

    id: UUID
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
    asked: Annotated[str, StringConstraints(pattern=r"^[a-zA-Z0-9_.=&%+-]{1,2000}$")]
    shared: bool = False


class DropQuestion(_Body):
    """Take a question off the list again."""

    question_id: UUID
