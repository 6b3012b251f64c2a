"""Classes on the wire."""

import nhipcau.learning.classes.measures  # noqa: F401 (the registry fills here)
from nhipcau.kernel import lasting
from nhipcau.kernel.activity import Source, shows_work
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, LEADER, MEMBER, PROVINCE_LEAD, SYSTEM, WITH_FAMILIES, Actor
from nhipcau.kernel.bearers import bears
from nhipcau.kernel.purposes import FOLLOW_UP, RUNNING
from nhipcau.kernel.registry import collection, command, erase, follow
from nhipcau.kernel.scope import chain_of
from nhipcau.learning.classes import attending, bodies, commands, keeping, queries

OFFICE = frozenset({DESK, COMMUNE_LEAD, PROVINCE_LEAD, SYSTEM})
NOTING = OFFICE | {MEMBER, LEADER}


def _place_told(actor: Actor, body: bodies.PlanClass) -> str:
    return body.commune or chain_of(actor.scope)


command("learning.plan_class", bodies.PlanClass, roles=OFFICE, purpose=RUNNING, chain=_place_told)(commands.plan_class)
command("learning.change_class", bodies.ChangeClass, roles=OFFICE, purpose=RUNNING)(commands.change_class)
command("learning.cancel_class", bodies.CancelClass, roles=OFFICE, purpose=RUNNING)(commands.cancel_class)
command("learning.invite", bodies.InviteClass, roles=OFFICE, purpose=FOLLOW_UP)(commands.invite)
command("learning.enrol", bodies.Enrol, roles=OFFICE, purpose=FOLLOW_UP)(commands.enrol)
command("learning.attend", bodies.Attend, roles=NOTING, purpose=FOLLOW_UP)(attending.attend)
command("learning.count_heads", bodies.CountHeads, roles=NOTING, purpose=RUNNING)(attending.count_heads)
command("learning.close_class", bodies.CloseClass, roles=NOTING, purpose=RUNNING)(attending.close_class)
collection("learning.classes", bodies.ClassRow, roles=WITH_FAMILIES, purpose=RUNNING)(queries.planned_visible_to)
collection("learning.seats", bodies.SeatRow, roles=WITH_FAMILIES, purpose=FOLLOW_UP)(queries.seats_visible_to)
follow(keeping.follow_home)
erase(keeping.erase)
bears(queries.bearer_of_receipt)
lasting.remember(queries.attended_since)
lasting.sweep(keeping.let_go)
TEACHING = Source("class", "Dạy lớp", "Classes taught")
shows_work("learning.attend", TEACHING)
shows_work("learning.close_class", TEACHING)
