"""Messaging on the bus, and what it lets go of when a person is erased."""

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, SYSTEM
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import FOLLOW_UP, HELP, RIGHTS, RUNNING
from nhipcau.kernel.registry import command, erase
from nhipcau.messaging import bodies, commands, erasing, rules

HOUSE = frozenset({SYSTEM})
OFFICE = frozenset({DESK, COMMUNE_LEAD, SYSTEM})

command("messaging.stop", bodies.StopWriting, roles=HOUSE, purpose=RIGHTS)(commands.stop_writing)
command("messaging.resume", bodies.WriteAgain, roles=HOUSE, purpose=RIGHTS)(commands.write_again)
command("messaging.call_me", bodies.CallMe, roles=HOUSE, purpose=HELP)(commands.call_me)
command("messaging.called", bodies.Called, roles=OFFICE, purpose=FOLLOW_UP)(commands.called)
command("messaging.send_again", bodies.SendAgain, roles=OFFICE, purpose=RUNNING)(commands.send_again)
erase(erasing.erase)
checked(rules.FILE, lambda _: rules.faults(rules.written()))
