"""The office's page that takes a file of weather and says what is old; and the weather of a commune, for anybody."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.bulletin.weather.adapter import Unread
from nhipcau.bulletin.weather.bodies import MOST_PLACES, BringWeather
from nhipcau.bulletin.weather.files import MOST_BYTES, TooMuch, read_file
from nhipcau.bulletin.weather.problems import FILE_TOO_LARGE, FILE_UNREADABLE, NOT_YOUR_PLACE, WEATHER_MISREAD
from nhipcau.bulletin.weather.queries import told_of, within_place
from nhipcau.bulletin.weather.shown import stale
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_ANALYST, PROVINCE_LEAD
from nhipcau.kernel.clock import VIETNAM, local_today, now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.scope import commune_of
from nhipcau.places.models import Commune
from nhipcau.places.queries import centres_of, get_commune, names_of

PAGE: Final = "/tinh/thoi-tiet"
SHOWN: Final = 200


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, PROVINCE_LEAD, PROVINCE_ANALYST, purpose=CONTENT)
def weather(request: OfficeRequest) -> HttpResponse:
    """Show how old each commune's weather is; take a file (``tep``) with its source (``nguon``) and its hour (``luc``)."""
    if request.method != "POST":
        return _page(request)
    try:
        many = _bring(request)
    except Refusal as refusal:
        return _page(request, refusal)
    return redirect(f"{PAGE}?xong={many}")


def _bring(request: OfficeRequest) -> int:
    """Read the file and bring in what it holds for the officer's place; return for how many communes.

    Raises:
        Refusal: 413.408, 422.409 the file; 422.410 it tells of other places; 422.411 its source or its hour.
    """
    sent = request.FILES.get("tep")
    if sent is None:
        raise Refusal(FILE_UNREADABLE, what="chưa chọn tệp")
    if (sent.size or 0) > MOST_BYTES:
        raise Refusal(FILE_TOO_LARGE)
    actor = request.officer.actor
    try:
        found = read_file(sent.read(), centres_of(_codes(actor.scope)))
    except TooMuch as error:
        raise Refusal(FILE_TOO_LARGE) from error
    except Unread as error:
        raise Refusal(FILE_UNREADABLE, what=str(error)) from error
    if not found:
        raise Refusal(NOT_YOUR_PLACE)
    try:
        at = parse_datetime(request.POST.get("luc", ""))
        places = [{"commune": code, "days": days} for code, days in sorted(found.items())][:MOST_PLACES]
        told = {"id": new_id(), "source": request.POST.get("nguon", ""), "taken_at": at.replace(tzinfo=VIETNAM) if at else None, "places": places}
        body = BringWeather.model_validate(told)
    except ValueError as error:
        raise Refusal(WEATHER_MISREAD) from error
    bus.do(actor, "bulletin.bring_weather", body)
    return len(places)


def _codes(scope: str) -> list[str]:
    """Return the codes of the communes under a place path."""
    commune = commune_of(scope)
    if commune:
        return [commune]
    province = scope.split(".")[1]
    return list(Commune.objects.filter(valid_to=None, province=province).order_by("code").values_list("code", flat=True))


def _page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor, today = request.officer.actor, local_today()
    rows = list(within_place(actor.scope)[:SHOWN])
    called = names_of([row.place.removeprefix("vn.").rstrip(".") for row in rows])
    many = request.GET.get("xong", "")
    context = {
        "here": PAGE,
        "rows": [(called.get(row.place.removeprefix("vn.").rstrip("."), ""), commune_of(row.place), row, stale(row.taken_at, today)) for row in rows],
        "whole": len(_codes(actor.scope)),
        "fetches": bool(settings.WEATHER),
        "done": f"Đã nhận thời tiết của {many} xã, phường." if many.isdigit() else "",
        "typed": {"nguon": request.POST.get("nguon", "Open-Meteo"), "luc": request.POST.get("luc", "") or now().astimezone(VIETNAM).strftime("%Y-%m-%dT%H:%M")},
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "bulletin/weather_office.html", context, status=refusal.problem.status if refusal else 200)


@require_safe
def commune_weather(request: HttpRequest, commune: str) -> HttpResponse:
    """Show today and the three days after it, how old the figures are, and the text to read aloud.

    Raises:
        Refusal: 404.20 there is no such commune.
    """
    place, today = get_commune(commune), local_today()
    return render(request, "bulletin/weather.html", {"place": place, "told": told_of(place, today), "today": today})
