"""Questions about petitions, always through the eyes of an actor; nothing here knows who raised one."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from nhipcau.feedback.petitions.catalogue import is_quiet
from nhipcau.feedback.petitions.models import ANSWERED, CLOSED, OPEN, Petition, Photo, Voice
from nhipcau.feedback.petitions.problems import CODE_MISTYPED, UNKNOWN_CODE, UNKNOWN_PETITION
from nhipcau.feedback.petitions.rules import ALIKE_FOR, Spot, alike
from nhipcau.feedback.petitions.shield import code_mark, sender_mark
from nhipcau.kernel.actor import COMMUNE_LEAD, PROVINCE_ANALYST, PROVINCE_LEAD, SYSTEM, Actor, system
from nhipcau.kernel.clock import local_date, local_today, now
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import Awaited
from nhipcau.kernel.scope import COUNTRY, acting, within
from nhipcau.kernel.slip_codes import read_slip_code

ON_PHONES: Final = timedelta(days=180)  # so long phones show what has ended


def petitions_visible_to(actor: Actor) -> QuerySet[Petition]:
    """Return the petitions that an actor may handle or hear of; what is about officers is never among those of their own desk."""
    seen = Petition.objects.filter(within(actor))
    if actor.role in {PROVINCE_LEAD, PROVINCE_ANALYST}:
        return seen.filter(hands="province")
    return seen if actor.role in {COMMUNE_LEAD, SYSTEM} else seen.filter(about="").exclude(hands="lead")


def rows_visible_to(actor: Actor) -> QuerySet[Petition]:
    """Return the petitions of phones' villages: open ones, and those that ended lately; none about officers."""
    return petitions_visible_to(actor).filter(about="").exclude(hands="lead").exclude(ended_at__lt=now() - ON_PHONES)


def get_petition(actor: Actor, petition_id: UUID) -> Petition:
    """Return a petition that the actor may see.

    Raises:
        Refusal: 404.456 it is not there.
    """
    found = petitions_visible_to(actor).filter(id=petition_id).first()
    if found is None:
        raise Refusal(UNKNOWN_PETITION)
    return found


def standing(actor: Actor, petition_id: UUID) -> Petition:
    """Return a petition, held until the verb is done.

    Raises:
        Refusal: 404.456 it is not there.
    """
    found = Petition.objects.select_for_update().filter(id=petition_id)
    if actor.role != SYSTEM:
        found = found.filter(id__in=petitions_visible_to(actor).values("id"))
    one = found.first()
    if one is None:
        raise Refusal(UNKNOWN_PETITION)
    return one


def by_code(typed: str) -> Voice:
    """Return the voice that holds a code, in the whole country.

    Raises:
        Refusal: 422.468 it cannot be such a code; 404.469 none has it.
    """
    code = read_slip_code(typed[:80])
    if code is None:
        raise Refusal(CODE_MISTYPED)
    with acting(system(COUNTRY)):
        found = Voice.objects.select_related("petition").filter(code_mark=code_mark(code)).first()
    if found is None:
        raise Refusal(UNKNOWN_CODE)
    return found


def spot_of(petition: Petition) -> Spot:
    """Return what of a petition is compared with others."""
    point = (petition.lat, petition.lon) if petition.lat is not None and petition.lon is not None else None
    return Spot(petition.category, petition.village_id, point, local_date(petition.raised_at))


def same_as(commune: str, spot: Spot, but: UUID | None = None) -> list[Petition]:
    """Return the open petitions of a commune that may be the same matter, newest first; no private one. The caller sees them."""
    if is_quiet(spot.category):
        return []
    since = now() - ALIKE_FOR - timedelta(days=1)
    near = Petition.objects.filter(commune=commune, category=spot.category, state__in=OPEN, about="", raised_at__gte=since)
    near = near.exclude(id=but) if but else near
    return [one for one in near.order_by("-raised_at", "id") if alike(spot, spot_of(one))]


def waiting_for(actor: Actor) -> QuerySet[Petition]:
    """Return what waits for this officer's place, the soonest deadline first."""
    return petitions_visible_to(actor).filter(state__in=OPEN).order_by("due_on", "raised_at", "id")


def answered_by(actor: Actor) -> QuerySet[Petition]:
    """Return what was answered or closed, the newest first."""
    return petitions_visible_to(actor).filter(state__in=(ANSWERED, CLOSED)).order_by("-raised_at", "id")


def is_late(petition: Petition) -> bool:
    """Say whether the last day has passed."""
    return petition.is_open and petition.stopped_on is None and local_today() > petition.due_on


# ── photos


def photo_awaited(actor: Actor, digest: str) -> Awaited | None:
    """Return what this member's letters announced of a photo."""
    with acting(system(COUNTRY)):
        return _file(Photo.objects.filter(digest=digest, sender_mark=sender_mark(actor.id)))


def photo_readable(actor: Actor, digest: str) -> Awaited | None:
    """Return a photo that has arrived, of a petition that the actor may see."""
    with acting(actor):
        seen = petitions_visible_to(actor).values("id")
        return _file(Photo.objects.filter(digest=digest, petition__in=seen).exclude(arrived_at=None))


def photos_wanted(folder: str, digests: Iterable[str]) -> set[str]:
    """Return which photos of a commune's folder are still kept."""
    with acting(system(COUNTRY)):
        return set(Photo.objects.filter(folder=folder, digest__in=list(digests)).values_list("digest", flat=True))


def _file(found: QuerySet[Photo]) -> Awaited | None:
    one = found.order_by("arrived_at", "id").first()
    return Awaited(one.bytes, one.media, one.folder, one.place, bare=True) if one else None
