"""The office's pages of one maker and of one product: read, looked at, let be seen, taken down. By keyboard, without a script."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import BaseModel

from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import CONTENT
from nhipcau.kernel.reads import Seen, looked
from nhipcau.kernel.scope import commune_of, within
from nhipcau.market.makers import bodies
from nhipcau.market.makers.models import Maker, Product
from nhipcau.market.makers.ocop import holds
from nhipcau.market.makers.queries import products_visible_to
from nhipcau.market.makers.questions import asks, groups
from nhipcau.market.makers.rules import season_bits
from nhipcau.market.shop import forms, queries, told
from nhipcau.market.shop.labels import SHEETS, labels
from nhipcau.market.shop.models import Abuse, Shown
from nhipcau.market.shop.office import (
    MOST,
    PAGE,
    SELLERS,
    STATES,
    around,
    goods_choices,
    look,
    one_maker,
    one_product,
    read,
    reported,
    status,
)
from nhipcau.places.queries import get_commune


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=CONTENT)
def maker(request: OfficeRequest, maker_id: UUID) -> HttpResponse:
    """Show a maker with what they make; take what is done with it (``viec``).

    Raises:
        Refusal: 404.426 there is no such maker.
    """
    one = one_maker(request.officer.actor, maker_id)
    if request.method != "POST":
        return _maker_page(request, one)
    act, sent = request.POST.get("viec", ""), request.POST
    typed = forms.goods(sent) if act == "hang" else forms.stall(sent)
    try:
        verb, body = _maker_act(act, one, typed, request)
        if body is None:
            return _maker_page(request, one, typed, act=act)
        bus.do(request.officer.actor, verb, body)
    except Refusal as refusal:
        return _maker_page(request, one, typed, refusal, act)
    return redirect(f"{PAGE}/hang/{sent.get('id')}?xong=mo" if act == "hang" else f"{PAGE}/{one.id}?xong={act}")


def _maker_act(act: str, one: Maker, typed: forms.Typed, request: OfficeRequest) -> tuple[str, BaseModel | None]:
    sent, fresh = request.POST, request.POST.get("id") or new_id()
    if act == "hang":
        return "market.enter_product", typed.body(bodies.EnterProduct, id=fresh, maker_id=one.id)
    if act == "sua":
        return "market.change_maker", typed.body(bodies.ChangeMaker, id=fresh, maker_id=one.id)
    if act == "giay":
        told = {key: sent.get(key, "") for key in ("signed_by", "as_what", "paper", "agreed_on")}
        return "market.agree", read(bodies.AgreeToShow, id=fresh, maker_id=one.id, wording="v1", **told)
    if act == "rut":
        return "market.withdraw", bodies.WithdrawMaker(id=new_id(), maker_id=one.id)
    return look(act, "maker", one, request)


def _maker_page(
    request: OfficeRequest, one: Maker, typed: forms.Typed | None = None, refusal: Refusal | None = None, act: str = ""
) -> HttpResponse:
    actor = request.officer.actor
    one = one_maker(actor, one.id)
    if one.resident_id:
        looked(actor, SELLERS, [Seen(one.place, one.resident_id, one.household_id)])
    products = list(products_visible_to(actor).filter(maker=one).order_by("number"))
    shown = set(Shown.objects.filter(maker=one.id).values_list("id", flat=True))
    failed = bool(typed and (typed.errors or refusal))
    context = {
        **around(request, refusal),
        "one": one,
        "state_": STATES[one.state],
        "kind": told.KINDS[one.kind],
        "own": one.changed_by == actor.id,
        "products": [(it, STATES[it.state], told.STOCK[it.stock], it.id in shown) for it in products],
        "any_shown": bool(shown),
        "it": typed if failed and act == "sua" else forms.stall_of(one),
        "goods": typed if failed and act == "hang" else forms.Typed({"months": [], "answers": {}}),
        "act": act if failed else "",
        "sheets": SHEETS,
        **goods_choices(actor),
    }
    return render(request, "market/office_maker.html", context, status=status(refusal, typed))


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=CONTENT)
def product(request: OfficeRequest, product_id: UUID) -> HttpResponse:
    """Show a product as it will be seen, and what was reported; take what is done with it (``viec``).

    Raises:
        Refusal: 404.427 there is no such product.
    """
    one = one_product(request.officer.actor, product_id)
    if request.method != "POST":
        return _product_page(request, one)
    act, sent = request.POST.get("viec", ""), request.POST
    typed = forms.goods(sent) if act == "sua" else None
    body: BaseModel | None
    try:
        if typed:
            verb, body = "market.change_product", typed.body(bodies.ChangeProduct, id=new_id(), product_id=one.id)
        elif act == "con":
            verb, body = "market.set_stock", read(bodies.SetStock, id=new_id(), product_id=one.id, stock=sent.get("stock"))
        else:
            verb, body = look(act, "product", one, request)
        if body is None:
            return _product_page(request, one, typed)
        bus.do(request.officer.actor, verb, body)
    except Refusal as refusal:
        return _product_page(request, one, typed, refusal)
    return redirect(f"{PAGE}/hang/{one.id}?xong={act}")


def _product_page(
    request: OfficeRequest, one: Product, typed: forms.Typed | None = None, refusal: Refusal | None = None
) -> HttpResponse:
    actor, today = request.officer.actor, local_today()
    one = one_product(actor, one.id)
    context = {
        **around(request, refusal),
        "one": one,
        "state_": STATES[one.state],
        "stock": told.STOCK[one.stock],
        "stocks": [(key, words) for key, (_, words) in told.STOCK.items()],
        "season": told.season(season_bits(one.months)),
        "stars_hold": bool(one.issued_on and holds(one.issued_on, today)),
        "group_name": groups()[one.group],
        "answers": [(ask, one.answers.get(key, "")) for key, ask in asks().items()],
        "own": one.changed_by == actor.id,
        "shown": Shown.objects.filter(id=one.id).exists(),
        "reports": reported(Abuse.objects.filter(within(actor), product_id=one.id).order_by("-said_at", "id")[:MOST]),
        "goods": typed or forms.goods_of(one),
        "changing": bool(typed),
        **goods_choices(actor),
    }
    return render(request, "market/office_product.html", context, status=status(refusal, typed))


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=CONTENT, export="labels to stick on goods, as PDF")
def maker_labels(request: OfficeRequest, maker_id: UUID) -> HttpResponse:
    """Return a sheet of labels (``to``: 21 or 24) of what a maker shows, or of one product (``hang``).

    Raises:
        Refusal: 404.426 there is no such maker; 404.439 nothing of theirs is shown.
    """
    one = one_maker(request.officer.actor, maker_id)
    made = queries.made_by(queries.get_maker(one.id))
    only = request.GET.get("hang", "")
    many = 24 if request.GET.get("to") == "24" else 21
    some = [it for it in made if str(it.id) == only] or made
    content = labels(some, many, get_commune(commune_of(one.place) or "").full_name, request.build_absolute_uri)
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": 'inline; filename="nhan-hang.pdf"'})
