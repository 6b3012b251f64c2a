"""Questions about passports, always through the eyes of an actor."""

from collections.abc import Sequence

from django.db.models import Prefetch, QuerySet

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.scope import within
from nhipcau.learning.skills.catalogue import steps_written
from nhipcau.learning.skills.models import Evidence, Passport
from nhipcau.people.models import Consent


def passports_visible_to(actor: Actor) -> QuerySet[Passport]:
    """Return the people of the actor's places who agreed to a passport, with what was seen of them."""
    agreed = Consent.objects.filter(within(actor), purpose="passport", withdrawn_at=None).values("resident")
    kept = Prefetch("evidence", Evidence.objects.order_by("happened_at", "id"))
    return Passport.objects.filter(within(actor), id__in=agreed).prefetch_related(kept)


def skills_of_step(step: str) -> Sequence[str]:
    """Return the skills that a step of a helping shows; none for the team's own work."""
    return steps_written().get(step, ())
