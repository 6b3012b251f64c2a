"""The verbs that change places."""

from datetime import date, timedelta

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import covers, path_of, within
from nhipcau.places.bodies import AddVillage, MergeVillages, TransferVillage
from nhipcau.places.models import Village, VillagePoint
from nhipcau.places.problems import UNKNOWN_COMMUNE, UNKNOWN_VILLAGE, VILLAGE_ENDED, VILLAGE_EXISTS
from nhipcau.places.queries import get_commune

VILLAGES, POINTS = "places.villages", "places.points"


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
    return Facts(commune.path, changes=(Change(VILLAGES, body.id),))


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
    _end(old, new, body.on)
    gone = VillagePoint.objects.filter(village=old).values_list("id", flat=True)
    dropped = tuple(Change(POINTS, point, old.place) for point in gone)
    return Facts(new.place, changes=(Change(VILLAGES, old.id, old.place), Change(VILLAGES, new.id), *dropped))


def transfer_village(actor: Actor, body: TransferVillage, *, when: When) -> Facts:  # noqa: ARG001 (as above)
    """End a village in its commune and let it go on in another; the commune it leaves keeps its history.

    Said on the wire as `people.transfer_village`, which takes the homes along.

    Raises:
        Refusal: 404.21, 404.20 the village or the commune is not in the actor's places; 409.21 the village has
            ended already; 409.20 the other commune has a village of that name.
    """
    old = Village.objects.select_for_update().filter(within(actor), id=body.village_id).first()
    commune = get_commune(body.commune)
    if old is None:
        raise Refusal(UNKNOWN_VILLAGE)
    if not covers(actor.scope, commune.path) or commune.code == old.commune_id:
        raise Refusal(UNKNOWN_COMMUNE, code=body.commune)
    if old.valid_to:
        raise Refusal(VILLAGE_ENDED)
    name = body.name or old.name
    if Village.objects.filter(commune=commune, kind=old.kind, name=name, valid_to=None).exists():
        raise Refusal(VILLAGE_EXISTS, kind=old.kind, name=name)
    new = Village.objects.create(
        id=body.id,
        commune=commune,
        place=path_of(commune.province_id, commune.code, body.id),
        name=name,
        kind=old.kind,
        old_name=old.name if name != old.name else old.old_name,
        signal=old.signal,
        valid_from=body.on,
    )
    _end(old, new, body.on)
    points = list(VillagePoint.objects.filter(village=old).values_list("id", flat=True))
    VillagePoint.objects.filter(id__in=points).update(village=new, place=new.place)  # the ground did not move
    moved = tuple(Change(POINTS, point, place) for point in points for place in (old.place, new.place))
    return Facts(old.place, changes=(Change(VILLAGES, old.id), Change(VILLAGES, new.id, new.place), *moved))


def _end(old: Village, new: Village, on: date) -> None:
    old.valid_to, old.merged_into = on - timedelta(days=1), new
    old.save(update_fields=["valid_to", "merged_into"])
