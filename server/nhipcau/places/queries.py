"""Questions about places."""

from django.db.models import QuerySet

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import within
from nhipcau.places.models import Commune, Village
from nhipcau.places.problems import UNKNOWN_COMMUNE


def get_commune(code: str) -> Commune:
    """Return the commune with this code.

    Raises:
        Refusal: 404.20 no such code.
    """
    commune = Commune.objects.select_related("province").filter(code=code).first()
    if commune is None:
        raise Refusal(UNKNOWN_COMMUNE, code=code)
    return commune


def villages_visible_to(actor: Actor) -> QuerySet[Village]:
    """Return today's villages in the actor's places; a member sees the whole commune's names."""
    return Village.objects.filter(within(actor), valid_to=None)


def villages_of(commune: str) -> QuerySet[Village]:
    """Return today's villages of a commune, by name."""
    return Village.objects.filter(commune=commune, valid_to=None).order_by("name")


def count_villages(path: str) -> int:
    """Return how many villages there are today under a place path."""
    return Village.objects.filter(place__startswith=path, valid_to=None).count()
