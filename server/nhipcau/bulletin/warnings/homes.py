"""The verbs about homes to reach first: on the list and off it, how a home was found, a photo of damage."""

from django.conf import settings

from nhipcau.bulletin.warnings.bodies import AttachLook, CheckHome, ListHome, LookArrived, UnlistHome
from nhipcau.bulletin.warnings.models import Check, HazardWarning, Look, SafeHome
from nhipcau.bulletin.warnings.problems import LOOK_ODD, NOT_ON_LIST, UNKNOWN_ALERT, UNKNOWN_LINE
from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.facts import Change, Count, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import Awaited
from nhipcau.kernel.scope import COUNTRY, acting, commune_of, commune_path, reaching, within
from nhipcau.people.queries import People, following, home_at

SAFE, CHECKS = "bulletin.safe_list", "bulletin.checks"


def list_home(actor: Actor, body: ListHome, *, when: When) -> Facts:
    """Put somebody who agreed on the list of those to reach first; told anew, the newest reasons count.

    Raises:
        Refusal: 404.31, 409.31, 410.140 as `People.get`; 422.402 they did not agree to it by then, or took it back.
    """
    person = People(actor, [body.resident_id], "safe_list").get(body.household_id, body.resident_id, when.happened_at)
    if not person.agreed(when.happened_at, body.consent_id):
        raise Refusal(NOT_ON_LIST)
    with following(actor, [person]):
        before = SafeHome.objects.filter(resident=person.id).exclude(id=body.id)
        gone = tuple(change for one in before.values_list("id", flat=True) for change in person.told(SAFE, one))
        before.delete()
        SafeHome.objects.update_or_create(
            id=body.id,
            defaults={
                "place": person.place, "household_id": person.household_id, "resident_id": person.id, "consent_id": body.consent_id,
                "reasons": list(dict.fromkeys(body.reasons)), "listed_by": actor.id, "listed_at": when.happened_at,
            },
        )  # fmt: skip
    return Facts(person.stood, (*gone, *person.told(SAFE, body.id)))


def unlist_home(actor: Actor, body: UnlistHome, *, when: When) -> Facts:  # noqa: ARG001 (the bus tells every verb when)
    """Take somebody off the list.

    Raises:
        Refusal: 404.403 nobody stands there in the actor's places.
    """
    line = SafeHome.objects.filter(within(actor), id=body.list_id).first()
    if line is None:
        raise Refusal(UNKNOWN_LINE)
    line.delete()
    return Facts(line.place, (Change(SAFE, body.list_id),))


def check_home(actor: Actor, body: CheckHome, *, when: When) -> Facts:
    """Note how a home was found in a warning: safe, in need of something, or away. The newest counts.

    Raises:
        Refusal: 404.30, 409.31 as `home_at`; 404.394 there is no such warning where the home stands.
    """
    home = home_at(actor, body.household_id, when.happened_at)
    with reaching(actor, home.place):
        warning = HazardWarning.objects.filter(id=body.warning_id, issued_at__isnull=False).first()
        if warning is None or commune_of(home.stood) not in warning.communes:
            raise Refusal(UNKNOWN_ALERT)
        _, fresh = Check.objects.get_or_create(
            id=body.id,
            defaults={
                "place": home.place, "warning": warning, "household_id": body.household_id, "found": body.state,
                "needs": list(dict.fromkeys(body.needs)) if body.state == "needs_help" else [],
                "member_id": actor.id, "at": min(when.happened_at, when.received_at), "received_at": when.received_at,
            },
        )  # fmt: skip
    counted = (Count("bulletin.checks", key=body.state),) if fresh and not warning.drill else ()
    return Facts(home.stood, home.told(CHECKS, body.id), counted)


def attach_look(actor: Actor, body: AttachLook, *, when: When) -> Facts:
    """Announce a photo of damage or water at a home; its bytes follow by themselves.

    Raises:
        Refusal: 404.403 there is no such check in the actor's places; 422.404 it is too large.
    """
    if body.bytes > settings.FILES.largest:
        raise Refusal(LOOK_ODD)
    check = Check.objects.filter(within(actor), id=body.check_id).first()
    if check is None:
        raise Refusal(UNKNOWN_LINE)
    Look.objects.get_or_create(
        id=body.id,
        defaults={
            "place": check.place, "folder": commune_path(check.place).rstrip("."), "check_of": check, "digest": body.digest, "bytes": body.bytes,
            "media": body.media, "member_id": actor.id, "happened_at": when.happened_at, "received_at": when.received_at,
        },
    )  # fmt: skip
    return Facts(check.place, (Change(CHECKS, check.id),))


def look_arrived(actor: Actor, body: LookArrived, *, when: When) -> Facts:
    """Note that a photo is whole; a second time changes nothing."""
    waiting = Look.objects.select_for_update().filter(within(actor), arrived_at=None, digest=body.digest, bytes=body.bytes, folder=body.folder)
    found = list(waiting.order_by("id"))
    for one in found:
        one.arrived_at = when.received_at
        one.save(update_fields=["arrived_at"])
    return Facts(actor.scope, tuple(Change(CHECKS, one.check_of_id, one.place) for one in found))


def tell_arrived(file: Awaited, digest: str) -> None:
    """Tell each commune that awaits this photo that it is whole, in the words of the house itself."""
    with acting(system(COUNTRY)):
        waiting = Look.objects.filter(folder=file.folder, digest=digest, bytes=file.bytes, arrived_at=None)
        places = {commune_path(place) for place in waiting.values_list("place", flat=True)}
    for place in sorted(places):
        bus.do(system(place), "bulletin.look_arrived", LookArrived(digest=digest, bytes=file.bytes, folder=file.folder))


def look_of(look: Look) -> Awaited:
    """Return a photo as the machine of files reads it: whoever opens it is noted at the home."""
    return Awaited(look.bytes, look.media, look.folder, look.place, None, look.check_of.household_id)

