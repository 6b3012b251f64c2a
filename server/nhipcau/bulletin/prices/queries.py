"""Questions about prices: what a place's phones carry, what a page shows, what was told."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from nhipcau.bulletin.hearing import province_path
from nhipcau.bulletin.prices.models import Price, PriceCard
from nhipcau.bulletin.prices.rules import WEEKS, Told
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.scope import acting, commune_of, commune_path, path_of
from nhipcau.places.models import Commune

CARRIED: Final = timedelta(weeks=WEEKS + 4)  # so long a card stays on phones without anything new
NEAR: Final = 8  # other places that a page shows


def told_of(row: Price) -> Told:
    """Return a report as the rules read it."""
    return Told(row.grade, row.unit, row.low, row.high, row.on, row.member_id, row.odd)


def cards_visible_to(actor: Actor) -> QuerySet[PriceCard]:
    """Return how goods stand in the actor's commune and, from what its province brought in, around it."""
    condition = Q(pk__in=())
    for scope in actor.scopes:
        condition |= Q(place__in={commune_path(scope), province_path(scope)})
    return PriceCard.objects.filter(condition, on__gte=local_today() - CARRIED)


def counting(place: str, item: str) -> QuerySet[Price]:
    """Return the reports of goods in a place that count, the newest first."""
    return Price.objects.filter(place=place, item=item, struck_at=None).order_by("-on", "-told_at", "id")


def lately_told(actor: Actor, limit: int) -> list[Price]:
    """Return the last reports of the actor's place, also those that were struck."""
    return list(Price.objects.filter(place=commune_path(actor.scope)).order_by("-told_at", "id")[:limit])


def cards_of(commune: Commune, item: str = "") -> list[PriceCard]:
    """Return how goods stand in a commune, for anybody, the newest first; what its province told comes after."""
    with acting(system(commune.path)):
        found = PriceCard.objects.filter(place__in=(commune.path, path_of(commune.province_id)), on__gte=local_today() - timedelta(days=365))
        rows = found.filter(item=item) if item else found
        return sorted(rows, key=lambda one: (commune_of(one.place) is None, -one.on.toordinal(), one.item))


def cards_near(commune: Commune, item: str) -> list[PriceCard]:
    """Return how goods stand in other communes of the province, for anybody, the newest first."""
    with acting(system(path_of(commune.province_id))):
        found = PriceCard.objects.filter(item=item, on__gte=local_today() - timedelta(days=60)).exclude(lines=[])
        return list(found.exclude(place__in=(commune.path, path_of(commune.province_id))).order_by("-on", "place")[:NEAR])


def history(place: str, items: Iterable[str], until: date) -> dict[str, list[Told]]:
    """Return what was told of goods in a place lately, by goods."""
    rows = Price.objects.filter(place=place, item__in=set(items), struck_at=None, on__lte=until, on__gte=until - timedelta(days=400))
    found: dict[str, list[Told]] = {}
    for row in rows.order_by("on", "id"):
        found.setdefault(row.item, []).append(told_of(row))
    return found
