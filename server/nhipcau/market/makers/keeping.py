"""What becomes of makers when a home moves, and when somebody takes back that they are shown."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from nhipcau.kernel.clock import now
from nhipcau.kernel.facts import Change
from nhipcau.kernel.registry import Gone
from nhipcau.market.makers.commands import MAKERS, PRODUCTS, gone
from nhipcau.market.makers.models import Maker, Photo, Product
from nhipcau.market.makers.window import put_maker
from nhipcau.market.shop.models import Abuse, ShownMaker

KEPT: Final = timedelta(days=180)  # so long the words of a settled report stay


def follow_home(rows: Sequence[UUID], *, origin: str, place: str) -> list[Change]:
    """Let a stall go along with the home; the window says the new place."""
    told: list[tuple[str, UUID]] = []
    for maker in Maker.objects.filter(household__in=rows).order_by("id"):
        products = Product.objects.filter(maker=maker)
        told += [(MAKERS, maker.id), *((PRODUCTS, one) for one in products.order_by("id").values_list("id", flat=True))]
        maker.place, maker.village_id = place, None
        maker.save(update_fields=["place", "village_id"])
        products.update(place=place)
        Photo.objects.filter(product__maker=maker).update(place=place)
        for shown in ShownMaker.objects.filter(id=maker.id):
            put_maker(maker, shown.shown_at)
    return [Change(name, row, heard) for name, row in told for heard in (origin, place)]


def erase(person: UUID, purpose: str) -> Iterator[Gone]:
    """Let go of the stall that goes by a person: out of the window, its photos and their bytes, all they told of it."""
    if purpose in {"publish", "help_now"}:
        for maker in Maker.objects.filter(resident=person).order_by("id"):
            yield from gone(maker)


def let_go() -> int:
    """Let go of the words of reports that were settled long ago; the caller sees the whole country."""
    return Abuse.objects.filter(settled_at__lt=now() - KEPT).exclude(note="").update(note="")
