"""The verbs that change people's records."""

from collections.abc import Iterable
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from nhipcau.kernel.actor import LEADER, Actor
from nhipcau.kernel.clock import local_date, start_of
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of, covers, reaching, village_of, within
from nhipcau.kernel.statements import Id, Statement, ids
from nhipcau.kernel.troubles import NOT_ALLOWED
from nhipcau.people import bodies
from nhipcau.people.models import Consent, FormerScope, Household, Member, Resident
from nhipcau.people.moves import HOUSEHOLDS, RESIDENTS, away, carry, move_along, moved_away
from nhipcau.people.problems import (
    HOME_LEAVES_COMMUNE,
    IDENTITY_TWICE,
    SCOPE_OUTSIDE,
    UNKNOWN_HOUSEHOLD,
    UNKNOWN_MEMBER,
    UNKNOWN_RESIDENT,
    WITNESS_MISSING,
)
from nhipcau.people.queries import Helped, home_at, household_of, residents_visible_to
from nhipcau.people.rules import may_enrol, witness_needed
from nhipcau.places import commands as places
from nhipcau.places.bodies import MergeVillages, TransferVillage
from nhipcau.places.models import Village
from nhipcau.places.queries import get_living_village, get_village_today, villages_visible_to


def register_household(actor: Actor, body: bodies.RegisterHousehold, *, when: When) -> Facts:  # noqa: ARG001
    """Enter a home in the register of its village, or of the village that it has become.

    Raises:
        Refusal: 404.21 the village is not in the actor's places.
    """
    village = get_living_village(actor, body.village_id)
    fields = body.model_dump() | {"village_id": village.id}
    Household.objects.create(place=village.place, **fields)
    return Facts(village.place, changes=(Change(HOUSEHOLDS, body.id),))


def add_resident(actor: Actor, body: bodies.AddResident, *, when: When) -> Facts:
    """Enter a person of a household.

    Raises:
        Refusal: 404.30 the household is not in the actor's places; 409.31 it had moved away.
    """
    home = home_at(actor, body.household_id, when.happened_at)
    with reaching(actor, home.place):
        Resident.objects.create(place=home.place, **body.model_dump())
    return Facts(home.stood, changes=home.told(RESIDENTS, body.id))


def give_consent(actor: Actor, body: bodies.GiveConsent, *, when: When) -> Facts:
    """Record that a person agreed to one purpose (Law 91/2025, article 9), the commune being the controller.

    Raises:
        Refusal: 404.31 the person is not in the actor's places; 409.31 they had moved away; 422.30 the
            witness is not named.
    """
    if witness_needed(body.given_by, body.witness_name):
        raise Refusal(WITNESS_MISSING)
    home = home_at(actor, household_of(body.resident_id), when.happened_at, UNKNOWN_RESIDENT)
    fields = body.model_dump() | {"witness_name": body.witness_name or ""}
    with reaching(actor, home.place):
        Consent.objects.create(
            place=home.place,
            controller_id=commune_of(home.stood) or "",
            taken_by=actor.id,
            given_at=when.happened_at,
            **fields,
        )
        if body.purpose == "statistics":
            Household.objects.filter(residents=body.resident_id, uncounted=True).update(uncounted=False)
    return Facts(home.stood, changes=home.told(RESIDENTS, body.resident_id))


def set_identity(actor: Actor, body: bodies.SetIdentity, *, when: When) -> Facts:  # noqa: ARG001
    """Keep the mark of an identity paper that the office saw, to find doubles.

    Raises:
        Refusal: 404.31 the person is not in the actor's places; 409.30 another person has this mark, here or in
            a commune whose people the actor does not see.
    """
    resident = residents_visible_to(actor).select_for_update().filter(id=body.resident_id).first()
    if resident is None:
        raise Refusal(UNKNOWN_RESIDENT)
    resident.identity_hash, resident.identity_last4 = bytes.fromhex(body.identity_hash), body.last4
    try:
        with transaction.atomic():
            resident.save(update_fields=["identity_hash", "identity_last4"])
    except IntegrityError as error:
        raise Refusal(IDENTITY_TWICE) from error
    return Facts(resident.place, changes=(Change(RESIDENTS, resident.id),))


def enrol_member(actor: Actor, body: bodies.EnrolMember, *, when: When) -> Facts:  # noqa: ARG001
    """Take somebody into a team, or an officer into the commune.

    Raises:
        Refusal: 403.1 the actor may not give this role; 422.31 the place is not one of the actor's, or no
            such village exists.
    """
    if not may_enrol(actor.role, body.role):
        raise Refusal(NOT_ALLOWED)
    _check_scope(actor, body.scope)
    Member.objects.create(**body.model_dump())
    return Facts(body.scope)


def move_member(actor: Actor, body: bodies.MoveMember, *, when: When) -> Facts:
    """Let a member answer for another place from now on; their phone fetches and drops what changed.

    Raises:
        Refusal: 404.33 the member is not in the actor's places; 422.31 the new place is not.
    """
    member = _member_here(actor, body.member_id)
    if member.left_on:
        raise Refusal(UNKNOWN_MEMBER)
    _check_scope(actor, body.scope)
    if body.scope != member.scope:
        move_along([member], body.scope, when)
    return Facts(body.scope)


def leave_member(actor: Actor, body: bodies.LeaveMember, *, when: When) -> Facts:
    """Note that a member works here no more; what they did before is still taken when it arrives, and credited.

    Leaving twice keeps the first moment, unless it still lies ahead.

    Raises:
        Refusal: 404.33 the member is not in the actor's places; 403.1 the actor could not have enrolled them,
            or is that member.
    """
    member = _member_here(actor, body.member_id)
    if member.id == actor.id or not may_enrol(actor.role, member.role):
        raise Refusal(NOT_ALLOWED)
    if member.left_at is None or member.left_at > when.received_at:
        day = body.left_on or local_date(when.received_at)
        member.left_on = max(day, local_date(when.received_at))
        member.left_at = max(when.received_at, start_of(day))
        member.save(update_fields=["left_on", "left_at"])
    return Facts(member.scope)


def return_member(actor: Actor, body: bodies.ReturnMember, *, when: When) -> Facts:
    """Take a member back who had left, or was to leave; what they did before they left stays credited there.

    Raises:
        Refusal: 404.33 the member is not in the actor's places; 403.1 the actor may not enrol this role;
            422.31 the new place is not one of the actor's, or no such village exists.
    """
    member = _member_here(actor, body.member_id)
    if not may_enrol(actor.role, member.role):
        raise Refusal(NOT_ALLOWED)
    _check_scope(actor, body.scope)
    if member.left_at and member.left_at <= when.received_at:
        FormerScope.objects.create(member=member, scope=member.scope, until=member.left_at)
        member.scope = body.scope
    elif body.scope != member.scope:
        move_along([member], body.scope, when)
    member.left_on = member.left_at = None
    member.save(update_fields=["scope", "left_on", "left_at"])
    return Facts(body.scope)


def move_household(actor: Actor, body: bodies.MoveHousehold, *, when: When) -> Facts:
    """Enter a home in another village, with its people, consents, papers and helpings; both places hear of it.

    Raises:
        Refusal: 404.30 the home is not in the actor's places; 409.31 somebody has moved it since; 404.21 no such
            village; 403.30 it leaves the commune, and the actor leads a team.
    """
    home = Household.objects.select_for_update().filter(within(actor), id=body.household_id).first()
    village = get_village_today(body.village_id)
    if home is None:
        raise away(actor, body.household_id) or Refusal(UNKNOWN_HOUSEHOLD)
    if home.moved_at and when.happened_at < home.moved_at:
        raise moved_away(home.place, home.moved_at)
    if actor.role == LEADER and commune_of(home.place) != village.commune_id:
        raise Refusal(HOME_LEAVES_COMMUNE)
    if village.place == home.place:
        return Facts(home.place)
    return Facts(home.place, changes=carry(actor, [home.id], home.place, village, when))


def merge_villages(actor: Actor, body: MergeVillages, *, when: When) -> Facts:
    """End a village that goes on as another, and take its homes, people, consents, work and members along.

    Figures stay where they happened.

    Raises:
        Refusal: 404.21, 409.21 as `places.commands.merge_villages`.
    """
    facts = places.merge_villages(actor, body, when=when)
    return _go_on(actor, body.village_id, body.into_id, facts, when)


def transfer_village(actor: Actor, body: TransferVillage, *, when: When) -> Facts:
    """Give a village to another commune, with its homes, people, consents, work and members.

    Figures stay with the commune in which they happened.

    Raises:
        Refusal: 404.20, 404.21, 409.20, 409.21 as `places.commands.transfer_village`.
    """
    facts = places.transfer_village(actor, body, when=when)
    return _go_on(actor, body.village_id, body.id, facts, when)


def _go_on(actor: Actor, village_id: UUID, into_id: UUID, facts: Facts, when: When) -> Facts:
    """Take everything of a village that has ended to the village it goes on as."""
    old, new = Village.objects.get(id=village_id), Village.objects.get(id=into_id)
    homes = list(Household.objects.filter(village=old).values_list("id", flat=True))
    moved = carry(actor, homes, old.place, new, when)
    working = Q(left_at=None) | Q(left_at__gt=when.received_at)
    members = Member.objects.select_for_update().filter(working, scope=old.place)
    move_along(list(members), new.place, when, went_on=True)
    return facts._replace(changes=(*facts.changes, *moved))


_REACHED = Statement(
    "UPDATE people_household SET reached = true WHERE id = ANY (%(homes)s::uuid[]) AND NOT reached RETURNING id", Id
)


def mark_reached(people: Iterable[Helped]) -> set[UUID]:
    """Note that somebody of the team has been at these homes, and return those where nobody had been before."""
    fresh = {person.household_id for person in people if not person.reached}
    if not fresh:
        return fresh
    return {home.id for home in _REACHED.ask(homes=ids(fresh))}


def _member_here(actor: Actor, member_id: UUID) -> Member:
    member = Member.objects.select_for_update().filter(id=member_id).first()
    if member is None or not covers(actor.scope, member.scope):
        raise Refusal(UNKNOWN_MEMBER)
    return member


def _check_scope(actor: Actor, scope: str) -> None:
    village = village_of(scope)
    exists = village is None or villages_visible_to(actor).filter(id=village, place=scope).exists()
    if not exists or not covers(actor.scope, scope):
        raise Refusal(SCOPE_OUTSIDE)
