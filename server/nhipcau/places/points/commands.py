"""The verb that says where a village lies."""

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.places.points.bodies import SetPoint
from nhipcau.places.points.models import VillagePoint
from nhipcau.places.points.problems import NOT_SURE, TOO_FAR
from nhipcau.places.points.rules import FARTHEST, UNSURE, distance
from nhipcau.places.queries import centres_of, get_living_village

POINTS = "places.points"


def set_point(actor: Actor, body: SetPoint, *, when: When) -> Facts:
    """Keep where a village lies; what was measured later stands, in whatever order it arrives.

    Raises:
        Refusal: 404.21 the village is not the actor's; 422.486 the phone had not found itself; 422.487 it is no point of
            this commune.
    """
    village = get_living_village(actor, body.village_id)
    if body.accuracy is not None and body.accuracy > UNSURE:
        raise Refusal(NOT_SURE, accuracy=body.accuracy)
    middle = centres_of([village.commune_id]).get(village.commune_id)
    if middle and (far := distance(middle, (body.lat, body.lon))) > FARTHEST:
        raise Refusal(TOO_FAR, km=round(far))
    known = VillagePoint.objects.select_for_update().filter(village=village).first()
    if known and known.at > when.happened_at:
        return Facts(village.place)
    told = body.model_dump(exclude={"id", "village_id"})
    fields = {**told, "place": village.place, "by_id": actor.id, "by_name": actor.name, "at": when.happened_at}
    kept, _ = VillagePoint.objects.update_or_create(village=village, defaults=fields, create_defaults={**fields, "id": body.id})
    return Facts(village.place, (Change(POINTS, kept.id),))
