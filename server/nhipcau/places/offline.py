"""Places on the wire."""

from nhipcau.kernel.actor import COMMUNE_LEAD, SYSTEM, Actor
from nhipcau.kernel.registry import collection, command
from nhipcau.kernel.scope import chain_of
from nhipcau.places import commands, queries
from nhipcau.places.bodies import AddVillage, MergeVillages, VillageRow
from nhipcau.places.models import Village

OFFICE = frozenset({COMMUNE_LEAD, SYSTEM})


def _chain_of_merge(actor: Actor, body: MergeVillages) -> str:
    """Return the commune of the village that ends, so that its own ledger tells of it."""
    village = Village.objects.filter(id=body.village_id).first()
    return village.commune_id if village else chain_of(actor.scope)


command("places.add_village", AddVillage, roles=OFFICE, chain=lambda _actor, body: body.commune)(commands.add_village)
command("places.merge_villages", MergeVillages, roles=OFFICE, chain=_chain_of_merge)(commands.merge_villages)
collection("places.villages", VillageRow)(queries.villages_visible_to)
