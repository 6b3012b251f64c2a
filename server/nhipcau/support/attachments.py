"""The verbs about photos and voice notes: announced by a letter, told again when their bytes are whole."""

from uuid import UUID

from django.conf import settings

from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import Awaited
from nhipcau.kernel.scope import COUNTRY, acting, commune_path, within
from nhipcau.people.queries import Helped, People, following, speaks_of
from nhipcau.support.bodies import AttachFile, FileArrived
from nhipcau.support.models import Assist, Attachment
from nhipcau.support.problems import NO_KEEP_CONSENT, UNKNOWN_ASSIST
from nhipcau.support.rules import check_file

ATTACHMENTS = "support.attachments"


def attach_file(actor: Actor, body: AttachFile, *, when: When) -> Facts:
    """Announce a photo or a voice note of an assist, which the person agreed to keep; its bytes follow by themselves.

    Raises:
        Refusal: 404.50 no such assist in the actor's places; 409.31 the home had moved away; 422.54 no standing consent to keep this file;
            413.50, 422.55 as `rules.check_file`.
    """
    check_file(body.kind, body.media, body.bytes, largest=settings.FILES.largest)
    person = _helped(actor, body.assist_id, when)
    about_this = speaks_of(body.consent_id, body.id, body.assist_id)
    if not about_this or not person.agreed(when.happened_at, body.consent_id):
        raise Refusal(NO_KEEP_CONSENT)
    with following(actor, [person]):
        Attachment.objects.create(
            place=person.place,
            folder=commune_path(person.stood).rstrip("."),
            member_id=actor.id,
            happened_at=when.happened_at,
            received_at=when.received_at,
            **body.model_dump(),
        )
    return Facts(person.stood, changes=person.told(ATTACHMENTS, body.id))


def _helped(actor: Actor, assist_id: UUID, when: When) -> Helped:
    """Return the person whom an assist helped, wherever their home has moved since."""
    with acting(system(COUNTRY)):
        assist = Assist.objects.filter(id=assist_id).first()
    if assist is None:
        raise Refusal(UNKNOWN_ASSIST)
    people = People(actor, [assist.resident_id], "keep_file")
    if not people.knows(assist.resident_id):
        raise Refusal(UNKNOWN_ASSIST)
    return people.get(assist.household_id, assist.resident_id, when.happened_at)


def file_arrived(actor: Actor, body: FileArrived, *, when: When) -> Facts:
    """Note that a file is whole, so that every phone of the place is told; a second time changes nothing."""
    waiting = Attachment.objects.select_for_update().filter(within(actor), arrived_at=None)
    found = list(waiting.filter(digest=body.digest, bytes=body.bytes, folder=body.folder).order_by("id"))
    for attachment in found:
        attachment.arrived_at = when.received_at
        attachment.save(update_fields=["arrived_at"])
    return Facts(actor.scope, changes=tuple(Change(ATTACHMENTS, one.id, one.place) for one in found))


def tell_arrived(file: Awaited, digest: str) -> None:
    """Tell each commune whose assists await this file that it is whole, in the words of the house itself."""
    with acting(system(COUNTRY)):
        waiting = Attachment.objects.filter(folder=file.folder, digest=digest, bytes=file.bytes, arrived_at=None)
        places = {commune_path(place) for place in waiting.values_list("place", flat=True)}
    for place in sorted(places):
        body = FileArrived(digest=digest, bytes=file.bytes, folder=file.folder)
        bus.do(system(place), "support.file_arrived", body)
