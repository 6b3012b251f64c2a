"""The verbs by which a village says that it has a warning, or the office that it called."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from nhipcau.bulletin.warnings.bodies import Acknowledge, NoteCall
from nhipcau.bulletin.warnings.models import Ack, Call, Reach
from nhipcau.bulletin.warnings.problems import NOT_CONCERNED
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Change, Count, Facts, When
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path
from nhipcau.places.models import Village
from nhipcau.places.queries import get_living_village

ACKS = "bulletin.acks"


def acknowledge(actor: Actor, body: Acknowledge, *, when: When) -> Facts:
    """Note that a village has a warning; the first word counts, a second changes nothing.

    Raises:
        Refusal: 404.21 the village is not the actor's; 404.401 the warning was not for it.
    """
    village = get_living_village(actor, body.village_id)
    reach = _reach(body.warning_id, village, body.village_id)
    told = {"id": body.id, "how": body.how, "by_name": actor.name, "member_id": actor.id}
    return _keep(reach, village, told, when)


def note_call(actor: Actor, body: NoteCall, *, when: When) -> Facts:
    """Note that the office called a village; if somebody picked up, the village has the warning.

    Raises:
        Refusal: as `acknowledge`.
    """
    village = get_living_village(actor, body.village_id)
    reach = _reach(body.warning_id, village, body.village_id)
    Call.objects.get_or_create(
        id=body.id,
        defaults={
            "warning_id": reach.warning_id, "place": village.place, "village_id": village.id, "reached": body.reached,
            "by_name": actor.name, "at": when.received_at,
        },
    )  # fmt: skip
    if not body.reached:
        return Facts(village.place)
    told = {"id": new_id(), "how": "call", "by_name": body.spoke_with or actor.name, "member_id": actor.id}
    return _keep(reach, village, told, when)


def _reach(warning_id: UUID, village: Village, asked: UUID) -> Reach:
    reach = Reach.objects.select_related("warning").filter(warning=warning_id, place=commune_path(village.place)).first()
    if reach is None or not {str(village.id), str(asked)} & set(reach.villages):
        raise Refusal(NOT_CONCERNED)
    return reach


def _keep(reach: Reach, village: Village, told: Mapping[str, Any], when: When) -> Facts:
    place = village.place
    if Ack.objects.filter(warning=reach.warning_id, village_id=village.id).exists():
        return Facts(place)
    at = _between(reach.warning.issued_at or when.received_at, when.happened_at, when.received_at)
    Ack.objects.create(warning_id=reach.warning_id, place=place, village_id=village.id, at=at, received_at=when.received_at, **told)
    counted = () if reach.warning.drill else (Count("bulletin.acknowledged", key=told["how"]),)
    return Facts(place, (Change(ACKS, told["id"]),), counted)


def _between(first: datetime, moment: datetime, last: datetime) -> datetime:
    """Return a moment of the phone's clock within what is possible: not before the warning, not after the word arrived."""
    return max(first, min(moment, last))
