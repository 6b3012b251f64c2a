"""Questions about plans of selling before a camera, and the sheet that is worked out for one."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date, now
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of, commune_path, within
from nhipcau.market.selling.answers import Facts, answers_for, answers_for_all
from nhipcau.market.selling.models import PLANNED, LivePlan
from nhipcau.market.selling.problems import UNKNOWN_PLAN
from nhipcau.market.selling.rules import ORDERS, checks_of, order_of
from nhipcau.market.shop.models import Shown
from nhipcau.places.models import Village
from nhipcau.places.queries import distance, points_of

PAST: Final = timedelta(days=2)  # so long a phone keeps one that is over


def plans_visible_to(actor: Actor) -> QuerySet[LivePlan]:
    """Return what is planned in the actor's commune and not over: its whole team reads it."""
    condition = Q(pk__in=())
    for scope in actor.scopes:
        condition |= Q(place__under=scope) | Q(place=commune_path(scope))
    return LivePlan.objects.filter(condition, standing=PLANNED, begins_at__gte=now() - PAST)


def get_plan(actor: Actor, plan_id: UUID) -> LivePlan:
    """Return a plan of the actor's places.

    Raises:
        Refusal: 404.453 there is none.
    """
    plan = LivePlan.objects.filter(within(actor), id=plan_id).first()
    if plan is None:
        raise Refusal(UNKNOWN_PLAN)
    return plan


def goods_of(commune: str, ids: Iterable[UUID | str]) -> list[Shown]:
    """Return what of these a commune shows, in their order."""
    wanted = [str(one) for one in ids]
    found = {str(one.id): one for one in Shown.objects.filter(commune=commune, id__in=wanted).select_related("maker")}
    return [found[one] for one in wanted if one in found]


def sheet_of(plan: LivePlan) -> dict[str, Any]:
    """Work out the order by minutes, the checks and the answers, as things stand now."""
    code, day = commune_of(plan.place) or "", local_date(plan.begins_at)
    goods = [Facts.of(one, day) for one in goods_of(code, plan.goods)]
    signal, instead = _signal(code, plan.village_id)
    return {
        "where": _named(plan.village_id),
        "goods": [one.name for one in goods],
        "parts": [part._asdict() for part in order_of(goods, plan.minutes)],
        "checks": [check._asdict() for check in checks_of(plan.begins_at, plan.market, signal, goods, instead)],
        "answers": [{"name": one.name, "lines": [line._asdict() for line in answers_for(one)]} for one in goods],
        "always": [line._asdict() for line in answers_for_all()],
        "orders": ORDERS,
        "as_of": now().isoformat(),
    }


def _named(village: UUID | None) -> str:
    found = Village.objects.filter(id=village).first() if village else None
    return f"{found.kind} {found.name}" if found else "Trụ sở xã"


def _signal(commune: str, village: UUID | None) -> tuple[str, str]:
    """Return the signal of a village, and where there is a good one nearest to it; the commune's seat has one."""
    points = points_of(commune)
    here = next((one for one in points if one.id == village), None)
    if here is None or here.signal == "good":
        return "good", ""
    mine = points[here]
    good = [(one, point) for one, point in points.items() if one.signal == "good"]
    if mine:
        near = sorted(((distance((mine.lat, mine.lon), (point.lat, point.lon)), one) for one, point in good if point), key=lambda pair: pair[0])
        if near:
            return here.signal, f"{near[0][1].kind} {near[0][1].name}, cách {near[0][0]:.1f} km".replace(".", ",")
    return here.signal, f"{good[0][0].kind} {good[0][0].name}" if good else ""
