"""Webhooks on the bus: a province's lead sets them, or the program itself."""

from nhipcau.kernel.actor import INTEGRATOR, PROVINCE_LEAD
from nhipcau.kernel.purposes import RUNNING
from nhipcau.kernel.registry import command
from nhipcau.links.webhooks import bodies, commands

OWNERS = frozenset({PROVINCE_LEAD, INTEGRATOR})

command("links.subscribe", bodies.Subscribe, roles=OWNERS, purpose=RUNNING)(commands.subscribe)
command("links.renew_hook", bodies.RenewHook, roles=OWNERS, purpose=RUNNING)(commands.renew_hook)
command("links.resume_hook", bodies.ResumeHook, roles=OWNERS, purpose=RUNNING)(commands.resume_hook)
command("links.end_hook", bodies.EndHook, roles=OWNERS, purpose=RUNNING, ends=True)(commands.end_hook)
