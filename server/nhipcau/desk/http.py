"""The commune's desk: type or scan a slip, see what was prepared at home."""

from django.http import HttpResponse
from django.shortcuts import render

from nhipcau.desk.queries import brought, prepared_on
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.problems import Refusal
from nhipcau.places.queries import get_commune

SHOWN = 30  # preparations of today that are listed; their number is always whole


@office(DESK, COMMUNE_LEAD)
def desk(request: OfficeRequest) -> HttpResponse:
    """Show the desk; with ``phieu``, what is behind that slip, or why nothing is found."""
    actor, typed = request.officer.actor, request.GET.get("phieu", "").strip()
    today = local_today()
    recent = prepared_on(actor, today)
    context = {
        "commune": get_commune(actor.scope.split(".")[2]).full_name,
        "typed": typed[:80],
        "today": today,
        "recent": recent[:SHOWN],
        "count": len(recent),
        "complete": sum(not one.slip.missing for one in recent),
        "more": max(0, len(recent) - SHOWN),
    }
    try:
        found = brought(actor, typed) if typed else None
    except Refusal as refusal:
        problem = refusal.problem
        words = problem.vi.filled(refusal.details)
        return render(request, "desk/desk.html", {**context, "problem": problem, "words": words}, status=problem.status)
    return render(request, "desk/desk.html", {**context, "it": found})
