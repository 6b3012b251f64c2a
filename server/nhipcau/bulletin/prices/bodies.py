"""What is told of prices, and what phones see of them."""

from datetime import date
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,29}$")]
UnitId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{1,10}$")]
Grade = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]
Market = Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)]
Source = Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)]
Dong = Annotated[int, Field(ge=1, le=1_000_000_000)]
KindOfPlace = Literal["market", "shop", "farm", "trader", "company"]
MOST_LINES = 300


class Line(BaseModel):
    """One price: goods, grade, unit, from low to high, where, of which day. ``sure``: it was asked about, and it is right."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    item: Slug
    grade: Grade = ""
    unit: UnitId
    low: Dong
    high: Dong
    market: Market = ""
    kind: KindOfPlace
    on: date
    source: Source = ""
    sure: bool = False

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.high < self.low:
            raise ValueError("low comes first")
        return self


class TellPrice(Line):
    """A price that somebody heard or paid: in a village, or at a named market."""

    village_id: UUID | None = None


class BringPrices(BaseModel):
    """The prices of a file, all of it or nothing."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    lines: Annotated[list[Line], Field(min_length=1, max_length=MOST_LINES)]


class DropPrice(BaseModel):
    """A price was wrong: it counts no more, and stays in the history."""

    model_config = ConfigDict(extra="forbid")

    price_id: UUID


class CardLine(BaseModel):
    """The last report of one grade; ``usual``: from where to where it lies as a rule; ``weeks``: Monday, lowest, highest."""

    grade: str
    unit: str
    low: int
    high: int
    where: str
    kind: str
    on: date
    source: str
    usual: tuple[int, int] | None = None
    weeks: list[tuple[date, int, int]] = []


class CardRow(BaseModel):
    """How one kind of goods stands in the commune or, ``wide``, in its province, as phones see it."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    wide: bool
    item: str
    on: date
    lines: list[CardLine]
    apart: list[CardLine]
