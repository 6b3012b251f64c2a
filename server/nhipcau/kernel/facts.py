"""What a command tells the house: what changed, where, what may be counted, and when it happened.

Named tuples, because a push makes a dozen of them for each letter.
"""

from datetime import datetime
from typing import Generic, NamedTuple, TypeVar
from uuid import UUID

from pydantic import BaseModel

from nhipcau.kernel.news import News
from nhipcau.kernel.outgoing import Message

BodyT_co = TypeVar("BodyT_co", bound=BaseModel, covariant=True)


class When(NamedTuple):
    """The two clocks of a command, and what the phone itself said before any correction."""

    happened_at: datetime
    received_at: datetime
    said_at: datetime


class Asked(NamedTuple, Generic[BodyT_co]):
    """What a verb is asked: the typed body of one letter, and when it happened."""

    body: BodyT_co
    when: When


class Change(NamedTuple):
    """A row that phones may have to fetch or drop.

    ``place`` is the path whose phones are told; without it, the place of the facts. A row that moves is
    told twice: where it was, and where it is.
    """

    collection: str
    id: UUID
    place: str | None = None


class Count(NamedTuple):
    """A step of a counter. ``subject`` names who is counted once; ``key`` splits the measure."""

    measure: str
    value: int = 1
    subject: UUID | None = None
    key: str = ""


class Facts(NamedTuple):
    """What a command did. ``place`` is the path where it happened; ``messages`` are sent once it has, ``news`` are told to systems."""

    place: str
    changes: tuple[Change, ...] = ()
    counts: tuple[Count, ...] = ()
    messages: tuple[Message, ...] = ()
    news: tuple[News, ...] = ()


class Told(NamedTuple):
    """What counters hear of one accepted command, live or while rebuilding."""

    place: str
    happened_at: datetime
    counts: tuple[Count, ...]
