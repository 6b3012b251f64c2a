"""Questions about makers and what they make, through the eyes of an actor; and about the bytes of their photos."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.letters import BEGINNING
from nhipcau.kernel.registry import Awaited
from nhipcau.kernel.scope import COUNTRY, acting, within
from nhipcau.market.makers.models import WAITING, Maker, Photo, Product
from nhipcau.market.makers.ocop import to_renew
from nhipcau.market.shop.models import Shown
from nhipcau.people.models import Consent


def makers_visible_to(actor: Actor) -> QuerySet[Maker]:
    """Return the makers in the actor's places, each with whether its person consents today."""
    standing = Consent.objects.filter(resident=OuterRef("resident"), purpose="publish", withdrawn_at=None)
    return Maker.objects.filter(within(actor)).annotate(consented=Exists(standing))


def products_visible_to(actor: Actor) -> QuerySet[Product]:
    """Return what is made in the actor's places, with its photos."""
    return Product.objects.filter(within(actor)).prefetch_related("pictures")


def waiting_for_a_look(actor: Actor) -> tuple[list[Maker], list[Product]]:
    """Return what waits for a second person in the actor's places, the oldest first."""
    makers = makers_visible_to(actor).filter(state=WAITING).order_by("changed_at", "id")
    products = products_visible_to(actor).filter(state=WAITING).select_related("maker").order_by("changed_at", "id")
    return list(makers), list(products)


def renewals(actor: Actor, day: date) -> list[Product]:
    """Return the starred products whose stars run out within six months, or have run out; the first first."""
    starred = products_visible_to(actor).exclude(stars=None).exclude(issued_on=None).select_related("maker")
    found = [one for one in starred.order_by("issued_on", "id") if one.issued_on and to_renew(one.issued_on, day)]
    return [one for one in found if one.maker.withdrawn_at is None]


class _Size(NamedTuple):
    """One size of a photo: where its bytes lie, how many, and of which kind."""

    folder: str
    bytes: int
    media: str


def _size(photos: QuerySet[Photo], digest: str) -> _Size | None:
    one = photos.filter(Q(small=digest) | Q(large=digest)).order_by("id").first()
    if one is None:
        return None
    return _Size(one.folder, one.small_bytes if one.small == digest else one.large_bytes, one.media)


def _awaited(found: _Size | None) -> Awaited | None:
    return Awaited(found.bytes, found.media, found.folder, bare=True) if found else None


def photo_awaited(actor: Actor, digest: str) -> Awaited | None:
    """Return what this member's letters announced of a photo, also from a place they have left since."""
    anywhere = actor.as_of(BEGINNING)
    with acting(anywhere):
        return _awaited(_size(Photo.objects.filter(within(anywhere), member_id=actor.id), digest))


def photo_readable(actor: Actor, digest: str) -> Awaited | None:
    """Return a photo that has arrived, of something made in the actor's places."""
    arrived = Q(small=digest, small_at__isnull=False) | Q(large=digest, large_at__isnull=False)
    with acting(actor):
        return _awaited(_size(Photo.objects.filter(within(actor)).filter(arrived), digest))


def photos_wanted(folder: str, digests: Iterable[str]) -> set[str]:
    """Return which files of a commune's folder are photos of something that somebody still lets be shown."""
    asked = set(digests)
    with acting(system(COUNTRY)):
        rows = Photo.objects.filter(folder=folder).values_list("small", "large")
        return asked & {digest for both in rows for digest in both}


def shown_photo(digest: str) -> Awaited | None:
    """Return a photo that stands in the window, for anybody; None for every other."""
    in_window = Shown.objects.filter(id=OuterRef("product"))
    with acting(system(COUNTRY)):
        return _awaited(_size(Photo.objects.filter(Exists(in_window.values(one=Value(1)))), digest))


def next_number(maker: UUID) -> int:
    """Return the number of the next thing that a maker makes."""
    last = Product.objects.filter(maker=maker).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1
