"""Active days on the wire."""

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import SUPERVISION
from nhipcau.kernel.registry import command
from nhipcau.people.duty import allowances, bodies, commands

OFFICE = frozenset({DESK, COMMUNE_LEAD})  # the house itself is no pair of eyes

command("people.claim_day", bodies.ClaimDay, roles=OFFICE, purpose=SUPERVISION)(commands.claim_day)
command("people.settle_day", bodies.SettleDay, roles=OFFICE, purpose=SUPERVISION)(commands.settle_day)
checked("allowances", lambda _day: allowances.faults())
