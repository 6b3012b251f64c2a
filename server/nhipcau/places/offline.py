"""Places on the wire."""

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, SYSTEM, WITH_FAMILIES
from nhipcau.kernel.purposes import RUNNING
from nhipcau.kernel.registry import collection, command
from nhipcau.places import commands, queries
from nhipcau.places.bodies import AddVillage, VillageRow
from nhipcau.places.points import commands as pointing
from nhipcau.places.points.bodies import PointRow, SetPoint
from nhipcau.places.points.queries import points_visible_to

OFFICE = frozenset({COMMUNE_LEAD, SYSTEM})


command("places.add_village", AddVillage, roles=OFFICE, purpose=RUNNING, chain=lambda _actor, body: body.commune)(commands.add_village)
collection("places.villages", VillageRow, roles=WITH_FAMILIES, purpose=RUNNING)(queries.villages_visible_to)
command("places.set_point", SetPoint, roles=OFFICE | {LEADER, DESK}, purpose=RUNNING)(pointing.set_point)
collection("places.points", PointRow, roles=WITH_FAMILIES, purpose=RUNNING)(points_visible_to)
