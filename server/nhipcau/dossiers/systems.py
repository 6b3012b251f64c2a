"""What systems read of dossiers: official code, state, days. No name, no slip, nobody's words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from nhipcau.dossiers.models import OfficialCode
from nhipcau.dossiers.queries import roads
from nhipcau.dossiers.roads import Road
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.scope import commune_of, within


@dataclass(frozen=True)
class Standing:
    """Where the dossier behind an official code stands. ``due``: when the whole case should end, if anything says so."""

    id: UUID
    attached_at: datetime
    code: str
    dossier: UUID
    commune: str
    procedure: str
    state: int | None
    since: datetime | None
    due: date | None
    ended: bool


def standing(actor: Actor, after: tuple[datetime, UUID] | None, most: int, codes: Collection[str] = ()) -> list[Standing]:
    """Return where dossiers with official codes of the actor's places stand, in the order in which they got their codes."""
    found = OfficialCode.objects.filter(within(actor)).order_by("attached_at", "id")
    if codes:
        found = found.filter(raw__in=list(codes))
    if after:
        found = found.filter(Q(attached_at__gt=after[0]) | Q(attached_at=after[0], id__gt=after[1]))
    page = list(found[:most])
    known = roads(actor, {one.dossier_id for one in page})
    return [_standing(one, known[one.dossier_id]) for one in page if one.dossier_id in known]


def _standing(one: OfficialCode, road: Road) -> Standing:
    now = road.now
    return Standing(
        one.id, one.attached_at, one.raw, one.dossier_id, commune_of(one.place) or "", road.procedure,
        int(now.state) if now else None, now.since if now else None, road.whole.due if road.whole else None, road.ended,
    )  # fmt: skip
