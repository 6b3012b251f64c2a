"""The office's page of where villages lie: each point by hand, or all of them from a file."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import RUNNING
from nhipcau.kernel.scope import commune_of
from nhipcau.places.points.bodies import SetPoint
from nhipcau.places.points.imports import import_points
from nhipcau.places.points.problems import UNREADABLE
from nhipcau.places.points.queries import points_of
from nhipcau.places.points.rules import read_point
from nhipcau.places.problems import FILE_EMPTY, UNKNOWN_VILLAGE
from nhipcau.places.queries import get_commune
from nhipcau.places.tables import check_size

PAGE: Final = "/xa/diem"
DONE: Final = {"cham": "Đã ghi điểm. Bản đồ vẽ lại ngay.", "tep": "Đã nhập điểm từ tệp."}


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=RUNNING)
def points(request: OfficeRequest) -> HttpResponse:
    """List the commune's villages with their points; take one (``thon``, ``diem``), or a file of many (``tep``)."""
    if request.method != "POST":
        return _page(request)
    sent = "tep" if request.FILES.get("tep") or request.POST.get("viec") == "tep" else "cham"
    try:
        if sent == "tep":
            _import(request)
        else:
            bus.do(request.officer.actor, "places.set_point", _typed(request))
    except Refusal as refusal:
        return _page(request, refusal)
    return redirect(f"{PAGE}?xong={sent}")


def _import(request: OfficeRequest) -> None:
    file = request.FILES.get("tep")
    if file is None:
        raise Refusal(FILE_EMPTY)
    check_size(file.size or 0)
    import_points(request.officer.actor, commune_of(request.officer.actor.scope) or "", file.read())


def _typed(request: OfficeRequest) -> SetPoint:
    told = request.POST.get("diem", "").strip()[:60]
    point = read_point(told)
    if point is None:
        raise Refusal(UNREADABLE, told=told)
    try:
        return SetPoint.model_validate(
            {"id": new_id(), "village_id": request.POST.get("thon"), "lat": point[0], "lon": point[1], "source": "office"}
        )
    except ValueError as error:
        raise Refusal(UNKNOWN_VILLAGE) from error


def _page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    code = commune_of(request.officer.actor.scope) or ""
    listed = points_of(code)
    context: dict[str, Any] = {
        "here": PAGE,
        "commune": get_commune(code),
        "villages": [(village, point, f"{point.lat:.5f}, {point.lon:.5f}" if point else "") for village, point in listed.items()],
        "missing": sum(point is None for point in listed.values()),
        "typed": (request.POST.get("thon", ""), request.POST.get("diem", "")[:60]),
        "done": DONE.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
        "faults": (refusal.details.get("faults") or []) if refusal else [],
    }
    return render(request, "places/points.html", context, status=refusal.problem.status if refusal else 200)
