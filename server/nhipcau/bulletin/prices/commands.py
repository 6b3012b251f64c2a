"""The verbs about prices: told, brought in as a file, struck."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from nhipcau.bulletin.hearing import hearing
from nhipcau.bulletin.prices.bodies import BringPrices, DropPrice, Line, TellPrice
from nhipcau.bulletin.prices.cards import renewed
from nhipcau.bulletin.prices.catalogue import goods, units
from nhipcau.bulletin.prices.models import Price
from nhipcau.bulletin.prices.problems import PRICE_FILE_WRONG, STRANGE_PRICE, UNKNOWN_GOODS, UNKNOWN_PRICE, WRONG_DAY
from nhipcau.bulletin.prices.queries import history
from nhipcau.bulletin.prices.rules import Told, rounded, strange
from nhipcau.kernel.actor import MEMBER, Actor
from nhipcau.kernel.clock import local_date
from nhipcau.kernel.facts import Change, Count, Facts, When
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.say import money
from nhipcau.kernel.scope import commune_path, reaching
from nhipcau.places.queries import get_living_village

PRICES: Final = "bulletin.prices"
OF_A_VISIT, OF_A_FILE = timedelta(days=60), timedelta(days=366)


def tell_price(actor: Actor, body: TellPrice, *, when: When) -> Facts:
    """Keep a price that somebody heard, paid or was offered.

    Raises:
        Refusal: 422.414 unknown goods, grade or unit; 422.415 a wrong day; 409.416 it is strange and nobody stood by it;
            404.21 the village is not of this commune.
    """
    place = commune_path(actor.scope)
    with reaching(actor, place):
        village = get_living_village(replace(actor, scope=place), body.village_id).id if body.village_id else None
        told = judged(body, actor.id, local_date(when.happened_at), OF_A_VISIT, history(place, [body.item], body.on).get(body.item, ()))
        _kept(actor, place, body, when, told, village=village)
        # The report has no row of its own: named as changed, phones hear it is in, and drop what they showed of it meanwhile.
        return Facts(place, _heard(place, [body.id, *renewed(place, [body.item])]), (Count("bulletin.goods_told", key=body.item),))


def bring_prices(actor: Actor, body: BringPrices, *, when: When) -> Facts:
    """Keep the prices of a file: all of them, or none. A province's are read by the phones of all its communes.

    Raises:
        Refusal: 422.418 so many lines of it are wrong.
    """
    place, day = actor.scope, local_date(when.received_at)
    known = history(place, [line.item for line in body.lines], day)
    wrong = 0
    for line in body.lines:
        try:
            told = judged(line, actor.id, day, OF_A_FILE, known.get(line.item, ()))
        except Refusal:
            wrong += 1
            continue
        _kept(actor, place, line, when, told, brought=body.id)
    if wrong:
        raise Refusal(PRICE_FILE_WRONG, count=wrong)
    cards = renewed(place, {line.item for line in body.lines})
    return Facts(place, _heard(place, cards), (Count("bulletin.goods_told", value=len(body.lines)),))


def drop_price(actor: Actor, body: DropPrice, *, when: When) -> Facts:
    """Strike a price: a member one's own, whoever leads or sits at the desk any of the commune's.

    Raises:
        Refusal: 404.417 there is none, or it is not theirs to strike.
    """
    place = commune_path(actor.scope)
    with reaching(actor, place):
        found = Price.objects.select_for_update().filter(id=body.price_id, place=place).first()
        if found is None or (actor.role == MEMBER and found.member_id != actor.id):
            raise Refusal(UNKNOWN_PRICE)
        if found.struck_at:
            return Facts(place)
        found.struck_at, found.struck_by = when.received_at, actor.name
        found.save(update_fields=["struck_at", "struck_by"])
        return Facts(place, _heard(place, renewed(place, [found.item])))


def judged(line: Line, by: UUID, today: date, back: timedelta, known: Iterable[Told]) -> Told:
    """Return a price as the rules read it, marked where it is strange and somebody stands by it.

    Raises:
        Refusal: 422.414, 422.415, 409.416: as above.
    """
    good = goods().get(line.item)
    if good is None or line.unit not in good.units or (line.grade and line.grade not in good.grades):
        raise Refusal(UNKNOWN_GOODS)
    if not today - back <= line.on <= today:
        raise Refusal(WRONG_DAY)
    told = Told(line.grade, line.unit, line.low, line.high, line.on, by)
    around = strange(told, good, known, units())
    if around and not line.sure:
        raise Refusal(STRANGE_PRICE, low=money(rounded(around[0])), high=money(rounded(around[1])))
    return replace(told, odd=bool(around))


def _heard(place: str, cards: Iterable[UUID]) -> tuple[Change, ...]:
    return tuple(Change(PRICES, card, heard) for card in cards for heard in hearing(place))


def _kept(actor: Actor, place: str, line: Line, when: When, told: Told, *, village: UUID | None = None, brought: UUID | None = None) -> None:
    Price.objects.create(
        **line.model_dump(include={"id", "item", "grade", "unit", "low", "high", "market", "kind", "on", "source"}),
        place=place, village_id=village, odd=told.odd, member_id=actor.id, told_by=actor.name, told_at=when.received_at, brought=brought,
    )  # fmt: skip
