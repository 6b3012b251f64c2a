"""Writing the ledger: the sheet of one transaction, in number order for each commune."""

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from nhipcau.kernel import news, outgoing, registry, troubles
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.chain import LINE, body_hash, canonical, digest_of, spelled_moment
from nhipcau.kernel.facts import Count, Facts, Told, When
from nhipcau.kernel.letters import DONE, REFUSED, Letter, Verdict
from nhipcau.kernel.models import Entry, Head
from nhipcau.kernel.outgoing import Taken
from nhipcau.kernel.problems import CATALOGUE, Problem
from nhipcau.kernel.scope import commune_of
from nhipcau.kernel.scrub import scrub
from nhipcau.kernel.statements import Order, Statement, ids, rows


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


class _Known(NamedTuple):
    """An entry, as far as its verdict goes."""

    id: UUID
    actor: UUID
    number: int
    verdict: str
    problem: str
    details: str


@dataclass(slots=True)
class _End:
    """Where the chain and the feed of a commune end."""

    commune: str
    entries: int
    changes: int
    tip: bytes


_KNOWN = Statement(
    "SELECT id, actor, number, verdict, problem, details::text FROM kernel_entry WHERE id = ANY (%(letters)s::uuid[])",
    _Known,
)
_ENDS = Statement(
    "SELECT commune, entries, changes, tip FROM kernel_head WHERE commune = ANY (%(communes)s) ORDER BY commune FOR UPDATE",
    _End,
)
_WRITE = Order(
    """
    WITH line AS MATERIALIZED (
        SELECT * FROM json_to_recordset(%(lines)s::json) AS line (
            id uuid, commune text, number bigint, actor uuid, role text, verb text, place text, verdict text,
            problem text, said_at timestamptz, happened_at timestamptz, received_at timestamptz, details text,
            counts text, body_hash text, previous text, digest text, salt text, body text)
    ), entries AS (
        INSERT INTO kernel_entry (id, commune, number, actor, role, verb, place, verdict, problem, said_at,
            happened_at, received_at, details, counts, body_hash, previous, digest)
        SELECT id, commune, number, actor, role, verb, place, verdict, problem, said_at, happened_at, received_at,
            details::jsonb, counts::jsonb, decode(body_hash, 'hex'), decode(previous, 'hex'), decode(digest, 'hex')
        FROM line
    ), bodies AS (
        INSERT INTO kernel_body (entry, salt, text) SELECT id, decode(salt, 'hex'), body FROM line
    ), feed AS (
        INSERT INTO kernel_feed (commune, number, collection, "row", place)
        SELECT commune, number, collection, "row", place FROM json_populate_recordset(NULL::kernel_feed, %(feed)s::json)
    )
    UPDATE kernel_head SET entries = written.entries, changes = written.changes, tip = decode(written.tip, 'hex')
    FROM json_to_recordset(%(ends)s::json) AS written (commune text, entries bigint, changes bigint, tip text)
    WHERE kernel_head.commune = written.commune
    """
)


def first_verdicts(actor: Actor, letters: Iterable[UUID]) -> dict[UUID, Verdict]:
    """Return the verdicts already given to these letters; somebody else's id is refused."""
    known = {}
    for entry in _KNOWN.ask(letters=ids(letters)):
        if entry.actor != actor.id:
            known[entry.id] = Verdict(entry.id, REFUSED, problem=troubles.ID_TAKEN)
            continue
        problem = CATALOGUE.get(entry.problem)
        known[entry.id] = Verdict(entry.id, entry.verdict, entry.number, problem, json.loads(entry.details))
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
        self.actor, self.actor_id, self.received_at = actor, str(actor.id), spelled_moment(received_at)
        self.ends = {end.commune: end for end in _locked(communes)}
        self.lines: list[dict[str, str]] = []
        self.feed: list[dict[str, object]] = []
        self.told: list[Told] = []
        self.said: list[Taken] = []
        self.news: list[news.Told] = []

    def enter(self, commune: str, outcome: Outcome) -> Verdict:
        """Give a letter its number in the commune's chain, and return its verdict."""
        letter = outcome.letter
        if not outcome.keep:
            return Verdict(letter.id, outcome.verdict, None, outcome.problem, outcome.details)
        end = self._end(commune)
        end.entries += 1
        end.tip = self._line(end, outcome)
        if outcome.facts and outcome.when:
            self._changes(commune, outcome.facts)
            facts = outcome.facts
            self.told.append(Told(facts.place, outcome.when.happened_at, facts.counts))
            self.said += [Taken(letter.id, message.place or facts.place, message) for message in facts.messages]
            at = outcome.when.happened_at
            self.news += [news.Told(one.kind, one.data, one.place or facts.place, at) for one in facts.news]
        return Verdict(letter.id, outcome.verdict, end.entries, outcome.problem, outcome.details)

    def _line(self, end: _End, outcome: Outcome) -> bytes:
        """Write the next line of a chain, as it is hashed, and return its digest."""
        letter, facts, salt = outcome.letter, outcome.facts, secrets.token_bytes(16)
        happened_at = outcome.when.happened_at if outcome.when else letter.happened_at
        said = spelled_moment(letter.happened_at)
        values = (
            str(letter.id),
            end.commune,
            str(end.entries),
            self.actor_id,
            self.actor.role,
            storable_name(letter.verb),
            facts.place if facts else self.actor.scope,
            outcome.verdict,
            outcome.problem.number if outcome.problem else "",
            said,
            said if happened_at is letter.happened_at else spelled_moment(happened_at),
            self.received_at,
            canonical(outcome.details) if outcome.details else "{}",
            canonical([_plain(count) for count in facts.counts]) if facts and facts.counts else "[]",
            body_hash(salt, outcome.text).hex(),
            end.tip.hex(),
        )
        tip = digest_of(values)
        line = dict(zip(LINE, values, strict=True))
        line["digest"], line["salt"], line["body"] = tip.hex(), salt.hex(), outcome.text
        self.lines.append(line)
        return tip

    def _changes(self, keeper: str, facts: Facts) -> None:
        for change in facts.changes:
            place = facts.place if change.place is None else change.place
            end = self._end(commune_of(place) or keeper)
            end.changes += 1
            told = {"collection": change.collection, "row": change.id, "place": place}
            self.feed.append({"commune": end.commune, "number": end.changes, **told})

    def _end(self, commune: str) -> _End:
        if commune not in self.ends:
            raise Unlocked(commune)
        return self.ends[commune]

    def write(self) -> None:
        """Write all lines, let the counters hear and the messages be taken, in the caller's transaction."""
        if not self.lines:
            return
        ends = [
            {"commune": end.commune, "entries": end.entries, "changes": end.changes, "tip": end.tip.hex()}
            for end in self.ends.values()
        ]
        _WRITE.run(lines=rows(self.lines), feed=rows(self.feed), ends=rows(ends))
        for listener in registry.listeners:
            listener(self.told)
        if self.said:
            for taker in outgoing.takers:
                taker(self.said)
        news.publish(self.news)


def _locked(communes: set[str]) -> list[_End]:
    ends = _ENDS.ask(communes=sorted(communes))
    if len(ends) == len(communes):
        return ends
    Head.objects.bulk_create([Head(commune=name) for name in sorted(communes)], ignore_conflicts=True)
    return _ENDS.ask(communes=sorted(communes))


def told(entry: Entry) -> Told:
    """Return what counters heard of an accepted entry, for rebuilding them."""
    counts = tuple(_count(plain) for plain in entry.counts)
    return Told(entry.place, entry.happened_at, counts if entry.verdict == DONE else ())


def _plain(count: Count) -> dict[str, Any]:
    subject = str(count.subject) if count.subject else None
    return {"measure": count.measure, "value": count.value, "subject": subject, "key": count.key}


def _count(plain: dict[str, Any]) -> Count:
    subject = UUID(plain["subject"]) if plain["subject"] else None
    return Count(plain["measure"], plain["value"], subject, plain["key"])


def storable_name(verb: str) -> str:
    """Return a verb as a ledger line and its details can hold it, whatever a broken phone called it."""
    return scrub(verb)[0].encode("ascii", "replace").decode().replace("\0", "?")[:80]
