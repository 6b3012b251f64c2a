"""What search engines are told of a page: schema.org as JSON-LD. It stands in the page as data, never as a script that runs."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.utils.html import format_html
from django.utils.safestring import SafeString

from nhipcau.market.shop import told
from nhipcau.market.shop.models import Shown, ShownMaker

Address = Callable[[str], str]
_ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029'"}
THERE: Final = {"in": "InStock", "low": "LimitedAvailability", "out": "OutOfStock"}


def in_page(data: list[dict[str, Any]]) -> SafeString:
    """Return data as it stands in a page: no sign in it can end the element or begin another."""
    text = json.dumps({"@context": "https://schema.org", "@graph": data}, ensure_ascii=False, separators=(",", ":"))
    safe = SafeString(text.translate(_ESCAPES))  # every sign that HTML knows is spelled out, as Django's json_script does
    return format_html('<script type="application/ld+json">{}</script>', safe)


def product(one: Shown, at: Address, today: date) -> dict[str, Any]:
    """Tell a product: what it is, who made it, for how much, whether there is some."""
    found: dict[str, Any] = {
        "@type": "Product",
        "@id": at(f"/cho/{one.id}"),
        "name": one.name,
        "description": told.summary(one, 500),
        "sku": str(one.id),
        "brand": {"@type": "Brand", "name": one.maker.name},
        "offers": _offer(one, at),
    }
    if one.photos:
        found["image"] = [at(f"/cho/anh/{photo['large']}") for photo in one.photos]
    if one.weight_g:
        found["weight"] = {"@type": "QuantitativeValue", "value": one.weight_g, "unitCode": "GRM"}
    if stars := told.stars(one, today):
        found["award"] = f"OCOP {stars} sao"
    return found


def _offer(one: Shown, at: Address) -> dict[str, Any]:
    """Tell an offer; without a price, only whether there is some and who has it."""
    offer: dict[str, Any] = {
        "@type": "Offer",
        "url": at(f"/cho/{one.id}"),
        "availability": f"https://schema.org/{THERE[one.stock]}",
        "itemCondition": "https://schema.org/NewCondition",
        "seller": {"@id": at(f"/cho/nha/{one.maker_id}")},
    }
    if one.price_from is None:
        return offer
    offer["priceCurrency"] = "VND"
    if one.price_to and one.price_to > one.price_from:
        return offer | {"@type": "AggregateOffer", "lowPrice": one.price_from, "highPrice": one.price_to, "offerCount": 1}
    return offer | {"price": one.price_from}


def maker(one: ShownMaker, at: Address, commune: str, province: str) -> dict[str, Any]:
    """Tell a maker: a business by its name, a home by the name over its stall; the place, and no way to call."""
    kind = "Organization" if one.kind == "household" else "LocalBusiness"
    where = {"@type": "PostalAddress", "addressCountry": "VN", "addressRegion": province, "addressLocality": commune}
    where |= {"streetAddress": one.where} if one.where else {}
    return {"@type": kind, "@id": at(f"/cho/nha/{one.id}"), "name": one.name, "url": at(f"/cho/nha/{one.id}"), "address": where}


def trail(at: Address, *steps: tuple[str, str]) -> dict[str, Any]:
    """Tell the way to a page: (name, path) from the market down."""
    lines = [
        {"@type": "ListItem", "position": number, "name": name, "item": at(path)} for number, (name, path) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": lines}


def listing(some: list[Shown], at: Address) -> dict[str, Any]:
    """Tell which products stand on a page."""
    lines = [{"@type": "ListItem", "position": number, "url": at(f"/cho/{one.id}"), "name": one.name} for number, one in enumerate(some, 1)]
    return {"@type": "ItemList", "itemListElement": lines}
