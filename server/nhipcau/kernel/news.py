"""What other systems may hear of: a domain says it beside its facts, a machine passes it on. Neither knows the other.

A piece of news holds ids, official codes, days and numbers, never a word of anybody and never a person: what travels is
checked here, when it is said. Whoever may know more asks for it with the id.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple
from uuid import UUID

Value = str | int | None
_KIND: Final = re.compile(r"[a-z]+\.[a-z_]+")
_CODE: Final = re.compile(r"[\w./:+-]{1,80}", re.ASCII)
_TELEPHONE: Final = re.compile(r"(?:0|\+84)\d{9,10}")


@dataclass(frozen=True)
class Kind:
    """A sort of news: its name on the wire, what it says in both languages, and which fields it has."""

    name: str
    vi: str
    en: str
    fields: tuple[str, ...]


class News(NamedTuple):
    """Something that happened, for systems; see `news`. Without a place it belongs where the facts do."""

    kind: str
    data: Mapping[str, Value]
    place: str = ""


class Told(NamedTuple):
    """News on its way: where it belongs, and when it happened."""

    kind: str
    data: Mapping[str, Value]
    place: str
    at: datetime


kinds: dict[str, Kind] = {}
takers: list[Callable[[Sequence[Told]], None]] = []


def kind(name: str, *, vi: str, en: str, fields: Sequence[str]) -> str:
    """Register a sort of news under ``domain.what_happened``, and return that name.

    Raises:
        ValueError: it is registered already, or is no such name.
    """
    if name in kinds or not _KIND.fullmatch(name):
        raise ValueError(f"{name}: registered twice, or no name of news")
    kinds[name] = Kind(name, vi, en, tuple(fields))
    return name


def news(name: str, *, place: str = "", **data: UUID | date | datetime | str | int | None) -> News:
    """Return a piece of news for the facts of a verb.

    Raises:
        ValueError: it is of no registered kind, its fields are not those of its kind, or a value could be somebody's words.
    """
    known = kinds.get(name)
    if known is None or set(data) != set(known.fields):
        raise ValueError(f"{name}: needs {known.fields if known else 'a registered kind'}, got {sorted(data)}")
    return News(name, {field: _plain(f"{name}.{field}", value) for field, value in data.items()}, place)


def _plain(where: str, value: UUID | date | datetime | str | int | None) -> Value:
    if value is None or isinstance(value, int):
        return value
    spelled = value.isoformat() if isinstance(value, date) else str(value)
    if not _CODE.fullmatch(spelled) or _TELEPHONE.fullmatch(spelled):
        raise ValueError(f"{where}: only ids, codes, days and numbers travel")
    return spelled


def take(taker: Callable[[Sequence[Told]], None]) -> None:
    """Let a machine take, in the same transaction, what accepted commands have as news."""
    if taker not in takers:
        takers.append(taker)


def publish(told: Sequence[Told]) -> None:
    """Hand news to whoever passes it on, in the caller's transaction; for what happens by no verb."""
    if told:
        for taker in takers:
            taker(told)
