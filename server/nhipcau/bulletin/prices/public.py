"""What goods fetch in a commune: for anybody, without an account or JavaScript. Nobody's name stands there."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.bulletin.prices import queries
from nhipcau.bulletin.prices.catalogue import Good, goods, name_of, names, unit_name, written
from nhipcau.bulletin.prices.problems import UNKNOWN_GOODS
from nhipcau.bulletin.prices.rules import WEEKS
from nhipcau.bulletin.prices.shown import Shown, can_convert, in_other_units, shown, trend
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import commune_of
from nhipcau.places.queries import get_commune, names_of


@require_safe
def commune_prices(request: HttpRequest, commune: str) -> HttpResponse:
    """Show every kind of goods of which a price is known, by group.

    Raises:
        Refusal: 404.20 there is no such commune.
    """
    place, today = get_commune(commune), local_today()
    found: dict[str, tuple[Good, list[Shown], bool]] = {}
    for card in queries.cards_of(place):
        if card.item in goods() and card.lines:
            found.setdefault(card.item, (goods()[card.item], [shown(line, today) for line in card.lines], card.wide))
    shelves = [(name, [one for item, one in found.items() if goods()[item].group == group]) for group, name in names("groups").items()]
    context = {"place": place, "shelves": [(name, rows) for name, rows in shelves if rows], "today": today}
    return render(request, "bulletin/prices.html", context)


@require_safe
def item_prices(request: HttpRequest, commune: str, item: str) -> HttpResponse:
    """Show what one kind of goods fetches: by grade, week by week, strange reports apart, and elsewhere in the province.

    Raises:
        Refusal: 404.20 there is no such commune; 422.414 there are no such goods.
    """
    place, today = get_commune(commune), local_today()
    good = goods().get(item)
    if good is None:
        raise Refusal(UNKNOWN_GOODS)
    cards = queries.cards_of(place, item)
    lines = [line for card in cards for line in card.lines]
    first = lines[0] if lines else None
    near = queries.cards_near(place, item)
    called = names_of({f"{place.province_id}.{commune_of(card.place)}" for card in near})
    context = {
        "place": place, "good": good, "today": today,
        "lines": [(shown(line, today), in_other_units(line)) for line in lines],
        "apart": [shown(line, today) for card in cards for line in card.apart],
        "trend": trend([(date.fromisoformat(week), low, high) for week, low, high in first["weeks"]], today, WEEKS) if first else None,
        "unit": unit_name(first["unit"]) if first else "", "grade": first["grade"] if first else "", "weeks": WEEKS,
        "weighs": bool(first and can_convert(first["unit"])),
        "near": [(called.get(f"{place.province_id}.{commune_of(card.place)}", ""), commune_of(card.place), shown(card.lines[0], today)) for card in near],
        "as_of": written()["as_of"], "name": name_of(item),
    }  # fmt: skip
    return render(request, "bulletin/price.html", context)

