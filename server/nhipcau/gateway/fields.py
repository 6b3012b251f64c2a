"""What a week asks for on the fields of a commune: for anybody, without an account or JavaScript.

The height and the crops come from what the office told the calendar of classes; where it told nothing, all heights are shown.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nhipcau.kernel.actor import system
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.scope import acting
from nhipcau.learning.queries import land_told
from nhipcau.places.models import Commune
from nhipcau.places.queries import STAGES, ZONES, Land, get_commune, this_week


@require_safe
def season(request: HttpRequest, commune: str) -> HttpResponse:
    """Show the work of this week; ``vung`` chooses a height.

    Raises:
        Refusal: 404.20 there is no such commune.
    """
    place, today = get_commune(commune), local_today()
    land, told = land_of(place)
    asked = request.GET.get("vung", "")
    zone = asked if asked in ZONES else land.zone
    works = this_week(Land(land.province, zone, land.crops), today)
    context = {
        "place": place,
        "today": today,
        "works": [(work, STAGES[work.stage], [ZONES[one] for one in work.zones] if not zone and len(work.zones) < len(ZONES) else []) for work in works],
        "zones": ZONES,
        "zone": zone,
        "told": told,
        "crops": land.crops,
        "sources": sorted({source for work in works for source in work.sources}),
    }
    return render(request, "gateway/season.html", context)


def land_of(place: Commune) -> tuple[Land, bool]:
    """Return what a commune's fields hang on, and whether its office said so."""
    with acting(system("vn.")):
        found = land_told(place.province_id, place.code)
    return (found, True) if found else (Land(place.province_id, ""), False)
