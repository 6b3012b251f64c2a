"""Messages that leave the house: a domain says one beside its facts, a machine sends it. Neither knows the other.

A domain registers its texts with `template`, and returns `say(…)` in the facts of a verb; the bus hands all of them, in
the same transaction, to whoever takes them. No text can hold a link, a telephone number or a secret.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

from nhipcau.kernel.gsm import LINK, plain_letters
from nhipcau.kernel.scrub import scrub

NAME, CODE, PLACE, WORDS = "name", "code", "place", "words"
DATE, MOMENT, NUMBER, MONEY = "date", "moment", "number", "money"
LONGEST: Final = {NAME: 40, CODE: 40, PLACE: 80, WORDS: 120}
INSTEAD: Final = "trang chính thức"  # what a link in a value becomes
Value = str | int | date | datetime
_TYPES: Final[dict[str, type]] = {DATE: date, MOMENT: datetime, NUMBER: int, MONEY: int}
_KIND: Final = re.compile(r"[a-z]+\.[a-z_]+")
_HOLE: Final = re.compile(r"\{([a-z_]+)\}")
_TELEPHONE: Final = re.compile(r"\d(?:[ .-]?\d){6,}")
_SECRET: Final = re.compile(r"\b(?:otp|pin|cvv|passcode|password|mat khau|mat ma|ma xac (?:thuc|minh|nhan))\b")
_NEVER: Final = re.compile(r"\b(?:khong|never|nobody|not?)\b")


class To(NamedTuple):
    """Whom a message is for: a telephone, or somebody in an address book. ``person`` is erased together with it."""

    book: str
    key: str = ""
    person: UUID | None = None


class Message(NamedTuple):
    """What a verb wants said; see `say`. Without a place it belongs where the facts do."""

    kind: str
    to: To
    params: Mapping[str, str | int]
    about: UUID | None = None
    place: str = ""
    tongue: str = "vi"
    once: str = ""
    not_before: datetime | None = None


@dataclass(frozen=True)
class Template:
    """A text in each tongue, with what stands in its holes. After ``days`` it is too old to send.

    ``urgent`` is not held back at night. ``marks``: a text message keeps its Vietnamese marks, at three times the price.
    """

    kind: str
    texts: Mapping[str, str]
    params: Mapping[str, str]
    days: int
    urgent: bool
    marks: bool


class Address(NamedTuple):
    """Where an address book says that somebody is reached: by ``sms`` or ``mail``."""

    channel: str
    address: str
    tongue: str = "vi"


class Taken(NamedTuple):
    """A message on its way to whoever sends it: in which letter it was said, and where it belongs."""

    letter: UUID
    place: str
    message: Message


templates: dict[str, Template] = {}
books: dict[str, Callable[[str], Address | None]] = {}
colleagues: list[Callable[[str], bool]] = []
takers: list[Callable[[Sequence[Taken]], None]] = []


def template(
    kind: str, *, vi: str, params: Mapping[str, str], days: int, en: str = "", urgent: bool = False, marks: bool = False,
    **more: str,
) -> str:  # fmt: skip
    """Register a text under ``domain.name`` in its tongues, and return that name.

    Raises:
        ValueError: it is registered already, its holes are not its params, or it holds what must never leave.
    """
    texts = {"vi": vi, **({"en": en} if en else {}), **more}
    made = Template(kind, texts, dict(params), days, urgent, marks)
    for fault in faults(made):
        raise ValueError(f"{kind}: {fault}")
    if kind in templates:
        raise ValueError(f"{kind}: registered twice")
    templates[kind] = made
    return kind


def faults(made: Template) -> list[str]:
    """Return what is wrong with a text: a link, a telephone number, a secret, a hole that nothing fills."""
    known = {NAME, CODE, PLACE, WORDS, DATE, MOMENT, NUMBER, MONEY}
    found = [f"{name} is of no known kind" for name, kind in made.params.items() if kind not in known]
    found += [f"a param called {name}" for name in made.params if _SECRET.search(name.replace("_", " "))]
    if not _KIND.fullmatch(made.kind) or made.days < 1:
        found.append("it needs a name like domain.name, and days of at least one")
    for tongue, text in made.texts.items():
        found += [f"{tongue}: {fault}" for fault in _faults_in(text)]
        if set(_HOLE.findall(text)) != set(made.params) or re.search(r"[{}]", _HOLE.sub("", text)):
            found.append(f"{tongue}: its holes are not its params")
    return found


def _faults_in(text: str) -> list[str]:
    found = [fault for fault, sign in (("a link", LINK), ("a telephone number", _TELEPHONE)) if sign.search(text)]
    sentences = re.split(r"[.!?]", plain_letters(text).lower())
    if scrub(text)[1] or any(_SECRET.search(one) and not _NEVER.search(one) for one in sentences):
        found.append("a secret")
    return found


def say(
    kind: str, to: To, *, about: UUID | None = None, place: str = "", tongue: str = "vi", once: str = "",
    not_before: datetime | None = None, **params: Value,
) -> Message:  # fmt: skip
    """Return a message for the facts of a verb, with its values cleaned of links and secrets.

    Of one kind, a second with the same ``once`` is not sent.

    Raises:
        ValueError: there is no such text, or the values are not its params.
    """
    known = templates.get(kind)
    if known is None or set(params) != set(known.params):
        raise ValueError(f"{kind}: needs {sorted(known.params) if known else 'a registered text'}, got {sorted(params)}")
    told = {name: _told(known.params[name], value, f"{kind}.{name}") for name, value in params.items()}
    return Message(kind, to, told, about, place, tongue, once, not_before)


def _told(kind: str, value: Value, where: str) -> str | int:
    """Return a value as it is kept until the message is written."""
    wanted = _TYPES.get(kind, str)
    if not isinstance(value, wanted) or (kind == DATE and isinstance(value, datetime)) or isinstance(value, bool):
        raise ValueError(f"{where}: {value!r} is no {kind}")
    if isinstance(value, str):
        return harmless(" ".join(value.split()))[: LONGEST[kind]]
    return value.isoformat() if isinstance(value, date) else value


def harmless(text: str) -> str:
    """Return a text of people without links and secrets, so that it may stand in a message."""
    return scrub(LINK.sub(INSTEAD, text))[0]


def to_phone(number: str, person: UUID | None = None) -> To:
    """Say it to a telephone, which is kept sealed; with ``person``, it is erased when that person's data is."""
    return To("phone", number, person)


def to_mail(address: str, person: UUID | None = None) -> To:
    """Say it to an e-mail address, kept as a telephone is."""
    return To("mail", address, person)


def to_member(member: UUID) -> To:
    """Say it to somebody of the teams, wherever they are reached when it is sent."""
    return To("member", str(member))


def to_watchers() -> To:
    """Say it to every browser that watches what the message is about."""
    return To("watchers")


def book(name: str, ask: Callable[[str], Address | None]) -> None:
    """Plug in an address book: it says where a key of it is reached now, or None."""
    if name in books or name in {"phone", "mail", "watchers"}:
        raise ValueError(f"{name}: registered twice")
    books[name] = ask


def colleague(ask: Callable[[str], bool]) -> None:
    """Plug in who says whether an address is that of somebody who works here: while trying, nobody else is written to."""
    if ask not in colleagues:
        colleagues.append(ask)


def take(taker: Callable[[Sequence[Taken]], None]) -> None:
    """Let a machine take, in the same transaction, what accepted commands say."""
    if taker not in takers:
        takers.append(taker)
