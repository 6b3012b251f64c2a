"""Where every chain of the auditor's province stands: how long, whether its end is what its head remembers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import OuterRef, Subquery

from nhipcau.gateway.audit.words import COUNTRY_WORDS, PROVINCE
from nhipcau.kernel import checkpoint
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.models import Checkpoint, Entry, Head, TrailHead
from nhipcau.kernel.scope import chain_of
from nhipcau.kernel.trails import TRAILS
from nhipcau.places.models import Commune

LATE = timedelta(hours=26)  # a day, and what a night's work may take


@dataclass
class Chain:
    """One place's chains: how many lines each log has, and in which the end is not as its head remembers."""

    name: str
    lines: dict[str, int] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    @property
    def ledger(self) -> int:
        """How many entries the ledger has."""
        return self.lines.get("ledger", 0)

    @property
    def reads(self) -> int:
        """How many looks were noted."""
        return self.lines.get("reads", 0)

    @property
    def events(self) -> int:
        """How many events were kept."""
        return self.lines.get("events", 0)


@dataclass(frozen=True)
class Mark:
    """A checkpoint on the page: its number and moment, how many chains it holds, what was broken, whether it is signed."""

    number: int
    at: datetime
    chains: int
    broken: list[str]
    signed: bool


def chains_of(actor: Actor) -> list[Chain]:
    """Return the chains of the actor's province and of its communes, and the country's, by name. Act for the actor."""
    names = _names(actor)
    found = {code: Chain(name) for code, name in names.items()}
    last = Entry.objects.filter(commune=OuterRef("commune"), number=OuterRef("entries"))
    heads = Head.objects.filter(commune__in=names, entries__gt=0)
    for head in heads.annotate(found=Subquery(last.values("digest")[:1])):
        _note(found[head.commune], "ledger", head.entries, head.tip, head.found)
    for trail in TRAILS.values():
        lines = trail.table._default_manager.filter(chain=OuterRef("chain"), number=OuterRef("entries"))  # noqa: SLF001 (Django's own name for it)
        tails = TrailHead.objects.filter(trail=trail.name, chain__in=names)
        for tail in tails.annotate(found=Subquery(lines.values("digest")[:1])):
            _note(found[tail.chain], trail.name, tail.entries, tail.tip, tail.found)
    return [chain for chain in found.values() if chain.lines]


def _note(chain: Chain, log: str, entries: int, tip: bytes | memoryview, found: bytes | None) -> None:
    chain.lines[log] = entries
    if found is None or bytes(found) != bytes(tip):
        chain.broken.append(log)


def _names(actor: Actor) -> dict[str, str]:
    province = chain_of(actor.scope)
    communes: Iterable[Commune] = Commune.objects.filter(province=province).order_by("folded", "code")
    return {"vn": COUNTRY_WORDS, province: PROVINCE, **{one.code: one.full_name for one in communes}}


def marks(most: int) -> list[Mark]:
    """Return the last checkpoints, newest first."""
    known = checkpoint.public_keys()
    return [_mark(one, known) for one in Checkpoint.objects.order_by("-number")[:most]]


def _mark(one: Checkpoint, known: list[checkpoint.PublicKey]) -> Mark:
    try:
        told = checkpoint.read(one.text, known)
    except checkpoint.NotACheckpoint:
        return Mark(one.number, one.at, 0, list(one.broken), signed=False)
    return Mark(one.number, one.at, len(told.ends), list(one.broken), signed=True)


def is_late(found: list[Mark]) -> bool:
    """Say whether the last checkpoint is older than a day."""
    return not found or found[0].at < now() - LATE
