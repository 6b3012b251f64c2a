"""Photos of a matter and of what was done: announced by a letter, told again when their bytes are whole; shown without any notes of a camera."""

from typing import Final

from django.conf import settings

from nhipcau.feedback.petitions.bodies import AttachPetitionPhoto, PetitionPhotoArrived
from nhipcau.feedback.petitions.models import Petition, Photo
from nhipcau.feedback.petitions.problems import UNKNOWN_PETITION
from nhipcau.feedback.petitions.shield import sender_mark
from nhipcau.feedback.petitions.steps import told
from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.facts import Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import Awaited
from nhipcau.kernel.scope import COUNTRY, acting, commune_path, covers, reaching, within
from nhipcau.places.queries import get_commune

_JPEG: Final = b"\xff\xd8"
_NOTES: Final = frozenset({0xE1, 0xE2, 0xED, 0xFE, *range(0xE3, 0xED), 0xEE, 0xEF})  # APP1 to APP15, and comments
_SCAN: Final = 0xDA
_RIFF: Final = ((b"EXIF", 0x08), (b"XMP ", 0x04))  # chunks of a WebP, and their bit in its head


def attach_photo(actor: Actor, body: AttachPetitionPhoto, *, when: When) -> Facts:  # noqa: ARG001 (the shape of every verb)
    """Announce a photo; its bytes follow by themselves.

    Raises:
        Refusal: 404.456 there is no such petition in the actor's commune, or the photo is too large.
    """
    with acting(system(COUNTRY)):
        found = Petition.objects.filter(id=body.petition_id).first()
    if found is None or not _is_near(actor, found) or body.bytes > settings.FILES.largest:
        raise Refusal(UNKNOWN_PETITION)
    with reaching(actor, found.place):
        Photo.objects.create(
            **body.model_dump(exclude={"petition_id"}), petition_id=found.id, place=found.place,
            folder=commune_path(actor.scope).rstrip("."), sender_mark=sender_mark(actor.id),
        )  # fmt: skip
    return Facts(actor.scope, told(found))


def _is_near(actor: Actor, petition: Petition) -> bool:
    """Say whether a petition is of the actor's own village or commune, wherever it lies by now."""
    told = f"{get_commune(petition.commune).path}{f'{petition.village_id}.' if petition.village_id else ''}"
    return any(covers(scope, told) for scope in actor.scopes)


def photo_arrived(actor: Actor, body: PetitionPhotoArrived, *, when: When) -> Facts:
    """Note that a photo is whole; a second time changes nothing."""
    waiting = Photo.objects.filter(within(actor), arrived_at=None, **body.model_dump())
    found = {one.petition for one in waiting.select_related("petition")}
    waiting.update(arrived_at=when.received_at)
    return Facts(actor.scope, tuple(change for one in sorted(found, key=lambda one: str(one.id)) for change in told(one)))


def tell_arrived(file: Awaited, digest: str) -> None:
    """Tell that a photo is whole, in the words of the house itself."""
    with acting(system(COUNTRY)):
        waiting = Photo.objects.filter(folder=file.folder, digest=digest, bytes=file.bytes, arrived_at=None)
        places = {commune_path(place) for place in waiting.values_list("place", flat=True)}
    for place in sorted(places):
        bus.do(system(place), "feedback.photo_arrived", PetitionPhotoArrived(digest=digest, bytes=file.bytes, folder=file.folder))


def bare(picture: bytes) -> bytes:
    """Return a picture without what a camera noted in it: where, when, with what."""
    if picture.startswith(_JPEG):
        return _bare_jpeg(picture)
    return _bare_webp(picture) if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP" else picture


def _bare_jpeg(picture: bytes) -> bytes:
    kept, at = [_JPEG], 2
    while at + 4 <= len(picture) and picture[at] == 0xFF and picture[at + 1] != _SCAN:  # noqa: PLR2004 (a marker)
        end = at + 2 + int.from_bytes(picture[at + 2 : at + 4])
        if picture[at + 1] not in _NOTES:
            kept.append(picture[at:end])
        at = end
    return b"".join([*kept, picture[at:]])


def _bare_webp(picture: bytes) -> bytes:
    kept, at, gone = [], 12, 0
    while at + 8 <= len(picture):
        size = int.from_bytes(picture[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        bit = dict(_RIFF).get(picture[at : at + 4], 0)
        gone |= bit
        if not bit:
            kept.append(picture[at:end])
        at = end
    if kept and kept[0][:4] == b"VP8X":
        kept[0] = kept[0][:8] + bytes([kept[0][8] & ~gone]) + kept[0][9:]
    inside = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(inside).to_bytes(4, "little") + inside
