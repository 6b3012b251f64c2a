"""What is put into the window and taken out of it: the only hands that reach the tables everybody reads."""

from datetime import datetime
from typing import Any, Final

from nhipcau.guides.queries import fold
from nhipcau.kernel.scope import commune_of
from nhipcau.market.makers.models import Maker, Photo, Product
from nhipcau.market.makers.rules import season_bits
from nhipcau.market.shop.models import Shown, ShownMaker
from nhipcau.places.queries import get_commune, village_named, village_today

THERE: Final = 1 << 52  # more than any moment in milliseconds: what is there comes before what is sold out
_SAME: Final = ("name", "group", "story", "answers", "unit", "price_from", "price_to", "stock", "weight_g", "certificate", "decision")


def put_maker(maker: Maker, at: datetime) -> None:
    """Let everybody see a maker as they are now; what they make is found under the new name, too."""
    commune = commune_of(maker.place) or ""
    told = {"commune": commune, "kind": maker.kind, "name": maker.name, "story": maker.story, "where": _where(maker), "shown_at": at}
    ShownMaker.objects.update_or_create(id=maker.id, defaults=told)
    for shown in Shown.objects.filter(maker=maker.id).select_related("maker"):
        shown.commune, shown.folded = commune, folded(shown)
        shown.save(update_fields=["commune", "folded"])


def put_product(product: Product, at: datetime) -> None:
    """Let everybody see a product as it is now, under its maker."""
    told: dict[str, Any] = {name: getattr(product, name) for name in _SAME}
    shown = Shown(
        id=product.id, maker=ShownMaker.objects.get(id=product.maker_id), commune=commune_of(product.place) or "",
        season=season_bits(product.months), stars=product.stars or 0, stars_until=product.expires_on,
        photos=[_photo(one) for one in product.photos], turn=_turn(product.stock, at), shown_at=at, **told,
    )  # fmt: skip
    shown.folded = folded(shown)
    Shown.objects.filter(id=product.id).delete()
    shown.save(force_insert=True)


def put_stock(product: Product) -> None:
    """Say in the window what is left of a product, if it stands there."""
    for shown in Shown.objects.filter(id=product.id):
        shown.stock, shown.turn = product.stock, _turn(product.stock, shown.shown_at)
        shown.save(update_fields=["stock", "turn"])


def put_photos(product: Product) -> None:
    """Show the photos that a product has now, if it stands in the window."""
    Shown.objects.filter(id=product.id).update(photos=[_photo(one) for one in product.photos])


def folded(shown: Shown) -> str:
    """Return what a search of the market reads of a product, in small letters without marks."""
    answers = shown.answers
    commune = get_commune(shown.commune).full_name
    texts = (shown.name, shown.maker.name, shown.maker.where, commune, answers.get("made_of", ""), answers.get("taste", ""), shown.story)
    return f" {fold(' '.join(texts))} "


def _where(maker: Maker) -> str:
    village = village_today(maker.village_id) if maker.village_id else None
    return f"{village.kind} {village.name}" if village else village_named(maker.place)


def _turn(stock: str, at: datetime) -> int:
    return int(at.timestamp() * 1000) + (THERE if stock != "out" else 0)


def _photo(one: Photo) -> dict[str, Any]:
    return {"small": one.small, "large": one.large, "media": one.media, "says": one.says, "width": one.width, "height": one.height}
