"""The verbs that change places."""

from datetime import timedelta

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import covers, path_of, within
from nhipcau.places.bodies import AddVillage, MergeVillages
from nhipcau.places.models import Village
from nhipcau.places.problems import UNKNOWN_COMMUNE, UNKNOWN_VILLAGE, VILLAGE_ENDED, VILLAGE_EXISTS
from nhipcau.places.queries import get_commune


def add_village(actor: Actor, body: AddVillage, *, when: When) -> Facts:  # noqa: ARG001 (every verb is told when)
    """Enter a village in the list of its commune.

    Raises:
        Refusal: 404.20 the commune is unknown or not the actor's; 409.20 the name is there already.
    """
    commune = get_commune(body.commune)
    if not covers(actor.scope, commune.path):
        raise Refusal(UNKNOWN_COMMUNE, code=body.commune)
    if Village.objects.filter(commune=commune, kind=body.kind, name=body.name, valid_to=None).exists():
        raise Refusal(VILLAGE_EXISTS, kind=body.kind, name=body.name)
    place = path_of(commune.province_id, commune.code, body.id)
    fields = body.model_dump(exclude={"commune"})
    Village.objects.create(commune=commune, place=place, **fields)
    return Facts(commune.path, changes=(Change("places.villages", body.id),))


def merge_villages(actor: Actor, body: MergeVillages, *, when: When) -> Facts:  # noqa: ARG001 (as above)
    """End a village and let it go on as another of the same commune; its history stays under its name.

    Said on the wire as `people.merge_villages`, which takes the homes along.

    Raises:
        Refusal: 404.21 one of them is not in the actor's places; 409.21 one has ended already.
    """
    found = {
        village.id: village
        for village in Village.objects.select_for_update().filter(within(actor), id__in=[body.village_id, body.into_id])
    }
    old, new = found.get(body.village_id), found.get(body.into_id)
    if old is None or new is None or old.commune_id != new.commune_id or old.id == new.id:
        raise Refusal(UNKNOWN_VILLAGE)
    if old.valid_to or new.valid_to:
        raise Refusal(VILLAGE_ENDED)
    old.valid_to, old.merged_into = body.on - timedelta(days=1), new
    old.save(update_fields=["valid_to", "merged_into"])
    return Facts(new.place, changes=(Change("places.villages", old.id), Change("places.villages", new.id)))
