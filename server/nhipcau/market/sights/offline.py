"""Places to visit, homestays, festivals, on the wire."""

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, SYSTEM
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.registry import command
from nhipcau.market.sights import bodies, commands

OFFICE = frozenset({DESK, COMMUNE_LEAD, SYSTEM})

command("market.set_sight", bodies.SetSight, roles=OFFICE, purpose=CONTENT)(commands.set_sight)
command("market.end_sight", bodies.EndSight, roles=OFFICE, purpose=CONTENT, ends=True)(commands.end_sight)
