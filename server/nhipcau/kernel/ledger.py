"""Writing the ledger: the sheet of one transaction, in number order for each commune."""

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from nhipcau.kernel import registry, troubles
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.chain import body_hash, digest
from nhipcau.kernel.facts import Count, Facts, Told, When
from nhipcau.kernel.letters import DONE, REFUSED, Letter, Verdict
from nhipcau.kernel.models import Body, Entry, Feed, Head
from nhipcau.kernel.problems import CATALOGUE, Problem
from nhipcau.kernel.scope import commune_of


@dataclass(frozen=True)
class Outcome:
    """A letter, its canonical text, and what became of it. ``keep`` is false only when the fault is ours."""

    letter: Letter
    text: str
    verdict: str
    facts: Facts | None = None
    when: When | None = None
    problem: Problem | None = None
    details: dict[str, Any] = field(default_factory=dict)
    keep: bool = True


def first_verdicts(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, Verdict]:
    """Return the verdicts already given to these letters; somebody else's id is refused."""
    known = {}
    for entry in Entry.objects.filter(id__in=list(ids)):
        if entry.actor != actor.id:
            known[entry.id] = Verdict(entry.id, REFUSED, problem=troubles.ID_TAKEN)
            continue
        problem = CATALOGUE.get(entry.problem)
        known[entry.id] = Verdict(entry.id, entry.verdict, entry.number, problem, entry.details)
    return known


class Unlocked(Exception):  # noqa: N818 (no error: the batch begins again)
    """Something followed a home into a commune whose head is not locked; the batch needs that one, too."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Sheet:
    """The lines that one transaction adds to the ledgers and feeds of the communes it touches."""

    def __init__(self, actor: Actor, received_at: datetime, communes: set[str]) -> None:
        """Lock the heads of the communes, always in the same order, until the commit."""
        self.actor, self.received_at = actor, received_at
        Head.objects.bulk_create([Head(commune=name) for name in sorted(communes)], ignore_conflicts=True)
        heads = Head.objects.select_for_update().filter(commune__in=communes).order_by("commune")
        self.heads = {head.commune: head for head in heads}
        self.entries: list[Entry] = []
        self.bodies: list[Body] = []
        self.feed: list[Feed] = []
        self.told: list[Told] = []

    def enter(self, commune: str, outcome: Outcome) -> Verdict:
        """Give a letter its number in the commune's chain, and return its verdict."""
        letter = outcome.letter
        if not outcome.keep:
            return Verdict(letter.id, outcome.verdict, None, outcome.problem, outcome.details)
        head = self.heads[commune]
        head.entries += 1
        entry = self._entry(head, outcome)
        head.tip = entry.digest
        self.entries.append(entry)
        if outcome.facts and outcome.when:
            self._changes(commune, outcome.facts)
            self.told.append(Told(outcome.facts.place, outcome.when.happened_at, outcome.facts.counts))
        return Verdict(letter.id, outcome.verdict, entry.number, outcome.problem, outcome.details)

    def _entry(self, head: Head, outcome: Outcome) -> Entry:
        letter, salt = outcome.letter, secrets.token_bytes(16)
        self.bodies.append(Body(entry=letter.id, salt=salt, text=outcome.text))
        entry = Entry(
            id=letter.id,
            commune=head.commune,
            number=head.entries,
            actor=self.actor.id,
            role=self.actor.role,
            verb=storable_name(letter.verb),
            place=outcome.facts.place if outcome.facts else self.actor.scope,
            said_at=letter.happened_at,
            happened_at=outcome.when.happened_at if outcome.when else letter.happened_at,
            received_at=self.received_at,
            verdict=outcome.verdict,
            problem=outcome.problem.number if outcome.problem else "",
            details=outcome.details,
            counts=[_plain(count) for count in outcome.facts.counts] if outcome.facts else [],
            body_hash=body_hash(salt, outcome.text),
            previous=bytes(head.tip),
        )
        entry.digest = digest(entry)
        return entry

    def _changes(self, keeper: str, facts: Facts) -> None:
        for change in facts.changes:
            place = facts.place if change.place is None else change.place
            commune = commune_of(place) or keeper
            if commune not in self.heads:
                raise Unlocked(commune)
            head = self.heads[commune]
            head.changes += 1
            self.feed.append(
                Feed(
                    commune=head.commune,
                    number=head.changes,
                    collection=change.collection,
                    row=change.id,
                    place=place,
                )
            )

    def write(self) -> None:
        """Write all lines and let the counters hear, in the caller's transaction."""
        if not self.entries:
            return
        Entry.objects.bulk_create(self.entries)
        Body.objects.bulk_create(self.bodies)
        Feed.objects.bulk_create(self.feed)
        Head.objects.bulk_update(self.heads.values(), ["entries", "changes", "tip"])
        for listener in registry.listeners:
            listener(self.told)


def told(entry: Entry) -> Told:
    """Return what counters heard of an accepted entry, for rebuilding them."""
    counts = tuple(_count(plain) for plain in entry.counts)
    return Told(entry.place, entry.happened_at, counts if entry.verdict == DONE else ())


def _plain(count: Count) -> dict[str, Any]:
    plain = asdict(count)
    plain["subject"] = str(count.subject) if count.subject else None
    return plain


def _count(plain: dict[str, Any]) -> Count:
    subject = UUID(plain["subject"]) if plain["subject"] else None
    return Count(plain["measure"], plain["value"], subject, plain["key"])


def storable_name(verb: str) -> str:
    """Return a verb as a ledger line and its details can hold it, whatever a broken phone called it."""
    return verb.encode("ascii", "replace").decode().replace("\0", "?")[:80]
