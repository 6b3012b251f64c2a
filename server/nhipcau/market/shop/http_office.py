"""The office's pages of the whole market: makers, what waits for a look, stars that run out, what was reported."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.reads import Seen, looked
from nhipcau.kernel.scope import commune_of, within
from nhipcau.market.makers import bodies
from nhipcau.market.makers.models import SHOWN, Product
from nhipcau.market.makers.ocop import holds
from nhipcau.market.makers.queries import makers_visible_to, products_visible_to, waiting_for_a_look
from nhipcau.market.makers.queries import renewals as to_renew
from nhipcau.market.shop import forms
from nhipcau.market.shop.models import Abuse
from nhipcau.market.shop.office import MOST, PAGE, SELLERS, STATES, around, reported, status
from nhipcau.people.models import Consent
from nhipcau.people.queries import residents_visible_to
from nhipcau.places.queries import villages_of


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=CONTENT)
def board(request: OfficeRequest) -> HttpResponse:
    """Show the makers and what waits for a look; take a new maker."""
    if request.method != "POST":
        return _board(request)
    typed, sent = forms.stall(request.POST), request.POST
    about = {"kind": sent.get("kind"), "resident_id": sent.get("resident_id") or None}
    body = typed.body(bodies.EnterMaker, id=sent.get("id"), **about)
    if body is None:
        return _board(request, typed)
    try:
        bus.do(request.officer.actor, "market.enter_maker", body)
    except Refusal as refusal:
        return _board(request, typed, refusal)
    return redirect(f"{PAGE}/{sent.get('id')}?xong=mo")


def _board(request: OfficeRequest, typed: forms.Typed | None = None, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    makers, products = waiting_for_a_look(actor)
    everybody = list(makers_visible_to(actor).order_by("name", "id"))
    made: dict[UUID, list[Product]] = {}
    for one in products_visible_to(actor).order_by("number"):
        made.setdefault(one.maker_id, []).append(one)
    asked = request.GET.get("tim", "").strip()[:80]
    context = {
        **around(request, refusal),
        "waiting_makers": makers,
        "waiting_products": products,
        "makers": [(one, STATES[one.state], made.get(one.id, [])) for one in everybody],
        "waiting": len(makers) + len(products),
        "renewing": len(to_renew(actor, local_today())),
        "reported": Abuse.objects.filter(within(actor), settled_at=None).count(),
        "sold_out": sum(one.stock == "out" and one.state == SHOWN for some in made.values() for one in some),
        "it": typed or forms.Typed({}),
        "kind": request.POST.get("kind", ""),
        "villages": villages_of(commune_of(actor.scope) or ""),
        "asked": asked,
        "found": _sellers(actor, asked),
    }
    return render(request, "market/office_board.html", context, status=status(refusal, typed))


def _sellers(actor: Actor, asked: str) -> list[Any]:
    """Return the people of that name who agreed to be shown; the look is noted."""
    if not asked:
        return []
    willing = Consent.objects.filter(purpose="publish", withdrawn_at=None).values("resident")
    seen = residents_visible_to(actor).filter(full_name__icontains=asked, id__in=willing)
    found = list(seen.select_related("household__village").order_by("full_name", "id")[:MOST])
    looked(actor, SELLERS, [Seen(one.place, one.id) for one in found])
    return found


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=CONTENT)
def renewals(request: OfficeRequest) -> HttpResponse:
    """Show whose stars run out within six months, or have run out."""
    today = local_today()
    lines = [(one, bool(one.issued_on and holds(one.issued_on, today))) for one in to_renew(request.officer.actor, today)]
    return render(request, "market/office_stars.html", {**around(request, None), "lines": lines})


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=CONTENT)
def reports(request: OfficeRequest) -> HttpResponse:
    """Show what was said of products: first what nobody has settled."""
    actor = request.officer.actor
    said = Abuse.objects.filter(within(actor))
    waiting = reported(said.filter(settled_at=None).order_by("said_at", "id")[:MOST])
    settled = reported(said.exclude(settled_at=None).order_by("-settled_at", "id")[:MOST])
    names = dict(products_visible_to(actor).values_list("id", "name"))
    context = {**around(request, None), "waiting": waiting, "settled": settled, "names": names}
    return render(request, "market/office_reports.html", context)
