"""Questions about where villages lie."""

from django.db.models import Q, QuerySet

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.scope import within
from nhipcau.places.models import Village
from nhipcau.places.points.models import VillagePoint


def points_visible_to(actor: Actor) -> QuerySet[VillagePoint]:
    """Return the points of today's villages in the actor's places."""
    return VillagePoint.objects.filter(within(actor), village__valid_to=None)


def points_of(commune: str) -> dict[Village, VillagePoint | None]:
    """Return today's villages of a commune by name, each with its point, where it has one."""
    villages = Village.objects.filter(Q(valid_to=None), commune=commune).select_related("point").order_by("name", "kind", "id")
    return {village: getattr(village, "point", None) for village in villages}
