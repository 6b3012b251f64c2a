"""Homes that go to another village: with their people, their consents, and what other domains keep of them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from nhipcau.kernel import registry
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Change, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import covers, reaching, within
from nhipcau.people.models import Consent, FormerHome, FormerScope, Household, Member, Request, Resident
from nhipcau.people.problems import HOUSEHOLD_MOVED
from nhipcau.places.models import Village
from nhipcau.places.queries import village_named

HOUSEHOLDS, RESIDENTS = "people.households", "people.residents"


def carry(actor: Actor, homes: Sequence[UUID], origin: str, village: Village, when: When) -> tuple[Change, ...]:
    """Take homes of one place to a village, and tell both places: the one drops what the other fetches.

    Figures stay where they happened: counters and ledger carry the place of then.
    """
    place = village.place
    with reaching(actor, place):
        FormerHome.objects.bulk_create(
            FormerHome(household_id=home, place=origin, until=when.received_at, went=place) for home in homes
        )
        people = list(Resident.objects.filter(household__in=homes).values_list("id", flat=True))
        Consent.objects.filter(resident__in=people).update(place=place)
        Resident.objects.filter(id__in=people).update(place=place)
        Request.objects.filter(person__in=people, done_on=None).update(place=place)
        Household.objects.filter(id__in=homes).update(place=place, village=village, moved_at=when.received_at)
        told = [both(HOUSEHOLDS, home, origin, place) for home in homes]
        told += [both(RESIDENTS, person, origin, place) for person in people]
        moved = [change for pair in told for change in pair]
        for follower in registry.followers:
            moved += follower(homes, origin=origin, place=place)
    return tuple(moved)


def both(collection: str, row: UUID, origin: str, place: str) -> tuple[Change, Change]:
    """Return what tells of one row to the place it left and to the place it came to."""
    return Change(collection, row, origin), Change(collection, row, place)


def move_along(members: Sequence[Member], scope: str, when: When, *, went_on: bool = False) -> None:
    """Let members answer for another place, and remember until when they answered for the old one."""
    for member in members:
        FormerScope.objects.create(member=member, scope=member.scope, until=when.received_at, went_on=went_on)
        member.scope = scope
        member.save(update_fields=["scope"])


def stays_of(homes: Collection[UUID]) -> dict[UUID, list[FormerHome]]:
    """Return where homes stood before, oldest first, as far as the transaction sees."""
    stays: dict[UUID, list[FormerHome]] = defaultdict(list)
    for left in FormerHome.objects.filter(household__in=homes).order_by("until", "id"):
        stays[left.household_id].append(left)
    return dict(stays)


def where_at(actor: Actor, place: str, stays: Sequence[FormerHome], at: datetime) -> str:
    """Return the place to which work in a home at a moment is credited: where it stood, if the actor worked there.

    A phone that has heard of the move may have a clock that is a little slow: whoever works in the place of today
    is credited there.

    Raises:
        Refusal: 409.31 it had left the actor's places by then.
    """
    then = next((left.place for left in stays if at <= left.until), place)
    if holds(actor, then):
        return then
    if holds(actor, place):
        return place
    left = [one for one in stays if holds(actor, one.place)][-1]
    raise moved_away(left.went, left.until)


def holds(actor: Actor, place: str) -> bool:
    """Say whether a place lies in the actor's places."""
    return any(covers(scope, place) for scope in actor.scopes)


def away(actor: Actor, household_id: UUID) -> Refusal | None:
    """Return the refusal for a home that stood in the actor's places once, or None when it never did."""
    left = FormerHome.objects.filter(within(actor), household=household_id).order_by("-until").first()
    return moved_away(left.went, left.until) if left else None


def moved_away(place: str, at: datetime) -> Refusal:
    """Return the refusal for work in a home that stood elsewhere by then: where it went, and when."""
    return Refusal(HOUSEHOLD_MOVED, village=village_named(place), day=f"{local_date(at):%d/%m/%Y}")
