"""The verbs about a class before it is held: planned, changed, cancelled, told of, and who has a seat."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of, commune_path, covers, path_of
from nhipcau.learning.classes import messages
from nhipcau.learning.classes.bodies import CancelClass, ChangeClass, Enrol, InviteClass, PlanClass
from nhipcau.learning.classes.models import CANCELLED, PLANNED, Class, Seat
from nhipcau.learning.classes.problems import CLASS_OVER, NOT_HOST, NOT_OF_HERE, ROOM_FULL, SEAT_NOT_AGREED
from nhipcau.learning.classes.queries import KEPT_FOR, agreed_to, get_class, named, trainers_for, workers_of
from nhipcau.learning.classes.rules import check_time
from nhipcau.learning.classes.topics import topic_of
from nhipcau.people.models import Member
from nhipcau.people.queries import People, household_of
from nhipcau.places.models import Village
from nhipcau.places.queries import get_commune

CLASSES, SEATS = "learning.classes", "learning.seats"
_ABOUT = {"village_id", "venue", "audience", "skills", "lessons", "level", "room", "tongue", "begins_at", "minutes"}


def plan_class(actor: Actor, body: PlanClass, *, when: When) -> Facts:
    """Plan a class in one's own place; a province may plan it for one of its communes. Told again, nothing changes.

    Raises:
        Refusal: 422.312 the time is odd; 422.313 a trainer does not work there; 422.316 the host or the village is elsewhere.
    """
    place = _host(actor, body.commune)
    if Class.objects.filter(id=body.id, place=place).exists():
        return Facts(place)
    check_time(body.begins_at, when.received_at)
    _check_village(place, body.village_id)
    trainers = named(_trainers(place, body.trainers))
    Class.objects.create(id=body.id, place=place, planned_by=actor.id, trainers=trainers, **body.model_dump(include=_ABOUT))
    return Facts(place, (Change(CLASSES, body.id),))


def change_class(actor: Actor, body: ChangeClass, *, when: When) -> Facts:
    """Change what a class is; who was invited is told of a new time or place.

    Raises:
        Refusal: 404.310 it is not there; 409.311 it was held or cancelled; the rest as `plan_class`.
    """
    course = _open(actor, body.class_id)
    check_time(body.begins_at, when.received_at)
    _check_village(course.place, body.village_id)
    before = (course.begins_at, course.venue)
    for name, value in body.model_dump(include=_ABOUT).items():
        setattr(course, name, value)
    course.trainers = named(_trainers(course.place, body.trainers))
    course.save()
    moved = course.invited_at is not None and (course.begins_at, course.venue) != before
    said = messages.of_class(messages.MOVED, course, topic_of(course)) if moved else ()
    return Facts(course.place, (Change(CLASSES, course.id),), messages=said)


def cancel_class(actor: Actor, body: CancelClass, *, when: When) -> Facts:
    """Cancel a class; who was invited is told.

    Raises:
        Refusal: 404.310 it is not there; 409.311 it was held or cancelled already.
    """
    course = _open(actor, body.class_id)
    course.state, course.closed_at = CANCELLED, when.received_at
    course.save(update_fields=["state", "closed_at"])
    said = messages.of_class(messages.OFF, course, topic_of(course)) if course.invited_at else ()
    return Facts(course.place, (Change(CLASSES, course.id),), messages=said)


def invite(actor: Actor, body: InviteClass, *, when: When) -> Facts:
    """Send the invitation by text; whoever had it for this time does not get it twice.

    Raises:
        Refusal: 404.310 it is not there; 409.311 it was held or cancelled, or has begun.
    """
    course = _open(actor, body.class_id)
    if course.begins_at < when.received_at:
        raise Refusal(CLASS_OVER)
    course.invited_at = when.received_at
    course.save(update_fields=["invited_at"])
    return Facts(course.place, messages=messages.of_class(messages.INVITED, course, topic_of(course)))


def enrol(actor: Actor, body: Enrol, *, when: When) -> Facts:
    """Keep a seat for somebody who agreed, or for somebody who works here; a second time changes nothing.

    Raises:
        Refusal: 404.310, 409.311 as the others; 404.31 nobody such is here; 422.313 the member works elsewhere;
            422.314 no consent to be reminded or to a passport; 409.315 the room is full.
    """
    course = _open(actor, body.class_id)
    if course.seats.filter(resident=body.resident_id, member=body.member_id).exists():
        return Facts(course.place)
    if course.seats.count() >= course.room:
        raise Refusal(ROOM_FULL)
    place = _seat_of_member(course, body.member_id) if body.member_id else _seat_of_resident(actor, body.resident_id, when.happened_at)
    who = {"resident_id": body.resident_id, "member": body.member_id}
    Seat.objects.create(id=body.id, place=place, course=course, enrolled_at=when.happened_at, **who)
    told = (Change(SEATS, body.id, place),) if body.resident_id else ()
    return Facts(course.place, (Change(CLASSES, course.id), *told))


def _seat_of_member(course: Class, member_id: UUID) -> str:
    course.members = [*course.members, *named([member_here(course.place, member_id)])]
    course.save(update_fields=["members"])
    return course.place


def _seat_of_resident(actor: Actor, resident_id: UUID | None, at: datetime) -> str:
    assert resident_id is not None  # noqa: S101 # nosec B101 (the body has one of the two)
    person = People(actor, [resident_id], "help_now").get(household_of(resident_id), resident_id, at)
    if not agreed_to([person.id], *KEPT_FOR):
        raise Refusal(SEAT_NOT_AGREED)
    return person.place


def member_here(place: str, member_id: UUID) -> Member:
    """Return somebody who works in a place today.

    Raises:
        Refusal: 422.313 nobody such does.
    """
    found = workers_of(place).filter(id=member_id).first()
    if found is None:
        raise Refusal(NOT_OF_HERE)
    return found


def _open(actor: Actor, class_id: UUID) -> Class:
    course = get_class(actor, class_id)
    if course.state != PLANNED:
        raise Refusal(CLASS_OVER)
    return course


def _host(actor: Actor, commune: str) -> str:
    """Return whose class it is: the actor's own place, which is a commune or a province, or a commune in it."""
    place = actor.scope
    if commune:
        found = get_commune(commune)
        place = path_of(found.province_id, found.code)
    is_host = commune_path(place) == place and len(place.split(".")) > 2  # noqa: PLR2004 (the country holds no class)
    if not is_host or not covers(actor.scope, place):
        raise Refusal(NOT_HOST)
    return place


def _check_village(place: str, village: UUID | None) -> None:
    if village and not Village.objects.filter(id=village, commune=commune_of(place), valid_to=None).exists():
        raise Refusal(NOT_HOST)


def _trainers(place: str, asked: Sequence[UUID]) -> list[Member]:
    found = {one.id: one for one in trainers_for(place).filter(id__in=asked)}
    if len(found) != len(set(asked)):
        raise Refusal(NOT_OF_HERE)
    return [found[one] for one in dict.fromkeys(asked)]
