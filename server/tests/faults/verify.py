"""What must be true when a history has come to rest, read by a superuser from the tables themselves."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from nhipcau.dossiers.models import Preparation
from nhipcau.insight.models import Tally, Touch
from nhipcau.kernel import registry
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.chain import faults
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.ledger import told
from nhipcau.kernel.models import Body, Entry, Feed, Head
from nhipcau.kernel.scope import acting, commune_of
from nhipcau.people.models import Consent, Household, Member, Resident
from nhipcau.people.queries import actor_for
from nhipcau.support.models import Assist
from tests.faults.history import History
from tests.faults.phones import HERE, REVIEW

TABLES: dict[str, Any] = {
    "people.register_household": Household,
    "people.add_resident": Resident,
    "people.give_consent": Consent,
    "support.record_assist": Assist,
    "dossiers.prepare": Preparation,
}
TAKEN = ("sent", "confirmed")
OVER = (*TAKEN, REVIEW, "withdrawn")


@dataclass
class Found:
    """What some histories came to, all together."""

    accepted: int = 0
    refused: int = 0
    lost: int = 0
    doubled: int = 0
    broken: list[History] = field(default_factory=list)


@dataclass
class Books:
    """What the database says of one commune."""

    head: Head | None = None
    entries: list[Entry] = field(default_factory=list)
    bodies: dict[Any, tuple[bytes, str]] = field(default_factory=dict)
    feed: list[Feed] = field(default_factory=list)
    rows: dict[str, Counter[UUID]] = field(default_factory=lambda: defaultdict(Counter))
    tallies: Counter[Any] = field(default_factory=Counter)
    touches: Counter[Any] = field(default_factory=Counter)


def judge(histories: list[History]) -> Found:
    """Compare what phones were promised with what the server holds; each contradiction is a complaint."""
    books, found = _read([one.ground.commune for one in histories]), Found()
    for history in histories:
        book = books[history.ground.commune]
        if len(history.held) == len(history.phones):
            _promises(history, book, found)
            _rows(history, book, found)
            _same_rows(history)
        _chain(history, book)
        _figures(history, book, found)
        if history.complaints:
            found.broken.append(history)
    return found


def _read(communes: list[str]) -> dict[str, Books]:
    books: dict[str, Books] = {commune: Books() for commune in communes}
    mine = {"commune__in": communes}
    for head in Head.objects.using("owner").filter(**mine):
        books[head.commune].head = head
    owners = {}
    for entry in Entry.objects.using("owner").filter(**mine).order_by("commune", "number"):
        books[entry.commune].entries.append(entry)
        owners[entry.id] = entry.commune
    for body in Body.objects.using("owner").filter(entry__in=list(owners)):
        books[owners[body.entry]].bodies[body.entry] = (bytes(body.salt), body.text)
    for change in Feed.objects.using("owner").filter(**mine).order_by("number"):
        books[change.commune].feed.append(change)
    for verb, model in TABLES.items():
        places = model.objects.using("owner").filter(place__regex=rf"^vn\.40\.({'|'.join(communes)})\.")
        for row, place in places.values_list("id", "place"):
            books[commune_of(place) or ""].rows[verb][row] += 1
    for tally in Tally.objects.using("owner").filter(**mine):
        books[tally.commune].tallies[tally.place, tally.day, tally.measure, tally.key] += tally.value
    for touch in Touch.objects.using("owner").filter(**mine):
        books[touch.commune].touches[touch.place, touch.month, touch.measure, touch.subject] += 1
    return books


def _promises(history: History, book: Books, found: Found) -> None:
    """Every accepted tap has one place: the ledger knows it, with the verdict that its phone heard."""
    entries = {str(entry.id): entry for entry in book.entries}
    for promise in history.promises.values():
        letter = history.held[promise.phone].letters.get(promise.id)
        entry = entries.pop(promise.id, None)
        who = f"{history.phones[promise.phone].name}'s {promise.verb} {promise.id[-6:]}"
        if letter is None:
            found.lost += entry is None
            history.complaints.append(f"{who} has gone from the phone{'' if entry else ' and is nowhere'}")
        elif entry is None:
            found.lost += letter.state != HERE
            history.complaints.append(f"{who} is {letter.state} on the phone, and the ledger does not know it")
        elif letter.state not in OVER or (letter.state in TAKEN) != (entry.verdict == "done"):
            history.complaints.append(f"{who} is {letter.state} on the phone, {entry.verdict} in the ledger")
        elif promise.good and entry.verdict != "done" and promise.phone not in history.wrong_clock:
            history.complaints.append(f"{who} was refused with {entry.problem}, though nothing was wrong with it")
        else:
            found.accepted += entry.verdict == "done"
            found.refused += entry.verdict != "done"
    strange = [one for name, one in entries.items() if one.id not in history.ground.founded and not _is_door(one)]
    found.doubled += len(strange)
    history.complaints.extend(f"the ledger holds a {one.verb} that nobody tapped" for one in strange)


def _is_door(entry: Entry) -> bool:
    return entry.verb in ("gateway.activate_phone", "gateway.bind_phone")  # what a phone does without a tap


def _rows(history: History, book: Books, found: Found) -> None:
    """Every accepted command is one row, and there is no other row."""
    done = {str(entry.id) for entry in book.entries if entry.verdict == "done"}
    wanted: dict[str, Counter[UUID]] = defaultdict(Counter)
    for promise in history.promises.values():
        if promise.id in done:
            wanted[promise.verb][UUID(promise.body["id"])] += 1
    for verb in TABLES:
        missing, extra = wanted[verb] - book.rows[verb], book.rows[verb] - wanted[verb]
        found.lost += missing.total()
        found.doubled += extra.total()
        if missing:
            history.complaints.append(f"{missing.total()} accepted {verb} have no row")
        if extra:
            history.complaints.append(f"{extra.total()} rows too many of {verb}")


def _same_rows(history: History) -> None:
    """What each phone holds is what the server would show it; both work in one village, so it is the same."""
    shown = dict(_visible(actor_for(Member.objects.get(id=history.ground.members[0]))))
    for phone, held in zip(history.phones, history.held, strict=True):
        if shown == held.rows:
            continue
        missing, extra = shown.keys() - held.rows.keys(), held.rows.keys() - shown.keys()
        old = [key for key in shown.keys() & held.rows.keys() if shown[key] != held.rows[key]]
        names = ", ".join(sorted({key[0] for key in (*missing, *extra, *old)}))
        history.complaints.append(
            f"{phone.name} lacks {len(missing)} rows, has {len(extra)} too many and {len(old)} old ones ({names})"
        )


def _visible(actor: Actor) -> Iterable[tuple[tuple[str, str], Any]]:
    with acting(actor):
        for name, known in registry.collections.items():
            for row in known.visible_to(actor):
                told_as = known.row.model_validate(row, from_attributes=True)
                yield (name, str(row.pk)), told_as.model_dump(mode="json")


def _chain(history: History, book: Books) -> None:
    """The chain of the commune is whole, and its feed has every number once."""
    head = book.head
    if head is None:
        history.complaints.append("the commune has no chain")
        return
    breaks = faults(head.commune, book.entries, book.bodies, bytes(head.tip), head.entries)
    history.complaints.extend(f"the chain breaks at {one.number}: {one.what}" for one in breaks)
    if len(book.bodies) != len(book.entries):
        history.complaints.append(f"{len(book.entries)} entries have {len(book.bodies)} bodies")
    if [change.number for change in book.feed] != list(range(1, head.changes + 1)):
        history.complaints.append("the feed has a gap or a number twice")


def _figures(history: History, book: Books, found: Found) -> None:
    """Figures are what counting the ledger again gives."""
    tallies: Counter[Any] = Counter()
    touches: Counter[Any] = Counter()
    for entry in (one for one in book.entries if one.verdict == "done"):
        heard = told(entry)
        day = local_date(heard.happened_at)
        for count in heard.counts:
            if registry.measures[count.measure].kind == "sum":
                tallies[heard.place, day, count.measure, count.key] += count.value
            else:
                touches[heard.place, day.replace(day=1), count.measure, count.subject] = 1
    over, under = book.tallies - tallies, tallies - book.tallies
    found.doubled += bool(over)
    if over or under or book.touches != touches:
        which = ", ".join(sorted({slot[2] for slot in (*over, *under)})) or "who was met"
        history.complaints.append(f"the figures are not the recount: {which}")
