"""The verbs about what somebody makes: entered, changed, some left or none; and its photos."""

from uuid import UUID

from nhipcau.kernel import bus
from nhipcau.kernel.actor import Actor, system
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import Awaited
from nhipcau.kernel.scope import COUNTRY, acting, commune_path, within
from nhipcau.market.makers import bodies
from nhipcau.market.makers.commands import PRODUCTS, files_of, let_bytes_go, locked_maker, rewritten
from nhipcau.market.makers.models import SHOWN, Photo, Product
from nhipcau.market.makers.problems import NOT_READY, PHOTOS_FULL, UNKNOWN_PRODUCT
from nhipcau.market.makers.queries import next_number, products_visible_to
from nhipcau.market.makers.rules import MOST_PHOTOS, check_ocop, check_photo, check_price, for_everybody
from nhipcau.market.makers.window import put_photos, put_stock

_SAME = {"name", "group", "story", "unit", "price_from", "price_to", "weight_g"}


def enter_product(actor: Actor, body: bodies.EnterProduct, *, when: When) -> Facts:
    """Enter something a maker makes; it waits for a second person.

    Raises:
        Refusal: 404.426 no such maker; 409.438 the maker has withdrawn; 422.430 words not for everybody; 422.431 an odd
            price; 422.432 odd stars.
    """
    maker = locked_maker(actor, body.maker_id)
    if maker.withdrawn_at:
        raise Refusal(NOT_READY)
    told = _checked(body, when)
    number = next_number(maker.id)
    about = {"place": maker.place, "maker": maker, "number": number, "stock": body.stock}
    Product.objects.create(id=body.id, changed_by=actor.id, changed_at=when.received_at, **about, **told)
    return Facts(maker.place, (Change(PRODUCTS, body.id),))


def change_product(actor: Actor, body: bodies.ChangeProduct, *, when: When) -> Facts:
    """Say again what somebody makes; the window shows it once somebody else has looked.

    Raises:
        Refusal: 404.427 no such product; the rest as `enter_product`.
    """
    product, told = locked_product(actor, body.product_id), _checked(body, when)
    for name, value in told.items():
        setattr(product, name, value)
    rewritten(product, actor, when)
    product.save()
    return Facts(product.place, (Change(PRODUCTS, product.id),))


def _checked(body: bodies.EnterProduct | bodies.ChangeProduct, when: When) -> dict[str, object]:
    """Return what a row is told, once it may be seen by everybody."""
    answers = body.answers.model_dump()
    for_everybody((body.name, body.story, body.unit, *answers.values()))
    check_price(body.price_from, body.price_to)
    check_ocop(body.ocop, local_date(when.received_at))
    stars = body.ocop.model_dump() if body.ocop else {"stars": None, "certificate": "", "decision": "", "issued_on": None}
    return {**body.model_dump(include=_SAME), "answers": answers, "months": sorted(set(body.months)), **stars}


def set_stock(actor: Actor, body: bodies.SetStock, *, when: When) -> Facts:  # noqa: ARG001 (as every verb)
    """Say whether there is some, little or none left; the window says it at once.

    Raises:
        Refusal: 404.427 no such product.
    """
    product = locked_product(actor, body.product_id)
    product.stock = body.stock
    product.save(update_fields=["stock"])
    put_stock(product)
    return Facts(product.place, (Change(PRODUCTS, product.id),))


def attach_photo(actor: Actor, body: bodies.AttachPhoto, *, when: When) -> Facts:
    """Announce a photo in two sizes; their bytes follow, and the product waits for a look again.

    Raises:
        Refusal: 404.427 no such product; 409.435 it has enough; 413.434 too heavy; 422.433 not of these sizes;
            422.430 words not for everybody; 409.438 the maker has withdrawn.
    """
    check_photo(body.small, body.large)
    for_everybody((body.says,))
    product = locked_product(actor, body.product_id)
    if product.maker.withdrawn_at:
        raise Refusal(NOT_READY)
    if product.pictures.count() >= MOST_PHOTOS:
        raise Refusal(PHOTOS_FULL, most=MOST_PHOTOS)
    Photo.objects.create(
        id=body.id, place=product.place, product=product, member_id=actor.id, says=body.says,
        folder=commune_path(product.place).rstrip("."), media=body.large.media, width=body.large.width, height=body.large.height,
        small=body.small.digest, small_bytes=body.small.bytes, large=body.large.digest, large_bytes=body.large.bytes,
        added_at=when.received_at,
    )  # fmt: skip
    rewritten(product, actor, when)
    product.save()
    return Facts(product.place, (Change(PRODUCTS, product.id),))


def drop_photo(actor: Actor, body: bodies.DropPhoto, *, when: When) -> Facts:  # noqa: ARG001 (as every verb)
    """Take a photo away at once, from the window too, and its bytes.

    Raises:
        Refusal: 404.427 no such photo.
    """
    photo = Photo.objects.filter(within(actor), id=body.photo_id).select_related("product").first()
    if photo is None:
        raise Refusal(UNKNOWN_PRODUCT)
    let_bytes_go(files_of(Photo.objects.filter(id=photo.id)))
    product = photo.product
    photo.delete()
    if product.state == SHOWN:
        put_photos(product)
    return Facts(product.place, (Change(PRODUCTS, product.id),))


def locked_product(actor: Actor, product_id: UUID) -> Product:
    """Return a product of the actor's places, for changing.

    Raises:
        Refusal: 404.427 no such product.
    """
    found = products_visible_to(actor).filter(id=product_id).values_list("id", flat=True)
    product = Product.objects.select_for_update(of=("self",)).select_related("maker").filter(id__in=found).first()
    if product is None:
        raise Refusal(UNKNOWN_PRODUCT)
    return product


def photo_arrived(actor: Actor, body: bodies.PhotoArrived, *, when: When) -> Facts:
    """Note that one size of a photo is whole; a second time changes nothing."""
    changes: dict[UUID, str] = {}
    mine = Photo.objects.select_for_update(of=("self",)).filter(within(actor), folder=body.folder)
    for name, at in (("small", "small_at"), ("large", "large_at")):
        for photo in mine.filter(**{name: body.digest, at: None}).order_by("id"):
            setattr(photo, at, when.received_at)
            photo.save(update_fields=[at])
            changes[photo.product_id] = photo.place
    return Facts(actor.scope, tuple(Change(PRODUCTS, one, place) for one, place in changes.items()))


def tell_arrived(file: Awaited, digest: str) -> None:
    """Tell each commune whose photos await this file that it is whole, in the words of the house itself."""
    with acting(system(COUNTRY)):
        photos = Photo.objects.filter(folder=file.folder)
        rows = (*photos.filter(small=digest, small_at=None), *photos.filter(large=digest, large_at=None))
        places = sorted({commune_path(one.place) for one in rows})
    for place in places:
        bus.do(system(place), "market.photo_arrived", bodies.PhotoArrived(digest=digest, folder=file.folder))
