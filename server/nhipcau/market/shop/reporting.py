"""Anybody says that something shown is not right: a form without a name, slowed down for each product."""

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods
from pydantic import ValidationError

from nhipcau.kernel import bus
from nhipcau.kernel.actor import system
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.pace import Pace, waiting
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.scope import path_of
from nhipcau.market.makers.bodies import Report
from nhipcau.market.makers.problems import TOO_MANY_REPORTS
from nhipcau.market.shop.queries import get_shown
from nhipcau.places.queries import get_commune

KINDS: Final = {
    "fake": "Hàng giả, hàng nơi khác",
    "not_theirs": "Ảnh, tên không phải của họ",
    "forbidden": "Hàng cấm: thú rừng, gỗ, thuốc lạ",
    "price": "Giá nói một đằng, bán một nẻo",
    "bad_words": "Lời nói sai, quá lời",
    "other": "Điều khác",
}


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, product_id: UUID) -> HttpResponse:
    """Show the form about a product that is shown; keep what is said, without who said it.

    Raises:
        Refusal: 404.439 it is not shown; 429.440 too many about it.
    """
    one = get_shown(product_id)
    context = {"it": one, "kinds": KINDS.items(), "fresh": new_id(), "note": "", "kind": ""}
    if request.method != "POST":
        return render(request, "market/shop_report.html", context | {"done": request.GET.get("xong") == "1"})
    told = {"kind": request.POST.get("dieu", ""), "note": request.POST.get("loi", "")[:300]}
    try:
        body = Report.model_validate({"id": request.POST.get("id"), "product_id": one.id, **told})
    except ValidationError:
        return render(request, "market/shop_report.html", context | told | {"missing": True}, status=422)
    if seconds := Pace.of("market report").take(one.id):
        raise Refusal(TOO_MANY_REPORTS, **waiting(seconds))
    bus.do(system(path_of(get_commune(one.commune).province_id, one.commune)), "market.report", body)
    return render(request, "market/shop_report.html", context | {"done": True})
