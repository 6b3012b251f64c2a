"""Who goes where, on the wire."""

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, SYSTEM
from nhipcau.kernel.purposes import HELP, RUNNING
from nhipcau.kernel.registry import command
from nhipcau.support.matching import bodies, commands

OFFICE = frozenset({DESK, COMMUNE_LEAD, SYSTEM})

command("support.give_visit", bodies.GiveVisit, roles=OFFICE, purpose=HELP)(commands.give_visit)
command("support.arrange", bodies.Arrange, roles=OFFICE, purpose=HELP)(commands.arrange)
command("support.set_strength", bodies.SetStrength, roles=OFFICE, purpose=RUNNING)(commands.set_strength)
