"""Questions about passports, always through the eyes of an actor."""

from django.db.models import Prefetch, QuerySet

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.scope import within
from nhipcau.learning.skills.models import Evidence, Passport
from nhipcau.people.models import Consent


def passports_visible_to(actor: Actor) -> QuerySet[Passport]:
    """Return the people of the actor's places who agreed to a passport, with what was seen of them."""
    agreed = Consent.objects.filter(within(actor), purpose="passport", withdrawn_at=None).values("resident")
    kept = Prefetch("evidence", Evidence.objects.order_by("happened_at", "id"))
    return Passport.objects.filter(within(actor), id__in=agreed).prefetch_related(kept)
