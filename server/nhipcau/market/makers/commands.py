"""The verbs about a maker: entered, changed, agreed to, withdrawn."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from nhipcau.kernel import registry
from nhipcau.kernel.actor import Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Change, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.registry import Gone, Traces
from nhipcau.market.makers import bodies
from nhipcau.market.makers.models import WAITING, WITHDRAWN, Maker, Photo, Product
from nhipcau.market.makers.problems import AGREEMENT_ODD, NOT_AGREED, UNKNOWN_MAKER
from nhipcau.market.makers.queries import makers_visible_to
from nhipcau.market.makers.rules import for_everybody
from nhipcau.market.shop.models import ShownMaker
from nhipcau.people.queries import People, household_of
from nhipcau.places.queries import get_living_village

MAKERS, PRODUCTS = "market.makers", "market.products"
CONSENT = "publish"


def enter_maker(actor: Actor, body: bodies.EnterMaker, *, when: When) -> Facts:
    """Enter somebody who makes something; a household only with the consent of the person it goes by.

    Raises:
        Refusal: 404.21 the village is elsewhere; 404.31 nobody such; 422.428 no consent; 422.430 words not for everybody.
    """
    for_everybody((body.name, body.story))
    if body.resident_id:
        place, home = _home(actor, body.resident_id, when.happened_at)
    else:
        place, home = _seat(actor, body.village_id), None
    Maker.objects.create(
        place=place, household_id=home, changed_by=actor.id, changed_at=when.received_at, **body.model_dump()
    )
    return Facts(place, (Change(MAKERS, body.id),))


def _home(actor: Actor, resident: UUID, at: datetime) -> tuple[str, UUID]:
    home = household_of(resident)
    person = People(actor, [resident], CONSENT).get(home, resident, at)
    if not person.agreed(at):
        raise Refusal(NOT_AGREED)
    return person.place, home


def _seat(actor: Actor, village: UUID | None) -> str:
    return get_living_village(actor, village).place if village else actor.scope


def change_maker(actor: Actor, body: bodies.ChangeMaker, *, when: When) -> Facts:
    """Say again what stands over a stall; the window shows it once somebody else has looked.

    Raises:
        Refusal: 404.426 no such maker; 404.21 the village is elsewhere; 422.430 words not for everybody.
    """
    maker = locked_maker(actor, body.maker_id)
    for_everybody((body.name, body.story))
    if body.village_id:
        get_living_village(actor, body.village_id)
    for name in ("name", "story", "village_id", "telephone"):
        setattr(maker, name, getattr(body, name))
    if maker.resident_id and maker.withdrawn_at:
        _home(actor, maker.resident_id, when.happened_at)
        _back_again(maker)
    rewritten(maker, actor, when)
    maker.save()
    return Facts(maker.place, (Change(MAKERS, maker.id),))


def _back_again(maker: Maker) -> None:
    """Let somebody who had withdrawn wait for a look again, with all they make."""
    maker.withdrawn_at, maker.state = None, WAITING
    Product.objects.filter(maker=maker, state=WITHDRAWN).update(state=WAITING, looked_by=None)


def rewritten(thing: Maker | Product, actor: Actor, when: When) -> None:
    """Note a new version: it waits until somebody else has looked."""
    thing.version += 1
    thing.changed_by, thing.changed_at = actor.id, when.received_at
    thing.looked_by = thing.looked_at = None
    if thing.state != WITHDRAWN:
        thing.state, thing.why = WAITING, ""


def agree(actor: Actor, body: bodies.AgreeToShow, *, when: When) -> Facts:
    """Note that an organisation agreed to be shown: who signed, in which words, when, by which paper.

    Raises:
        Refusal: 404.426 no such maker; 422.429 a household agrees by a person's consent, or the day is yet to come.
    """
    maker = locked_maker(actor, body.maker_id)
    if maker.resident_id or body.agreed_on > local_date(when.received_at):
        raise Refusal(AGREEMENT_ODD)
    for name in ("signed_by", "as_what", "wording", "paper", "agreed_on"):
        setattr(maker, name, getattr(body, name))
    if maker.withdrawn_at:
        _back_again(maker)
    maker.save()
    return Facts(maker.place, (Change(MAKERS, maker.id), *told_of(maker)))


def withdraw(actor: Actor, body: bodies.WithdrawMaker, *, when: When) -> Facts:
    """Take all of a maker out of the window, photos and their bytes too; a second time changes nothing.

    Raises:
        Refusal: 404.426 no such maker.
    """
    maker = locked_maker(actor, body.maker_id)
    if maker.withdrawn_at:
        return Facts(maker.place)
    out_of_the_window(maker)
    photos = Photo.objects.filter(product__maker=maker)
    let_bytes_go(files_of(photos))
    photos.delete()
    Product.objects.filter(maker=maker).update(state=WITHDRAWN, looked_by=None)
    maker.state, maker.withdrawn_at, maker.looked_by = WITHDRAWN, when.received_at, None
    maker.signed_by = maker.as_what = maker.paper = ""
    maker.agreed_on = None
    maker.save()
    return Facts(maker.place, (Change(MAKERS, maker.id), *told_of(maker)))


def told_of(maker: Maker) -> tuple[Change, ...]:
    """Return what phones are told of everything that a maker makes."""
    ids = Product.objects.filter(maker=maker).order_by("id").values_list("id", flat=True)
    return tuple(Change(PRODUCTS, one) for one in ids)


def out_of_the_window(maker: Maker) -> None:
    """Let nobody see a maker and their products any more."""
    ShownMaker.objects.filter(id=maker.id).delete()


def locked_maker(actor: Actor, maker_id: UUID) -> Maker:
    """Return a maker of the actor's places, for changing.

    Raises:
        Refusal: 404.426 no such maker.
    """
    found = makers_visible_to(actor).filter(id=maker_id).values_list("id", flat=True)
    maker = Maker.objects.select_for_update().filter(id__in=found).first()
    if maker is None:
        raise Refusal(UNKNOWN_MAKER)
    return maker


def gone(maker: Maker) -> list[Gone]:
    """Let go of a maker altogether: the window, what they make, its photos with their bytes."""
    photos, named = Photo.objects.filter(product__maker=maker), maker.id
    pictures, files = tuple(photos.values_list("id", flat=True)), files_of(photos)
    things = tuple(one.id for one in told_of(maker))
    told = (*((PRODUCTS, one) for one in things), (MAKERS, named))
    out_of_the_window(maker)
    maker.delete()
    return [
        Gone("photos", rows=pictures, files=files),
        Gone("products", rows=things),
        Gone("makers", rows=(named,), changes=tuple(Change(kind, one, maker.place) for kind, one in told)),
    ]


def files_of(photos: QuerySet[Photo]) -> tuple[tuple[str, str], ...]:
    """Return where the bytes of photos lie, by folder and digest."""
    rows = photos.order_by("id").values_list("folder", "small", "large")
    return tuple((folder, digest) for folder, *both in rows for digest in both)


def let_bytes_go(files: tuple[tuple[str, str], ...]) -> None:
    """Have bytes removed once this transaction has committed; a kill in between is made good by the daily sweep."""
    traces = Traces((), (), files)
    for clean in registry.cleaners:
        transaction.on_commit(partial(clean, traces), robust=True)
