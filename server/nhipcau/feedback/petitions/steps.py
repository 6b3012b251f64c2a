"""What every verb about a petition shares: the clock set, a step up, a line of the thread, where it lies, who is told."""

from contextlib import AbstractContextManager
from datetime import date, datetime
from uuid import UUID

from nhipcau.feedback.petitions.catalogue import DEADLINES, area_of, body_name, written
from nhipcau.feedback.petitions.deadlines import span, term_for
from nhipcau.feedback.petitions.models import NEW, Opening, Petition, Photo, Voice, Word
from nhipcau.feedback.petitions.routing import Routed, above
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.calendars import calendar
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Change
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.scope import reaching
from nhipcau.places.queries import get_commune

PETITIONS = "feedback.petitions"


def area(petition: Petition) -> str:
    """Return the area of a petition's commune."""
    return area_of(get_commune(petition.commune).kind)


def commune_place(petition: Petition) -> str:
    """Return the path of the commune that a petition is of, wherever it lies."""
    return get_commune(petition.commune).path


def seeing(actor: Actor, *places: str) -> AbstractContextManager[None]:
    """Open a transaction that also sees where a petition lies: it may be hidden from whoever raised it."""
    return reaching(actor, *places)


def set_clock(petition: Petition, on: date) -> None:
    """Begin the days of whoever answers now."""
    term = term_for(written(DEADLINES)["rules"], petition.category, commune_place(petition), on)
    days = span(on, term.days, calendar())
    petition.days, petition.source, petition.trace = term.days, term.source[:300], list(term.trace)
    petition.begun_on, petition.warn_on, petition.due_on = days
    petition.paused, petition.stopped_on, petition.paused_until, petition.paused_why = 0, None, None, ""
    petition.warned_at, petition.skipped = None, ""


def go_on(petition: Petition, on: date) -> None:
    """Let the days run again: those of the pause did not count."""
    if petition.stopped_on is None:
        return
    known = calendar()
    petition.paused += max(0, known.between(petition.stopped_on, on))
    days = span(petition.begun_on, petition.days, known, petition.paused)
    petition.warn_on, petition.due_on = days.warn_on, days.due_on
    petition.stopped_on, petition.paused_until, petition.paused_why, petition.skipped = None, None, "", ""


def hand_to(petition: Petition, to: Routed) -> None:
    """Put a petition into other hands; why is added to its reasons."""
    petition.body, petition.hands, petition.body_told = to.body, to.hands, body_name(to.body, area(petition))
    petition.reasons = [*petition.reasons, *to.reasons]
    petition.taken_by, petition.taken_name = None, ""


def go_up(petition: Petition, at: datetime) -> Routed | None:
    """Give a petition to the next level, with days of its own; nobody where there is none."""
    to = above(petition.category, area(petition), petition.body, petition.about)
    if to is None:
        return None
    hand_to(petition, to)
    petition.escalated_at = petition.escalated_at or at
    petition.state = NEW
    set_clock(petition, local_date(at))
    return to


def say(petition: Petition, by: str, kind: str, at: datetime, text: str = "", *, name: str = "", voice: UUID | None = None) -> Word:
    """Add a line to the thread."""
    return Word.objects.create(
        id=new_id(), petition=petition, place=petition.place, voice_id=voice, by=by, kind=kind, text=text[:1000], name=name, said_at=at
    )


def lie_in(petition: Petition, place: str) -> str:
    """Let a petition and all that hangs on it lie in another place; return where it lay."""
    before, petition.place = petition.place, place
    if before != place:
        for model in (Voice, Word, Opening, Photo):
            model._default_manager.filter(petition=petition).update(place=place)  # noqa: SLF001 (Django's own)
    return before


def told(petition: Petition, *places: str) -> tuple[Change, ...]:
    """Return what phones are told: where it lies, and where it lay."""
    return tuple(Change(PETITIONS, petition.id, place) for place in dict.fromkeys((*places, petition.place)))
