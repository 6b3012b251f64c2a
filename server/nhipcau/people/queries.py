"""Questions about people, always through the eyes of an actor."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from nhipcau.kernel.actor import Actor, Former
from nhipcau.kernel.clock import now
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of, within
from nhipcau.people.models import Consent, Household, Member, Resident
from nhipcau.people.problems import UNKNOWN_HOUSEHOLD, UNKNOWN_RESIDENT


def households_visible_to(actor: Actor) -> QuerySet[Household]:
    """Return the households in the actor's places."""
    return Household.objects.filter(within(actor))


def residents_visible_to(actor: Actor) -> QuerySet[Resident]:
    """Return the residents in the actor's places."""
    return Resident.objects.filter(within(actor))


def get_household(actor: Actor, household_id: UUID) -> Household:
    """Return a household of the actor's places.

    Raises:
        Refusal: 404.30 it is not there, or not theirs.
    """
    household = households_visible_to(actor).filter(id=household_id).first()
    if household is None:
        raise Refusal(UNKNOWN_HOUSEHOLD)
    return household


def get_resident(actor: Actor, household_id: UUID, resident_id: UUID) -> Resident:
    """Return a person of a household of the actor's places.

    Raises:
        Refusal: 404.31 the person is not in that household.
    """
    found = residents_visible_to(actor).filter(id=resident_id, household_id=household_id)
    resident = found.select_related("household").first()
    if resident is None:
        raise Refusal(UNKNOWN_RESIDENT)
    return resident


def resident_marked(actor: Actor, identity_hash: str) -> Resident | None:
    """Return the person of the actor's places who has this mark of an identity paper, with their home."""
    found = residents_visible_to(actor).filter(identity_hash=bytes.fromhex(identity_hash))
    return found.select_related("household__village").first()


def has_consent(resident_id: UUID, purpose: str, at: datetime) -> bool:
    """Say whether a person had agreed to a purpose and not taken it back at that moment."""
    return _standing(purpose, at).filter(resident_id=resident_id).exists()


def consent_stands(consent_id: UUID, resident_id: UUID, purpose: str, at: datetime) -> bool:
    """Say whether this very consent was given by this person for this purpose and stood at that moment."""
    return _standing(purpose, at).filter(id=consent_id, resident_id=resident_id).exists()


def _standing(purpose: str, at: datetime) -> QuerySet[Consent]:
    """Return the consents for a purpose that were not taken back by then; what was done before stays lawful."""
    return Consent.objects.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=at), purpose=purpose)


def count_households(path: str) -> int:
    """Return how many households are registered under a place path; the caller acts for that place."""
    return Household.objects.filter(place__startswith=path).count()


def demo_communes() -> set[str]:
    """Return the communes whose people and figures are invented, so that every page can say so."""
    scopes = Member.objects.filter(demo=True).values_list("scope", flat=True).distinct()
    return {commune for scope in scopes if (commune := commune_of(scope))}


def actor_for(member: Member) -> Actor:
    """Return the actor a member is: role, place, and the places they left."""
    former = tuple(Former(left.scope, left.until, left.went_on) for left in member.former_scopes.all())
    left = member.left_at if member.left_at and member.left_at <= now() else None
    if left:
        former = (*former, Former(member.scope, left))
    return Actor(member.id, member.role, member.scope, member.full_name, former, left=left)


def still_working() -> Q:
    """Return the filter that keeps members who work today."""
    return Q(left_at=None) | Q(left_at__gt=now())


def leader_of(member: Member) -> Member | None:
    """Return the leader whom a member can call: of the same place, else of the places above it."""
    leaders = Member.objects.filter(role="leader").filter(still_working()).exclude(id=member.id)
    near = [leader for leader in leaders if member.scope.startswith(leader.scope)]
    same = leaders.filter(scope=member.scope).first()
    return same or max(near, key=lambda leader: len(leader.scope), default=None)
