"""Questions about people, always through the eyes of an actor."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from nhipcau.kernel.actor import Actor, Former
from nhipcau.kernel.clock import now
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of, covers, within
from nhipcau.kernel.statements import Statement, ids
from nhipcau.people.models import Household, Member, Resident
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


def resident_marked(actor: Actor, identity_hash: str) -> Resident | None:
    """Return the person of the actor's places who has this mark of an identity paper, with their home."""
    found = residents_visible_to(actor).filter(identity_hash=bytes.fromhex(identity_hash))
    return found.select_related("household__village").first()


class _Found(NamedTuple):
    """A person, their home, and one of the consents they gave for a purpose, if any."""

    person: UUID
    household: UUID
    place: str
    given_name: str
    village: UUID
    reached: bool
    consent: UUID | None
    withdrawn_at: datetime | None


_PEOPLE = Statement(
    """
    SELECT person.id, home.id, person.place, person.given_name, home.village_id, home.reached,
        consent.id, consent.withdrawn_at
    FROM people_resident person
    JOIN people_household home ON home.id = person.household_id
    LEFT JOIN people_consent consent ON consent.resident_id = person.id AND consent.purpose = %(purpose)s
    WHERE person.id = ANY (%(people)s::uuid[])
    """,
    _Found,
)


@dataclass(frozen=True)
class Helped:
    """A person as a helper's letter needs them: where they live, and what they agreed to, until when."""

    id: UUID
    household_id: UUID
    place: str
    given_name: str
    village_id: UUID
    reached: bool
    consents: dict[UUID, datetime | None]

    def agreed(self, at: datetime, consent_id: UUID | None = None) -> bool:
        """Say whether a consent, or this very one, stood at a moment; what was done before it ended stays lawful."""
        asked = self.consents if consent_id is None else self.consents.keys() & {consent_id}
        return any((ended := self.consents[one]) is None or ended > at for one in asked)


class People:
    """The people whom letters speak of, read together, through the eyes of one actor."""

    def __init__(self, actor: Actor, asked: Collection[UUID], purpose: str) -> None:
        """Read people of the actor's places, and what they agreed to for a purpose; one question for all."""
        self._known: dict[UUID, Helped] = {}
        for found in _PEOPLE.ask(people=ids(asked), purpose=purpose):
            if not any(covers(scope, found.place) for scope in actor.scopes):
                continue
            person = self._known.setdefault(found.person, Helped(*found[:6], consents={}))
            if found.consent:
                person.consents[found.consent] = found.withdrawn_at

    def get(self, household_id: UUID, resident_id: UUID) -> Helped:
        """Return a person of a household.

        Raises:
            Refusal: 404.31 nobody such lives there, or not in the actor's places.
        """
        person = self._known.get(resident_id)
        if person is None or person.household_id != household_id:
            raise Refusal(UNKNOWN_RESIDENT)
        return person


def count_households(path: str) -> int:
    """Return how many households are registered under a place path; the caller acts for that place."""
    return Household.objects.filter(place__startswith=path).count()


def demo_communes() -> set[str]:
    """Return the communes whose people and figures are invented, so that every page can say so."""
    scopes = Member.objects.filter(demo=True).values_list("scope", flat=True).distinct()
    return {commune for scope in scopes if (commune := commune_of(scope))}


def actor_for(member: Member) -> Actor:
    """Return the actor a member is: role, place, and the places they left."""
    former = [Former(one.scope, one.until, one.went_on) for one in member.former_scopes.all()]
    return actor_named(member.id, member.role, member.scope, member.full_name, member.left_at, former)


def actor_named(
    name: UUID, role: str, scope: str, full_name: str, left_at: datetime | None, former: Sequence[Former]
) -> Actor:
    """Return the actor that somebody is who left at a moment, if at all, and was at other places before."""
    left = left_at if left_at and left_at <= now() else None
    places = (*former, Former(scope, left)) if left else tuple(former)
    return Actor(name, role, scope, full_name, places, left=left)


def still_working() -> Q:
    """Return the filter that keeps members who work today."""
    return Q(left_at=None) | Q(left_at__gt=now())


def leader_of(member: Member) -> Member | None:
    """Return the leader whom a member can call: of the same place, else of the places above it."""
    leaders = Member.objects.filter(role="leader").filter(still_working()).exclude(id=member.id)
    near = [leader for leader in leaders if member.scope.startswith(leader.scope)]
    same = leaders.filter(scope=member.scope).first()
    return same or max(near, key=lambda leader: len(leader.scope), default=None)
