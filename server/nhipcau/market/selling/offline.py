"""Selling before a camera, on the wire."""

from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, SYSTEM, WITH_FAMILIES
from nhipcau.kernel.content import checked
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.registry import collection, command
from nhipcau.market.selling import answers, bodies, commands, queries

OFFICE = frozenset({DESK, COMMUNE_LEAD, SYSTEM})

command("market.plan_live", bodies.PlanLive, roles=OFFICE, purpose=CONTENT)(commands.plan_live)
command("market.cancel_live", bodies.CancelLive, roles=OFFICE, purpose=CONTENT)(commands.cancel_live)
collection("market.lives", bodies.LiveRow, roles=WITH_FAMILIES, purpose=CONTENT)(queries.plans_visible_to)
checked(answers.FILE, lambda _day: answers.faults(answers.written()))
