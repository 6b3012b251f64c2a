"""A notice on the loudspeaker and on the board: the same words, from the first day to the last."""

from datetime import datetime, time
from typing import Final

from nhipcau.bulletin.hearing import hearing
from nhipcau.bulletin.loudspeaker.printing import Notice as Sheet
from nhipcau.bulletin.loudspeaker.printing import printed
from nhipcau.bulletin.loudspeaker.script import script_of
from nhipcau.bulletin.loudspeaker.shapes import USUAL, Broadcast
from nhipcau.bulletin.notices.models import Notice
from nhipcau.bulletin.notices.rules import GROUPS, KINDS
from nhipcau.kernel import say
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.scope import commune_of
from nhipcau.places.models import Village
from nhipcau.places.queries import names_of

TIMES: Final = 2  # played
FIRST_HOUR, LAST_HOUR = time(6), time(20)
MOST_VILLAGES: Final = 4


def issuer_of(it: Notice) -> str:
    """Return the office that tells a notice, as a sentence says it."""
    path = it.place.removeprefix("vn.").rstrip(".")
    name = names_of([path]).get(path, "")
    return f"Ủy ban nhân dân {name[:1].lower() + name[1:] if commune_of(it.place) else f'tỉnh {name}'}"


def where_of(it: Notice) -> str:
    """Say for which villages a notice is."""
    if not it.villages:
        return "Cả tỉnh" if it.wide else "Cả xã"
    found = sorted(f"{one.kind} {one.name}" for one in Village.objects.filter(id__in=it.villages))
    more = f" và {len(found) - MOST_VILLAGES} nơi nữa" if len(found) > MOST_VILLAGES else ""
    return ", ".join(found[:MOST_VILLAGES]) + more


def law_of(it: Notice) -> str:
    """Say which text a notice comes from, with its day; empty where it names none."""
    if not it.law:
        return ""
    on = datetime.fromisoformat(it.law["on"]).date()
    return f"{it.law['number']}, ngày {on.day}/{on.month}/{on.year}"


def broadcast_of(it: Notice) -> Broadcast:
    """Return what the loudspeaker plays of a notice."""
    group = "" if it.group == "all" else f"Tin dành cho: {GROUPS[it.group].lower()}."
    until = f"Hạn đến ngày {it.shows_until.day}/{it.shows_until.month}."
    script = script_of(f"tin của {issuer_of(it)}", [f"{it.title}.", group, it.body, until, "Cần hỏi thêm thì gặp tổ công nghệ số."])
    start, end = datetime.combine(it.shows_from, FIRST_HOUR, VIETNAM), datetime.combine(it.shows_until, LAST_HOUR, VIETNAM)
    communes = tuple(code for path in hearing(it.place) if (code := commune_of(path)))
    return Broadcast(it.title, USUAL, start, TIMES, end, communes, script)


def sheet_of(it: Notice) -> bytes:
    """Print a notice for the board, on A4."""
    facts = [("Dành cho", GROUPS[it.group]), ("Nơi", where_of(it)), ("Đến hết", say.day(it.shows_until, year=True)), ("Văn bản", law_of(it))]
    told = [(name, words) for name, words in facts if words]
    return printed(Sheet(issuer_of(it), KINDS[it.kind], it.title, it.body, (), told))
