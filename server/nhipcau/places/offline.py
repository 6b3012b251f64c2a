"""Places on the wire."""

from nhipcau.kernel.actor import COMMUNE_LEAD, SYSTEM, WITH_FAMILIES
from nhipcau.kernel.purposes import RUNNING
from nhipcau.kernel.registry import collection, command
from nhipcau.places import commands, queries
from nhipcau.places.bodies import AddVillage, VillageRow

OFFICE = frozenset({COMMUNE_LEAD, SYSTEM})


command("places.add_village", AddVillage, roles=OFFICE, purpose=RUNNING, chain=lambda _actor, body: body.commune)(commands.add_village)
collection("places.villages", VillageRow, roles=WITH_FAMILIES, purpose=RUNNING)(queries.villages_visible_to)
