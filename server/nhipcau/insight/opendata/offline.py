"""Open data on the bus, and the work that gives it out."""

from nhipcau.insight.opendata import bodies, commands, releasing, settled
from nhipcau.kernel import rounds
from nhipcau.kernel.actor import PROVINCE_ANALYST
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import STATISTICS
from nhipcau.kernel.registry import command

EVERY = 3600.0  # seconds between two looks at what is due

command("insight.decide_open_data", bodies.DecideOpenData, roles=frozenset({PROVINCE_ANALYST}), purpose=STATISTICS)(commands.decide)
rounds.add("open data", releasing.give_out, EVERY)
checked(settled.FILE, lambda _: settled.faults(settled.settled()))
