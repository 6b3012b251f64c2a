"""The days on which dossiers of a commune are due, without anybody's name: for whoever keeps them in view."""

from datetime import date, datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef

from nhipcau.dossiers.models import Dossier, Entry, RegisterLine
from nhipcau.dossiers.road_rules import ENDED
from nhipcau.dossiers.roads import Road, roads_of, with_road
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import now
from nhipcau.kernel.scope import within

OPEN_FOR: Final = timedelta(days=365)  # a dossier older than this is watched elsewhere
MOST: Final = 500


class Deadline(NamedTuple):
    """The last day of a dossier whose clock runs. ``number``: its official code, else its number in the register; never the slip's."""

    dossier: UUID
    number: str
    title: str
    due: date
    late: bool
    opened_at: datetime
    told: int


def deadlines(actor: Actor) -> list[Deadline]:
    """Return when the open dossiers of the actor's commune are due, the next first; of very many, those handed in last."""
    over = Entry.objects.filter(dossier=OuterRef("id"), state__in=ENDED)
    found = Dossier.objects.filter(within(actor), ~Exists(over), opened_at__gte=now() - OPEN_FOR).order_by("-opened_at", "id")
    rows = list(with_road(found)[:MOST])
    numbers = RegisterLine.objects.filter(within(actor), dossier__in=[one.id for one in rows]).values_list("dossier", "number", "year")
    known = {dossier: f"số {number}/{year}" for dossier, number, year in numbers}
    roads = roads_of(rows)
    told = [_deadline(one, roads[one.id], known.get(one.id, "")) for one in rows]
    return sorted((one for one in told if one), key=lambda one: (one.due, one.dossier))


def _deadline(dossier: Dossier, road: Road, number: str) -> Deadline | None:
    whole = road.whole
    if whole is None or whole.due is None or whole.state not in {"running", "late"}:
        return None
    named = road.codes[-1] if road.codes else number
    return Deadline(dossier.id, named, road.title, whole.due, whole.state == "late", dossier.opened_at, len(dossier.entries.all()))
