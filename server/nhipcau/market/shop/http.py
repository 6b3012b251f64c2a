"""The market's public pages: looked through, a product, a maker, a commune. No script, no cookie, nothing of who looks."""

import hashlib
from datetime import date
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from nhipcau.kernel.clock import local_today
from nhipcau.market.makers.questions import asks, groups
from nhipcau.market.shop import linked, queries, told
from nhipcau.market.shop.models import Shown
from nhipcau.market.shop.queries import MONTHS, STARS, Wish
from nhipcau.people.queries import demo_communes
from nhipcau.places.queries import get_commune


class Card:
    """A product as pages show it: its own facts, and what is worked out of them for today."""

    def __init__(self, it: Shown, today: date) -> None:
        self.it = it
        self.price = told.price(it)
        self.stock = told.STOCK[it.stock]
        self.season = told.season(it.season)
        self.weight = told.weight(it.weight_g)
        self.stars = told.stars(it, today)
        self.photo = it.photos[0] if it.photos else None


@require_safe
@gzip_page  # nothing secret stands on it, and it asks for nothing
def market(request: HttpRequest) -> HttpResponse:
    """Show what is made: by words (``q``), commune, group, month and stars, in pages (``sau``)."""
    return _listed(request, Wish.read(request.GET.dict()))


@require_safe
@gzip_page  # nothing secret stands on it, and it asks for nothing
def of_commune(request: HttpRequest, commune: str) -> HttpResponse:
    """Show what a commune makes, and who makes it.

    Raises:
        Refusal: 404.439 nothing of it is shown.
    """
    found = queries.get_market(commune)
    wish = Wish.read(request.GET.dict() | {"xa": commune})
    return _listed(request, wish, commune=found, makers=queries.makers_in(commune))


def _listed(request: HttpRequest, wish: Wish, **more: Any) -> HttpResponse:  # noqa: ANN401 (what a page has besides)
    today, at = local_today(), request.build_absolute_uri
    found = queries.page(wish, today)
    commune = more.get("commune")
    path = f"/cho/xa/{commune.code}" if commune else "/cho"
    steps = (("Chợ", "/cho"), *(((commune.full_name, path),) if commune else ()))
    context = {
        "wish": wish,
        "cards": [Card(one, today) for one in found.products],
        "more": wish.address(after=found.last) if found.last else "",
        "first": wish.address() if wish.after else "",
        "path": path,
        "communes": [] if commune else queries.communes(),
        "groups": groups().items(),
        "group_name": groups().get(wish.group, ""),
        "map_at": _there(f"/ban-do/{commune.code}") if commune else "",
        "months": MONTHS,
        "stars": STARS,
        "linked": linked.in_page([linked.trail(at, *steps), linked.listing(found.products, at)]),
        "demo": bool({one.commune for one in found.products} & demo_communes()),
        **_head(request, path + wish.address(xa="" if commune else wish.commune), found.products),
        **more,
    }
    return _kept(request, render(request, "market/shop_list.html", context))


@require_safe
@gzip_page  # nothing secret stands on it, and it asks for nothing
def product(request: HttpRequest, product_id: UUID) -> HttpResponse:
    """Show a product: what it is, for how much, who made it, the five answers.

    Raises:
        Refusal: 404.439 it is not shown.
    """
    one, today, at = queries.get_shown(product_id), local_today(), request.build_absolute_uri
    commune = get_commune(one.commune)
    steps = (("Chợ", "/cho"), (commune.full_name, f"/cho/xa/{commune.code}"), (one.name, f"/cho/{one.id}"))
    data = [
        linked.product(one, at, today),
        linked.maker(one.maker, at, commune.full_name, commune.province.name),
        linked.trail(at, *steps),
    ]
    context = {
        "card": Card(one, today),
        "it": one,
        "commune": commune,
        "kind": told.KINDS[one.maker.kind],
        "group_name": groups()[one.group],
        "answers": [(ask, one.answers[key]) for key, ask in asks().items() if one.answers.get(key)],
        "ask_at": _there(f"/cho/{one.id}/hoi"),
        "summary": told.summary(one),
        "linked": linked.in_page(data),
        "others": [Card(other, today) for other in queries.made_by(one.maker) if other.id != one.id][:4],
        "demo": one.commune in demo_communes(),
        **_head(request, f"/cho/{one.id}", [one]),
    }
    return _kept(request, render(request, "market/shop_product.html", context))


@require_safe
@gzip_page  # nothing secret stands on it, and it asks for nothing
def maker(request: HttpRequest, maker_id: UUID) -> HttpResponse:
    """Show a maker: their story, where they are, what they make.

    Raises:
        Refusal: 404.439 nobody such is shown.
    """
    one, today, at = queries.get_maker(maker_id), local_today(), request.build_absolute_uri
    commune, made = get_commune(one.commune), queries.made_by(one)
    steps = (("Chợ", "/cho"), (commune.full_name, f"/cho/xa/{commune.code}"), (one.name, f"/cho/nha/{one.id}"))
    who = linked.maker(one, at, commune.full_name, commune.province.name)
    context = {
        "it": one,
        "commune": commune,
        "kind": told.KINDS[one.kind],
        "cards": [Card(product, today) for product in made],
        "linked": linked.in_page([who, linked.trail(at, *steps), linked.listing(made, at)]),
        "demo": one.commune in demo_communes(),
        **_head(request, f"/cho/nha/{one.id}", made),
    }
    return _kept(request, render(request, "market/shop_maker.html", context))


def _head(request: HttpRequest, path: str, some: list[Shown]) -> dict[str, Any]:
    """Return what the head of a page says to search engines and to whoever shares it."""
    photo = next((one.photos[0] for one in some if one.photos), None)
    at = request.build_absolute_uri
    return {"canonical": at(path), "picture": at(f"/cho/anh/{photo['large']}") if photo else "", "picture_size": photo}


def _there(path: str) -> str:
    """Return an address if a page answers it here."""
    try:
        resolve(path)
    except Resolver404:
        return ""
    return path


KEPT: Final = "public, no-cache"  # kept by whoever likes, and asked for anew each time: what was taken down is down


def _kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Say only that nothing changed, to whoever has just this page."""
    mark = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match", "").removeprefix("W/") == mark:
        response = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
    response.headers["ETag"], response.headers["Cache-Control"] = mark, KEPT
    return response
