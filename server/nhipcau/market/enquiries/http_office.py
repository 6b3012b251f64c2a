"""The office's page of questions: the month in numbers, what waits too long, what was reported; call, then note the answer."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from pydantic import BaseModel, ValidationError

from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK
from nhipcau.kernel.clock import now
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import HELP
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.kernel.scope import commune_of
from nhipcau.market.enquiries.bodies import AnswerBuyer, CloseEnquiry
from nhipcau.market.enquiries.problems import ENQUIRY_MISREAD
from nhipcau.market.enquiries.queries import LATE, counted, waiting
from nhipcau.market.enquiries.words import clean
from nhipcau.market.makers.models import Maker
from nhipcau.places.queries import get_commune

PAGE: Final = "/xa/hoi-hang"
DONE: Final = {"dap": "Đã nhắn lời đáp cho khách.", "dong": "Đã cất khỏi danh sách chờ."}
DOOR: Final = read_door(
    "maker_call",
    "call",
    vi="Xem số của người làm hàng, để gọi về câu hỏi của khách",
    en="Looked at a maker's number, to call about a question",
    telephone=("số điện thoại", "telephone"),
)


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=HELP)
def enquiries(request: OfficeRequest) -> HttpResponse:
    """Show what waits; show a maker's number to call (``xem``), take the answer that was heard (``loi``), or put it away."""
    if request.method != "POST":
        return _page(request)
    try:
        verb, body = _read(request)
        bus.do(request.officer.actor, verb, body)
    except Refusal as refusal:
        return _page(request, refusal)
    return redirect(f"{PAGE}?xong={'dap' if request.POST.get('viec') == 'dap' else 'dong'}")


def _read(request: OfficeRequest) -> tuple[str, BaseModel]:
    told = {"enquiry_id": request.POST.get("hoi")}
    try:
        if request.POST.get("viec") == "dap":
            return "market.answer_buyer", AnswerBuyer.model_validate({**told, "words": clean(request.POST.get("loi", "")[:400])})
        return "market.close_enquiry", CloseEnquiry.model_validate(told)
    except ValidationError as error:
        raise Refusal(ENQUIRY_MISREAD) from error


def _page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    found = waiting(actor)
    makers = Maker.objects.in_bulk({one.maker_id for one in found})
    asked = request.GET.get("xem", "")
    called = next((one for one in found if str(one.id) == asked), None)
    maker = makers.get(called.maker_id) if called else None
    if maker:
        looked(actor, DOOR, [Seen(maker.place, maker.resident_id)])
    context: dict[str, Any] = {
        "here": PAGE,
        "commune": get_commune(commune_of(actor.scope) or ""),
        "count": counted(actor),
        "waiting": [_line(one, makers, late=now() - one.asked_at > LATE) for one in found],
        "called": called.id if called else UUID(int=0),
        "telephone": maker.telephone if maker else "",
        "typed": (request.POST.get("hoi", ""), request.POST.get("loi", "")[:400]),
        "done": DONE.get(request.GET.get("xong", "")),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "market/enquiries.html", context, status=refusal.problem.status if refusal else 200)


def _line(one: Any, makers: dict[UUID, Maker], *, late: bool) -> dict[str, Any]:  # noqa: ANN401 (an Enquiry)
    maker = makers.get(one.maker_id)
    return {
        "it": one,
        "maker": maker.name if maker else "nơi làm đã rút lời",
        "reachable": bool(maker and maker.telephone),
        "late": late and not one.reported_at,
        "last": one.more if one.more_at else one.words,
    }
