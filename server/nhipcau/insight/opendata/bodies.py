"""What an analyst decides about open data, on the wire."""

from pydantic import BaseModel, ConfigDict


class DecideOpenData(BaseModel):
    """Give open data out each month from now on, or no longer. What was given out stays."""

    model_config = ConfigDict(extra="forbid")

    on: bool
