"""Questions about passports, always through the eyes of an actor."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import acting, within
from nhipcau.learning.skills.catalogue import steps_written
from nhipcau.learning.skills.models import Evidence, Passport
from nhipcau.learning.skills.problems import PASSPORT_UNKNOWN
from nhipcau.people.models import Consent


def passports_visible_to(actor: Actor) -> QuerySet[Passport]:
    """Return the people of the actor's places who agreed to a passport, with what was seen of them."""
    agreed = Consent.objects.filter(within(actor), purpose="passport", withdrawn_at=None).values("resident")
    kept = Prefetch("evidence", Evidence.objects.order_by("happened_at", "id"))
    return Passport.objects.filter(within(actor), id__in=agreed).prefetch_related(kept)


def passport_of(actor: Actor, resident_id: UUID) -> Passport:
    """Return the passport of a person in the actor's places.

    Raises:
        Refusal: 404.292 they have none, or are not there.
    """
    found = passports_visible_to(actor).filter(id=resident_id).first()
    if found is None:
        raise Refusal(PASSPORT_UNKNOWN)
    return found


def has_passport(place: str, resident_id: UUID) -> bool:
    """Say whether somebody has a passport; for a page that names a person and a place already."""
    house = system(place)
    with acting(house):
        return passports_visible_to(house).filter(id=resident_id).exists()


def passports_at_home(actor: Actor, passport: Passport) -> list[Passport]:
    """Return the passports of everybody in somebody's home."""
    return list(passports_visible_to(actor).filter(household=passport.household_id).order_by("id"))


def skills_of_step(step: str) -> Sequence[str]:
    """Return the skills that a step of a helping shows; none for the team's own work."""
    return steps_written().get(step, ())
