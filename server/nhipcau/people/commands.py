"""The verbs that change people's records."""

from dataclasses import replace

from django.db import IntegrityError, transaction

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of, covers, village_of
from nhipcau.kernel.troubles import NOT_ALLOWED
from nhipcau.people import bodies
from nhipcau.people.models import Consent, FormerScope, Household, Member, Resident
from nhipcau.people.problems import (
    IDENTITY_TWICE,
    SCOPE_OUTSIDE,
    UNKNOWN_CONSENT,
    UNKNOWN_MEMBER,
    UNKNOWN_RESIDENT,
    WITNESS_MISSING,
)
from nhipcau.people.queries import get_household, residents_visible_to
from nhipcau.people.rules import may_enrol, witness_needed
from nhipcau.places import commands as places
from nhipcau.places.bodies import MergeVillages
from nhipcau.places.models import Village
from nhipcau.places.queries import get_living_village, villages_visible_to

HOUSEHOLDS, RESIDENTS = "people.households", "people.residents"


def register_household(actor: Actor, body: bodies.RegisterHousehold, *, when: When) -> Facts:  # noqa: ARG001
    """Enter a home in the register of its village, or of the village that it has become.

    Raises:
        Refusal: 404.21 the village is not in the actor's places.
    """
    village = get_living_village(actor, body.village_id)
    fields = body.model_dump() | {"village_id": village.id}
    Household.objects.create(place=village.place, **fields)
    return Facts(village.place, changes=(Change(HOUSEHOLDS, body.id),))


def add_resident(actor: Actor, body: bodies.AddResident, *, when: When) -> Facts:  # noqa: ARG001
    """Enter a person of a household.

    Raises:
        Refusal: 404.30 the household is not in the actor's places.
    """
    household = get_household(actor, body.household_id)
    Resident.objects.create(place=household.place, **body.model_dump())
    return Facts(household.place, changes=(Change(RESIDENTS, body.id),))


def give_consent(actor: Actor, body: bodies.GiveConsent, *, when: When) -> Facts:
    """Record that a person agreed to one purpose (Law 91/2025, article 9), the commune being the controller.

    Raises:
        Refusal: 404.31 the person is not in the actor's places; 422.30 the witness is not named.
    """
    if witness_needed(body.given_by, body.witness_name):
        raise Refusal(WITNESS_MISSING)
    resident = residents_visible_to(actor).filter(id=body.resident_id).first()
    if resident is None:
        raise Refusal(UNKNOWN_RESIDENT)
    fields = body.model_dump() | {"witness_name": body.witness_name or ""}
    Consent.objects.create(
        place=resident.place,
        controller_id=commune_of(resident.place) or "",
        taken_by=actor.id,
        given_at=when.happened_at,
        **fields,
    )
    return Facts(resident.place)


def withdraw_consent(actor: Actor, body: bodies.WithdrawConsent, *, when: When) -> Facts:
    """Record that a person takes a consent back; withdrawing twice keeps the first moment.

    Raises:
        Refusal: 404.32 there is no such consent in the actor's places.
    """
    consent = Consent.objects.select_for_update().filter(id=body.consent_id).first()
    if consent is None or not any(covers(scope, consent.place) for scope in actor.scopes):
        raise Refusal(UNKNOWN_CONSENT)
    if consent.withdrawn_at is None:
        consent.withdrawn_at = when.happened_at
        consent.save(update_fields=["withdrawn_at"])
    return Facts(consent.place)


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
    member = Member.objects.select_for_update().filter(id=body.member_id, left_on=None).first()
    if member is None or not covers(actor.scope, member.scope):
        raise Refusal(UNKNOWN_MEMBER)
    _check_scope(actor, body.scope)
    if body.scope != member.scope:
        _move(member, body.scope, when)
    return Facts(body.scope)


def merge_villages(actor: Actor, body: MergeVillages, *, when: When) -> Facts:
    """End a village that goes on as another, and take its homes, people, consents and members along.

    Assists and preparations stay where they happened.

    Raises:
        Refusal: 404.21, 409.21 as `places.commands.merge_villages`.
    """
    facts = places.merge_villages(actor, body, when=when)
    old = Village.objects.get(id=body.village_id)
    homes = list(Household.objects.filter(village=old).values_list("id", flat=True))
    people = list(Resident.objects.filter(household__in=homes).values_list("id", flat=True))
    Consent.objects.filter(resident__in=people).update(place=facts.place)
    Resident.objects.filter(id__in=people).update(place=facts.place)
    Household.objects.filter(id__in=homes).update(place=facts.place, village=body.into_id)
    for member in Member.objects.select_for_update().filter(scope=old.place, left_on=None):
        _move(member, facts.place, when)
    moved = [Change(HOUSEHOLDS, one) for one in homes] + [Change(RESIDENTS, one) for one in people]
    return replace(facts, changes=(*facts.changes, *moved))


def mark_reached(household: Household) -> Change:
    """Note that somebody of the team has been at this home, and say what changed."""
    if not household.reached:
        household.reached = True
        household.save(update_fields=["reached"])
    return Change(HOUSEHOLDS, household.id)


def _move(member: Member, scope: str, when: When) -> None:
    FormerScope.objects.create(member=member, scope=member.scope, until=when.received_at)
    member.scope = scope
    member.save(update_fields=["scope"])


def _check_scope(actor: Actor, scope: str) -> None:
    village = village_of(scope)
    exists = village is None or villages_visible_to(actor).filter(id=village, place=scope).exists()
    if not exists or not covers(actor.scope, scope):
        raise Refusal(SCOPE_OUTSIDE)
