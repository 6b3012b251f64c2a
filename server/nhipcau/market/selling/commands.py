"""The verbs about selling before a camera: planned, called off."""

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of, commune_path, covers, within
from nhipcau.market.selling.bodies import CancelLive, PlanLive
from nhipcau.market.selling.models import OFF, PLANNED, LivePlan
from nhipcau.market.selling.problems import GOODS_NOT_SHOWN, UNKNOWN_PLAN
from nhipcau.market.selling.queries import goods_of, sheet_of
from nhipcau.places.queries import get_living_village

LIVES = "market.lives"


def plan_live(actor: Actor, body: PlanLive, *, when: When) -> Facts:
    """Write a plan, or write it anew; phones of the commune's team get its sheet.

    Raises:
        Refusal: 404.21 the village is not the actor's; 404.453 it is another commune's; 409.455 something is not shown here.
    """
    place = commune_path(actor.scope)
    if body.village_id:
        get_living_village(actor, body.village_id)
    if len(goods_of(commune_of(place) or "", body.goods)) != len(set(body.goods)):
        raise Refusal(GOODS_NOT_SHOWN)
    known = LivePlan.objects.select_for_update().filter(id=body.id).first()
    if known and not covers(actor.scope, known.place):
        raise Refusal(UNKNOWN_PLAN)
    plan = known or LivePlan(id=body.id, place=place)
    for name, value in body.model_dump(exclude={"id", "goods"}).items():
        setattr(plan, name, value)
    plan.goods, plan.standing = [str(one) for one in body.goods], PLANNED
    plan.by_name, plan.written_at = actor.name, when.received_at
    plan.sheet = sheet_of(plan)
    plan.save()
    return Facts(place, (Change(LIVES, plan.id),))


def cancel_live(actor: Actor, body: CancelLive, *, when: When) -> Facts:  # noqa: ARG001 (as every verb)
    """Call a broadcast off.

    Raises:
        Refusal: 404.453 it is not in the actor's places.
    """
    plan = LivePlan.objects.select_for_update().filter(within(actor), id=body.plan_id).first()
    if plan is None:
        raise Refusal(UNKNOWN_PLAN)
    plan.standing = OFF
    plan.save(update_fields=["standing"])
    return Facts(plan.place, (Change(LIVES, plan.id),))
