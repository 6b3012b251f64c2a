"""Calendars of classes on the wire."""

from nhipcau.kernel.actor import COMMUNE_LEAD, PROVINCE_LEAD, SYSTEM
from nhipcau.kernel.purposes import RUNNING
from nhipcau.kernel.registry import command
from nhipcau.learning.planning import bodies, commands

LEADERS = frozenset({COMMUNE_LEAD, PROVINCE_LEAD, SYSTEM})

command("learning.set_plan", bodies.SetPlan, roles=LEADERS, purpose=RUNNING)(commands.set_plan)
command("learning.make_plan", bodies.MakePlan, roles=LEADERS, purpose=RUNNING)(commands.make_plan)
command("learning.edit_plan", bodies.EditPlan, roles=LEADERS, purpose=RUNNING)(commands.edit_plan)
