"""Official figures on the bus."""

from nhipcau.insight.official import bodies, commands
from nhipcau.kernel.actor import NATION_ANALYST, PROVINCE_ANALYST, SYSTEM
from nhipcau.kernel.purposes import STATISTICS
from nhipcau.kernel.registry import command

BRINGERS = frozenset({NATION_ANALYST, PROVINCE_ANALYST, SYSTEM})

command("insight.bring_official", bodies.BringOfficial, roles=BRINGERS, purpose=STATISTICS)(commands.bring_official)
command("insight.confirm_official", bodies.ConfirmOfficial, roles=BRINGERS, purpose=STATISTICS)(commands.confirm_official)
command("insight.drop_official", bodies.DropOfficial, roles=BRINGERS, purpose=STATISTICS)(commands.drop_official)
