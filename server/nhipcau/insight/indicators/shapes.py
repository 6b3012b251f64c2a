"""What a definition of a figure looks like, in a content file and in the table of versions."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from nhipcau.insight.indicators.formulas import FormulaError, parsed

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(\.[a-z][a-z0-9_]*)+$", max_length=60)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1200)]
Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Formula = Annotated[str, StringConstraints(strip_whitespace=True, max_length=600)]
Unit = Literal["count", "percent", "points", "trips", "days"]
Better = Literal["up", "down", "none"]
PeriodKind = Literal["week", "month", "quarter", "half", "year", "days"]
PlaceLevel = Literal["place", "commune", "province", "nation"]
Role = Literal["commune_lead", "province_lead", "province_analyst", "nation_analyst", "desk", "auditor"]
PERIODS: tuple[PeriodKind, ...] = ("month", "quarter", "half", "year", "week", "days")
LEVELS: tuple[PlaceLevel, ...] = ("place", "commune", "province", "nation")
ROLES: tuple[Role, ...] = ("commune_lead", "province_lead", "province_analyst", "nation_analyst")


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Law(_Shape):
    """Where a figure comes from: a document, its article, its day; ``sure``: it was held against the original."""

    document: Said
    article: Text = ""
    dated: date | None = None
    sure: bool = True


class Score(_Shape):
    """A sub-figure of a figure in points: which share is turned into points, how many at most.

    ``of`` is empty where we cannot measure it: then it stays without points and lies outside the computed part.
    ``sure``: the weight was held against the original.
    """

    name: Said
    of: Code | Literal[""] = ""
    most: Annotated[float, Field(gt=0, le=100)]
    sure: bool = False


class Definition(_Shape):
    """How one figure is counted: one version of it."""

    code: Code
    name: Said
    name_en: Said
    words: Said
    unit: Unit
    numerator: Formula = ""
    denominator: Formula = ""
    scores: tuple[Score, ...] = ()
    better: Better = "up"
    periods: tuple[PeriodKind, ...] = PERIODS
    levels: tuple[PlaceLevel, ...] = LEVELS
    law: tuple[Law, ...] = ()
    roles: tuple[Role, ...] = ROLES
    public: bool = False
    method: Text = ""
    since: date | None = None
    official: Text = ""

    @field_validator("numerator", "denominator")
    @classmethod
    def _readable(cls, text: str) -> str:
        try:
            if text:
                parsed(text)
        except FormulaError as bad:
            raise ValueError(str(bad)) from bad
        return text

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.scores and (self.numerator or self.denominator):
            raise ValueError("chỉ số tính điểm không có tử số, mẫu số riêng")
        if bool(self.scores) != (self.unit == "points"):
            raise ValueError("đơn vị điểm đi với danh sách điểm")
        if self.unit in {"percent", "days"} and self.numerator and not self.denominator:
            raise ValueError("tỷ lệ và số ngày phải có mẫu số")
        return self

    @property
    def counted(self) -> bool:
        """Whether our own tables count it at all; else it only comes in from official figures."""
        return bool(self.numerator or self.scores)


class Group(_Shape):
    """A content file: figures that belong together, in the order in which they are shown."""

    group: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]{1,20}$")]
    name: Said
    order: int
    indicator: tuple[Definition, ...]


# What changes the number itself, and therefore asks for a second person.
COUNTING = ("unit", "numerator", "denominator", "scores", "since")


def changes_counting(before: Definition, after: Definition) -> bool:
    """Say whether a new version counts otherwise, and does not only say it in other words."""
    return any(getattr(before, name) != getattr(after, name) for name in COUNTING)
