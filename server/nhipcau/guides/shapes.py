"""The shape of a guide and its parts, as the content file, the bundle and the phone hold them."""

from __future__ import annotations

from typing import Any, Final, Literal, NotRequired, TypedDict

Kind = Literal["one", "many", "number", "date", "place"]
Unit = Literal["dong", "age", "day", "working_day", "month", "year", "percent", "count"]


class Option(TypedDict):
    """One possible answer; `exclusive` stands alone among many."""

    id: str
    label: str
    exclusive: NotRequired[bool]


class Question(TypedDict):
    """Something the family is asked, only when it changes the result.

    ``assume`` names the usual answer: it counts until the family says otherwise, and the list says so.
    A place is answered by the code of a province, "40", or of a commune in it, "40.16933".
    """

    id: str
    kind: Kind
    ask: str
    why: str
    pictogram: str
    options: list[Option]
    min: NotRequired[int]
    max: NotRequired[int]
    unit: NotRequired[str]
    assume: NotRequired[str]
    when: NotRequired[dict[str, Any]]


class Line(TypedDict):
    """What every line of a list has: when it is listed, by which law, from when to when, and who checked it.

    Without `checked` (by, on, next_review) the review of the guide counts; without `source`, the guide's.
    """

    id: str
    law: list[str]
    valid_from: str
    valid_to: str
    source: str
    checked: NotRequired[dict[str, str]]
    when: NotRequired[dict[str, Any]]


class Paper(Line):
    """A paper of the personal list: what, how, and why."""

    name: str
    how: Literal["bring", "show", "if_not_found"]
    originals: int
    copies: int
    form: str
    why: str
    get: str
    note: str


class Step(Line):
    """One thing to do; a secret step is done by the resident alone."""

    text: str
    pictogram: str
    secret: bool
    who: Literal["resident", "together", "office"]


class Caution(Line):
    """Something to know first; `goto` names the procedure that fits better, `stop` ends this one."""

    text: str
    goto: str
    stop: bool


class Mistake(Line):
    """Why dossiers of this kind come back, and what to do about it now; `paper` if it is about one."""

    text: str
    fix: str
    reason: str
    paper: str


class Fee(Line):
    """A fee in đồng, or words where the amount is not fixed; `value` names the dated value that gives it."""

    text: str
    value: str
    amount: NotRequired[int]


class Conflict(TypedDict):
    """Answers that cannot both be true."""

    id: str
    text: str
    when: dict[str, Any]


Period = TypedDict("Period", {"from": str, "to": str, "amount": int})


class DatedValue(TypedDict):
    """An amount that law may change: it holds in its periods (days included) and nowhere else."""

    id: str
    label: str
    unit: Unit
    law: list[str]
    periods: list[Period]


class Guide(TypedDict):
    """A whole guide. The version names its content."""

    procedure: str
    version: str
    title: str
    intro: str
    pictogram: str
    valid_from: str
    valid_to: str
    replaces: list[str]
    source: str
    review: dict[str, str]
    place: dict[str, str]
    time: dict[str, str]
    fees: list[Fee]
    questions: list[Question]
    papers: list[Paper]
    steps: list[Step]
    warnings: list[Caution]
    mistakes: list[Mistake]
    conflicts: list[Conflict]
    values: list[DatedValue]


LISTS: Final = ("fees", "questions", "papers", "steps", "warnings", "mistakes", "conflicts", "values")
LISTED: Final = ("papers", "steps", "warnings", "mistakes", "fees", "conflicts")  # what answers lead to
_LINE: Final[dict[str, Any]] = {"law": [], "valid_from": "", "valid_to": "", "source": ""}
DEFAULTS: Final[dict[str, dict[str, Any]]] = {
    "fees": {**_LINE, "value": ""},
    "questions": {"why": "", "pictogram": "question", "options": []},
    "papers": {**_LINE, "originals": 0, "copies": 0, "form": "", "why": "", "get": "", "note": ""},
    "steps": {**_LINE, "pictogram": "", "secret": False, "who": "together"},
    "warnings": {**_LINE, "goto": "", "stop": False},
    "mistakes": {**_LINE, "fix": "", "reason": "", "paper": ""},
    "conflicts": {},
    "values": {"law": []},
}
REQUIRED: Final[dict[str, tuple[str, ...]]] = {
    "fees": ("id", "text"),
    "questions": ("id", "kind", "ask"),
    "papers": ("id", "name", "how"),
    "steps": ("id", "text"),
    "warnings": ("id", "text"),
    "mistakes": ("id", "text", "fix", "reason"),
    "conflicts": ("id", "text", "when"),
    "values": ("id", "label", "unit", "periods"),
}
OPTIONAL: Final[dict[str, tuple[str, ...]]] = {
    "fees": ("amount", "when", "checked"),
    "questions": ("min", "max", "unit", "assume", "when"),
    "papers": ("when", "checked"),
    "steps": ("when", "checked"),
    "warnings": ("when", "checked"),
    "mistakes": ("when", "checked"),
    "conflicts": (),
    "values": (),
}
SPOKEN: Final[dict[str, tuple[str, ...]]] = {  # what is read out, and may name dated values
    "questions": ("ask", "why"),
    "papers": ("name", "why", "get", "note"),
    "steps": ("text",),
    "warnings": ("text",),
    "mistakes": ("text", "fix"),
    "fees": ("text",),
    "conflicts": ("text",),
    "values": (),
}
HEAD: Final[dict[str, Any]] = {
    "intro": "",
    "pictogram": "",
    "valid_from": "",
    "valid_to": "",
    "replaces": [],
    "source": "",
    "review": {},
    "place": {},
    "time": {},
}


def lines_of(guide: Guide, kind: str) -> list[Any]:
    """Return the lines of one kind, one of LISTS; a version of before the kind existed has none."""
    lines: list[Any] = guide.get(kind, [])  # type: ignore[assignment]  # the kind is one of LISTS
    return lines
