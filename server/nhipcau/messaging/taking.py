"""Taking what verbs say into the outbox, in the transaction of the fact: one statement for a whole batch."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from nhipcau.kernel.clock import now
from nhipcau.kernel.gsm import home_number
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.outgoing import Message, Taken, To
from nhipcau.kernel.statements import Order, rows
from nhipcau.messaging.models import WAITING, Watching
from nhipcau.messaging.sealing import mark_of, sealed

WATCHERS: Final = "watchers"
PHONE, MAIL, PUSH = "phone", "mail", "push"  # books whose key is the address itself
_ADD = Order(
    """
    INSERT INTO messaging_out (id, place, letter, kind, book, key, sealed, mark, person, about, once, tongue, params,
        state, why, tries, said_at, due_at, next_at, gateway, gateway_ref, unsure, parts, dong)
    SELECT id, place, letter, kind, book, key, sealed, mark, person, about, once, tongue, params,
        state, '', 0, said_at, due_at, next_at, '', '', false, 0, 0
    FROM json_populate_recordset(NULL::messaging_out, %(rows)s::json)
    ON CONFLICT (kind, once) WHERE once <> '' DO NOTHING
    """
)


def take(taken: Sequence[Taken]) -> None:
    """Put messages into the outbox; what watchers hear becomes a message for each browser."""
    watching = _watching({one.message.about for one in taken if one.message.to.book == WATCHERS and one.message.about})
    lines = [line for one in taken for line in _lines(one, watching)]
    if lines:
        _ADD.run(rows=rows(lines))


def _watching(things: set[UUID]) -> Mapping[UUID, Sequence[Watching]]:
    """Return who watches what, asked once for all that is said in a batch."""
    found: dict[UUID, list[Watching]] = {}
    for browser in Watching.objects.filter(about__in=things).order_by("id") if things else ():
        found.setdefault(browser.about, []).append(browser)
    return found


def _lines(taken: Taken, watching: Mapping[UUID, Sequence[Watching]]) -> Iterable[dict[str, object]]:
    message = taken.message
    if message.to.book != WATCHERS:
        yield _line(taken, message, message.to)
        return
    for browser in watching.get(message.about, ()) if message.about else ():
        told = message._replace(tongue=browser.tongue, once=message.once and f"{message.once} {browser.id}")
        yield _line(taken, told, To(PUSH, str(browser.id)))


def _line(taken: Taken, message: Message, to: To) -> dict[str, object]:
    moment = now()
    due = max(moment, message.not_before) if message.not_before else moment
    line: dict[str, object] = {
        "id": new_id(),
        "place": taken.place,
        "letter": taken.letter,
        "kind": message.kind,
        "book": to.book,
        "key": to.key,
        "sealed": None,
        "mark": None,
        "person": to.person,
        "about": message.about,
        "once": message.once,
        "tongue": message.tongue,
        "params": message.params,
        "state": WAITING,
        "said_at": moment,
        "due_at": due,
        "next_at": due,
    }
    if to.book in {PHONE, MAIL}:
        address = home_number(to.key) if to.book == PHONE else to.key.strip()
        line |= {"key": "", "sealed": _bytes(sealed(address)), "mark": _bytes(mark_of(address))}
    return line


def _bytes(raw: bytes) -> str:
    return "\\x" + raw.hex()
