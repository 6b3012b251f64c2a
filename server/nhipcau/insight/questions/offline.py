"""Questions on the bus."""

from nhipcau.insight.questions import bodies, commands
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_ANALYST
from nhipcau.kernel.purposes import STATISTICS
from nhipcau.kernel.registry import command

OFFICE = frozenset({DESK, COMMUNE_LEAD, PROVINCE_ANALYST})

command("insight.save_question", bodies.SaveQuestion, roles=OFFICE, purpose=STATISTICS)(commands.save_question)
command("insight.drop_question", bodies.DropQuestion, roles=OFFICE, purpose=STATISTICS)(commands.drop_question)
