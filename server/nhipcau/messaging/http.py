"""The doors: receipts from a gateway, the officers' page about messages, and how sending goes for whoever watches it."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from nhipcau.kernel import bus
from nhipcau.kernel.actor import COMMUNE_LEAD, DESK, Actor, system
from nhipcau.kernel.doors import OfficeRequest, office
from nhipcau.kernel.ids import new_id
from nhipcau.kernel.outgoing import templates
from nhipcau.kernel.problems import Refusal
from nhipcau.kernel.purposes import FOLLOW_UP
from nhipcau.kernel.reads import Seen, looked, read_door
from nhipcau.kernel.scope import COUNTRY, acting, within
from nhipcau.messaging import receipts
from nhipcau.messaging.bodies import Called, SendAgain
from nhipcau.messaging.figures import figures, is_slow, last_canary, ways_now
from nhipcau.messaging.models import FAILED, OutMessage, WantedCall
from nhipcau.messaging.problems import RECEIPT_DOOR_SHUT
from nhipcau.messaging.rules import written
from nhipcau.messaging.sealing import opened

SHOWN: Final = 30  # of each list; their number is always whole
ARRIVED, NOT_ARRIVED = {"1"}, {"2", "16"}  # as Kannel says it
WHY: Final = {
    "unreachable": "chưa cổng nào nhận",
    "refused": "cổng không nhận số này",
    "bounced": "máy người nhận không nhận được",
    "unsayable": "mẫu tin sai, chưa gửi",
}
MODES: Final = {"trial": "chạy thử, không tin nào ra ngoài", "team": "chỉ gửi cho người trong tổ", "live": "gửi thật"}
HOW: Final = {"text": "nhắn HEN", "ring": "gọi nhỡ"}
CALLING: Final = read_door(
    "wanted_call",
    "follow_up",
    vi="Xã xem số điện thoại của người xin gọi lại",
    en="The commune saw the number of somebody who asked to be called",
    phone=("số điện thoại", "telephone number"),
)


@dataclass(frozen=True)
class Call:
    """Somebody to call back."""

    id: UUID
    number: str
    how: str
    at: datetime


@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """Take what a gateway says became of a message: ``tin`` ours, ``tt`` its state, ``cong`` the gateway, ``khoa`` the secret.

    Raises:
        Refusal: 403.260 another secret.
    """
    if not settings.SMS_SECRET:
        raise Http404
    asked = request.GET
    if not hmac.compare_digest(asked.get("khoa", "").encode(), settings.SMS_SECRET.encode()):
        raise Refusal(RECEIPT_DOOR_SHUT)
    state, message = asked.get("tt", ""), _uuid(asked.get("tin", ""))
    if message and state in ARRIVED | NOT_ARRIVED:
        receipts.note_for(message, asked.get("cong", "")[:40], delivered=state in ARRIVED)
    return HttpResponse("ok", content_type="text/plain; charset=us-ascii", headers={"Cache-Control": "no-store"})


@require_safe
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Say how sending goes, in numbers only; with 503 when something has waited for too long."""
    with acting(system(COUNTRY)):
        found, canary = figures(OutMessage.objects.all()), last_canary()
    slow = is_slow(found)
    said = {
        "status": "slow" if slow else "ok",
        "mode": settings.SENDING.mode,
        "waiting": found.waiting,
        "oldest_waiting_seconds": int(found.oldest.total_seconds()),
        "handed_last_day": found.handed,
        "handed_within_10_s": _share(found.quick),
        "delivered_of_those_told_of": _share(found.arrived),
        "failed_last_day": found.failed,
        "gateways_resting": [one.name for one in ways_now() if one.rests_until],
        "last_canary": canary.isoformat() if canary else None,
    }
    return JsonResponse(said, status=503 if slow else 200, headers={"Cache-Control": "no-store"})


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


@require_http_methods(["GET", "HEAD", "POST"])
@office(DESK, COMMUNE_LEAD, purpose=FOLLOW_UP)
def messages(request: OfficeRequest) -> HttpResponse:
    """Show the commune how its messages go and whom to call back; take a press. A refusal is said in the transaction."""
    if request.method != "POST":
        return _page(request)
    actor, sent = request.officer.actor, request.POST
    try:
        if sent.get("goi"):
            bus.do(actor, "messaging.called", Called(id=new_id(), call_id=_uuid(sent["goi"]) or UUID(int=0)))
        else:
            named = _uuid(sent.get("tin", "")) or (UUID(int=0) if sent.get("tin") else None)
            bus.do(actor, "messaging.send_again", SendAgain(id=new_id(), message_id=named))
    except Refusal as refusal:
        return _page(request, refusal)
    return redirect("/xa/tin-nhan?xong=" + ("goi" if sent.get("goi") else "gui"))


def _page(request: OfficeRequest, refusal: Refusal | None = None) -> HttpResponse:
    actor = request.officer.actor
    mine = OutMessage.objects.filter(within(actor))
    failed = mine.filter(state=FAILED).order_by("-ended_at", "id")
    found = figures(mine)
    context = {
        "here": "/xa/tin-nhan",
        "it": found,
        "slow": is_slow(found),
        "minutes": int(found.oldest.total_seconds() // 60),
        "mode": MODES[settings.SENDING.mode],
        "ways": ways_now(),
        "quiet": written()["quiet"],
        "calls": _calls(actor),
        "failed": [(one, _first_words(one), WHY.get(one.why, one.why)) for one in failed[:SHOWN]],
        "many": failed.count(),
        "unreachable": failed.filter(why="unreachable").count(),
        "done": request.GET.get("xong", ""),
        "problem": refusal.problem if refusal else None,
        "words": refusal.problem.vi.filled(refusal.details) if refusal else None,
    }
    return render(request, "messaging/messages.html", context, status=refusal.problem.status if refusal else 200)


def _calls(actor: Actor) -> list[Call]:
    """Return whom to call, longest waiting first; each number that is shown is noted as looked at."""
    rows = list(WantedCall.objects.filter(within(actor), done_at=None).order_by("asked_at", "id")[:SHOWN])
    looked(actor, CALLING, [Seen(one.place) for one in rows])
    return [Call(one.id, opened(one.sealed or b"") or "", HOW[one.how], one.asked_at) for one in rows]


def _first_words(message: OutMessage) -> str:
    """Return what a message is about: the beginning of its text, without what was put in."""
    known = templates.get(message.kind)
    return known.texts["vi"].split("{")[0].strip(" .,:") if known else message.kind


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


