"""What is told about makers and what they make, and what phones see of it. Nothing here is public by itself."""

from datetime import date
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=80)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Story = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1500)]
Answer = Annotated[str, StringConstraints(strip_whitespace=True, max_length=400)]
Why = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200)]
Telephone = Annotated[str, StringConstraints(pattern=r"^(0[0-9]{9,10})?$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Dong = Annotated[int, Field(ge=500, le=500_000_000)]
Kind = Literal["household", "cooperative", "group"]
Group = Literal["food", "drink", "herb", "craft", "plant", "tourism"]
Stock = Literal["in", "low", "out"]
Thing = Literal["maker", "product"]


class Told(BaseModel):
    """A body takes the fields it names and no other."""

    model_config = ConfigDict(extra="forbid")

    id: UUID


class _Sign(Told):
    """What stands over a stall: a name, a story, and where it is. ``telephone`` is for the office and never shown."""

    name: Name
    story: Story = ""
    village_id: UUID | None = None
    telephone: Telephone = ""


class EnterMaker(_Sign):
    """Somebody who makes something. A household goes by one of its people, who agreed (``publish``); others agree with `Agree`."""

    kind: Kind
    resident_id: UUID | None = None

    @model_validator(mode="after")
    def _who(self) -> Self:
        if (self.kind == "household") != (self.resident_id is not None):
            raise ValueError("a household has a person, an organisation has none")
        return self


class ChangeMaker(_Sign):
    """Say again what stands over a stall. What is shown stays until somebody else has looked."""

    maker_id: UUID


class AgreeToShow(Told):
    """A cooperative or a group agrees: who signed for it, in which words, when, by which paper."""

    maker_id: UUID
    signed_by: Name
    as_what: Line
    wording: Annotated[str, StringConstraints(pattern=r"^v[0-9]{1,3}$")]
    paper: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=200)]
    agreed_on: date


class WithdrawMaker(Told):
    """A maker does not want to be shown any more: everything goes at once, the photos too."""

    maker_id: UUID


class Ocop(BaseModel):
    """Stars of OCOP: certificate, the decision behind it, and the day it was given; it holds for 36 months."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)

    stars: Annotated[int, Field(ge=3, le=5)]
    certificate: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    decision: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=120)]
    issued_on: date


class Answers(BaseModel):
    """The five questions that buyers ask (`content/market/questions.toml`)."""

    model_config = ConfigDict(extra="forbid")

    made_of: Answer = ""
    how_made: Answer = ""
    taste: Answer = ""
    keep: Answer = ""
    order: Answer = ""


class _Goods(Told):
    """What somebody makes, all of it. Without ``price_from`` the price is asked for; no ``months`` is the whole year."""

    name: Name
    group: Group
    story: Story = ""
    answers: Answers = Answers()
    unit: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=30)]
    price_from: Dong | None = None
    price_to: Dong | None = None
    months: Annotated[list[Annotated[int, Field(ge=1, le=12)]], Field(max_length=12)] = []
    weight_g: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    ocop: Ocop | None = None


class EnterProduct(_Goods):
    """Something a maker makes."""

    maker_id: UUID
    stock: Stock = "in"


class ChangeProduct(_Goods):
    """Say again what somebody makes, all of it. What is shown stays until somebody else has looked."""

    product_id: UUID


class SetStock(Told):
    """There is some, little, or none left: shown at once."""

    product_id: UUID
    stock: Stock


class Picture(BaseModel):
    """One size of a photo, made on the phone: its bytes follow."""

    model_config = ConfigDict(extra="forbid")

    digest: Digest
    bytes: Annotated[int, Field(ge=1, le=50_000_000)]
    media: Literal["image/webp", "image/jpeg"]
    width: Annotated[int, Field(ge=1, le=20_000)]
    height: Annotated[int, Field(ge=1, le=20_000)]


class AttachPhoto(Told):
    """A photo of a product in two sizes, the longest side 480 and 1200; ``says`` is what it shows, for whoever cannot see it."""

    product_id: UUID
    says: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=120)]
    small: Picture
    large: Picture


class DropPhoto(Told):
    """A photo is taken away again, at once; its bytes too."""

    photo_id: UUID


class PhotoArrived(BaseModel):
    """A photo's bytes are whole."""

    model_config = ConfigDict(extra="forbid")

    digest: Digest
    folder: Annotated[str, StringConstraints(pattern=r"^vn\.[0-9.]{1,18}$")]


class Publish(Told):
    """Somebody else has looked at this very ``version``, and lets everybody see it."""

    thing: Thing
    thing_id: UUID
    version: Annotated[int, Field(ge=1)]


class TakeDown(Told):
    """What everybody saw is taken down, and why."""

    thing: Thing
    thing_id: UUID
    why: Why


class PutBack(Told):
    """What was taken down may be seen again, or what was reported stays; and why. Its reports are settled."""

    thing: Thing
    thing_id: UUID
    why: Why


class Report(Told):
    """Anybody says that something shown is not right."""

    product_id: UUID
    kind: Literal["fake", "not_theirs", "forbidden", "price", "bad_words", "other"]
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)] = ""


class MakerRow(BaseModel):
    """A maker as a phone of the place sees it. ``standing``: waiting (for a look), shown, down, withdrawn; ``agreed``: may be shown."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    kind: str
    name: str
    story: str
    village_id: UUID | None
    household_id: UUID | None
    resident_id: UUID | None
    agreed: bool
    standing: str
    why: str
    version: int


class PhotoRow(BaseModel):
    """A photo in its two sizes. ``here``: its bytes have arrived."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    says: str
    small: str
    large: str
    width: int
    height: int
    here: bool


class ProductRow(BaseModel):
    """A product as a phone of the place sees it. ``number``: which one of its maker's, to be said by telephone."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    maker_id: UUID
    number: int
    name: str
    group: str
    story: str
    answers: dict[str, Any]
    unit: str
    price_from: int | None
    price_to: int | None
    months: list[int]
    stock: str
    weight_g: int | None
    ocop: Ocop | None
    expires_on: date | None
    photos: list[PhotoRow]
    standing: str
    why: str
    version: int
