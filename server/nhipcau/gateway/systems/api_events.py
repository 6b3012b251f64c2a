"""The door to what happened, in the order of its numbers: the same that webhooks are told, for whoever rather asks."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router
from pydantic import BaseModel, Field, StringConstraints

from nhipcau.gateway.systems import cursors
from nhipcau.gateway.systems.api_figures import Cursor
from nhipcau.gateway.systems.asking import Asked
from nhipcau.gateway.systems.auth import ProgramRequest, ProgramToken
from nhipcau.gateway.wire import Moment
from nhipcau.kernel.outsiders import EVENTS_READ
from nhipcau.kernel.scope import commune_of
from nhipcau.links.webhooks.models import Happening
from nhipcau.links.webhooks.queries import happenings, number_before
from nhipcau.links.webhooks.taking import number

router = Router(tags=["systems"])
EventKind = Annotated[str, StringConstraints(pattern=r"^[a-z]+\.[a-z_]+$", max_length=60)]


class EventsAsked(Asked):
    """Which events: of these kinds, after a cursor, or told since a moment."""

    kind: Annotated[list[EventKind], Field(max_length=20)] = []
    since: Moment | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Cursor = ""


class EventOut(BaseModel):
    """Something that happened: ids, codes, days and numbers, and never a person. ``place``: the code of a commune or province."""

    number: int
    id: UUID
    kind: str
    place: str
    at: datetime
    data: dict[str, Any]


class EventsOut(BaseModel):
    """Events in the order of their numbers. ``next`` is always there: keep it, and ask with it for what comes."""

    items: list[EventOut]
    next: str
    more: bool


@router.get("/events", auth=ProgramToken(EVENTS_READ), response={200: EventsOut, 304: None}, summary="What happened, by cursor", operation_id="list_events")
def events(request: ProgramRequest, asked: Query[EventsAsked]) -> EventsOut:
    """Return what happened in the program's places. No number appears later below one that was given; kept for 30 days."""
    actor = request.auth
    number()
    listed = f"events {actor.id}"
    key = cursors.read(listed, asked.cursor)
    after = int(key[0]) if key else number_before(asked.since) if asked.since else 0
    found = list(happenings(actor.scopes, after, asked.kind)[: asked.limit + 1])
    shown = found[: asked.limit]
    last = (shown[-1].number or 0) if shown else after
    return EventsOut(items=[_event(one) for one in shown], next=cursors.spelled(listed, [last]), more=len(found) > len(shown))


def _event(one: Happening) -> EventOut:
    place = commune_of(one.place) or one.place.rstrip(".").rsplit(".", 1)[-1]
    return EventOut(number=one.number or 0, id=one.id, kind=one.kind, place=place, at=one.at, data=one.data)
