"""The slip's page: for whoever holds the slip, without an account, on any browser and on paper."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from nhipcau.dossiers.problems import SLIP_MISTYPED, TOO_MANY_GUESSES
from nhipcau.dossiers.queries import get_slip, road_of_slip
from nhipcau.dossiers.rules import read_slip_code, spell_slip_code
from nhipcau.dossiers.slips import Slip, explained
from nhipcau.kernel.pace import Pace, address_of, waiting
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.qr import qr_in_page
from nhipcau.kernel.reads import Seen, looked, read_door

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
        return response

    return require_safe(guarded)


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
    road = road_of_slip(code)
    if road.dossier and not road.prepared:
        return render(request, "dossiers/road.html", {"road": road, "spelled": spell_slip_code(road.slip)})
    return _show(request, "dossiers/slip.html", _held(request, code), road=road)


@_private
def slip_print(request: HttpRequest, code: str) -> HttpResponse:
    """Show the slip as a sheet of A6 or A5 (``kho``), with its QR code and no name at all.

    Raises:
        Refusal: 422.60 it cannot be a slip code; 404.60 no slip has it (yet).
    """
    found = _held(request, code)
    asked = request.GET.get("kho", "")
    size = asked if asked in SIZES else SIZES[0]
    told = found.told if size == "a5" else None
    lines = len(found.papers) + (len(told.steps) + len(told.advice) if told else 0)
    qr = qr_in_page(request.build_absolute_uri(f"/s/{found.code}"), "Mã QR của phiếu")
    return _show(request, "dossiers/slip_print.html", found, size=size, dense=lines > ROOMY, qr=qr)


def _held(request: HttpRequest, code: str) -> Slip:
    """Return the slip that somebody holds; an officer who looks at it is noted, the family that holds it is not."""
    preparation = get_slip(code)
    officer = getattr(request, "officer", None)
    if officer:
        whose = Seen(preparation.place, preparation.resident_id, preparation.household_id)
        looked(officer.actor, SEEN_BY_OFFICER, [whose])
    return explained(preparation)


def _show(request: HttpRequest, template: str, found: Slip, **more: object) -> HttpResponse:
    return render(request, template, {"slip": found, "spelled": found.spelled, **more})
