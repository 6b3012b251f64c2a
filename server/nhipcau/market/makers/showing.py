"""The verbs of the second pair of eyes: let be seen, taken down, put back; and what anybody reports."""

from nhipcau.kernel.actor import Actor
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_path, path_of, within
from nhipcau.market.makers import bodies
from nhipcau.market.makers.commands import MAKERS, PRODUCTS, locked_maker, out_of_the_window
from nhipcau.market.makers.goods import locked_product
from nhipcau.market.makers.models import DOWN, SHOWN, WAITING, Maker, Product
from nhipcau.market.makers.problems import CHANGED_SINCE, NOT_AGREED, NOT_READY, NOT_SHOWN, OWN_LOOK
from nhipcau.market.makers.queries import makers_visible_to
from nhipcau.market.makers.window import put_maker, put_product
from nhipcau.market.shop.models import Abuse, Shown, ShownMaker
from nhipcau.places.queries import get_commune

Thing = Maker | Product


def publish(actor: Actor, body: bodies.Publish, *, when: When) -> Facts:
    """Let everybody see this very version; never by whoever wrote it, never without the maker's word.

    Raises:
        Refusal: 404.426, 404.427 there is no such thing; 409.437 it was changed since; 409.436 own work; 422.428 no consent;
            409.438 the maker is not shown, or a photo is on its way.
    """
    thing = _thing(actor, body)
    if thing.version != body.version:
        raise Refusal(CHANGED_SINCE)
    if thing.changed_by == actor.id:
        raise Refusal(OWN_LOOK)
    _check_agreed(actor, thing)
    if isinstance(thing, Product):
        _check_ready(thing)
    thing.looked_by, thing.looked_at, thing.state, thing.why = actor.id, when.received_at, SHOWN, ""
    thing.save()
    _put(thing, when)
    return Facts(thing.place, (_change(thing),))


def _check_agreed(actor: Actor, thing: Thing) -> None:
    maker = thing if isinstance(thing, Maker) else thing.maker
    if not makers_visible_to(actor).get(id=maker.id).agreed:
        raise Refusal(NOT_AGREED)


def _check_ready(product: Product) -> None:
    under = ShownMaker.objects.filter(id=product.maker_id).exists()
    if not under or not all(photo.here for photo in product.photos):
        raise Refusal(NOT_READY)


def _put(thing: Thing, when: When) -> None:
    if isinstance(thing, Maker):
        put_maker(thing, when.received_at)
    else:
        put_product(thing, when.received_at)


def take_down(actor: Actor, body: bodies.TakeDown, *, when: When) -> Facts:
    """Take out of the window what everybody saw, with a reason; a maker takes everything of theirs along.

    Raises:
        Refusal: 404.426, 404.427 there is no such thing.
    """
    thing = _thing(actor, body)
    if isinstance(thing, Maker):
        out_of_the_window(thing)
        Product.objects.filter(maker=thing, state=SHOWN).update(state=WAITING, looked_by=None)
    else:
        Shown.objects.filter(id=thing.id).delete()
    thing.state, thing.why = DOWN, body.why
    thing.save(update_fields=["state", "why"])
    _settle(actor, thing, "down", body.why, when)
    more = _products(thing) if isinstance(thing, Maker) else ()
    return Facts(thing.place, (_change(thing), *more))


def put_back(actor: Actor, body: bodies.PutBack, *, when: When) -> Facts:
    """Let be seen again what was taken down; or, of what stands there, settle what was reported as unfounded.

    Raises:
        Refusal: 404.426, 404.427 there is no such thing; 422.428 no consent; 409.436 own work; 409.438 it waits for a first look.
    """
    thing = _thing(actor, body)
    if thing.state == DOWN:
        _check_agreed(actor, thing)
        if isinstance(thing, Product):
            _check_ready(thing)
        if thing.changed_by == actor.id:
            raise Refusal(OWN_LOOK)
        thing.state, thing.why, thing.looked_by, thing.looked_at = SHOWN, "", actor.id, when.received_at
        thing.save()
        _put(thing, when)
    elif thing.state != SHOWN:
        raise Refusal(NOT_READY)
    _settle(actor, thing, "kept", body.why, when)
    return Facts(thing.place, (_change(thing),))


def _settle(actor: Actor, thing: Thing, how: str, why: str, when: When) -> None:
    ids = [thing.id] if isinstance(thing, Product) else list(thing.products.values_list("id", flat=True))
    told = Abuse.objects.filter(within(actor), product_id__in=ids, settled_at=None)
    told.update(settled_at=when.received_at, settled_as=how, settled_why=why)


def report(actor: Actor, body: bodies.Report, *, when: When) -> Facts:
    """Keep what somebody says of a product that is shown; the commune's office reads it.

    Raises:
        Refusal: 404.439 it is not shown.
    """
    shown = Shown.objects.filter(id=body.product_id).first()
    if shown is None:
        raise Refusal(NOT_SHOWN)
    place = path_of(get_commune(shown.commune).province_id, shown.commune)
    Abuse.objects.create(id=body.id, place=place, product_id=body.product_id, kind=body.kind, note=body.note, said_at=when.received_at)
    return Facts(commune_path(actor.scope))


def _thing(actor: Actor, body: bodies.Publish | bodies.TakeDown | bodies.PutBack) -> Thing:
    if body.thing == "maker":
        return locked_maker(actor, body.thing_id)
    return locked_product(actor, body.thing_id)


def _change(thing: Thing) -> Change:
    return Change(MAKERS if isinstance(thing, Maker) else PRODUCTS, thing.id)


def _products(maker: Maker) -> tuple[Change, ...]:
    ids = Product.objects.filter(maker=maker).order_by("id").values_list("id", flat=True)
    return tuple(Change(PRODUCTS, one) for one in ids)
