"""Where domains and machines meet: verbs, collections, bundles, files, measures, listeners.

A domain registers in ``offline.py`` and ``measures.py``; the machines read what is registered and
know no domain. A name that is registered twice stops the start-up.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from pydantic import BaseModel

from nhipcau.kernel.actor import ROLES, Actor
from nhipcau.kernel.facts import Asked, Change, Facts, Told
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import Purpose

BodyT = TypeVar("BodyT", bound=BaseModel)


class Follower(Protocol):
    """A domain whose rows hang on rows of another: when those go to another place, its own go along."""

    def __call__(self, rows: Sequence[UUID], *, origin: str, place: str) -> Iterable[Change]:
        """Move what hangs on these rows from one place path to another, and tell both places."""


@dataclass(frozen=True)
class Gone:
    """What a domain erased of a person: of which kind, and how many; what phones drop or fetch anew.

    ``rows`` are gone, and so is every word in the ledger that names one. ``changed`` only lost something: of them
    the words of one ``verb`` are erased, if it is given. ``met`` are ids under which counters know the person;
    ``files`` are (folder, digest) of bytes that a consent of theirs held.
    """

    kind: str
    rows: tuple[UUID, ...] = ()
    changed: tuple[UUID, ...] = ()
    verb: str = ""
    changes: tuple[Change, ...] = ()
    met: tuple[UUID, ...] = ()
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Traces:
    """What machines may still hold of somebody who was erased: where, under which ids they counted, which files."""

    places: tuple[str, ...]
    met: tuple[UUID, ...]
    files: tuple[tuple[str, str], ...]


class Eraser(Protocol):
    """A domain that keeps something of people: it erases what it kept of one person for one purpose.

    It runs in the transaction of the withdrawal, and sees every place: something may have followed a home.
    """

    def __call__(self, person: UUID, purpose: str) -> Iterable[Gone]:
        """Erase it, and tell what went; nothing when there was nothing."""


class Run(Protocol):
    """A verb at work: what one actor asks with it, in order, inside the bus's transaction; an answer for each.

    Letters of one verb that follow one another come together, so that what they need is read once and what they
    leave is written once. A refusal in the answer means that nothing was written for that letter. A verb that
    cannot say so (it began to write, or two letters trip over each other) raises instead: then all that the
    batch did is undone, and each letter is carried out alone, under a savepoint of its own.
    """

    def __call__(self, actor: Actor, asked: Sequence[Asked[Any]], /) -> Sequence[Facts | Refusal]:
        """Carry out what was asked, and tell for each what was done, or why it was not."""


@dataclass(frozen=True)
class Command:
    """A verb on the wire; see `command` and `group_command`. ``ends``: what it ended stays ended after a restore."""

    name: str
    body: type[BaseModel]
    roles: frozenset[str]
    purpose: Purpose
    run: Run
    chain: Callable[[Actor, Any], str] | None = None
    touches: Callable[[Actor, Any], Iterable[str]] | None = None
    ends: bool = False


@dataclass(frozen=True)
class Collection:
    """Rows that a phone may see; scope and fields in one place."""

    name: str
    row: type[BaseModel]
    roles: frozenset[str]
    purpose: Purpose
    visible_to: Callable[[Actor], QuerySet[Any]]


@dataclass(frozen=True)
class Measure:
    """What a dashboard may count. ``sum`` adds up; ``distinct`` counts a subject once a period."""

    name: str
    kind: Literal["sum", "distinct"]
    vi: str
    en: str


@dataclass(frozen=True)
class Denominator:
    """A total that a measure is set against, counted now: of a place path, or of every path of so many parts under it.

    What has none may be missing in the second.
    """

    name: str
    vi: str
    en: str
    count: Callable[[str], int]
    counts: Callable[[str, int], dict[str, int]]


@dataclass(frozen=True)
class Awaited:
    """A file that a letter has announced. ``folder`` is the path of the commune that keeps it, without its last dot.

    ``place``, ``person`` and ``home`` say whom it shows, if it shows anybody: whoever reads it is noted there. ``bare``: it
    will be public, so nothing that a camera wrote into it (place, time, owner) is taken in.
    """

    bytes: int
    media: str
    folder: str
    place: str = ""
    person: UUID | None = None
    home: UUID | None = None
    bare: bool = False


@dataclass(frozen=True)
class FileDuty:
    """What a domain answers for about the files that follow its letters, each named by its SHA-256.

    ``awaited`` and ``readable`` return None where this actor may not send or read such a file, or refuse with
    words; ``arrived`` is told when the bytes are whole; ``wanted`` says which files of a folder must be kept.
    """

    awaited: Callable[[Actor, str], Awaited | None]
    arrived: Callable[[Awaited, str], None]
    readable: Callable[[Actor, str], Awaited | None]
    wanted: Callable[[str, Iterable[str]], set[str]]


commands: dict[str, Command] = {}
collections: dict[str, Collection] = {}
bundles: dict[str, Callable[[], Any]] = {}
measures: dict[str, Measure] = {}
denominators: dict[str, Denominator] = {}
listeners: list[Callable[[Sequence[Told]], None]] = []
file_duties: dict[str, FileDuty] = {}
followers: list[Follower] = []
renewals: list[Callable[[], object]] = []
renamers: list[Callable[[UUID, str], object]] = []
erasers: list[Eraser] = []
cleaners: list[Callable[[Traces], object]] = []

T = TypeVar("T")
GroupT = TypeVar("GroupT", bound=Run)
RowsT = TypeVar("RowsT", bound=QuerySet[Any])


def _enter(shelf: dict[str, T], name: str, entry: T) -> None:
    if name in shelf:
        raise ValueError(f"{name}: registered twice")
    shelf[name] = entry


def command(
    name: str,
    body: type[BodyT],
    *,
    roles: frozenset[str],
    purpose: Purpose,
    chain: Callable[[Actor, BodyT], str] | None = None,
    touches: Callable[[Actor, BodyT], Iterable[str]] | None = None,
    ends: bool = False,
) -> Callable[[Callable[..., Facts]], Callable[..., Facts]]:
    """Register a verb of one letter, ``run(actor, body, *, when) -> Facts``, which refuses by raising.

    Its typed body, the roles that may say it, what for, and the commune whose ledger keeps it: without ``chain``, that of
    the actor's own place. ``touches`` names further communes whose phones have to hear of it: something moves
    from one to another. ``ends``: it ends something, by ids alone, and is kept outside the database, too.
    """

    def enter(run: Callable[..., Facts]) -> Callable[..., Facts]:
        _check_roles(name, roles)
        _enter(commands, name, Command(name, body, roles, purpose, one_by_one(run), chain, touches, ends))
        return run

    return enter


def group_command(
    name: str, body: type[BodyT], *, roles: frozenset[str], purpose: Purpose
) -> Callable[[GroupT], GroupT]:
    """Register a verb of many letters, ``run(actor, asked) -> answers``: see `Run`.

    For what phones push by the hundred. It is the only form of such a verb: the desk and the API ask it with one.
    """

    def enter(run: GroupT) -> GroupT:
        _check_roles(name, roles)
        _enter(commands, name, Command(name, body, roles, purpose, run))
        return run

    return enter


def one_by_one(run: Callable[..., Facts]) -> Run:
    """Return a verb of one letter as the bus calls it."""

    def run_each(actor: Actor, asked: Sequence[Asked[Any]], /) -> list[Facts | Refusal]:
        return [run(actor, one.body, when=one.when) for one in asked]

    return run_each


def each(asked: Iterable[Asked[BodyT]], judge: Callable[[Asked[BodyT]], T]) -> list[T | Refusal]:
    """Return what is made of each letter, or why it is refused; for verbs of many letters."""
    return [_judged(one, judge) for one in asked]


def _judged(one: Asked[BodyT], judge: Callable[[Asked[BodyT]], T]) -> T | Refusal:
    try:
        return judge(one)
    except Refusal as refusal:
        return refusal


def _check_roles(name: str, roles: frozenset[str]) -> None:
    if not roles or not roles <= set(ROLES):
        raise ValueError(f"{name}: roles are {sorted(roles)}")


def collection(
    name: str, row: type[BaseModel], *, roles: frozenset[str], purpose: Purpose
) -> Callable[[Callable[[Actor], RowsT]], Callable[[Actor], RowsT]]:
    """Register a set of rows that phones keep, as an actor-scoped question; other roles get none of them."""

    def enter(visible_to: Callable[[Actor], RowsT]) -> Callable[[Actor], RowsT]:
        def question(actor: Actor) -> QuerySet[Any]:
            rows = visible_to(actor)
            return rows if actor.role in roles else rows.none()

        _check_roles(name, roles)
        _enter(collections, name, Collection(name, row, roles, purpose, question))
        return visible_to

    return enter


def bundle(name: str) -> Callable[[Callable[[], T]], Callable[[], T]]:
    """Register shared content that phones fetch whole, named by its hash."""

    def enter(make: Callable[[], T]) -> Callable[[], T]:
        _enter(bundles, name, make)
        return make

    return enter


def measure(entry: Measure) -> None:
    """Register something a dashboard may count."""
    _enter(measures, entry.name, entry)


def denominator(entry: Denominator) -> None:
    """Register a total that figures are set against."""
    _enter(denominators, entry.name, entry)


def listen(listener: Callable[[Sequence[Told]], None]) -> None:
    """Let a machine hear, in the same transaction, what accepted commands tell."""
    if listener not in listeners:
        listeners.append(listener)


def follow(follower: Follower) -> None:
    """Let a domain's rows go along, in the same transaction, when what they hang on goes to another place."""
    if follower not in followers:
        followers.append(follower)


def erase(eraser: Eraser) -> None:
    """Let a domain erase what it keeps of a person, when the person takes back what it was kept for."""
    if eraser not in erasers:
        erasers.append(eraser)


def rename(renamer: Callable[[UUID, str], object]) -> None:
    """Let a domain that says a person's given name say the right one, when the person had it put right."""
    if renamer not in renamers:
        renamers.append(renamer)


def clean(cleaner: Callable[[Traces], object]) -> None:
    """Let a machine let go of what it packed, counted or stored of somebody who was erased; it may be asked twice."""
    if cleaner not in cleaners:
        cleaners.append(cleaner)


def renew(make: Callable[[], object]) -> None:
    """Let a machine make anew what phones fetch whole, when a domain has put new content in force."""
    if make not in renewals:
        renewals.append(make)


def content_changed() -> None:
    """Have what phones fetch whole made anew, once this transaction has committed."""
    for make in renewals:
        transaction.on_commit(make)


def files(name: str, duty: FileDuty) -> None:
    """Register what a domain answers for about files."""
    _enter(file_duties, name, duty)
