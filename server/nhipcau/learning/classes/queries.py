"""Questions about classes, always through the eyes of an actor."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path, covers, village_of, within
from nhipcau.learning.classes.models import HELD, PLANNED, Class, Seat
from nhipcau.learning.classes.problems import UNKNOWN_CLASS
from nhipcau.people.models import Consent, Member, Resident
from nhipcau.people.queries import still_working

KEPT_FOR: Final = ("follow_up", "passport")  # either lets a seat bear a name; only the second keeps who came
REMINDER: Final = "class"  # the kind of reminder that somebody may not want


class Invited(NamedTuple):
    """A resident who is told of a class, at a number that they gave."""

    person: UUID
    place: str
    number: str
    tongue: str


def classes_visible_to(actor: Actor) -> QuerySet[Class]:
    """Return the classes in the actor's places, and those that their commune holds."""
    condition = Q(pk__in=())
    for scope in actor.scopes:
        condition |= Q(place__under=scope) | Q(place=commune_path(scope))
    return Class.objects.filter(condition)


def planned_visible_to(actor: Actor) -> QuerySet[Class]:
    """Return the classes that are still to be held, as phones get them."""
    return classes_visible_to(actor).filter(state=PLANNED)


def seats_visible_to(actor: Actor) -> QuerySet[Seat]:
    """Return the seats of residents of the actor's places."""
    return Seat.objects.filter(within(actor), resident__isnull=False)


def hosted_by(actor: Actor) -> QuerySet[Class]:
    """Return the classes that the actor's own office holds."""
    return Class.objects.filter(within(actor), place=commune_path(actor.scope))


def get_class(actor: Actor, class_id: UUID) -> Class:
    """Return a class that the actor's office holds, or one of its communes.

    Raises:
        Refusal: 404.310 it is not there.
    """
    found = Class.objects.filter(within(actor), id=class_id).first()
    if found is None:
        raise Refusal(UNKNOWN_CLASS)
    return found


def class_at_hand(actor: Actor, class_id: UUID) -> Class:
    """Return a class that the actor may note something of: its office, its trainers, the team of its village.

    Raises:
        Refusal: 404.310 it is not there, or is not theirs.
    """
    found = classes_visible_to(actor).filter(id=class_id).first()
    if found is None:
        raise Refusal(UNKNOWN_CLASS)
    near = found.village_id is not None and any(village_of(scope) == str(found.village_id) for scope in actor.scopes)
    if near or actor.id in found.trainer_ids or any(covers(scope, found.place) for scope in actor.scopes):
        return found
    raise Refusal(UNKNOWN_CLASS)


def workers_of(place: str) -> QuerySet[Member]:
    """Return who works in a place today, by name."""
    return Member.objects.filter(still_working(), scope__startswith=place).order_by("full_name", "id")


def trainers_for(place: str) -> QuerySet[Member]:
    """Return who can teach for a host: anybody of a commune; for a province, its own and its communes' officers and leaders."""
    found = workers_of(place)
    return found if len(place.split(".")) > 3 else found.exclude(role="member")  # noqa: PLR2004 (country, province, "")


def agreed_to(residents: Collection[UUID], *purposes: str) -> set[UUID]:
    """Return which of these people agree to one of these purposes today; the caller acts for their places."""
    standing = Consent.objects.filter(resident__in=residents, purpose__in=purposes, withdrawn_at=None)
    return set(standing.values_list("resident_id", flat=True))


def to_invite(course: Class) -> list[Invited]:
    """Return who is told of a class by text: of its village or enrolled, agreed to be reminded, gave a number, not against it."""
    near = Q(id__in=course.seats.exclude(resident=None).values("resident"))
    if course.village_id and course.audience == "resident":
        near |= Q(place=f"{course.place}{course.village_id}.")
    people = {one.id: one for one in Resident.objects.filter(near) if REMINDER not in one.not_reminded}
    agreed = agreed_to(people, "follow_up")
    given = Consent.objects.filter(resident__in=agreed, withdrawn_at=None).exclude(telephone="")
    numbers = dict(given.order_by("given_at", "id").values_list("resident_id", "telephone"))
    return [
        Invited(person, people[person].place, number, people[person].language or "vi")
        for person, number in sorted(numbers.items(), key=lambda one: str(one[0]))
    ]


def last_notes(course: Class) -> str:
    """Return what the trainer of the class before this one, in the same village, noted for the next; empty if nothing."""
    before = Class.objects.filter(place=course.place, village_id=course.village_id, state=HELD, begins_at__lt=course.begins_at)
    return before.exclude(notes="").order_by("-begins_at", "id").values_list("notes", flat=True).first() or ""


def attended_since(people: Collection[UUID], since: datetime) -> set[UUID]:
    """Return which of these people came to a class since a moment; the caller acts for their places."""
    return set(Seat.objects.filter(resident__in=people, came_at__gte=since).values_list("resident_id", flat=True))


def bearer_of_receipt(code: str) -> UUID | None:
    """Return the person whose receipt of consent a code is; the caller sees the whole country."""
    given = Consent.objects.filter(receipt=code, resident__isnull=False)
    return given.values_list("resident_id", flat=True).first()


def named(members: Iterable[Member]) -> list[dict[str, str]]:
    """Return people who work here as a class keeps them."""
    return [{"id": str(one.id), "name": one.full_name} for one in members]
