"""The shape of a lesson file: cards to read, screens to try, questions with a reason. Strict: nothing else may stand there."""

from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,30}$")]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,19}$")]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Money = Annotated[int, Field(ge=0, le=100_000_000)]


class Part(BaseModel):
    """A table of the file."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Card(Part):
    """One thing to know: a pictogram and at most three short sentences."""

    id: Key
    pictogram: Key
    text: Line


class Option(Part):
    """One answer to a question."""

    id: Key
    text: Line
    right: Literal[True] | None = None


class Question(Part):
    """A question of the quiz: one answer is right, and why."""

    id: Key
    ask: Line
    options: Annotated[list[Option], Field(min_length=2, max_length=4)]
    why: Line


class Reasoned(Option):
    """One act on a made-up screen, and what it would lead to."""

    why: Line


class Screen(Part):
    """A made-up screen: who it claims to come from, and what stands on it."""

    kind: Literal["message", "call", "page", "qr", "portal"]
    from_: Annotated[Line, Field(alias="from")]
    text: Line


class Try(Part):
    """Something to try on the made-up portal."""

    id: Key
    ask: Line


class Choose(Try):
    """What one would do on this screen."""

    kind: Literal["choose"]
    screen: Screen
    options: Annotated[list[Reasoned], Field(min_length=2, max_length=4)]


class FormField(Part):
    """A line of a practice form, and what belongs in it."""

    id: Key
    label: Line
    kind: Literal["text", "number", "date"]
    want: Line


class Form(Try):
    """Type what stands on the slip."""

    kind: Literal["form"]
    slip: Line
    fields: Annotated[list[FormField], Field(min_length=1, max_length=4)]


class Code(Try):
    """A made-up code comes; it is typed, and a stranger who asks for it is refused."""

    kind: Literal["code"]
    from_: Annotated[Line, Field(alias="from")]
    text: Line
    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{4,6}$")]
    purpose: Line
    beggar: Line
    right: Literal["refuse"]


class Item(Part):
    """One act among several."""

    id: Key
    text: Line


class Order(Try):
    """Put the acts in order; the file has the right one."""

    kind: Literal["order"]
    items: Annotated[list[Item], Field(min_length=3, max_length=5)]


class File(Part):
    """A made-up file on the phone."""

    id: Key
    name: Line


class Slot(Part):
    """A line of the portal that waits for one file."""

    id: Key
    label: Line
    file: Key


class Match(Try):
    """Put the right file on the right line."""

    kind: Literal["match"]
    files: Annotated[list[File], Field(min_length=2, max_length=4)]
    lines: Annotated[list[Slot], Field(min_length=1, max_length=3)]


class Shown(Part):
    """What a payment page shows."""

    payee: Line
    amount: Money


class Pay(Try):
    """Pay, or refuse: the payee or the amount may be wrong."""

    kind: Literal["pay"]
    payee: Line
    amount: Money
    legal: Money
    shown: Shown
    right: Literal["pay", "refuse"]
    why: Line


class Entry(Part):
    """One line of a list that is searched."""

    id: Key
    words: Line


class Find(Try):
    """Find the one that is meant."""

    kind: Literal["find"]
    entries: Annotated[list[Entry], Field(min_length=3, max_length=6)]
    right: Key


class Look(Part):
    """One photograph of a paper, as it came out."""

    id: Key
    look: Literal["sharp", "blurred", "cut", "glare", "dark"]
    right: Literal[True] | None = None


class Photo(Try):
    """Choose the photograph of a paper that can be sent."""

    kind: Literal["photo"]
    looks: Annotated[list[Look], Field(min_length=3, max_length=5)]


AnyTry = Annotated[Choose | Form | Code | Order | Match | Pay | Find | Photo, Field(discriminator="kind")]


class Lesson(Part):
    """A lesson of at most ten minutes."""

    id: Name
    title: Annotated[str, StringConstraints(min_length=3, max_length=60)]
    skills: Annotated[list[Annotated[str, StringConstraints(pattern=r"^[A-H][1-7]$")]], Field(min_length=1, max_length=3)]
    minutes: Annotated[int, Field(ge=3, le=10)]
    for_: Annotated[list[Literal["resident", "member", "core"]], Field(alias="for", min_length=1)]
    pictogram: Key
    as_of: date
    source: Line
    notes: Annotated[list[Line], Field(min_length=1, max_length=5)]
    cards: Annotated[list[Card], Field(min_length=4, max_length=6)]
    tries: Annotated[list[AnyTry], Field(min_length=1, max_length=3)]
    quiz: Annotated[list[Question], Field(min_length=5, max_length=7)]


class Misshapen(NamedTuple):
    """Where a file has not the shape of a lesson, and how."""

    where: str
    what: str


_LESSON: TypeAdapter[Lesson] = TypeAdapter(Lesson)


def shape_of(raw: dict[str, Any]) -> Lesson | list[Misshapen]:
    """Return a lesson as written, or where it is misshapen."""
    try:
        return _LESSON.validate_python(raw)
    except ValidationError as error:
        return [Misshapen(".".join(map(str, one["loc"])), one["msg"]) for one in error.errors()]
