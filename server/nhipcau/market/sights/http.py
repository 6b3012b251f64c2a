"""The map of a commune, for anybody: drawn here, so that it works without JavaScript, without tiles and on paper."""

from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.market.shop.models import ShownMaker
from nhipcau.market.sights.drawing import draw
from nhipcau.market.sights.queries import WORDS, as_geojson, lines_of, marks_of
from nhipcau.people.queries import demo_communes
from nhipcau.places.queries import get_commune
from nhipcau.settings.headers import POLICY

WIDE, NARROW = (960, 620, 15), (344, 460, 13)  # of the drawing: width, height, height of a letter
LEAFLET: Final = "leaflet/leaflet.js"


@require_safe
def commune_map(request: HttpRequest, commune: str) -> HttpResponse:
    """Draw a commune: its villages, its dead spots, who makes what, what to visit, where help is found.

    Raises:
        Refusal: 404.20 there is no such commune.
    """
    home = get_commune(commune)
    lines = lines_of(home)
    marks = marks_of(lines)
    context: dict[str, Any] = {
        "commune": home,
        "demo": home.code in demo_communes(),
        "drawings": [("wide", draw(marks, *WIDE)), ("slim", draw(marks, *NARROW))] if marks else [],
        "legend": [(kind, word) for kind, word in WORDS.items() if any(mark.kind == kind for mark in marks)],
        "groups": [(word, found) for kind, word in WORDS.items() if (found := [one for one in lines if one.kind == kind])],
        "shop": f"/cho/xa/{home.code}" if ShownMaker.objects.filter(commune=home.code).exists() else "",
        "unplaced": sum(not one.point for one in lines),
        "leaflet": bool(marks) and (settings.PHONE_APP_DIR / LEAFLET).is_file(),
        "tiles": settings.MAP_TILES_URL,
        "credit": settings.MAP_TILES_CREDIT,
    }
    response = render(request, "market/map.html", context)
    if settings.MAP_TILES_URL:
        response.headers["Content-Security-Policy"] = POLICY.replace("img-src 'self'", f"img-src 'self' {tile_host(settings.MAP_TILES_URL)}")
    return response


@require_safe
def points(request: HttpRequest, commune: str) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Return the points of a commune's map as GeoJSON.

    Raises:
        Refusal: 404.20 there is no such commune.
    """
    return JsonResponse(as_geojson(lines_of(get_commune(commune))), content_type="application/geo+json")


def tile_host(address: str) -> str:
    """Return from where tiles may come, as the content policy names it; a {s} for one of several servers becomes any."""
    found = urlsplit(address.replace("{s}.", "*.").replace("{s}", "*"))
    return f"{found.scheme}://{found.netloc}"
