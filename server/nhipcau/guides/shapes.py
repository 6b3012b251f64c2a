"""The shape of a guide and its parts, as the content file, the bundle and the phone hold them."""

from __future__ import annotations

from typing import Any, Final, Literal, NotRequired, TypedDict

Kind = Literal["one", "many", "number", "date"]


class Option(TypedDict):
    """One possible answer; `exclusive` stands alone among many."""

    id: str
    label: str
    exclusive: NotRequired[bool]


class Question(TypedDict):
    """Something the family is asked, only when it changes the result.

    ``assume`` names the usual answer: it counts until the family says otherwise, and the list says so.
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


class Paper(TypedDict):
    """A paper of the personal list: what, how, why, by which law and from when to when."""

    id: str
    name: str
    how: Literal["bring", "show", "if_not_found"]
    originals: int
    copies: int
    form: str
    why: str
    get: str
    note: str
    law: list[str]
    valid_from: str
    valid_to: str
    when: NotRequired[dict[str, Any]]


class Step(TypedDict):
    """One thing to do; a secret step is done by the resident alone."""

    id: str
    text: str
    pictogram: str
    secret: bool
    who: Literal["resident", "together", "office"]
    when: NotRequired[dict[str, Any]]


class Caution(TypedDict):
    """Something to know first; `goto` names the procedure that fits better, `stop` ends this one."""

    id: str
    text: str
    goto: str
    stop: bool
    when: NotRequired[dict[str, Any]]


class Fee(TypedDict):
    """A fee in đồng, or words where the amount is not fixed."""

    id: str
    text: str
    valid_from: str
    valid_to: str
    law: list[str]
    amount: NotRequired[int]
    when: NotRequired[dict[str, Any]]


class Conflict(TypedDict):
    """Answers that cannot both be true."""

    id: str
    text: str
    when: dict[str, Any]


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
    review: dict[str, str]
    place: dict[str, str]
    time: dict[str, str]
    fees: list[Fee]
    questions: list[Question]
    papers: list[Paper]
    steps: list[Step]
    warnings: list[Caution]
    conflicts: list[Conflict]


LISTS: Final = ("fees", "questions", "papers", "steps", "warnings", "conflicts")
DEFAULTS: Final[dict[str, dict[str, Any]]] = {
    "fees": {"valid_from": "", "valid_to": "", "law": []},
    "questions": {"why": "", "pictogram": "question", "options": []},
    "papers": {
        "originals": 0, "copies": 0, "form": "", "why": "", "get": "", "note": "",
        "law": [], "valid_from": "", "valid_to": "",
    },
    "steps": {"pictogram": "", "secret": False, "who": "together"},
    "warnings": {"goto": "", "stop": False},
    "conflicts": {},
}
REQUIRED: Final[dict[str, tuple[str, ...]]] = {
    "fees": ("id", "text"),
    "questions": ("id", "kind", "ask"),
    "papers": ("id", "name", "how"),
    "steps": ("id", "text"),
    "warnings": ("id", "text"),
    "conflicts": ("id", "text", "when"),
}
OPTIONAL: Final[dict[str, tuple[str, ...]]] = {
    "fees": ("amount", "when"),
    "questions": ("min", "max", "unit", "assume", "when"),
    "papers": ("when",),
    "steps": ("when",),
    "warnings": ("when",),
    "conflicts": (),
}
HEAD: Final[dict[str, Any]] = {
    "intro": "", "pictogram": "", "valid_from": "", "valid_to": "", "replaces": [],
    "review": {}, "place": {}, "time": {},
}


def lines_of(guide: Guide, kind: str) -> list[Any]:
    """Return the lines of one kind, one of LISTS."""
    lines: list[Any] = guide[kind]  # type: ignore[literal-required]  # the kind is one of LISTS
    return lines
