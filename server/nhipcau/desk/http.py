"""The commune's desk: type or scan a slip, see what was prepared at home, mark an identity paper that was shown."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from nhipcau.desk.queries import Brought, Twin, brought, prepared_on, same_paper
from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor
from nhipcau.kernel.clock import local_today
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import HELP
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.people.bodies import SetIdentity
from nhipcau.places.queries import get_commune

SHOWN = 30  # preparations of today that are listed; their number is always whole
MARKED = "Đã ghi dấu, bốn số cuối {}. Số đầy đủ không được giữ."
RECEPTION = read_door(
    "desk",
    "reception",
    vi="Quầy một cửa mở phiếu để tiếp nhận hồ sơ",
    en="The one-stop desk opened a slip to take in the papers",
    name=("họ tên", "name"),
    birth_year=("năm sinh", "year of birth"),
    home=("nhà, thôn", "home and village"),
    answers=("câu trả lời", "answers"),
    papers=("giấy tờ", "papers"),
    helps=("việc đã giúp", "help that was given"),
    identity_mark=("bốn số cuối giấy tờ", "last four digits of an identity paper"),
)
OF_THE_TWIN = ("name", "birth_year", "home")


@require_safe
@office(DESK, COMMUNE_LEAD, purpose=HELP)
def desk(request: OfficeRequest) -> HttpResponse:
    """Show the desk; with ``phieu``, what is behind that slip, or why nothing is found."""
    typed = request.GET.get("phieu", "").strip()
    try:
        found = brought(request.officer.actor, typed) if typed else None
    except Refusal as refusal:
        return _page(request, typed, refusal=refusal)
    if found and found.last4 and request.GET.get("dau") == "xong":
        return _page(request, typed, found, done=MARKED.format(found.last4))
    return _page(request, typed, found)


@sensitive_post_parameters("so")
@require_POST
@office(DESK, purpose=HELP)
def mark_identity(request: OfficeRequest) -> HttpResponse:
    """Keep the mark of the identity number in ``so`` for the person of the slip in ``phieu``; forget the number.

    What is refused is said on the page, inside the transaction, so that the ledger keeps the refusal.
    """
    actor, typed = request.officer.actor, request.POST.get("phieu", "").strip()
    try:
        found = brought(actor, typed)
    except Refusal as refusal:
        return _page(request, typed, refusal=refusal)
    trouble = _mark(actor, found, request.POST.get("so", ""))
    if trouble:
        return _page(request, typed, found, **trouble)
    return redirect(f"/ban?phieu={found.slip.code}&dau=xong#so-giay-to")


@sensitive_variables("number")
def _mark(actor: Actor, found: Brought, number: str) -> dict[str, Any]:
    """Return nothing when the mark is kept, else what the page has to say about it."""
    told = None
    try:
        told = SetIdentity.from_number(found.resident, number, settings.LOOKUP_KEY.encode())
        bus.do(actor, "people.set_identity", told)
    except Refusal as refusal:
        twin = same_paper(actor, told.identity_hash) if told else None
        return {"identity_refusal": refusal, "twin": twin}
    return {}


def _page(
    request: OfficeRequest,
    typed: str,
    found: Brought | None = None,
    *,
    refusal: Refusal | None = None,
    identity_refusal: Refusal | None = None,
    **more: object,
) -> HttpResponse:
    """Draw the desk with what was found and what was refused; a refusal gives the page its status."""
    said = refusal or identity_refusal
    twin = more.get("twin")
    looked(request.officer.actor, RECEPTION, _seen(found, twin if isinstance(twin, Twin) else None))
    context = {
        **_today(request.officer.actor),
        **more,
        "here": "/ban",
        "typed": typed[:80],
        "it": found,
        "may_mark": request.officer.actor.role == DESK,
        "not_found": refusal is not None,
        "problem": said.problem if said else None,
        "words": said.problem.vi.filled(said.details) if said else None,
    }
    return render(request, "desk/desk.html", context, status=said.problem.status if said else 200)


def _seen(found: Brought | None, twin: Twin | None) -> list[Seen]:
    """Return whose data this page shows: the family of the slip, and whoever has the same identity paper."""
    theirs = [Seen(found.place, found.resident, found.home)] if found else []
    return [*theirs, Seen(twin.place, twin.resident, twin.home, OF_THE_TWIN)] if twin else theirs


def _today(actor: Actor) -> dict[str, object]:
    today = local_today()
    recent = prepared_on(actor, today)
    return {
        "commune": get_commune(actor.scope.split(".")[2]).full_name,
        "today": today,
        "recent": recent[:SHOWN],
        "count": len(recent),
        "complete": sum(one.slip.complete for one in recent),
        "more": max(0, len(recent) - SHOWN),
    }
