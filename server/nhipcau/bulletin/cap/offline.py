"""The Common Alerting Protocol 1.2, in and out, on the wire."""

from nhipcau.bulletin.cap import bodies, commands
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, SYSTEM
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.registry import Measure, command, measure

BRINGERS = frozenset({DESK, COMMUNE_LEAD, SYSTEM})  # the house brings what the feed has
OFFICE = frozenset({DESK, COMMUNE_LEAD})
LEAD = frozenset({COMMUNE_LEAD})

command("bulletin.bring_cap", bodies.BringCap, roles=BRINGERS, purpose=CONTENT)(commands.bring_cap)
command("bulletin.propose_cap_rule", bodies.ProposeCapRule, roles=OFFICE, purpose=CONTENT)(commands.propose_cap_rule)
command("bulletin.sign_cap_rule", bodies.NamedCapRule, roles=LEAD, purpose=CONTENT)(commands.sign_cap_rule)
command("bulletin.end_cap_rule", bodies.NamedCapRule, roles=OFFICE, purpose=CONTENT, ends=True)(commands.end_cap_rule)
measure(Measure("bulletin.cap_messages", "sum", "Cảnh báo của nơi khác đã nhận", "Alerts of others taken in"))
