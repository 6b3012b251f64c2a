"""The page that takes a pasted bulletin, and the page that tells the level of a flash flood by the table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.bulletin.reading.matrix import MOST_RAIN, REGIONS, ZONES, Answer, level, written
from nhipcau.bulletin.reading.plans import ends_at, plan_of
from nhipcau.bulletin.reading.problems import DRAFT_MISREAD, NOTHING_PASTED
from nhipcau.bulletin.reading.queries import names_of, own_communes, province_of
from nhipcau.bulletin.reading.reader import LONGEST, read_bulletin
from nhipcau.bulletin.reading.shapes import BEST, Found, Reading
from nhipcau.bulletin.warnings.drafting import body_of
from nhipcau.bulletin.warnings.hazards import hazard, hazards
from nhipcau.bulletin.warnings.shapes import LEVELS
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, PROVINCE_ANALYST, PROVINCE_LEAD
from nhipcau.kernel.clock import VIETNAM, local_today, now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT

PAGE: Final = "/xa/canh-bao/dan-ban-tin"
LEVEL_PAGE: Final = "/xa/canh-bao/cap-do"
SIGNS: Final = {"sure": "ok", "asked": "wait", "aside": "aside"}
MOST_DAYS: Final = 60


@dataclass(frozen=True)
class Piece:
    """A piece of the text as the page shows it: plain, or a name with what is thought of it."""

    text: str
    found: Found | None = None


@dataclass(frozen=True)
class Place:
    """A commune to tick: its name, the best of what was thought of it, why, and whether this office may warn it."""

    code: str
    name: str
    state: str
    reason: str
    said: str
    own: bool
    ticked: bool

    @property
    def sign(self) -> str:
        """The shape that goes with the state."""
        return SIGNS[self.state]


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, PROVINCE_LEAD, PROVINCE_ANALYST, purpose=CONTENT)
def paste(request: OfficeRequest) -> HttpResponse:
    """Take a bulletin (``ban_tin``) and show how it is read; with ``viec=nhap`` make a draft of what was chosen. Nothing is issued."""
    if request.method != "POST":
        return _page(request)
    try:
        reading = _read(request)
        if request.POST.get("viec") != "nhap":
            return _page(request, reading)
        return _draft(request, reading)
    except Refusal as refusal:
        return _page(request, _reading_or_none(request), refusal)


def _read(request: OfficeRequest) -> Reading:
    text = request.POST.get("ban_tin", "").strip()
    if not text or len(text) > LONGEST:
        raise Refusal(NOTHING_PASTED)
    return read_bulletin(text, names_of(province_of(request.officer.actor.scope)), local_today())


def _reading_or_none(request: OfficeRequest) -> Reading | None:
    try:
        return _read(request)
    except Refusal:
        return None


def _draft(request: OfficeRequest, reading: Reading) -> HttpResponse:
    """Keep a draft of what a person chose.

    Raises:
        Refusal: 422.407 something was not chosen; what `draft_warning` refuses.
    """
    sent = request.POST
    own = own_communes(request.officer.actor.scope)
    communes = [code for code in dict.fromkeys(sent.getlist("xa")) if code in own]
    ends, code, grade = _moment(sent.get("han", "")), sent.get("loai", ""), sent.get("cap", "")
    if not communes or ends is None or code not in hazards() or grade not in {str(one) for one in LEVELS}:
        raise Refusal(DRAFT_MISREAD)
    try:
        body = body_of(plan_of(reading, code, int(grade), communes, ends), new_id(), now())
    except ValueError as error:
        raise Refusal(DRAFT_MISREAD) from error
    bus.do(request.officer.actor, "bulletin.draft_warning", body)
    return redirect(f"/xa/canh-bao/{body.id}")


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found.replace(tzinfo=VIETNAM) if found and found.tzinfo is None else found


def _page(request: OfficeRequest, reading: Reading | None = None, refusal: Refusal | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        "here": PAGE,
        "typed": request.POST.get("ban_tin", ""),
        "most": LONGEST,
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
        **(_shown(request, reading) if reading else {}),
    }
    return render(request, "bulletin/reading.html", context, status=refusal.problem.status if refusal else 200)


def _shown(request: OfficeRequest, reading: Reading) -> dict[str, Any]:
    sent = request.POST
    again = sent.get("viec") == "nhap"
    places = places_of(reading, own_communes(request.officer.actor.scope), set(sent.getlist("xa")) if again else None)
    ends = ends_at(reading, now())
    return {
        "reading": reading,
        "pieces": pieces_of(reading),
        "mine": [one for one in places if one.own],
        "others": [one for one in places if not one.own],
        "asides": [one for one in reading.found if one.state == "aside"],
        "hazards": list(hazards().values()),
        "hazard": sent.get("loai") if again else next(iter(reading.hazards), ""),
        "more_hazards": [hazard(code)["name"] for code in reading.hazards[1:]],
        "levels": LEVELS,
        "level": sent.get("cap") if again else str(reading.level or ""),
        "ends": (sent.get("han") if again else "") or ends.astimezone(VIETNAM).strftime("%Y-%m-%dT%H:%M"),
        "ends_told": bool(reading.until and reading.until > now()),
    }


def pieces_of(reading: Reading) -> list[Piece]:
    """Cut the text where names stand, so that each can be marked."""
    pieces, at = [], 0
    for one in sorted(reading.found, key=lambda found: found.start):
        if one.start < at:
            continue
        pieces += [Piece(reading.text[at : one.start]), Piece(reading.text[one.start : one.end], one)]
        at = one.end
    return [*pieces, Piece(reading.text[at:])]


def places_of(reading: Reading, own: set[str], ticked: set[str] | None) -> list[Place]:
    """Return the communes to tick, the sure ones first; of several mentions the best counts, and sure ones stand ticked."""
    best: dict[str, Found] = {}
    for one in reading.found:
        for code in one.codes if one.state != "aside" else ():
            if code not in best or BEST[one.state] < BEST[best[code].state]:
                best[code] = one
    places = [
        Place(code, reading.called[code], one.state, one.reason, one.text, code in own, one.state == "sure" if ticked is None else code in ticked)
        for code, one in best.items()
    ]
    return sorted(places, key=lambda place: BEST[place.state])


@require_safe
@office(DESK, COMMUNE_LEAD, PROVINCE_LEAD, PROVINCE_ANALYST, purpose=CONTENT)
def flood_level(request: OfficeRequest) -> HttpResponse:
    """Tell the level of flash flood and landslide by the table: rain of a day, days before, zone, region."""
    asked = request.GET
    context = {
        "here": LEVEL_PAGE,
        "zones": ZONES,
        "regions": REGIONS,
        "table": written(),
        "asked": {key: asked.get(key, "") for key in ("mua", "ngay", "vung", "khu")},
        "answer": _answer(asked.get("mua", ""), asked.get("ngay", ""), asked.get("vung", ""), asked.get("khu", "")),
        "levels": LEVELS,
        "tried": "mua" in asked,
    }
    return render(request, "bulletin/flood_level.html", context)


def _answer(rain: str, days: str, zone: str, region: str) -> Answer | None:
    """Return the level, or nothing where a number cannot be read."""
    amount = rain.replace(",", ".")
    if not amount.replace(".", "", 1).isdecimal() or not days.isdecimal() or zone not in ZONES or region not in {str(one) for one in REGIONS}:
        return None
    if float(amount) > MOST_RAIN or int(days) > MOST_DAYS:
        return None
    return level(float(amount), int(days), zone, int(region))
