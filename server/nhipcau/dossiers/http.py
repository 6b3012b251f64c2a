"""The slip's page: for whoever holds the slip, without an account, on any browser and on paper."""

import hashlib
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from nhipcau.dossiers.heard import Hearing, hearing
from nhipcau.dossiers.models import Preparation
from nhipcau.dossiers.problems import SLIP_MISTYPED, TOO_MANY_GUESSES
from nhipcau.dossiers.queries import get_slip, road_of_slip
from nhipcau.dossiers.roads import Road
from nhipcau.dossiers.rules import read_slip_code, spell_slip_code
from nhipcau.dossiers.slips import Slip, explained
from nhipcau.kernel.pace import Pace, address_of, waiting
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.qr import qr_in_page
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.kernel.scope import commune_of
from nhipcau.learning.queries import has_passport
from nhipcau.safety.queries import payees_for

SEEN_BY_OFFICER = read_door(
    "slip",
    "holds_slip",
    vi="Cán bộ mở trang phiếu bằng mã",
    en="An officer opened the slip's page by its code",
    given_name=("tên gọi", "given name"),
    papers=("giấy tờ", "papers"),
)
GUESSES = Pace.of("slip")
SIZES = ("a6", "a5")
ROOMY = 7  # lines that a sheet holds in large type
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def _private(view: View[P]) -> View[P]:
    """Keep a slip out of caches, search engines and the addresses that other sites see; slow down guessing."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        caller = address_of(request)
        if seconds := GUESSES.wait(caller):
            raise Refusal(TOO_MANY_GUESSES, **waiting(seconds))
        try:
            response = view(request, *args, **kwargs)
        except Refusal:
            GUESSES.take(caller)
            raise
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Referrer-Policy"] = "no-referrer"
        return _unchanged(request, response)

    return require_safe(guarded)


def _unchanged(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Say only that nothing changed, to a page that asks again with the mark of what it shows."""
    if not isinstance(response, HttpResponse) or response.status_code != HTTPStatus.OK:
        return response
    mark = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == mark:
        response = HttpResponse(status=HTTPStatus.NOT_MODIFIED, headers=dict(response.headers))
    response.headers["ETag"] = mark
    return response


@_private
def find(request: HttpRequest) -> HttpResponseBase:
    """Go from a typed code (``ma``) to its slip.

    Raises:
        Refusal: 422.60 it cannot be a slip code.
    """
    code = read_slip_code(request.GET.get("ma", "")[:80])
    if code is None:
        raise Refusal(SLIP_MISTYPED)
    return redirect(f"/s/{code}")


@_private
def slip(request: HttpRequest, code: str) -> HttpResponse:
    """Show where the dossier is, what was prepared, what is missing and what comes next; no name but the given one.

    Raises:
        Refusal: 422.60 it cannot be a slip code; 404.60 no slip has it (yet).
    """
    road, asked = road_of_slip(code), request.GET.get("tieng", "")
    if road.dossier and not road.prepared:
        heard = hearing(asked, None, None)
        return render(request, _in_tongue("road", heard), {"spelled": spell_slip_code(road.slip), **_around(request, road, heard)})
    preparation = _held(request, code)
    found = explained(preparation)
    heard = hearing(asked, found, preparation)
    told = explained(preparation, heard.tongue) if heard.english else found
    payees = payees_for(preparation.place, preparation.procedure_id)
    skilled = has_passport(preparation.place, preparation.resident_id)
    shown = {"payees": payees, "commune": commune_of(preparation.place), "skilled": skilled}
    return _show(request, _in_tongue("slip", heard), told, **shown, **_around(request, road, heard))


def _in_tongue(page: str, heard: Hearing) -> str:
    return f"dossiers/{page}_en.html" if heard.english else f"dossiers/{page}.html"


def _around(request: HttpRequest, road: Road, heard: Hearing) -> dict[str, Any]:
    """Return what every form of the page needs: the road, its tongues, the size of its letters, whether it may change."""
    return {"road": road, "heard": heard, "big": request.GET.get("chu") == "to", "moves": not road.ended}


@_private
def slip_print(request: HttpRequest, code: str) -> HttpResponse:
    """Show the slip as a sheet of A6 or A5 (``kho``), with its QR code and no name at all.

    Raises:
        Refusal: 422.60 it cannot be a slip code; 404.60 no slip has it (yet).
    """
    found = explained(_held(request, code))
    asked = request.GET.get("kho", "")
    size = asked if asked in SIZES else SIZES[0]
    told = found.told if size == "a5" else None
    lines = len(found.papers) + (len(told.steps) + len(told.advice) if told else 0)
    qr = qr_in_page(request.build_absolute_uri(f"/s/{found.code}"), "Mã QR của phiếu")
    return _show(request, "dossiers/slip_print.html", found, size=size, dense=lines > ROOMY, qr=qr)


def _held(request: HttpRequest, code: str) -> Preparation:
    """Return what is behind the slip that somebody holds; an officer who looks at it is noted, the family that holds it is not."""
    preparation = get_slip(code)
    officer = getattr(request, "officer", None)
    if officer:
        whose = Seen(preparation.place, preparation.resident_id, preparation.household_id)
        looked(officer.actor, SEEN_BY_OFFICER, [whose])
    return preparation


def _show(request: HttpRequest, template: str, found: Slip, **more: object) -> HttpResponse:
    return render(request, template, {"slip": found, "spelled": found.spelled, **more})
