"""The page on which an officer gets the address of their own calendar, and ends it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from nhipcau.gateway.login.inviting import place_of
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import RUNNING
from nhipcau.links.calendars.bodies import EndCalendar, OpenCalendar
from nhipcau.links.calendars.queries import calendar_of, new_token

PAGE = "/lich-cua-toi"


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=RUNNING)
@sensitive_variables("token", "address")
def own_calendar(request: OfficeRequest) -> HttpResponse:
    """Say whether an address is open; make another and show it this once, or end the one there is (``bo``)."""
    if request.method != "POST":
        return _page(request)
    actor, ends = request.officer.actor, request.POST.get("bo")
    token, mark = new_token()
    try:
        if ends:
            bus.do(actor, "links.end_calendar", EndCalendar(calendar_id=_uuid(ends)))
            return redirect(f"{PAGE}?xong=bo")
        bus.do(actor, "links.open_calendar", OpenCalendar(id=new_id(), mark=mark))
    except Refusal as refusal:
        return _page(request, refusal)
    return _page(request, address=request.build_absolute_uri(f"/lich/rieng/{token}.ics"))


def _page(request: OfficeRequest, refusal: Refusal | None = None, address: str = "") -> HttpResponse:
    actor = request.officer.actor
    context = {
        **place_of(actor),
        "here": PAGE,
        "it": calendar_of(actor),
        "address": address,
        "done": "Đã thôi dùng địa chỉ. Ứng dụng lịch không lấy được gì nữa." if request.GET.get("xong") == "bo" else "",
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "gateway/own_calendar.html", context, status=refusal.problem.status if refusal else 200)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
