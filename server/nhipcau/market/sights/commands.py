"""The verbs about places to visit: told, changed, ended."""

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path, covers, within
from nhipcau.market.shop.models import ShownMaker
from nhipcau.market.sights.bodies import EndSight, SetSight
from nhipcau.market.sights.models import HOMESTAY, Sight
from nhipcau.market.sights.problems import OWNER_NOT_SHOWN, UNKNOWN_SIGHT
from nhipcau.places.queries import get_living_village


def set_sight(actor: Actor, body: SetSight, *, when: When) -> Facts:
    """Tell of a place, or tell of it anew; everybody sees it on the commune's map.

    Raises:
        Refusal: 404.21 the village is not the actor's; 404.450 it is another commune's; 409.452 its owner is not shown.
    """
    place = commune_path(actor.scope)
    if body.village_id:
        get_living_village(actor, body.village_id)
    if body.kind == HOMESTAY and not ShownMaker.objects.filter(id=str(body.maker_id), commune=place.rstrip(".").rpartition(".")[2]).exists():
        raise Refusal(OWNER_NOT_SHOWN)
    known = Sight.objects.select_for_update().filter(id=body.id).first()
    if known and not covers(actor.scope, known.place):
        raise Refusal(UNKNOWN_SIGHT)
    fields = body.model_dump(exclude={"id"}) | {"place": place, "by_name": actor.name, "said_at": when.happened_at, "ended_at": None}
    if body.kind != HOMESTAY:
        fields["maker_id"] = None
    Sight.objects.update_or_create(id=body.id, defaults=fields)
    return Facts(place)


def end_sight(actor: Actor, body: EndSight, *, when: When) -> Facts:
    """Take a place off the map; it stays for the record.

    Raises:
        Refusal: 404.450 it is not in the actor's places.
    """
    known = Sight.objects.select_for_update().filter(within(actor), id=body.sight_id).first()
    if known is None:
        raise Refusal(UNKNOWN_SIGHT)
    if known.ended_at is None:
        known.ended_at = when.happened_at
        known.save(update_fields=["ended_at"])
    return Facts(known.place)
