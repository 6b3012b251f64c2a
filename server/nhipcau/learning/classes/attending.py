"""The verbs about a class while it is held: who came, how many without a name, and its end."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db.models import F, Sum

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.bearers import bearer
from nhipcau.kernel.facts import Change, Count, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import COUNTRY, acting, covers, reaching
from nhipcau.kernel.slip_codes import new_slip_code
from nhipcau.learning.classes.bodies import Attend, CloseClass, CountHeads
from nhipcau.learning.classes.commands import CLASSES, SEATS, member_here
from nhipcau.learning.classes.models import CANCELLED, HELD, PLANNED, Class, Heads, Seat
from nhipcau.learning.classes.problems import CLASS_OVER
from nhipcau.learning.classes.queries import class_at_hand
from nhipcau.learning.classes.rules import attended
from nhipcau.learning.skills.commands import keep
from nhipcau.people.models import Resident
from nhipcau.people.queries import Helped, People, household_of

PASSPORT = "passport"


def attend(actor: Actor, body: Attend, *, when: When) -> Facts:
    """Note that somebody came. Without a passport, or with a code that nobody here carries, they are only counted.

    Told by two phones, a person is one. Word that comes after the end of the class still counts.

    Raises:
        Refusal: 404.310 the class is not theirs; 409.311 it was cancelled; 404.31 nobody such is here; 422.313 the member
            works elsewhere.
    """
    course = _not_cancelled(actor, body.class_id)
    if body.member_id:
        member = member_here(course.place, body.member_id)
        with reaching(actor, course.place):
            return _seated(actor, course, body, when, (None, member.id), course.place)
    person = _carrier(course, body.code, when) if body.code else _of_here(actor, body.resident_id, when)
    with reaching(actor, course.place):
        if person is None or not person.agreed(when.happened_at):
            return _scanned(actor, course, when)
        return _seated(actor, course, body, when, (person.id, None), person.place)


def count_heads(actor: Actor, body: CountHeads, *, when: When) -> Facts:
    """Note how many came without a name, as this counter sees it; the number that was said last counts.

    Raises:
        Refusal: 404.310 the class is not theirs; 409.311 it was cancelled.
    """
    course = _not_cancelled(actor, body.class_id)
    with reaching(actor, course.place):
        heads = _heads(actor, course, when.happened_at)
        if heads.said_at <= when.happened_at:
            heads.many, heads.said_at = body.many, when.happened_at
            heads.save()
        return _counted(course)


def close_class(actor: Actor, body: CloseClass, *, when: When) -> Facts:
    """End a class that has begun: its notes, and a certificate for whoever came and stayed.

    Raises:
        Refusal: 404.310 the class is not theirs; 409.311 it has not begun, or is over.
    """
    course = class_at_hand(actor, body.class_id)
    if course.state != PLANNED or course.begins_at > when.happened_at:
        raise Refusal(CLASS_OVER)
    with reaching(actor, course.place):
        course.state, course.closed_at, course.notes = HELD, when.happened_at, body.notes
        course.save(update_fields=["state", "closed_at", "notes"])
        stayed = list(course.seats.exclude(came_at=None).exclude(id__in=body.left_early))
        for seat in stayed:
            seat.whole, seat.code = True, new_slip_code()
        Seat.objects.bulk_update(stayed, ["whole", "code"])
    told = tuple(Change(SEATS, seat.id, seat.place) for seat in stayed if seat.resident_id)
    counts = (Count("learning.classes", key=course.audience), *_people(course, course.people))
    return Facts(course.place, (Change(CLASSES, course.id), *told), counts)


def _seated(
    actor: Actor, course: Class, body: Attend, when: When, who: tuple[UUID | None, UUID | None], place: str
) -> Facts:  # fmt: skip
    resident, member = who
    fresh = {"id": body.id, "place": place, "enrolled_at": when.happened_at}
    who_sits = {"resident_id": resident, "member": member}
    seat = Seat.objects.filter(course=course, **who_sits).first() or Seat(course=course, **who_sits, **fresh)
    if seat.came_at:
        return Facts(course.place)
    seat.came_at, late = when.happened_at, course.state == HELD
    if late:
        seat.whole, seat.code = True, new_slip_code()
    seat.save()
    Class.objects.filter(id=course.id).update(came=F("came") + 1)
    taught_by = course.trainer_ids or [actor.id]
    clocks = (when.happened_at, when.received_at)
    kept = keep(actor, attended(seat.id, place, who, course.skills, taught_by, course.id, clocks))
    told = (Change(SEATS, seat.id, place),) if resident else ()
    return Facts(course.place, (Change(CLASSES, course.id), *told, *kept), _people(course, 1) if late else ())


def _scanned(actor: Actor, course: Class, when: When) -> Facts:
    """Count somebody of whom nothing is kept."""
    heads = _heads(actor, course, when.happened_at)
    heads.scanned += 1
    heads.save(update_fields=["scanned"])
    return _counted(course)


def _heads(actor: Actor, course: Class, at: datetime) -> Heads:
    fresh = {"id": uuid5(course.id, f"heads:{actor.id}"), "place": course.place, "said_at": at}
    return Heads.objects.get_or_create(course=course, counter=actor.id, defaults=fresh)[0]


def _counted(course: Class) -> Facts:
    before = course.unnamed
    total = Heads.objects.filter(course=course).aggregate(total=Sum(F("many") + F("scanned")))["total"] or 0
    Class.objects.filter(id=course.id).update(unnamed=total)
    counts = _people(course, total - before) if course.state == HELD else ()
    return Facts(course.place, (Change(CLASSES, course.id),), counts)


def _people(course: Class, many: int) -> tuple[Count, ...]:
    return (Count("learning.class_people", many, key=course.audience),) if many else ()


def _not_cancelled(actor: Actor, class_id: UUID) -> Class:
    course = class_at_hand(actor, class_id)
    if course.state == CANCELLED:
        raise Refusal(CLASS_OVER)
    return course


def _of_here(actor: Actor, resident_id: UUID | None, when: When) -> Helped:
    assert resident_id is not None  # noqa: S101 # nosec B101 (the body has one of the three)
    return People(actor, [resident_id], PASSPORT).get(household_of(resident_id), resident_id, when.happened_at)


def _carrier(course: Class, code: str, when: When) -> Helped | None:
    """Return whose paper it is, if they live where the class is held; whoever shows it is there themselves."""
    with acting(system(COUNTRY)):
        found = bearer(code)
        person = Resident.objects.filter(id=found).first() if found else None
        if person is None or not covers(course.place, person.place):
            return None
        return People(system(course.place), [person.id], PASSPORT).get(person.household_id, person.id, when.happened_at)
