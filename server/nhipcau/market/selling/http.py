"""The office's plans of selling before a camera: written, looked at, printed, called off. Without JavaScript."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import ValidationError

from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK
from nhipcau.kernel.clock import VIETNAM
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.scope import commune_of
from nhipcau.market.selling.bodies import CancelLive, PlanLive
from nhipcau.market.selling.models import OFF
from nhipcau.market.selling.printing import printed
from nhipcau.market.selling.problems import PLAN_MISREAD
from nhipcau.market.selling.queries import get_plan, plans_visible_to, sheet_of
from nhipcau.market.selling.rules import USUAL
from nhipcau.market.shop.models import Shown
from nhipcau.places.queries import get_commune, villages_of

PAGE: Final = "/xa/gian-hang/live"
NAMED: Final = {
    "title": "tên buổi", "goods": "chọn 1 đến 3 món", "begins_at": "ngày, giờ", "minutes": "số phút, từ 15 đến 180", "speaker": "người nói", "bring": "đồ mang theo",
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=CONTENT)
def lives(request: OfficeRequest) -> HttpResponse:
    """List what is planned; take a new plan, and show it."""
    if request.method != "POST":
        return _page(request)
    try:
        body = _read(request)
        bus.do(request.officer.actor, "market.plan_live", body)
    except Refusal as refusal:
        return _page(request, refusal)
    return redirect(f"{PAGE}/{body.id}")


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=CONTENT)
def live(request: OfficeRequest, plan_id: UUID) -> HttpResponse:
    """Show a plan with its sheet; call it off.

    Raises:
        Refusal: 404.453 there is none.
    """
    plan = get_plan(request.officer.actor, plan_id)
    if request.method == "POST":
        bus.do(request.officer.actor, "market.cancel_live", CancelLive(plan_id=plan.id))
        return redirect(PAGE)
    context = {"here": "/xa/gian-hang", "commune": _commune(request), "plan": plan, "sheet": sheet_of(plan), "usual": USUAL, "off": plan.standing == OFF}
    return render(request, "market/live.html", context)


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=CONTENT, export="a plan of selling, as PDF")
def live_sheet(request: OfficeRequest, plan_id: UUID) -> HttpResponse:
    """Return a plan as one page of PDF.

    Raises:
        Refusal: 404.453 there is none.
    """
    plan = get_plan(request.officer.actor, plan_id)
    return HttpResponse(printed(plan), content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="live-{plan.id}.pdf"'})


def _read(request: OfficeRequest) -> PlanLive:
    sent = request.POST
    try:
        begins = datetime.fromisoformat(f"{sent.get('ngay', '')}T{sent.get('gio', '')}").replace(tzinfo=VIETNAM).isoformat()
    except ValueError:
        begins = ""
    bring = [one.strip() for one in sent.get("mang", "").split(",") if one.strip()]
    told = {
        "id": new_id(), "title": sent.get("ten", ""), "goods": sent.getlist("mon"), "begins_at": begins, "minutes": sent.get("phut", ""),
        "speaker": sent.get("nguoi", ""), "village_id": sent.get("thon") or None, "market": sent.get("cho", ""), "bring": bring,
    }  # fmt: skip
    try:
        return PlanLive.model_validate(told)
    except ValidationError as error:
        names = [NAMED.get(str(one["loc"][0]), str(one["loc"][0])) for one in error.errors()]
        raise Refusal(PLAN_MISREAD, what=", ".join(dict.fromkeys(names))) from error


def _commune(request: OfficeRequest) -> Any:  # noqa: ANN401 (a Commune)
    return get_commune(commune_of(request.officer.actor.scope) or "")


def _page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    commune, actor = _commune(request), request.officer.actor
    context = {
        "here": "/xa/gian-hang",
        "commune": commune,
        "plans": plans_visible_to(actor).order_by("begins_at", "id"),
        "goods": Shown.objects.filter(commune=commune.code).select_related("maker").order_by("name", "id")[:100],
        "villages": villages_of(commune.code),
        "it": request.POST,
        "chosen": request.POST.getlist("mon"),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "market/lives.html", context, status=refusal.problem.status if refusal else 200)
